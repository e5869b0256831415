"""Whom a paper is addressed to."""

from datetime import date

import pytest

from burden.organisations.models import Unit
from burden.organisations.selectors import read_addressees, resolve_addressees

Units = dict[str, Unit]


@pytest.mark.parametrize(
    ("issuer", "names", "codes"),
    [
        ("C", ["各县（市、区）人民政府，市直各部门"], "K1G K2 CE"),
        ("C", ["各县（市、区）人民政府", "市政府各部门、各直属机构"], "K1G K2 CE"),
        ("C", ["各县区人民政府"], "K1G K2"),
        ("C", ["各县、区党委、人民政府"], "K1P K1G K2"),
        ("C", ["各县（市、区）教育局"], "K1E K2E"),
        ("CE", ["各县（市、区）教育局"], "K1E K2E"),
        ("K1G", ["各乡镇人民政府、街道办事处"], "T1 T2 T3"),
        ("K1G", ["各乡（镇）人民政府，各街道办事处，县直各单位"], "T1 T2 T3 K1O K1E K1F K1M"),
        ("K1E", ["各乡镇、街道"], "T1 T2 T3"),
        ("T1", ["各村（居）民委员会"], "V1 V2"),
        ("T1", ["各村（社区）"], "V1 V2"),
        ("T3", ["各社区居委会"], "V3"),
        ("P", ["各市、县（市、区）人民政府"], "C K1G K2"),
        ("P", ["各设区市人民政府，省直各部门"], "C PF"),
        ("K1G", ["青河镇人民政府、县教育局，县委"], "T1 K1E K1P"),
        ("C", ["安平县各乡镇人民政府"], "T1 T2"),
        ("K1G", ["各有关单位"], ""),
        ("K1G", ["某某未知单位"], ""),
        ("C", ["各县（市、区）委、人民政府"], "K1P K1G K2"),
        (
            "K1O",
            [
                "各乡镇党委和人民政府、街道党工委和办事处，县委各部委，县级国家机关各部门党组（党委）",
                "各人民团体",
            ],
            "T1 T2 T3 K1E K1F K1M",
        ),
        ("K1G", ["各乡镇（街道）", "县直及驻县各单位"], "T1 T2 T3 K1O K1E K1F K1M"),
        ("K1G", ["各乡镇人民政府（除青河镇外）"], "T2"),
        ("K1G", ["除青河镇、柳林乡外的各乡镇、街道"], "T3"),
        ("K1G", ["各乡镇、街道（青河镇、城关街道除外）"], "T2"),
        ("K1G", ["各街道办事处"], "T3"),
        ("C", ["各县（市、区）教育局（安平县教育局除外）"], "K2E"),
        ("C", ["各县（市、区）人民政府（除临河县外）、市直各部门"], "K1G CE"),
        ("K1G", ["有关乡镇人民政府", "县直有关单位", "相关部门"], ""),
        ("K1", ["各村（社区）"], "V1 V2 V3"),
    ],
)
def test_addressees_are_resolved_by_the_tree(
    units: Units, issuer: str, names: list[str], codes: str
) -> None:
    found = resolve_addressees(names, units[issuer])

    assert {unit.code for unit in found} == set(codes.split())


def test_addressees_never_hold_the_issuer(units: Units) -> None:
    found = resolve_addressees(["市直各部门"], units["CE"])

    assert units["CE"] not in found


def test_addressees_leave_out_what_was_not_there_on_the_day(units: Units) -> None:
    Unit.objects.filter(code="T2").update(valid_to=date(2025, 12, 31))
    Unit.objects.filter(code="T3").update(valid_from=date(2026, 3, 1))

    early = resolve_addressees(["各乡镇、街道"], units["K1"], on=date(2025, 6, 1))
    late = resolve_addressees(["各乡镇、街道"], units["K1"], on=date(2026, 6, 1))

    assert [unit.code for unit in early] == ["T1", "T2"]
    assert [unit.code for unit in late] == ["T1", "T3"]


def test_addressee_that_names_nobody_in_particular_is_told_from_one_nobody_knows(
    units: Units,
) -> None:
    named = ["各乡镇人民政府", "各有关单位", "某某未知单位"]

    known, unnamed, unknown = read_addressees(named, units["K1G"])

    assert [unit.code for unit in known.units] == ["T1", "T2"]
    assert (unnamed.name, unnamed.units, unnamed.is_unnamed) == ("各有关单位", (), True)
    assert (unknown.name, unknown.units, unknown.is_unnamed) == ("某某未知单位", (), False)
