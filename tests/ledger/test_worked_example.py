"""The worked example, hours: every sum of it comes out of the same rows."""

from decimal import Decimal

import pytest

from burden.ledger import selectors
from burden.ledger.models import Component
from burden.ledger.selectors import Hours, Slice
from burden.ledger.verification import problems
from burden.matters.selectors import matter
from burden.organisations.models import Level
from tests.factories.worked_example import MONTH, WorkedExample


@pytest.fixture
def example(db: None) -> WorkedExample:
    example = WorkedExample()
    example.book()
    return example


@pytest.fixture
def whole(example: WorkedExample) -> Slice:
    return Slice(example.units["P"].path, MONTH)


def four(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.0001"))


def by_name(example: WorkedExample, found: dict[int, Hours]) -> dict[str, Decimal]:
    names = {unit.pk: name for name, unit in example.units.items()}
    return {names[pk]: four(hours.hours) for pk, hours in found.items()}


def test_totals_are_all_hours_and_the_avoidable_ones(whole: Slice) -> None:
    totals = selectors.totals(whole.received)

    assert four(totals.hours) == Decimal("100.8733")
    assert four(totals.avoidable) == Decimal("49.6284")
    assert round(totals.avoidable_ratio, 4) == 0.4920
    assert totals.measured_ratio == 1
    assert four(totals.white) == Decimal("3.7433")


def test_items_have_their_hours(example: WorkedExample, whole: Slice) -> None:
    items = selectors.heaviest_items(whole)

    assert {one.item.title: four(one.hours) for one in items} == {
        "M0": 46,
        "M1": 21,
        "M2": 22,
        "D0": Decimal("2.6167"),
        "D1": Decimal("5.5133"),
        "D2": Decimal("3.7433"),
    }


def test_units_received_hours(example: WorkedExample, whole: Slice) -> None:
    received = selectors.received_by_unit(whole)

    assert by_name(example, received) == {
        "P": 20,
        "C": Decimal("27.05"),
        "K1": Decimal("29.04"),
        "K2": Decimal("14.04"),
        "T1": Decimal("10.7433"),
    }


def test_units_received_avoidable_hours(example: WorkedExample, whole: Slice) -> None:
    received = selectors.received_by_unit(whole)
    avoidable = {pk: Hours(hours.avoidable) for pk, hours in received.items()}

    assert by_name(example, avoidable) == {
        "P": 4,
        "C": Decimal("13.28"),
        "K1": Decimal("17.9461"),
        "K2": Decimal("4.2961"),
        "T1": Decimal("10.1062"),
    }


def test_units_generated_hours(example: WorkedExample, whole: Slice) -> None:
    generated = selectors.generated_by_unit(whole)

    assert by_name(example, generated) == {
        "P": Decimal("48.6167"),
        "C": Decimal("26.5133"),
        "K1": Decimal("25.7433"),
    }


def test_hours_go_back_to_the_root_of_the_matter(example: WorkedExample, whole: Slice) -> None:
    roots = selectors.by_root(whole)

    assert {pk: four(hours.hours) for pk, hours in roots.items()} == {
        example.items["M0"].pk: 89,
        example.items["D0"].pk: Decimal("11.8733"),
    }


@pytest.mark.parametrize(
    ("root", "multiplier", "descended"), [("M0", 1.9348, "43"), ("D0", 4.5375, "9.2567")]
)
def test_amplification_is_all_hours_to_those_of_the_root(
    example: WorkedExample, root: str, multiplier: float, descended: str
) -> None:
    top = example.items[root]
    hours = selectors.hours_of_matter(top, path=example.units["P"].path)
    amplified = selectors.amplification(top, matter(top), hours)

    assert amplified.multiplier is not None
    assert round(amplified.multiplier, 4) == multiplier
    assert four(amplified.descended.hours) == Decimal(descended)
    assert list(amplified.by_level) == [Level.PROVINCE, Level.CITY, Level.COUNTY]
    assert [cost.depth for cost in amplified.by_level.values()] == [0, 1, 2]


def test_flow_matrix_goes_from_issuing_to_receiving_levels(whole: Slice) -> None:
    matrix = selectors.flow_matrix(whole)

    assert matrix.levels == (Level.PROVINCE, Level.CITY, Level.COUNTY, Level.TOWNSHIP)
    assert [[str(four(cell.hours)) for cell in row] for row in matrix.cells] == [
        ["20.0000", "11.0500", "17.5667", "0.0000"],
        ["0.0000", "16.0000", "10.5133", "0.0000"],
        ["0.0000", "0.0000", "15.0000", "10.7433"],
        ["0.0000", "0.0000", "0.0000", "0.0000"],
    ]


def test_margins_of_the_flow_matrix_are_generated_and_received_hours(whole: Slice) -> None:
    matrix = selectors.flow_matrix(whole)

    assert [str(four(row.hours)) for row in matrix.generated] == [
        "48.6167",
        "26.5133",
        "25.7433",
        "0.0000",
    ]
    assert [str(four(column.hours)) for column in matrix.received] == [
        "20.0000",
        "27.0500",
        "43.0800",
        "10.7433",
    ]
    assert matrix.total.hours == selectors.totals(whole.received).hours


def test_months_hold_the_hours_of_each_level(example: WorkedExample) -> None:
    months = selectors.by_month(example.units["C"].path, MONTH.first, MONTH.last)

    assert {level: four(hours.hours) for level, hours in months[MONTH.first].items()} == {
        Level.CITY: Decimal("27.05"),
        Level.COUNTY: Decimal("43.08"),
        Level.TOWNSHIP: Decimal("10.7433"),
    }


def test_top_items_of_a_unit_and_component(example: WorkedExample) -> None:
    items = selectors.top_items(example.units["K1"], MONTH, component=Component.LAYERED)

    assert [(one.item.title, one.hours) for one in items] == [
        ("M2", Decimal("10.8")),
        ("M1", Decimal("3.6")),
    ]


def test_scope_sees_only_what_its_units_received(example: WorkedExample) -> None:
    part = Slice(example.units["K1"].path, MONTH)

    received = selectors.received_by_unit(part)

    assert set(by_name(example, received)) == {"K1", "T1"}
    assert four(selectors.totals(part.received).hours) == Decimal("39.7833")


def test_scope_sees_as_generated_only_what_its_units_issued(example: WorkedExample) -> None:
    part = Slice(example.units["K1"].path, MONTH)

    assert by_name(example, selectors.generated_by_unit(part)) == {"K1": Decimal("25.7433")}


def test_other_period_has_no_hours(example: WorkedExample) -> None:
    part = Slice(example.units["P"].path, MONTH.next())

    assert selectors.totals(part.received).hours == 0
    assert selectors.flow_matrix(part).levels == ()


def test_the_ledger_adds_up(example: WorkedExample) -> None:
    assert list(problems()) == []
