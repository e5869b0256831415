"""Shares and counts that are to be reached or not to be passed, and of what."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .clauses import Clause, Mood
from .numerals import HAN, number_of

_UNITS = (
    "个百分点|平方公里|平方米|立方米|公里|千米|公顷|公斤|万元|亿元|人次|场次|课时|学时|小时|分钟|工作日|户次|项次|件次"
    "|[个次场篇条人户份家名期项件处台套张亩元天辆座所间根部支位批轮遍字幅块株棵头只吨米村例宗起款类种分级组户月年]"
)
_NUMBER = re.compile(
    rf"(?<![\d.第{HAN}])(?P<number>\d+(?:\.\d+)?[万亿千百]?|[{HAN}]{{1,4}})余?(?P<unit>%|{_UNITS})"
)
_AT_LEAST = r"不得?[低少小]于|至少|最少|不得?少|不下"
_AT_MOST = r"不得?[高多大]于|不得?超过|至多|最多|控制在|压[减缩][到至]|降[低到至]{1,2}|下降[到至]|缩[短减][到至]|减少[到至]|不突破"
_REACHED = (
    r"完成|达到?|提[高升][到至]|增[加至到]{1,2}|增长[到至]|扩大[到至]|保持在?|稳定在|维持在|突破|上升[到至]|超过|实现"
)
_CUT = r"压[减缩降]|减少|下降|降低|精简|缩减|缩短|削减|压|减|降"
_MOVED = r"增长|提[高升]|增加|递增|上升|增"
_BEFORE = re.compile(
    rf"(?P<how>(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST})|(?P<reached>{_REACHED})|(?P<cut>{_CUT})|(?P<moved>{_MOVED}))"
    r"(?:了)?(?:[^，\d]{0,10})$"
)
_AFTER = re.compile(r"(?:（?(?:含|及)?）?以[上内下]|之?内|左右以上)")
_ACT = re.compile(
    r"(?:完成|新建|新增|建成|打造|培育|培训|创建|改造|推广|开展|组织|举办|发放|引进|招引|配备|设立|选派|推荐|报送|上报"
    r"|选树|评选|确定|选取|提交|安排|召开|走访|排查|检查|抽查|张贴|悬挂|宣讲|建立|栽植|种植|整治|修建|清理|盘活|撰写|刊发"
    r"|联系|包保|结对|帮扶|入户|解决|化解|发展|争取|化解|签约|落地|开工|投产|订阅|发布|转发|录入|采集|上传)"
    r"[^，\d]{0,14}$"
)
_EACH = re.compile(r"(?:每个?|各|人均)[\u4e00-\u9fff]{1,8}")
_RATE_OF = re.compile(r"(?:率|比例|比重|覆盖|占比|合格|满意度|面|度)(?:要|须|应|均|都|为|保持)*$")
_WHOLE = re.compile(r"^(?:的)?(?:覆盖|到位|整改|完成|达标|办结|知晓|签订|入户|上传|回访|落实|建成|安装|录入)")
_CONDITION = re.compile(
    r"^(?:以[上下内])?的(?:[^，]{0,8})(?:予以|给予|将|由|可|一律|进行|通报|约谈|奖|取消|有\d|占|为|共)"
    r"|^(?:以[上下内])?的$|^(?:以[上下内])?的?[评认]定"
)
_TOLD = re.compile(
    r"(?:同比|环比|共有?|已|仅|只|为|占|近|约|达到了|完成了|投入|现有|拥有|辖|下设|涉及|其中|第|前|一式|提前|满|年满|每隔|之)$"
)
_NAMED = re.compile(r"^(?:方面|一批|专项|重点|专班|行动|工程|部分|阶段|层面|环节|坚持|统一|到位|必须|带头|清单|机制|报告制度|意见)")
_OBLIGED_YEAR = re.compile(r"全年|年内|今年|本年|年度|月底|年底|\d月|\d日|季度|工作日|期间|每")
_LISTED = re.compile(r"(?:以[上下内])?[、和][^，\d]{1,8}")
_NO_COUNT = {"天", "月", "年", "工作日", "分", "级", "批", "期", "类", "种", "组", "部"}


@dataclass(frozen=True)
class Quota:
    """A number with its unit, in the clause with this index; `what` is that of which it is."""

    value: str
    clause: int
    what: str


def quotas_in(clauses: Sequence[Clause]) -> Iterator[Quota]:
    """Each number that is to be reached or not passed; a prohibition may hold one, too."""
    is_set = any(clause.is_asked or _OBLIGED_YEAR.search(clause.text) for clause in clauses)
    for index, clause in enumerate(clauses):
        if clause.mood not in (Mood.DEMAND, Mood.FORBIDDEN):
            continue
        told = 0
        for found in _NUMBER.finditer(clause.text):
            before, after = clause.text[: found.start()], clause.text[found.end() :]
            goes_on = told > 0 and _LISTED.fullmatch(clause.text, told, found.start())
            if goes_on or _is_quota(found, before, after, clause, is_set=is_set):
                told = found.end()
                yield Quota(_value(found), index, before)


def direction_of(sentence: str, value: str) -> int:
    """1 where more of a quota is harder, -1 where less is: `控制在5000字以内`."""
    number = re.escape(value.rstrip("%").rstrip("个次名"))
    for found in re.finditer(rf"(?P<before>[^，；。]*?){number}(?P<after>[^，；。]{{0,6}})", sentence):
        how = _BEFORE.search(found["before"])
        if how is not None and (how["most"] or how["least"] or how["cut"]):
            return -1 if how["most"] else 1
        if re.match(r"\D{0,4}以[内下]", found["after"]):
            return -1
    return 1


def _value(found: re.Match[str]) -> str:
    number = found["number"]
    if not number[0].isdecimal():
        number = str(number_of(number))
    return number + found["unit"]


def _is_quota(
    found: re.Match[str], before: str, after: str, clause: Clause, *, is_set: bool
) -> bool:
    unit, how = found["unit"], _BEFORE.search(before)
    if _CONDITION.match(after) or unit == "工作日" or (unit in "个项" and _NAMED.match(after) and how is None):
        return False
    if re.match(r"[月日]\d|月(?:底|末|份)|年(?:底|末|度)", unit + after) or re.search("20\\d\\d$", found["number"]):
        return False
    is_bound = how is not None and (how["least"] or how["most"]) is not None
    is_idiom = found["number"] == "一" and unit in ("次", "个", "场", "批", "项", "人", "名")
    if is_bound:
        return not (is_idiom and unit in ("次", "场") and re.search("[每逐]", before))
    if _TOLD.search(before):
        return False
    if _AFTER.match(after):
        return unit not in ("天", "月", "年", "小时", "分钟") or re.match("以[上下]", after) is not None
    if unit == "%" or unit == "个百分点":
        return _is_share(how, before, after, clause, is_set=is_set)
    if how is not None and how["reached"] and not how["how"].startswith("实现"):
        return is_set
    if how is not None and (how["cut"] or how["moved"]) and len(how["how"]) > 1:
        return is_set and unit not in _NO_COUNT
    if unit in _NO_COUNT or unit == "元" or is_idiom and not _EACH.search(before):
        return False
    if is_idiom and unit == "次":
        return False
    return _ACT.search(before) is not None and (is_set or _EACH.search(before) is not None)


def _is_share(
    how: re.Match[str] | None, before: str, after: str, clause: Clause, *, is_set: bool
) -> bool:
    """Whether a share is one to be reached."""
    if how is not None:
        return is_set or clause.is_asked or not how["moved"]
    return (is_set and _RATE_OF.search(before) is not None) or _WHOLE.match(after) is not None
