"""A superior paper and its disguised copy as long as anyone writes, made from a seed."""

import random
from collections.abc import Iterator

# fmt: off
_VERBS = (
    "加强", "推进", "落实", "完善", "健全", "开展", "组织", "规范", "督促", "强化", "统筹",
    "细化", "明确", "建立", "深化", "优化",
)
_OBJECTS = (
    "河道巡查", "隐患排查", "物资储备", "预警发布", "值班值守", "队伍建设", "资金拨付",
    "信息报送", "数据共享", "项目审批", "人员培训", "责任追究", "设施维护", "宣传引导",
    "入户走访", "应急演练", "档案管理", "质量监管", "线索移交", "成果转化", "产业发展",
    "环境整治", "道路养护", "村务公开", "养老服务", "就业帮扶", "防火巡护", "疫病监测",
    "耕地保护", "水源涵养",
)
_WAYS = (
    "分级分类", "逐村逐户", "限时限量", "按图索骥", "结合实际", "对照清单", "依托网格",
    "会同部门", "以点带面", "先急后缓",
)
_ENDS = (
    "确保取得实效", "切实补齐短板", "形成工作闭环", "提高办理效率", "守住安全底线",
    "接受群众监督",
)
# fmt: on
_LAW = (
    "《中华人民共和国防洪法》第{n}条规定："
    "“任何单位和个人都有保护防洪工程设施和依法参加防汛抗洪的义务。”"
)


def long_pair(characters: int, seed: int = 1) -> tuple[str, str]:
    """Lower and upper paper of about so many characters each, with hundreds of passages.

    Of ten paragraphs of the lower paper four repeat the superior's word for word, three with the
    place swapped, one in other words, one quotes a law as the superior does and one is its own.
    """
    draw = random.Random(seed)
    upper: list[str] = []
    lower: list[str] = []
    length = 0
    while length < characters:
        number = len(upper) + 1
        is_law = number % 10 == 8
        paragraph = _law(number) if is_law else _paragraph(draw, number, "全县")
        upper.append(paragraph)
        lower.append(_taken(draw, paragraph, number))
        length += len(paragraph) + 1
    return (
        "\n".join(
            _framed("青河镇人民政府", "青政发〔2025〕8号", "各村民委员会", lower, "2025年5月20日")
        ),
        "\n".join(
            _framed(
                "安平县人民政府", "安政发〔2025〕12号", "各乡镇人民政府", upper, "2025年5月12日"
            )
        ),
    )


def _paragraph(draw: random.Random, number: int, place: str) -> str:
    parts = "；".join(_sentence(draw, place) for _ in range(2))
    demand = f"请于2025年{number % 12 + 1}月20日前将落实情况报送。" if number % 20 == 0 else ""
    return f"　　{number}．{parts}。{demand}"


def _law(number: int) -> str:
    return f"　　{number}．{_LAW.format(n=number)}"


def _sentence(draw: random.Random, place: str) -> str:
    return (
        f"{draw.choice(_WAYS)}{draw.choice(_VERBS)}{place}{draw.choice(_OBJECTS)}，"
        f"{draw.choice(_VERBS)}{draw.choice(_OBJECTS)}和{draw.choice(_OBJECTS)}，{draw.choice(_ENDS)}"
    )


def _taken(draw: random.Random, paragraph: str, number: int) -> str:
    match number % 10:
        case 0 | 2 | 4 | 6 | 8:
            return paragraph
        case 1 | 5 | 7:
            return paragraph.replace("全县", "全镇")
        case 3:
            return paragraph.replace("，", "，要" + draw.choice(_VERBS), 2).replace("确保", "做到")
        case _:
            return _paragraph(draw, number, "我镇")


def _framed(issuer: str, number: str, to: str, body: list[str], day: str) -> Iterator[str]:
    yield from (f"{issuer}文件", "", number, "", f"{issuer}关于做好2025年重点工作的通知", "")
    yield from (f"{to}：", *body, "", f"　　　　{issuer}", f"　　　　{day}")
