"""A county's paper and a township's disguised copy of it, with everything a comparison shows."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from tests.factories.papers import paper_text

_LAW = (
    "《中华人民共和国防洪法》第七条规定："
    "“各级人民政府应当加强对防洪工作的统一领导，组织有关部门、单位，动员社会力量，依靠科技进步，"
    "有计划地进行江河、湖泊治理，采取措施加强防洪工程设施建设，巩固、提高防洪能力。”"
)
_SHARED = (
    "组织专业队伍对{place}范围内的河道、水库、堤防逐一排查，建立隐患清单，明确整改责任人和完成时限。",
    "在{place}主要交通路口设置值守点，实行二十四小时双人值班，发现险情立即上报并先行处置。",
    "储备编织袋、照明灯、救生衣等防汛物资，按照{place}常住人口万分之五的标准足额配齐并登记造册。",
    "将学校、医院、养老机构列为重点保护对象，逐个制定转移路线图，每季度至少开展一次实地演练。",
    "严格执行水库调度运用计划，未经批准不得擅自超汛限水位运行，违者依规追究管理单位责任。",
)
_UPPER_ONLY = (
    "利用广播、短信和入户走访的方式把预警信息送到每一户，对独居老人安排专人结对叫应。",
    _LAW,
    "请于2025年6月30日前将隐患排查整治情况报送县防汛抗旱指挥部办公室。",
    "地质灾害点由县自然资源局逐点布设简易监测设备，监测数据每日汇总后录入县级预警平台。",
)
_LOWER_ONLY = (
    "通过广播、短信并逐户走访，把预警信息及时送到每一户，独居老人要安排专人结对叫应。",
    _LAW,
    "请于2025年6月10日前将隐患排查整治情况报送镇防汛抗旱指挥部办公室。",
    "山洪冲毁的下湾渡口便桥由镇水利站牵头重建，资金四十二万元从集体经济收益中列支，村民代表全程监督。",
    "临河县各中小学要把防汛知识纳入开学第一课。",
)


def _mixed(others: Sequence[str]) -> Iterator[str]:
    """The shared measures with others between them."""
    for shared, other in zip_longest(_SHARED, others):
        yield from (one for one in (shared, other) if one)


def upper_text() -> str:
    """What 安平县 issued; its demand is due on 30 June."""
    return paper_text(
        issuer="安平县人民政府",
        number="安政发〔2025〕12号",
        title="安平县人民政府关于做好2025年防汛工作的通知",
        addressee="各乡镇人民政府",
        place="全县",
        day="2025年5月12日",
        measures=_mixed(_UPPER_ONLY),
    )


def lower_text() -> str:
    """The copy of 青河镇: places swapped, one measure reworded, one its own, due 20 days earlier.

    It names 临河县, which is another county.
    """
    return paper_text(
        issuer="青河镇人民政府",
        number="青政发〔2025〕8号",
        title="青河镇人民政府关于做好2025年防汛工作的通知",
        addressee="各村民委员会",
        place="全镇",
        day="2025年5月20日",
        measures=_mixed(_LOWER_ONLY),
    )
