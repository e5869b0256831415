"""Demands on the receiver: deadlines, quotas, frequencies and materials, with their sentences."""

import re
import unicodedata
from collections.abc import Iterator

from .deadlines import deadlines_in, without_dates
from .paper import Part, Requirement, Segment
from .sentences import sentences_in

_HANDING_IN = (
    r"报送|上报|报至|填报|反馈|上传|报[我市县区镇省]\w|提交|汇总报|发[到至]|[交送传]至"
    r"|报[^，。；]{0,12}(?:办|局|委|科|股|室)"
)
_DOING = (
    r"完成|到位|整改|落实|建成|开展|实施|启动|达到|结束|办结|清零|公布|报名|制定|建立|召开|组织|验收"
    r"|形成"
)
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
    r"(?P<what>[\u4e00-\u9fffA-Za-z、]{2,24}?)(?:要|须|应|均|都|确保|力争)?"
    r"(?P<verb>达到?|不低于|不少于|不得低于|控制在|保持在|提高到?|超过|下降|压减|增长|大于|小于)+"
    r"\s*(?P<value>\d+(?:\.\d+)?\s*(?:%|％|个百分点))(?:以上|以内|以下)?"
)
# Reports tell shares too: only what is still to be reached is a demand.
_REPORTED = re.compile(r"同比|环比|比上年|去年|上年|已经?(?:达|完成)|截至|占比?|累计|达到了")
_MOVING = ("下降", "压减", "增长", "提高")
_OBLIGED = re.compile(r"要|须|应|确保|力争|不低于|不少于|以上|前")
_COUNT = re.compile(
    r"(?P<what>[\u4e00-\u9fff、]{2,20}?)(?:不少于|不低于|至少|不得少于)[^，。；\d]{0,8}"
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
    r"[\d%％底末每报]|工作日|今[天日晚]|[本下]周|明[天日]|次日|当[天日]|提交|反馈|上传|逐[日月]|按[月季年]"
)
_QUOTA = re.compile(r"[%％点]|不少于|不低于|至少|不得少于|不得低于")
_DEMAND = re.compile(_HANDING_IN)
_LONGEST_NOUN = 24
_LONGEST_MATTER = 60
_SHORTEST_MATTER = 4
_CLAUSE_ENDS = "，；。！"


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
    if hands_in or re.search(_DOING, sentence):
        for value, at in deadlines_in(sentence, issued_on):
            yield Requirement("deadline", value, _matter(sentence, at), sentence, span)
    for value, counted in _quotas(sentence):
        yield Requirement("quota", value, counted, sentence, span)
    if period := _PERIOD.search(sentence):
        what = _matter(sentence, period.start())
        yield Requirement("frequency", period.lastgroup or "", what, sentence, span)
    if hands_in:
        for material, at in _materials(sentence):
            yield Requirement("material", material, _matter(sentence, at), sentence, span)


def _quotas(sentence: str) -> Iterator[tuple[str, str]]:
    """Shares and counts that are to be reached, and of what."""
    if not _QUOTA.search(sentence) or _REPORTED.search(sentence):
        return
    for pattern in (_SHARE, _COUNT):
        for match in pattern.finditer(sentence):
            is_moving = "verb" in match.groupdict() and match["verb"] in _MOVING
            if not is_moving or _OBLIGED.search(sentence):
                value = unicodedata.normalize("NFKC", "".join(match["value"].split()))
                yield value, match["what"]


def _materials(sentence: str) -> Iterator[tuple[str, int]]:
    """Nouns of what is to be handed in: `将落实情况和工作台账报送` names two."""
    bare = _BRACKETED.sub(lambda match: "·" * len(match[0]), sentence)
    found: dict[str, int] = {}
    for pattern in _OBJECTS:
        for match in pattern.finditer(bare):
            for piece in _APART.split(match["object"].replace("·", "")):
                noun = re.match(rf".*?{_NOUN}(?!表|书)", piece)
                if noun and len(noun[0]) <= _LONGEST_NOUN:
                    found.setdefault(noun[0], match.start())
        if found:
            break
    yield from found.items()


def _matter(sentence: str, at: int) -> str:
    """What is demanded: the clause at this place without its date, or the next that says it."""
    start = max(sentence.rfind(mark, 0, at) for mark in _CLAUSE_ENDS) + 1
    for clause in re.split(rf"[{_CLAUSE_ENDS}]", sentence[start:]):
        matter = without_dates(clause).strip(" 　、：")
        if len(matter) >= _SHORTEST_MATTER:
            return matter[:_LONGEST_MATTER]
    return without_dates(sentence)[:_LONGEST_MATTER]
