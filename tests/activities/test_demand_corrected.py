"""A demand for a form is put right or withdrawn; what was asked again follows."""

from decimal import Decimal

import pytest
from django.db.models import Sum

from burden.activities.demands.register import REGISTER
from burden.activities.models import Demand, RepeatedField
from burden.activities.registers import correcting, importing
from burden.ledger.models import Component, Entry
from burden.organisations.models import Role, User
from tests.activities.conftest import Province
from tests.factories.administration import make_person
from tests.factories.demands import ask
from tests.factories.papers import work

pytestmark = pytest.mark.django_db(transaction=True)


def hours(demand: Demand, *of: Component) -> Decimal:
    rows = Entry.objects.filter(item=demand.item, component__in=of or Component.values)
    return rows.aggregate(sum=Sum("hours"))["sum"] or Decimal(0)


@pytest.fixture
def by(province: Province) -> User:
    return make_person(Role.UNIT_EDITOR, province.city_education)


def put_right(demand: Demand, by: User, **texts: str) -> None:
    stands = correcting.texts_of(REGISTER, demand, by)
    correcting.correct(REGISTER, demand, texts={**stands, **texts}, by=by)
    work()
    demand.refresh_from_db()


def test_what_stands_is_written_as_a_list_would_write_it(province: Province, by: User) -> None:
    found = ask(province.city_education, province.town, by=by, hours="1.5")
    work()

    stands = correcting.texts_of(REGISTER, found, by)

    assert (stands["sent"], stands["due"]) == ("2026-03-03 09:00", "2026-03-20 18:00")
    assert stands["fields"].split("\n") == ["姓名", "身份证号", "联系电话", "家庭住址"]
    put_right(found, by)
    assert found.corrected == []


def test_corrected_deadline_and_fields_change_what_is_told_and_booked(
    province: Province, by: User
) -> None:
    found = ask(province.city_education, province.town, by=by)
    work()
    before = hours(found)

    put_right(found, by, due="2026-03-04 10:00", fields="姓名、身份证号")

    assert found.hours_left == 25
    assert found.field_count == 2
    assert Decimal(0) < hours(found) < before
    ask(province.city_education, province.town, by=by, due="2026-03-28 10:00")
    found.refresh_from_db()
    assert Demand.objects.count() == 1
    assert (found.hours_left, found.field_count) == (25, 2)
    assert sorted(found.corrected) == ["due", "fields"]


def test_withdrawn_demand_costs_nothing_and_nobody_repeats_it(province: Province, by: User) -> None:
    first = ask(province.city_education, province.town, by=by)
    later = ask(
        province.county_education, province.town, sent="2026-03-09 09:00", title="残疾人名册"
    )
    work()
    assert hours(later, Component.FORM_DUP) > 0

    correcting.withdraw(REGISTER, first, reason="重复登记", by=by)
    work()

    assert hours(first) == 0
    assert hours(later, Component.FORM_DUP) == 0
    assert not RepeatedField.objects.filter(later__demand=later).exists()
    correcting.take_up_again(REGISTER, first, by=by)
    work()
    assert hours(later, Component.FORM_DUP) > 0


def test_deadline_that_is_a_slip_of_the_pen_is_refused_by_its_column(
    province: Province, by: User
) -> None:
    found = ask(province.city_education, province.town, by=by)
    work()

    with pytest.raises(importing.BadValues) as refused:
        put_right(found, by, due="2025-03-20 18:00")

    assert [field for field, _sentence in refused.value.errors] == ["due"]
