"""Demands on the receiver: deadlines, quotas, frequencies and materials, with their sentences."""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from .paper import Part, Requirement, Segment
from .sentences import sentences_in

_HANDING_IN = (
    r"报送|上报|报至|填报|反馈|上传|报[我市县区镇省]\w|提交|汇总报"
    r"|报[^，。；]{0,12}(?:办|局|委|科|股|室)"
)
_DOING = (
    r"完成|到位|整改|落实|建成|开展|实施|启动|达到|结束|办结|清零|公布|报名|制定|建立|召开|组织|验收"
    r"|形成"
)
_DAY = re.compile(
    r"(?:(?P<year>20\d{2})\s*年)?\s*(?:(?P<this>今|本)年)?\s*(?P<month>\d{1,2})\s*月"
    r"(?:\s*(?P<day>\d{1,2})\s*日|\s*(?P<end>底|末))"
    r"(?:\s*(?P<half>上午|下午)?\s*(?P<hour>\d{1,2})\s*[时点:：]\s*(?P<minute>\d{1,2}(?=分|\s|前|之)|半)?分?)?"
)
_SOON = re.compile(
    r"(?P<when>今天|今日|当天|当日|明天|明日|次日)\s*(?P<half>上午|中午|下午|晚上|晚)?\s*"
    r"(?:(?P<hour>\d{1,2})\s*[时点:：]\s*(?P<minute>\d{1,2}(?=分|\s|前|之)|半)?分?)?"
)
_YEAR_END = re.compile(r"(?:(?P<year>20\d{2})\s*年|(?P<this>今年|本年|年))\s*(?:底|末)")
_WITHIN = re.compile(
    r"(?P<count>\d{1,3}|[一二三四五六七八九十]{1,3})\s*个?\s*工作日(?:之?内|以内)?"
)
_LIMIT = re.compile(r"\s*(?:之?前|以前|之?内|以内|截止|为止)")
_PERIODS = (
    ("daily", r"每(?:日|天)|日报(?:告|送)?制度?|逐日"),
    ("weekly", r"每周|每星期|周报(?:告|送)?|每(?:个)?星期"),
    ("tenday", r"每旬|每(?:十|10)天"),
    ("monthly", r"每(?:个)?月|按月|月报(?:告|送)?|逐月"),
    ("quarterly", r"每(?:个)?季度?|按季度?|季报"),
    ("halfyearly", r"每半年|半年报"),
    ("yearly", r"每年|按年|年报"),
)
_PERIOD = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _PERIODS))
_SHARE = re.compile(
    r"(?P<what>[\u4e00-\u9fffA-Za-z、]{2,24}?)(?:要|须|应|均|都|确保|力争)?(?:达到?|不低于|不少于|不得低于|控制在|保持在|提高到|超过|下降|压减|增长|以内|大于|小于)+"
    r"\s*(?P<value>\d+(?:\.\d+)?\s*(?:%|％|个百分点))(?:以上|以内|以下)?"
)
_COUNT = re.compile(
    r"(?P<what>[\u4e00-\u9fff、]{2,20}?)(?:不少于|不低于|至少|不得少于)\s*"
    r"(?P<value>\d+(?:\.\d+)?\s*(?:个|次|场|篇|条|人|户|份|家|名|期|项|件|处|亩|公里|万元|亿元|元|台|套|张|小时|学时))"
)
_NOUN = (
    r"(?:报告|总结|台账|材料|方案|报表|统计表|汇总表|清单|照片|截图|名单|登记表|情况|自评表|信息|计划|细则|表|视频|记录|"
    r"汇报|数据|资料|档案|凭证|承诺书|责任书|预案)"
)
_OBJECTS = (
    re.compile(
        rf"(?:将|把)(?P<object>[^，。；]{{2,60}}?)(?:于|按|在|以|经|一并|统一|分别|及时|书面|电子|加盖|{_HANDING_IN})"
    ),
    re.compile(
        r"(?:报送|上报|提交|填报|反馈|上传|报)(?:[^，。；至到]{0,4}的)?(?P<object>[^，。；至到]{2,40})"
    ),
)
_APART = re.compile(r"、|以及|和|及|与")
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
_RELEVANT = re.compile(
    r"[\d%％底末每报]|工作日|今[天日]|明[天日]|次日|当[天日]|提交|反馈|上传|逐[日月]|按[月季年]"
)
_QUOTA = re.compile(r"[%％点]|不少于|不低于|至少|不得少于|不得低于")
_DEMAND = re.compile(_HANDING_IN)
_LONGEST_NOUN = 24
_NOON = 12
_MONTHS = 12


def find_requirements(
    text: str, segments: tuple[Segment, ...], issued_on: str
) -> tuple[Requirement, ...]:
    """The demands of body and attachments; a year that is not said is the paper's."""
    found: list[Requirement] = []
    for segment in segments:
        if segment.part in (Part.BODY, Part.ATTACHMENTS):
            for sentence, start in sentences_in(text, segment.span):
                found += _in_sentence(sentence, start, issued_on)
    return tuple(found)


def _in_sentence(sentence: str, start: int, issued_on: str) -> Iterator[Requirement]:
    if not _RELEVANT.search(sentence):
        return
    span = start, start + len(sentence)
    hands_in = _DEMAND.search(sentence) is not None
    what = _matter(sentence)
    if hands_in or re.search(_DOING, sentence):
        for value in _deadlines(sentence, issued_on):
            yield Requirement("deadline", value, what, sentence, span)
    for pattern in (_SHARE, _COUNT) if _QUOTA.search(sentence) else ():
        for match in pattern.finditer(sentence):
            value = "".join(match["value"].split()).replace("％", "%")
            yield Requirement("quota", value, match["what"], sentence, span)
    if period := _PERIOD.search(sentence):
        yield Requirement("frequency", period.lastgroup or "", what, sentence, span)
    if hands_in:
        for material in _materials(sentence):
            yield Requirement("material", material, what, sentence, span)


def _deadlines(sentence: str, issued_on: str) -> Iterator[str]:
    for match in _DAY.finditer(sentence):
        if _LIMIT.match(sentence, match.end()) or match["end"]:
            yield from _day(match, issued_on)
    for match in _SOON.finditer(sentence):
        if issued_on and _LIMIT.match(sentence, match.end()):
            days = 0 if match["when"] in ("今天", "今日", "当天", "当日") else 1
            day = date.fromisoformat(issued_on) + timedelta(days=days)
            yield day.isoformat() + _clock(match)
    for match in _YEAR_END.finditer(sentence):
        year = match["year"] or issued_on[:4]
        if year and (match["year"] or _LIMIT.match(sentence, match.end())):
            yield f"{year}-12-31"
    for match in _WITHIN.finditer(sentence):
        yield f"{_count(match['count'])}wd"


def _day(match: re.Match[str], issued_on: str) -> Iterator[str]:
    year, month = match["year"] or issued_on[:4], int(match["month"])
    if not year or not 1 <= month <= _MONTHS:
        return
    last = calendar.monthrange(int(year), month)[1]
    day = last if match["end"] else int(match["day"])
    if not 1 <= day <= last:
        return
    value = f"{year}-{month:02}-{day:02}"
    yield value + _clock(match)


def _clock(match: re.Match[str]) -> str:
    """`T17:00`, or nothing where no hour is said."""
    if not match["hour"]:
        return ""
    afternoon = match["half"] in ("下午", "晚上", "晚") and int(match["hour"]) < _NOON
    minute = 30 if match["minute"] == "半" else int(match["minute"] or 0)
    return f"T{int(match['hour']) + (_NOON if afternoon else 0):02}:{minute:02}"


def _count(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    digits = "零一二三四五六七八九"
    return (digits.index(ones) if ones else 0) + (
        (digits.index(tens) if tens else 1) * 10 if ten else 0
    )


def _materials(sentence: str) -> Iterator[str]:
    """Nouns of what is to be handed in: `将落实情况和工作台账报送` names two."""
    seen: set[str] = set()
    for pattern in _OBJECTS:
        for match in pattern.finditer(_BRACKETED.sub("", sentence)):
            for piece in _APART.split(match["object"]):
                noun = re.match(rf".*?{_NOUN}(?!表|书)", piece)
                if noun and len(noun[0]) <= _LONGEST_NOUN and noun[0] not in seen:
                    seen.add(noun[0])
                    yield noun[0]
        if seen:
            return


def _matter(sentence: str) -> str:
    """What the demand is about: the clause without its date, short enough to compare."""
    clause = max(re.split(r"[，；。]", _DAY.sub("", sentence)), key=len)
    return clause.strip(" 　。；，")[:60]
