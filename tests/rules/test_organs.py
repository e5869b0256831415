"""The kind and level of organs by their names: who may write to whom hangs on it."""

import pytest

from burden.organisations.models import OrganKind as Registered
from docs_audit.rules.organs import OrganKind, addressed, is_division, kind_of


def test_kinds_are_those_of_the_register_and_courts() -> None:
    assert {kind.value for kind in OrganKind} == {*Registered.values, "court"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("中共安平县委员会", "party_committee"),
        ("县委", "party_committee"),
        ("青河镇党委", "party_committee"),
        ("安平县人民政府", "government"),
        ("青河镇", "government"),
        ("城关街道办事处", "government"),
        ("安平经济开发区管委会", "government"),
        ("中共安平县委办公室", "party_office"),
        ("省委办公厅", "party_office"),
        ("安平县人民政府办公室", "government_office"),
        ("国务院办公厅", "government_office"),
        ("安平县教育局", "department"),
        ("安平县卫生健康委员会", "department"),
        ("江州市发展和改革委员会", "department"),
        ("县发改委", "department"),
        ("中共安平县委组织部", "department"),
        ("安平县防汛抗旱指挥部", "coordinating"),
        ("县安委会办公室", "coordinating"),
        ("安平县委全面深化改革委员会办公室", "coordinating"),
        ("安平县乡村振兴领导小组", "coordinating"),
        ("安平县重点项目推进工作专班", "coordinating"),
        ("安平县人民代表大会常务委员会", "congress"),
        ("安平县人民法院", "court"),
        ("安平县纪律检查委员会", "discipline"),
        ("国家税务总局安平县税务局", "vertical"),
        ("柳林村村民委员会", "self_governing"),
    ],
)
def test_name_tells_the_kind(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("name", "issuer", "kinds", "levels"),
    [
        ("各县（市、区）人民政府", "city", {"government"}, {"county"}),
        ("各区县（市）人民政府", "city", {"government"}, {"county"}),
        ("各市、县人民政府", "province", {"government"}, {"city", "county"}),
        ("各市州党委和人民政府", "province", {"government", "party_committee"}, {"city"}),
        ("各省、自治区、直辖市人民政府", "central", {"government"}, {"province"}),
        ("各乡镇党委、政府", "county", {"government", "party_committee"}, {"township"}),
        ("各乡镇（街道）", "county", {"government"}, {"township"}),
        ("各县（市、区）教育局", "city", {"department"}, {"county"}),
        ("各乡镇中心学校", "county", {"institution"}, {"township"}),
        ("各村（社区）", "township", {"self_governing"}, {"village"}),
        ("市直各部门", "city", {"department"}, {"city"}),
        ("县政府", "township", {"government"}, {"county"}),
    ],
)
def test_address_is_read_as_kinds_and_levels(
    name: str, issuer: str, kinds: set[str], levels: set[str]
) -> None:
    found = addressed(name, issuer)

    assert {kind.value for kind in found.kinds} == kinds
    assert {level.value for level in found.levels} == levels


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("安平县教育局基础教育科", True),
        ("江东省教育厅基础教育处", True),
        ("安平县教育局办公室", False),
        ("安平县教育局", False),
        ("城关街道办事处", False),
        ("安平县公路管理处", False),
    ],
)
def test_division_of_a_department_is_told_from_its_office(name: str, expected: bool) -> None:
    assert is_division(name) == expected
