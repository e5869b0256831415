"""How often something is to be done: 每周, 按季度, 一日一报, 月通报."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .clauses import Clause

_REPEATED = (
    r"报告|报送|上报|通报|调度|例会|督查|督办|督导|研判|会商|小结|总结|零报告|巡查|巡检|分析|排名|晾晒|评比|点评|检查"
    r"|考核|推进|清零|报(?!纸|社|刊|道|考|名|警|到|销|批|表)|更新|公示|盘点|对账|反馈|汇总|统计|提醒|比拼|交账|测评|开展|召开|组织|研究|梳理|推送|公布|自查|回访"
)
_NO_PERIOD = (
    r"(?<![\d一二三四五六七八九十本上下当次同整满隔第几数两该每逐按半作人民晚商生全去今明历近])"
)


def _period(one: str, *, word: str, on: str = "") -> str:
    """The ways to say a period: 每周, 逐周, 按周, 一周一报, 周调度; `on` is its day."""
    ways = (
        rf"每个?{word}{on}",
        rf"逐{one}",
        rf"按{one}(?=[^，]{{0,4}}(?:{_REPEATED}))",
        rf"一{one}一(?!些|定|样|直|并)\w",
        rf"{_NO_PERIOD}{one}(?:{_REPEATED})",
    )
    return "|".join(ways)


_PERIODS = {
    "daily": _period("[日天]", word="(?:工作)?[日天]"),
    "weekly": _period(
        "(?:周|星期)", word="(?:周|星期)(?!年|边|期|岁)", on="[一二三四五六日天]?(?:之?前)?"
    ),
    "tenday": _period("旬", word="(?:旬|(?:十|10)[天日])"),
    "monthly": _period("月度?", word="月", on=r"(?:底|\d{1,2}[日号])?(?:之?前)?"),
    "quarterly": _period("季度?", word="季度?(?!节)"),
    "halfyearly": _period("半年", word="半年") + r"|半年一[报评考查研检总督调会通]",
    "yearly": _period("年", word="年度?(?!级|龄)"),
}
_PERIOD = re.compile("|".join(f"(?P<{name}>{ways})" for name, ways in _PERIODS.items()))
# 每人每月补助200元 is a rate, 每人每月走访4次 none; 每年5月12日是防灾减灾日 is a fact.
_RATE = re.compile(r"每[人户生名亩村岗][^，]{0,3}$")
_PAID = re.compile(r"^[^，]{0,10}\d+(?:\.\d+)?万?元")
_FACT = re.compile(r"^[^，]*(?:是|为)[^，]{0,14}(?:[日月周期节季点]|时段|阶段)$")
# What may stand before an order; 热线 in `热线每天开通` and 汛期 in `汛期为每年6月` may not.
_GOVERNING = re.compile(
    r"(?:^|[请要须应于按在起前后、“”（()）对和及与]|实行|坚持|建立|健全|完善|严格|落实|执行|推行|开展|做到|采取|制度|机制|方式)$"
    r"|^(?:各|每|全[省市县区镇乡村]|所有|有关|相关|[省市县区镇乡村][直级]?(?:各|直)|[村镇乡]?(?:村|干部|网格员|工作专班)"
    r"|对|将|把|自|从|按|\d)|干部$|[人成]员$|专班$|[级方]$"
)
_ATTRIBUTE = re.compile(r"^[^，的]{0,8}的(?!$)")
_DUTY = re.compile(r"^\d+小时|^\d{1,2}(?:[:：]\d\d|[时点])[^，]{0,3}[至到—~-]")
_ORDERED = re.compile(
    r"\w*(?:报|送|调度|通报|召开|开展|组织|检查|巡|更新|公示|学|研|会|督|查|调|访|练|训|评|考|排|分析|统计|汇总"
    r"|听取|梳理|上传|填|记|公布|反馈|测|推|改|销|清|交|发布|抽|填写|登记|录入|走|安排|不少于|至少|\d|进行|做|打卡|签|讲)"
)


@dataclass(frozen=True)
class Frequency:
    """How often, in the clause with this index, and the words that say so."""

    value: str
    clause: int
    words: str


def frequencies_in(clauses: Sequence[Clause]) -> Iterator[Frequency]:
    """Each frequency that a sentence demands, once; 定期 names none, 每两周 none of these."""
    told: set[str] = set()
    is_asked = any(one.is_asked and one.demands for one in clauses)
    for index, clause in enumerate(clauses):
        if not clause.demands:
            continue
        for found in _PERIOD.finditer(clause.text):
            value = found.lastgroup or ""
            if value not in told and _is_order(clauses, index, found, is_asked=is_asked):
                told.add(value)
                yield Frequency(value, index, found[0])


def _is_order(
    clauses: Sequence[Clause], index: int, found: re.Match[str], *, is_asked: bool
) -> bool:
    before, after = found.string[: found.start()], found.string[found.end() :]
    if (_RATE.search(before) and not _ORDERED.match(after)) or _PAID.match(after):
        return False
    if _FACT.match(after):
        return False
    if not (is_asked or _GOVERNING.search(before)):
        return False
    if _DUTY.match(after) or (not is_asked and _ATTRIBUTE.match(after)):
        return False
    if found[0][0] not in "每逐":
        return True
    following = clauses[index + 1].text if index + 1 < len(clauses) else ""
    # 县级每周、村级每天巡查: the verb stands once, behind the list.
    return _ORDERED.search(found[0][1:] + after.replace("、", "") + following) is not None
