import pytest

from meetings.layering import LayeringError, Unit
from meetings.layering.hierarchy import Hierarchy
from tests.layering.county import UNITS


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("p", "c"),
        ("p", "v"),
        ("c", "ke"),
        ("ce", "k"),
        ("ce", "ke"),
        ("pe", "ke"),
        ("cw", "kw"),
        ("k", "ke"),
        ("ke", "t"),
    ],
)
def test_unit_stands_above_when_place_or_line_is_superior(upper: str, lower: str) -> None:
    hierarchy = Hierarchy(UNITS)

    assert hierarchy.is_above(upper, lower)
    assert not hierarchy.is_above(lower, upper)


@pytest.mark.parametrize(
    ("one", "other"),
    [("ce", "kw"), ("k", "k2"), ("ke", "kw"), ("k2", "t"), ("k", "k"), ("t", "ke")],
)
def test_unit_does_not_stand_above_when_line_or_place_differs(one: str, other: str) -> None:
    assert not Hierarchy(UNITS).is_above(one, other)


def test_unit_read_before_its_superiors_were_known_stands_below_them_once_they_are() -> None:
    hierarchy = Hierarchy([unit for unit in UNITS if unit.id in ("t", "v")])
    assert hierarchy.is_above("t", "v")
    assert [place.id for place in hierarchy.position("v").chain] == ["v", "t"]

    hierarchy.learn(unit for unit in UNITS if unit.id not in ("t", "v"))

    assert hierarchy.is_above("k", "v")
    assert hierarchy.position("v") == Hierarchy(UNITS).position("v")


def test_hierarchy_refuses_units_that_lead_in_a_circle() -> None:
    units = (Unit("a", "甲县", 3, "b"), Unit("b", "乙市", 2, "a"))

    with pytest.raises(LayeringError) as caught:
        Hierarchy(units).position("a")

    assert caught.value.code == "unit_cycle"
