"""What a list of units does to the tree."""

from datetime import date

import pytest

from burden.audit.models import Entry
from burden.organisations import services
from burden.organisations.importing.plan import Kind
from burden.organisations.models import OrganKind, Role, StaffCount, Unit
from tests.organisations.tree import import_rows, person, rows

pytestmark = pytest.mark.django_db


def test_import_builds_paths_when_a_child_stands_before_its_parent() -> None:
    plan = import_rows(
        {"id": "t", "name": "青河镇", "level": "township", "parent": "k"},
        {"id": "k", "name": "安平县", "level": "county", "parent": ""},
    )

    county, township = Unit.objects.get(code="k"), Unit.objects.get(code="t")
    assert plan.counts[Kind.ADDED] == 2
    assert township.path == f"{county.pk}/{township.pk}/"
    assert county.contains(township)


def test_import_changes_nothing_when_run_again(units: dict[str, Unit]) -> None:
    before = list(Unit.objects.order_by("pk").values())
    cells = [
        {"id": unit.code, "name": unit.name, "level": unit.level, "staff": ""}
        for unit in units.values()
    ]

    plan = import_rows(*cells)

    assert plan.counts[Kind.UNCHANGED] == len(units)
    assert not plan.effective
    assert list(Unit.objects.order_by("pk").values()) == before


def test_import_leaves_out_only_the_broken_rows() -> None:
    plan = import_rows(
        {"id": "k", "name": "安平县", "level": "county"},
        {"id": "x", "name": "无层级", "level": "星级"},
        {"id": "", "name": "无编号", "level": "county"},
        {"id": "t", "name": "青河镇", "level": "township", "parent": "k", "staff": "多人"},
        {"id": "u", "name": "柳林乡", "level": "乡镇", "parent": "k", "staff": "35"},
    )

    assert {(error.row, error.field) for error in plan.errors} == {
        (3, "level"),
        (4, "id"),
        (5, "staff"),
    }
    assert set(Unit.objects.values_list("code", flat=True)) == {"k", "u"}
    assert StaffCount.objects.get().number == 35


def test_import_refuses_what_hangs_on_a_broken_row() -> None:
    plan = import_rows(
        {"id": "k", "name": "安平县", "level": "?"},
        {"id": "t", "name": "青河镇", "level": "township", "parent": "k"},
        {"id": "v", "name": "张家村", "level": "village", "parent": "t"},
        {"id": "c", "name": "江州市", "level": "city"},
    )

    assert [error.row for error in plan.errors] == [2, 3, 4]
    assert Unit.objects.get().code == "c"


def test_import_refuses_a_circle_and_names_its_members(units: dict[str, Unit]) -> None:
    plan = import_rows(
        {"id": "a", "name": "甲县", "level": "county", "parent": "b"},
        {"id": "b", "name": "乙县", "level": "county", "parent": "a"},
        {"id": "c", "name": "丙县", "level": "county", "parent": "C"},
    )

    assert [error.row for error in plan.errors] == [2, 3]
    assert Unit.objects.filter(code="c", parent=units["C"]).exists()


def test_import_refuses_a_circle_with_units_that_are_there(units: dict[str, Unit]) -> None:
    plan = import_rows({"id": "K1E", "name": "安平县教育局", "level": "county", "parent": "K1E"})

    assert [error.field for error in plan.errors] == ["parent"]
    assert Unit.objects.get(code="K1E").parent == units["K1"]


def test_import_refuses_a_parent_of_a_lower_level(units: dict[str, Unit]) -> None:
    plan = import_rows({"id": "K3", "name": "新县", "level": "county", "parent": "T1"})

    assert [(error.row, error.field) for error in plan.errors] == [(2, "parent")]
    assert not Unit.objects.filter(code="K3").exists()


def test_import_moves_a_unit_with_all_below_it(units: dict[str, Unit]) -> None:
    plan = import_rows({"id": "T1", "name": "青河镇", "level": "township", "parent": "K2"})

    township, village = Unit.objects.get(code="T1"), Unit.objects.get(code="V1")
    assert plan.counts[Kind.MOVED] == 1
    assert township.path == f"{units['K2'].path}{township.pk}/"
    assert village.path == f"{township.path}{village.pk}/"
    assert village.parent == township


def test_import_moves_a_parent_and_its_child_apart_in_one_list(units: dict[str, Unit]) -> None:
    import_rows(
        {"id": "V1", "name": "张家村", "level": "village", "parent": "T2"},
        {"id": "T1", "name": "青河镇", "level": "township", "parent": "K2"},
        {"id": "T2", "name": "柳林乡", "level": "township", "parent": "K2"},
    )

    for code, line in (("V1", "P C K2 T2"), ("V2", "P C K2 T1")):
        unit = Unit.objects.get(code=code)
        assert unit.ancestor_ids == [units[one].pk for one in line.split()]


def test_import_ends_a_unit_and_deletes_none(units: dict[str, Unit]) -> None:
    plan = import_rows(
        {"id": "T2", "name": "柳林乡", "level": "township", "valid_to": "2026年6月30日"}
    )

    assert plan.counts[Kind.ENDED] == 1
    assert Unit.objects.get(code="T2").valid_to == date(2026, 6, 30)
    assert Unit.objects.count() == len(units)


def test_import_keeps_columns_that_the_list_lacks(units: dict[str, Unit]) -> None:
    Unit.objects.filter(code="K1E").update(duties="管教育", short_names=["县教育局"])

    import_rows({"id": "K1E", "name": "安平县教育体育局", "level": "county"})

    unit = Unit.objects.get(code="K1E")
    assert (unit.name, unit.duties, unit.short_names) == (
        "安平县教育体育局",
        "管教育",
        ["县教育局"],
    )


def test_import_takes_the_parent_from_division_codes() -> None:
    plan = import_rows(
        {"id": "34", "name": "安徽省", "level": "province"},
        {"id": "3401", "name": "合肥市", "level": "city"},
        {"id": "340101", "name": "市辖区", "level": "county"},
        {"id": "340123", "name": "肥西县", "level": "county"},
        {"id": "340123100", "name": "上派镇", "level": "township"},
        {"id": "340123100201", "name": "某某村", "level": "village"},
        {"id": "edu", "name": "肥西县教育局", "level": "county", "place_code": "340123000000"},
    )

    parents = {unit.code: unit.parent and unit.parent.code for unit in Unit.objects.all()}
    assert not plan.errors
    assert [notice.row for notice in plan.notices] == [4]
    assert parents == {
        "34": None,
        "3401": "34",
        "340123": "3401",
        "340123100": "340123",
        "340123100201": "340123100",
        "edu": "340123",
    }


def test_import_hangs_townships_on_the_city_where_there_are_no_counties() -> None:
    import_rows(
        {"id": "44", "name": "广东省", "level": "province"},
        {"id": "4419", "name": "东莞市", "level": "city"},
        {"id": "441900", "name": "东莞市", "level": "county"},
        {"id": "441900121", "name": "虎门镇", "level": "township"},
    )

    assert Unit.objects.filter(code="441900121", parent__code="4419").exists()
    assert not Unit.objects.filter(code="441900").exists()


def test_import_skips_a_placeholder_between_county_and_province() -> None:
    import_rows(
        {"id": "42", "name": "湖北省", "level": "province"},
        {"id": "4290", "name": "省直辖县级行政区划", "level": "city"},
        {"id": "429004", "name": "仙桃市", "level": "county"},
    )

    assert Unit.objects.filter(code="429004", parent__code="42").exists()


def test_import_takes_the_government_as_the_place_when_no_row_is_the_bare_place() -> None:
    cells = {"level": "county", "place_code": "340123"}

    import_rows(
        {"id": "e", "name": "肥西县教育局", **cells},
        {"id": "g", "name": "肥西县人民政府", **cells},
        {"id": "f", "name": "肥西县财政局", **cells},
    )

    assert {unit.code: unit.parent and unit.parent.code for unit in Unit.objects.all()} == {
        "g": None,
        "e": "g",
        "f": "g",
    }


def test_import_reads_the_kind_of_organ_from_the_name_where_the_list_is_silent() -> None:
    import_rows(
        {"id": "1", "name": "安平县", "level": "county"},
        {"id": "2", "name": "中共安平县委员会", "level": "county", "parent": "1"},
        {"id": "3", "name": "安平县人民政府办公室", "level": "county", "parent": "安平县"},
        {"id": "4", "name": "安平县防汛抗旱指挥部", "level": "county", "parent": "1"},
        {"id": "5", "name": "张家村", "level": "village", "parent": "1"},
    )

    assert dict(Unit.objects.values_list("code", "organ_kind")) == {
        "1": OrganKind.GOVERNMENT,
        "2": OrganKind.PARTY_COMMITTEE,
        "3": OrganKind.GOVERNMENT_OFFICE,
        "4": OrganKind.COORDINATING,
        "5": OrganKind.SELF_GOVERNING,
    }


def test_import_notices_a_jump_of_staff_without_a_reason(units: dict[str, Unit]) -> None:
    cell = {"id": "T1", "name": "青河镇", "level": "township"}
    StaffCount.objects.create(unit=units["T1"], valid_from=date(2026, 1, 1), number=40)

    silent = services.preview_units(rows(cell | {"staff": "60"}), by=None)
    reasoned = services.preview_units(
        rows(cell | {"staff": "60", "staff_note": "并入柳林乡"}), by=None
    )
    small = services.preview_units(rows(cell | {"staff": "43"}), by=None)

    assert [notice.field for notice in silent.notices] == ["staff"]
    assert not reasoned.notices
    assert not small.notices


def test_import_keeps_the_history_of_staff(units: dict[str, Unit]) -> None:
    StaffCount.objects.create(unit=units["T1"], valid_from=date(2026, 1, 1), number=40)

    import_rows({"id": "T1", "name": "青河镇", "level": "township", "staff": "60"})

    counts = StaffCount.objects.filter(unit=units["T1"]).order_by("valid_from")
    assert [(count.number, count.note) for count in counts] == [(40, ""), (60, "list.csv")]


def test_import_stays_within_the_scope_of_its_administrator(units: dict[str, Unit]) -> None:
    admin = person("admin", Role.SYSTEM_ADMIN, units["K1"])

    plan = services.import_units(
        rows=rows(
            {"id": "T9", "name": "新镇", "level": "township", "parent": "K1"},
            {"id": "V9", "name": "新村", "level": "village", "parent": "T9"},
            {"id": "T8", "name": "外镇", "level": "township", "parent": "K2"},
            {"id": "T4", "name": "改名镇", "level": "township"},
            {"id": "T1", "name": "青河镇", "level": "township", "parent": "K2"},
            {"id": "K1", "name": "安平县", "level": "county", "duties": "全县工作"},
            {"id": "X", "name": "新省", "level": "province"},
        ),
        name="list.csv",
        by=admin,
    )

    assert [error.row for error in plan.errors] == [4, 5, 6, 8]
    assert set(Unit.objects.filter(code__in=("T9", "V9")).values_list("level", flat=True)) == {
        "township",
        "village",
    }
    assert Unit.objects.get(code="K1").duties == "全县工作"
    assert Unit.objects.get(code="T4").name == "青河镇"


def test_import_leaves_one_entry_in_the_log(units: dict[str, Unit]) -> None:
    before = Entry.objects.filter(action="units.imported").count()

    import_rows({"id": "T9", "name": "新镇", "level": "township", "parent": "K1"})
    import_rows({"id": "T9", "name": "新镇", "level": "township", "parent": "K1"})

    assert Entry.objects.filter(action="units.imported").count() == before + 1
