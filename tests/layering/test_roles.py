"""Ranks are read from the free words of a role."""

import pytest

from meetings.layering import Role
from meetings.layering.roles import rank

PRINCIPALS = """
镇长 党委书记 主要负责同志 局长 村党支部书记 一把手 principal 党政主要负责人 县委副书记、代县长
党委副书记镇长 街道办事处主任 党工委书记、管委会主任 党委书记、一级主任科员 支书 村主任
苏木达 嘎查达
行长 检察长 理事长 校长 院长 社长 自治区主席 行署专员 局长（主任） 县长主持 副局长（主持工作）
"""
DEPUTIES = """
副镇长 党委副书记 分管负责同志 县委常委 deputy 镇长助理 党组成员 县委常委、组织部部长 人武部长
宣传委员
市委常委、秘书长 总工程师 四级调研员 二级巡视员 副县长、公安局局长 县人大常委会副主任 政协副主席
镇长（委托副镇长参加） 副镇长（代镇长参会） 县委常委、县委办主任
"""
NEITHER = """
办公室主任 纪委书记 团委书记 驻村第一书记 机关党支部书记 工作人员 人大主席 政协主席 县政府办公室主任
妇联主席 治保主任 财政所所长 党群服务中心主任 三级主任科员 科长 书记员 负责人
镇长（请假） 县长秘书 县检察院检察长
"""


@pytest.mark.parametrize("role", PRINCIPALS.split())
def test_who_heads_the_unit_is_its_principal(role: str) -> None:
    assert rank(role) is Role.PRINCIPAL


@pytest.mark.parametrize("role", DEPUTIES.split())
def test_deputies_are_deputies(role: str) -> None:
    assert rank(role) is Role.DEPUTY


@pytest.mark.parametrize("role", [*NEITHER.split(), ""])
def test_who_heads_a_part_of_it_is_neither(role: str) -> None:
    assert rank(role) is Role.OTHER


@pytest.mark.parametrize(
    ("role", "organ"),
    [
        ("县委常委、组织部部长", "云岫县委组织部"),
        ("政府办主任", "云岫县人民政府办公室"),
        ("办公室主任", "云岫县委办公室"),
        ("纪委书记", "中共云岫县纪律检查委员会"),
        ("副县长、公安局局长", "云岫县公安局"),
        ("工会主席", "云岫县总工会"),
        ("派出所所长", "青山镇派出所"),
        ("处长", "澄阳市公路管理处"),
        ("人大常委会主任", "云岫县人大常委会"),
    ],
)
def test_who_heads_a_part_is_the_principal_of_that_part(role: str, organ: str) -> None:
    assert rank(role, organ) is Role.PRINCIPAL


@pytest.mark.parametrize(
    ("role", "organ"),
    [("办公室主任", "云岫县教育局"), ("工会主席", "云岫县教育局"), ("处长", "岚江省教育厅")],
)
def test_who_heads_another_part_is_not(role: str, organ: str) -> None:
    assert rank(role, organ) is Role.OTHER
