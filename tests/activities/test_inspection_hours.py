"""What an inspection costs those below, as the ledger keeps it and the pages show it."""

from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from burden.findings.models import Finding
from burden.ledger.models import Component, Entry
from burden.organisations.models import Role, Unit
from tests.activities.conftest import Province
from tests.activities.texts import ACCEPTANCE
from tests.factories.administration import make_person
from tests.factories.inspections import tell
from tests.factories.papers import work

pytestmark = pytest.mark.django_db(transaction=True)


def hours(unit: Unit) -> Decimal:
    rows = Entry.objects.filter(receiver=unit, component=Component.INSPECTION)
    return sum((one.hours for one in rows), Decimal(0))


def test_escorts_give_the_working_days_and_the_inspected_prepare(province: Province) -> None:
    """10 to 12 March are three working days of 7 hours; 4 h to prepare, 2 h a material."""
    tell(
        province.city_education,
        province.town,
        end="2026-03-12",
        escorts="安平县教育局:2；镇:3",
        materials="自查报告；工作台账",
    )
    work()

    assert hours(province.county_education) == 2 * 3 * 7
    assert hours(province.town) == 3 * 3 * 7 + 4 + 2 * 2
    measured = dict(Entry.objects.values_list("receiver", "is_measured"))
    assert measured == {province.county_education.pk: True, province.town.pk: False}
    assert not Entry.objects.exclude(avoidable=0).exists()


def test_level_that_escorted_is_the_place_of_that_level_above_the_inspected(
    province: Province,
) -> None:
    tell(province.province, province.town, escorts="市:1；县:2")
    work()

    assert hours(province.city) == 7
    assert hours(province.county) == 14
    assert hours(province.city_education) == 0


def test_nothing_told_of_escorts_is_assumed_and_said_to_be(province: Province) -> None:
    tell(province.city_education, province.town)
    work()

    assert hours(province.town) == 2 * 7 + 4
    assert not Entry.objects.get().is_measured


def test_finding_tells_the_hours_it_speaks_of_and_the_ledger_books_them_once(
    province: Province,
) -> None:
    """120 indicators at half an hour each; half of them leave traces."""
    found = tell(
        province.county_education,
        province.town,
        title="校园达标验收",
        kind="评估验收",
        text=ACCEPTANCE,
    )
    work()

    by_kind = dict(Finding.objects.filter(item=found.item).values_list("kind", "avoidable_hours"))
    assert by_kind == {"indicators": Decimal(60), "rule:GD-17:inspection": Decimal(30)}
    assert hours(province.town) == 14 + 4 + 60


def test_sums_of_the_ledger_hold_and_every_page_shows_the_component(province: Province) -> None:
    tell(province.city_education, province.town, escorts="镇:3")
    work()

    out = StringIO()
    call_command("verify_ledger", stdout=out)
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(Role.INSPECTOR, province.city))
    overview = client.get("/", {"period": "2026-03"}).text
    unit = client.get(f"/units/{province.town.uuid}/", {"period": "2026-03"}).text
    figures = client.get(
        reverse("api:unit-burden", args=[province.town.uuid]), {"period": "2026-03"}
    ).json()

    assert "2026年义务教育督导检查" in overview
    assert "inspections" in unit
    assert "inspection" in str(figures)
