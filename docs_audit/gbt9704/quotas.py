"""Shares and counts that are to be reached or not to be passed, and of what."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .clauses import Clause, Mood, clauses_of
from .numerals import HAN, folded, number_of
from .own_limits import is_own

_UNITS = (
    "个百分点|个(?:半?月|小时|季度|年度)|[微毫]克(?:/立方米|/升)?|吨标准煤|千瓦时?|平方公里|平方米|立方米|公里|千米|公顷|公斤|万元|亿元|[人场户项件]次|课时|学时|小时|分钟|工作日"
    "|[个次场篇条人户份家名期项件处台套张亩元天辆座所间根部支位批轮遍字幅块株棵头只吨米村例宗起款类种分级组月年]"
)
_NUMBER = re.compile(
    rf"(?<![\d.第{HAN}])(?P<number>\d+(?:\.\d+)?[万亿千百]?|[{HAN}]{{1,4}})余?"
    rf"(?P<unit>%|{_UNITS}|(?<=\d)[\u4e00-\u9fff](?<![的以之左右至到多为时点日号后前内]))"
)
# Beside these any measure word counts, if a limit stands before it: 不少于5株.
_KNOWN_UNIT = re.compile(rf"%|{_UNITS}")
_PARTS = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<scale>[万亿千百]?)(?P<unit>.+)")
_SCALES = {"百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
_AT_LEAST = r"不得?[低少小]于|至少|最少|不得?少|不下"
_AT_MOST = (
    r"不得?[高多大]于|不得?超过|至多|最多|控制在|不突破"
    r"|(?:压[减缩]|下降|缩[短减]|减少)[到至]|降[低到至]{1,2}"
)
_REACHED = (
    r"完成|达到?|(?:提[高升]|增长|扩大|上升)[到至]|增[加至到]{1,2}"
    r"|保持在?|稳定在|维持在|突破|超过|实现"
)
_CUT = r"压[减缩降]|减少|下降|降低|精简|缩减|缩短|削减|压|减|降"
_MOVED = r"增长|提[高升]|增加|递增|上升|增"
_BEFORE = re.compile(
    rf"(?P<how>(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST})|(?P<reached>{_REACHED})|(?P<cut>{_CUT})"
    rf"|(?P<moved>{_MOVED}))"
    rf"(?:了)?(?:(?!{_AT_LEAST}|{_AT_MOST})[^，\d]){{0,10}}$"
)
_AFTER = re.compile(r"(?:（?(?:含|及)?）?以[上内下]|之?内|左右以上)")
_ACT = re.compile(
    r"(?:完成|建设|新建|新增|建成|打造|培育|培训|创建|改造|推广|开展|组织|举办|发放|引进|招引|配备|设立|选派|推荐|报送|上报"
    r"|选树|评选|确定|选取|提交|安排|召开|走访|排查|检查|抽查|张贴|悬挂|宣讲|建立|栽植|种植|整治|修建|清理|盘活|撰写|刊发"
    r"|联系|附(?![件近加属设则录])|包保|结对|帮扶|入户|解决|化解|发展|争取|化解|签约|落地|开工|投产|订阅|发布|转发|录入|采集|上传)"
    r"[^，\d]{0,14}$"
)
_EACH = re.compile(r"(?:每个?|各|人均)[\u4e00-\u9fff]{1,8}")
_RATE_OF = re.compile(r"(?:率|比例|比重|覆盖|占比|合格|满意度|面|度)(?:要|须|应|均|都|为|保持)*$")
_WHOLE = re.compile(
    r"^(?:的)?(?:覆盖|到位|整改|完成|达标|办结|知晓|签订|入户|上传|回访|落实|建成|安装|录入)"
)
_CONDITION = re.compile(
    r"^(?:以[上下内])?的(?:[^，]{0,8})(?:予以|给予|将|由|可|一律|进行|通报|约谈|奖|取消|有\d|占|为|共)"
    r"|^(?:以[上下内])?的$|^(?:以[上下内])?的?[评认]定"
)
_TOLD = re.compile(
    r"(?:同比|环比|共有?|已|仅|只|为|占|近|约|达到了|完成了|投入|现有|拥有|辖|下设|涉及|其中|第|前|一式|提前|满|年满|每隔|之)$"
)
_NAMED = re.compile(
    r"^(?:方面|一批|专项|重点|专班|行动|工程|部分|阶段|层面|环节|坚持|统一|到位|必须|带头|清单|机制|报告制度|意见)"
)
_FINE = re.compile(r"罚款|罚金|拘留|赔偿|[处罚]以?(?:以上)?$|有期徒刑")
_DATE = re.compile(r"[月日]\d|月(?:底|末|份)|年(?:底|末|度)")
_IN_YEAR = re.compile(r"20\d\d$")
_OF_YEARS = frozenset("年级届")
_OFTEN = re.compile(r"[每逐]")
_BY_A_DAY = re.compile(r"年内|[年月度][底末]|\d[日月]之?[前内]|以前|工作日|每")
_LISTED = re.compile(r"(?:以[上下内])?[、和][^，\d]{1,8}")
_NO_COUNT = frozenset("天月年分级批期类种组部元") | {"个月"}
_TIMES = frozenset(("天", "月", "年", "个月", "小时", "个小时", "分钟"))
# 三项信息 and 两个确保 count words of the sentence; people and papers are asked for so, too.
_COUNTED_IN_WORDS = frozenset("名人篇次户家")
_SHARES = frozenset(("%", "个百分点"))
# 实现 and 完成 speak of counts as well as of what was reached.
_WEAK = frozenset(("实现", "完成"))
_BY = frozenset(
    (
        "压减",
        "压缩",
        "减少",
        "下降",
        "降低",
        "精简",
        "缩减",
        "缩短",
        "削减",
        "增长",
        "提高",
        "提升",
        "增加",
    )
)


@dataclass(frozen=True)
class Quota:
    """A number with its unit, in the clause with this index; `what` is that of which it is."""

    value: str
    clause: int
    what: str


def quotas_in(clauses: Sequence[Clause]) -> Iterator[Quota]:
    """Each number that is to be reached or not passed; a prohibition may hold one, too."""
    is_set = any(clause.is_asked or _BY_A_DAY.search(clause.text) for clause in clauses)
    for index, clause in enumerate(clauses):
        if clause.mood not in (Mood.DEMAND, Mood.FORBIDDEN):
            continue
        told = 0
        for found in _NUMBER.finditer(clause.text):
            before, after = clause.text[: found.start()], clause.text[found.end() :]
            leads = "，".join(one.text for one in clauses[:index])
            if is_own(found, before, clause, leads=leads):
                continue
            goes_on = told > 0 and _LISTED.fullmatch(clause.text, told, found.start())
            if goes_on or _is_quota(found, before, after, clause, is_set=is_set):
                told = found.end()
                yield Quota(_value(found), index, before)


def parts_of(value: str) -> tuple[float, str]:
    """Number and unit of a quota: `45万亩` is 450,000 亩."""
    found = _PARTS.fullmatch(value)
    if found is None:
        return 0.0, value
    return float(found["number"]) * _SCALES.get(found["scale"], 1), found["unit"]


def direction_of(sentence: str, value: str) -> int:
    """1 where more of a quota is harder, -1 where less is: `控制在5000字以内`."""
    for clause in clauses_of(folded(sentence)):
        for found in _NUMBER.finditer(clause.text):
            if _value(found) != value:
                continue
            how = _BEFORE.search(clause.text[: found.start()])
            if how is not None and (how["most"] or how["least"] or how["cut"]):
                return -1 if how["most"] else 1
            return -1 if re.match("以[内下]|之?内", clause.text[found.end() :]) else 1
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
    if _is_no_count(found, before, after) or (how is None and _NAMED.match(unit + after)):
        return False
    if how is not None and (how["least"] or how["most"]):
        return not (_is_once(found) and _OFTEN.search(before))
    if _TOLD.search(before) or not _KNOWN_UNIT.fullmatch(unit):
        return False
    # `务必到位抢险队员25人`: what an order ends with is what it asks for.
    ends = clause.is_asked and not after and found["number"].isdecimal()
    is_target = (ends or _ACT.search(before) is not None) and (
        is_set or _EACH.search(before) is not None
    )
    if _AFTER.match(after):
        is_target = is_target or (_ACT.search(before) is not None and "全年" in before)
        return _is_limit(found, after, is_set=is_set, is_target=is_target)
    if unit in _SHARES:
        return _is_share(how, before, after, clause, is_set=is_set)
    return _is_count(found, how, before, is_set=is_set, is_target=is_target)


def _is_limit(found: re.Match[str], after: str, *, is_set: bool, is_target: bool) -> bool:
    """Whether `30%以上` is to be reached; `千人以上水源地` and `4分钟内` measure something else."""
    if found["unit"] in _TIMES and not after.startswith("以"):
        return False
    is_large = found["number"][-1] in "万亿"
    is_measure = (found["unit"] in _NO_COUNT and not is_large) or not found["number"][0].isdecimal()
    return is_target or found["unit"] in _SHARES or (is_set and not is_measure)


def _is_count(
    found: re.Match[str], how: re.Match[str] | None, before: str, *, is_set: bool, is_target: bool
) -> bool:
    """Whether a bare number is to be reached."""
    unit, is_once = found["unit"], _is_once(found)
    if how is not None and how["reached"] and how["how"] not in _WEAK:
        return is_set and not is_once
    is_small = unit in _NO_COUNT and found["number"][-1] not in "万亿"
    if how is not None and how["how"] in _BY:
        return is_set and not is_small
    is_in_words = not found["number"][0].isdecimal() and unit not in _COUNTED_IN_WORDS
    if is_small or is_in_words or (is_once and not _EACH.search(before)):
        return False
    return is_target and not (is_once and unit == "次")


def _is_no_count(found: re.Match[str], before: str, after: str) -> bool:
    """Dates, terms, fines, conditions, names in quotes and the numbers of idioms."""
    return bool(
        re.match(r"个?工作日", found["unit"] + after)
        or (found["number"] == "一" and after.startswith("一"))
        or (found["unit"] == "分" and after.startswith("之"))
        or before.count("“") > before.count("”")
        or _CONDITION.match(after)
        or _FINE.search(before + after)
        or _DATE.match(found["unit"] + after)
        or (found["unit"] in _OF_YEARS and _IN_YEAR.search(found["number"]))
    )


def _is_once(found: re.Match[str]) -> bool:
    """`每月至少一次` is a frequency, `一个` and `一批` are articles."""
    return found["number"] == "一" and found["unit"] in "次个场批项人名轮遍"


def _is_share(
    how: re.Match[str] | None, before: str, after: str, clause: Clause, *, is_set: bool
) -> bool:
    """Whether a share is one to be reached."""
    if how is not None:
        return is_set or clause.is_asked or not how["moved"]
    return (is_set and _RATE_OF.search(before) is not None) or _WHOLE.match(after) is not None
