"""Sums of a year and of guests follow whatever changes the sums they are added up from."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from burden.ledger import selectors as ledger
from burden.ledger.hours import avoidable_of
from burden.ledger.models import Component, GuestSum, HostSum, IssuerSum, MatterLevelSum, MatterSum
from burden.ledger.services import Booking, book, sum_month_anew, sum_years_anew
from burden.ledger.verification import problems
from burden.matters.models import Item, Source
from burden.organisations.importing.sheets import Row
from burden.organisations.models import Level, Unit
from burden.organisations.periods import Period
from burden.organisations.services import import_units
from burden.thresholds import selectors as thresholds
from tests.factories.administration import make_item, make_unit

pytestmark = pytest.mark.django_db
DAY = date(2025, 3, 3)


class County:
    def __init__(self) -> None:
        self.unit = make_unit()
        self.townships = [make_unit(level=Level.TOWNSHIP, parent=self.unit) for _ in range(2)]

    def hold(
        self,
        *receivers: Unit,
        day: date = DAY,
        item: Item | None = None,
        component: Component = Component.MEETING,
    ) -> Item:
        item = item or make_item(self.unit, source=Source.MEETING, day=day)
        book(
            item=item,
            originator=self.unit,
            day=day,
            rows=[
                Booking(component, one.pk, 2, avoidable_of(component, Decimal(2)), is_measured=True)
                for one in receivers
            ],
            parameter_set=thresholds.in_force().set,
        )
        return item


@pytest.fixture
def county() -> County:
    return County()


def guests(unit: Unit) -> list[tuple[int, int, float]]:
    rows = GuestSum.objects.filter(receiver=unit).order_by("months", "month")
    return [(row.months, row.meetings, float(row.hours)) for row in rows]


def move(unit: Unit, superior: Unit) -> None:
    cells = {"id": unit.code, "name": unit.name, "level": unit.level, "parent": superior.code}
    import_units(rows=[Row(1, cells)], name="units", by=None)
    unit.refresh_from_db()


def test_a_guest_is_counted_by_month_quarter_and_year(county: County) -> None:
    county.hold(county.unit, *county.townships)
    county.hold(county.townships[0], day=date(2025, 4, 3))

    assert guests(county.townships[0]) == [
        (1, 1, 2),
        (1, 1, 2),
        (3, 1, 2),
        (3, 1, 2),
        (12, 2, 4),
    ]
    assert guests(county.unit) == []
    assert list(problems()) == []


def test_what_is_taken_back_is_counted_no_more(county: County) -> None:
    item = county.hold(*county.townships)

    county.hold(county.townships[0], item=item)
    assert guests(county.townships[1]) == []
    assert list(problems()) == []

    county.hold(item=item)
    assert not GuestSum.objects.exists()
    assert not MatterSum.objects.exists()
    assert not HostSum.objects.exists()


def test_hours_follow_an_item_to_another_matter(county: County) -> None:
    root, item = county.hold(county.unit), county.hold(*county.townships)

    item.root = root
    item.save(update_fields=["root"])

    year = ledger.Slice(county.unit.path, Period.parse("2025"))
    (matter,) = ledger.heaviest_matters(year)
    assert (matter.item, float(matter.hours)) == (root, 6)
    assert ledger.count_matters(year) == 1
    assert list(problems()) == []


def test_a_month_summed_anew_changes_no_year(county: County) -> None:
    county.hold(*county.townships)
    before = guests(county.townships[0])

    sum_month_anew(DAY.replace(day=1))
    assert guests(county.townships[0]) == before
    assert list(problems()) == []


def test_sums_of_years_that_are_wrong_are_named_and_made_anew(county: County) -> None:
    item = county.hold(*county.townships)
    for model in (GuestSum, MatterSum, HostSum):
        model.objects.update(hours=7)

    told = [problem.text for problem in problems()]
    assert any(f"of matter {item.root_id}" in text for text in told)
    assert any(f"at meetings of unit {county.unit.pk}" in text for text in told)
    assert any("at meetings of 12 months" in text for text in told)

    sum_years_anew()
    assert list(problems()) == []


def test_matters_and_hosts_of_every_period_cost_what_their_items_do(county: County) -> None:
    root = county.hold(county.unit, *county.townships)
    county.hold(county.townships[0], day=date(2025, 4, 3))

    for written, matters, meetings in (("2025-03", 1, 1), ("2025-Q1", 1, 1), ("2025", 2, 2)):
        part = ledger.Slice(county.unit.path, Period.parse(written))
        assert ledger.count_matters(part) == matters
        heaviest = ledger.heaviest_matters(part)[0]
        assert (heaviest.item, float(heaviest.hours)) == (root, 6)
        (host,) = part.hosts
        assert (host.unit, host.meetings) == (county.unit, meetings)


def test_a_scope_too_deep_to_be_wide_tells_the_same_from_its_items(county: County) -> None:
    city = make_unit(level=Level.CITY)
    office = make_unit(level=Level.COUNTY, parent=city)
    township = make_unit(level=Level.TOWNSHIP, parent=office)
    village = make_unit(level=Level.VILLAGE, parent=township)
    item = county.hold(village)

    assert not MatterSum.objects.filter(scope=village).exists()
    part = ledger.Slice(village.path, Period.parse("2025"))
    assert [one.item for one in ledger.heaviest_matters(part)] == [item]
    assert ledger.count_matters(part) == 1
    assert list(problems()) == []

    move(village, office)
    assert MatterSum.objects.filter(scope=village).count() == 3
    assert list(problems()) == []

    move(village, township)
    assert not MatterSum.objects.filter(scope=village).exists()
    assert not HostSum.objects.filter(scope=village).exists()
    assert list(problems()) == []


def borne(unit: Unit, level: Level) -> tuple[dict[Any, Any], dict[Any, Any]]:
    """What units of a level bear of a scope's year, by matter and by issuer."""
    part = ledger.Slice(unit.path, Period.parse("2025"))
    matters = part.matters_at(level).values_list("root", "avoidable")
    issuers = part.issuers.filter(receiver_level=level).values_list("originator", "avoidable")
    return dict(matters), dict(issuers)


def test_avoidable_hours_of_a_level_follow_whatever_changes_them(county: County) -> None:
    first, second = county.townships
    item = county.hold(county.unit, first, second, component=Component.ACCOMPANY)
    county.hold(first)
    assert borne(county.unit, Level.TOWNSHIP) == ({item.pk: 4}, {county.unit.pk: 4})
    assert borne(first, Level.TOWNSHIP) == ({item.pk: 2}, {county.unit.pk: 2})

    root = county.hold(county.unit)
    item.root = root
    item.save(update_fields=["root"])
    assert borne(county.unit, Level.TOWNSHIP) == ({root.pk: 4}, {county.unit.pk: 4})
    assert list(problems()) == []

    city = make_unit(level=Level.CITY)
    office = make_unit(parent=make_unit(parent=city))
    move(second, office)
    assert borne(city, Level.TOWNSHIP) == ({root.pk: 2}, {county.unit.pk: 2})
    assert borne(county.unit, Level.TOWNSHIP) == ({root.pk: 2}, {county.unit.pk: 2})
    assert not MatterLevelSum.objects.filter(scope=second).exists()
    assert list(problems()) == []

    county.hold(first, item=item, component=Component.ACCOMPANY)
    assert borne(city, Level.TOWNSHIP) == ({}, {})
    assert list(problems()) == []

    for model in (MatterLevelSum, IssuerSum):
        model.objects.update(avoidable=7)
    told = [problem.text for problem in problems()]
    assert any(f"avoidable, of matter {root.pk}" in text for text in told)
    assert any(f"avoidable, from unit {county.unit.pk}" in text for text in told)
    sum_years_anew()
    assert list(problems()) == []

    county.hold(item=item)
    assert not MatterLevelSum.objects.exists()
    assert not IssuerSum.objects.exists()
