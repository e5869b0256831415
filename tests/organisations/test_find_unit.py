"""Which unit a name in a paper means."""

import pytest

from burden.organisations import services
from burden.organisations.models import Level, Unit
from burden.organisations.selectors import find_unit

Units = dict[str, Unit]


@pytest.mark.parametrize(
    ("name", "near", "code"),
    [
        ("K1E", None, "K1E"),
        ("安平县教育局", None, "K1E"),
        (" 安平县 教育局 ", None, "K1E"),
        ("安平县发改局", None, "K1F"),
        ("江州市安平县教育局", None, "K1E"),
        ("江南省江州市安平县人民政府", None, "K1G"),
        ("安平县政府", None, "K1G"),
        ("安平县委", None, "K1P"),
        ("安平县政府办", None, "K1O"),
        ("江州市人民政府", None, "C"),
        ("临河县人民政府", None, "K2"),
        ("张家村村民委员会", None, "V1"),
        ("新城社区居委会", None, "V3"),
        ("城关街道办事处", None, "T3"),
        ("教育局", "T2", "K1E"),
        ("县教育局", "T2", "K1E"),
        ("县教育局", "K2", "K2E"),
        ("本县教育局", "K2", "K2E"),
        ("市教育局", "K2", "CE"),
        ("市政府", "T1", "C"),
        ("县委", "K1E", "K1P"),
        ("县人民政府", "K1E", "K1G"),
        ("省发展改革委", "V1", "PF"),
        ("青河镇人民政府", "K1", "T1"),
        ("青河镇人民政府", "K2E", "T4"),
        ("安平县", "K1G", "K1"),
        ("安平县", "C", "K1"),
    ],
)
def test_find_unit_finds_the_unit_meant(
    units: Units, name: str, near: str | None, code: str
) -> None:
    found = find_unit(name, near=units[near] if near else None)

    assert found == units[code]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("", None),
        ("东海市人民政府", None),
        ("青河镇", None),
        ("教育局", None),
        ("财政局", "K1"),
        ("总工会", "K2"),
        ("东海市安平县教育局", None),
    ],
)
def test_find_unit_finds_nothing_when_in_doubt(units: Units, name: str, near: str | None) -> None:
    assert find_unit(name, near=units[near] if near else None) is None


def test_find_unit_knows_short_names(units: Units) -> None:
    Unit.objects.filter(code="K1M").update(short_names=["县总", "安平工会"])

    assert find_unit("安平工会") == units["K1M"]


def test_find_unit_prefers_the_imported_unit_to_an_external_one(units: Units) -> None:
    services.external_unit("安平县教育局", Level.COUNTY)

    assert find_unit("安平县教育局") == units["K1E"]


def test_find_unit_finds_an_external_association_again(units: Units) -> None:
    association = services.external_unit("中国信息协会", Level.CENTRAL)

    assert find_unit("中国信息协会", near=units["T1"]) == association


def test_external_unit_is_one_unit_however_often_it_is_named(db: None) -> None:
    first = services.external_unit("中国信息协会", Level.CENTRAL)
    second = services.external_unit(" 中国信息 协会", Level.PROVINCE)

    assert first == second
    assert first.path == f"{first.pk}/"
    assert first.is_external
