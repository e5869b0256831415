"""A sentence as clauses, and whether each demands, tells what was done, cites or forbids.

A demand seldom says so in each clause: `各乡镇要加快进度，6月底前完成80%` orders in both, and
`截至2月底，完成率达到90%` reports in both. So a mood goes on until another clause has its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

_ENDS = re.compile(r"[，,；;。！!？?\n（()）]")
_TITLE = re.compile(r"《[^》]*》")

# 申请, 请示 and 请求 ask nothing of those who read.
PLEASE = "(?<![申邀提聘])请(?![示求假客])"

_ASKED = re.compile(
    rf"{PLEASE}|务必|务须|必须|限[期时于]|抓紧|尽快|确保|力争|力求|争取|原则上"
    r"|(?<![无毋不])须(?!知)|(?<![不只主重需])要(?!求|点|素|闻|害|件|道|么|是|紧|塞)"
    r"|(?<![响适对反供不])应(?!急|用|对|届|聘|收|诉|邀|答|付|纳|变|试|尽|战|检|保)"
    r"|不得(?:低于|少于|小于|超过|高于|多于|晚于|迟于)|不(?:低|少|迟|晚)于|至少"
)
_ADDRESSED = re.compile(
    rf"{PLEASE}|务必|务须|限[期时]|为此|各[^，、]{{1,16}}?(?:要|应|须|必须|务必)|[我本全][省市县区镇乡村][^，]{{0,4}}(?:要|须|应)"
)
_REPORTED = re.compile(
    r"已(?!婚|知)|曾|完成了|达到了|实现了|开展了|建立了|组织了|召开了|制定了|报送了|提交了|收到了"
    r"|目前|现有|累计|(?<![较比])去年|(?<![较比])上年(?!度)|上半年以来|以来|近年|近日|(?<!\d)日前|其中|自动|播出"
    r"|(?<!报名)(?<!申报)(?<!征集)(?<!报送)(?<!时间)(?<!活动)截至|截止目前|占比?[^，]{0,8}\d|先后"
    r"|共(?:有|计|完成|报送|收到|排查|整改|投入|发放|召开|开展|建成|建设|检查|培训|新)|尚未|仍有|还有|未能"
    r"|是[^，]{0,12}(?:日|节|周|月)$|[由从]\d|据[^，]*(?:显示|统计|反映|了解|测算)|从[^，]*看$|^\d{1,2}月份(?![起底末前内])|探索出|普遍|个别|大部分|大多数"
    r"|^(?:我[省市县区镇乡局委办村]|该)"
)
# Against last year one reports, unless one says by how much it is to be.
_COMPARED = re.compile(
    r"(?:同比|环比|比上年|较上年|较去年|比去年)(?!.*(?:以上|以下|以内|压减|精简))"
)
_ANNOUNCED = re.compile(
    r"(?<!请)将(?:于|在)(?!\D{0,6}(?:台账|材料|报告))|(?:拟|(?<!稳)(?<!确)(?<!固)(?<!锁)定)[于在]|计划[于在]|预计|有望"
    r"|(?:我|本)(?:局|委|办|厅|市|县|区|部|院|镇|单位|省|中心)(?:[^，各]{0,6})(?:将|拟)"
)
_CITED = re.compile(
    r"《[^》]*(?:法|条例|规定|办法|细则|准则|规则|章程|规程)》(?:[（(][^）)]*[）)])?[^，]{0,16}?(?:第|规定|明确|载明)"
    r"|(?:依据|根据|按照)《[^》]*(?:法|条例)》$"
    r"|第[一二三四五六七八九十百零\d]+条(?:第[^，]{1,4}款)?(?:规定|明确|[，：])|依法(?:应当?|须)在?"
)
_FORBIDDEN = re.compile(
    r"(?:不得|严禁|禁止|不准|不许|不再|无需|无须|不需|不必|不用|毋须|不要(?!求)|取消|杜绝|避免|防止|停止"
    r"|减少(?=[^，]{0,8}[报填])|(?:纠治|整治)(?=[^，]{0,6}(?:频繁|过度|随意|层层|多头|重复))|不能|禁用|不应|切忌|严防)"
    r"(?!低于|少于|小于|超过|高于|多于|晚于|迟于|漏|迟|瞒|虚|缺)"
)
_FORBIDS_ASKING = re.compile(
    r"(?:不得|严禁|禁止|不准|不许|不要|不能|不应)[^，]{0,12}(?:要求|安排|布置|随意|层层|变相)|不(?:再)?要求|未要求"
)
_CONDITION = re.compile(
    r"^(?:对|凡|如|若|逾期|未|因|经)[^，]*(?:未|不|逾期|低于|仍|超过|超期)[^，]*的$"
    r"|(?:低于|不足|达不到|未达到?|超过)\d[^，]*的(?:单位|乡镇|村|部门|县|地区|街道|个人|同志)?"
    r"(?:予以|给予|将|由|一律|取消|$)|^逾期|^(?:如|若|凡|一旦)[^，]*(?:未|不能|无法)"
)


class Mood(Enum):
    """What a clause does; `FORBIDDEN` takes a demand away, `CONDITION` says for whom."""

    DEMAND = auto()
    REPORT = auto()
    ANNOUNCED = auto()
    CITED = auto()
    FORBIDDEN = auto()
    CONDITION = auto()


@dataclass(frozen=True)
class Clause:
    """A clause of a folded sentence: its words with the titles in them emptied, its place."""

    text: str
    start: int
    mood: Mood
    is_asked: bool

    @property
    def demands(self) -> bool:
        return self.mood is Mood.DEMAND


def clauses_of(sentence: str, *, reports: bool = False, year: int = 0) -> list[Clause]:
    """The clauses of a folded sentence.

    Args:
        reports: the sentence stands under a heading that announces a report.
        year: of the paper; what is said of an earlier one is a report. 0 if unknown.
    """
    mood, found = Mood.REPORT if reports else Mood.DEMAND, []
    for text, start in _cut(sentence):
        now, mood = _moods(text, mood, year)
        bare = _TITLE.sub("《》", text)
        found.append(Clause(bare, start, now, _ASKED.search(bare) is not None))
    return found


def _cut(sentence: str) -> Iterator[tuple[str, int]]:
    """Cut at commas and brackets, never within a title."""
    hidden = _TITLE.sub(lambda title: "《" + "·" * (len(title[0]) - 2) + "》", sentence)
    start = 0
    for end in [*(one.start() for one in _ENDS.finditer(hidden)), len(sentence)]:
        if text := sentence[start:end]:
            yield text, start
        start = end + 1


def _moods(text: str, before: Mood, year: int) -> tuple[Mood, Mood]:
    """The mood of a clause, and the one that goes on after it."""
    bare = _TITLE.sub("《》", text)
    is_addressed = _ADDRESSED.search(bare) is not None
    cites = before is Mood.CITED or _CITED.search(text) is not None
    if _CONDITION.search(bare):
        return Mood.CONDITION, before
    if _FORBIDDEN.search(bare) and not (cites and not is_addressed):
        forbids_on = _FORBIDS_ASKING.search(bare) is not None
        return Mood.FORBIDDEN, Mood.FORBIDDEN if forbids_on else before
    mood = before
    if not is_addressed and cites:
        mood = Mood.CITED
    elif not is_addressed and _ANNOUNCED.search(bare):
        mood = Mood.ANNOUNCED
    elif _FORBIDS_ASKING.search(bare):
        mood = Mood.FORBIDDEN
    elif _ASKED.search(bare):
        mood = Mood.DEMAND
    elif _tells(bare, year):
        mood = Mood.REPORT
    return mood, mood


def _tells(text: str, year: int) -> bool:
    """Whether a clause reports what was done or how things are."""
    return any((_REPORTED.search(text), _COMPARED.search(text), _is_of_earlier_year(text, year)))


def _is_of_earlier_year(text: str, year: int) -> bool:
    years = [int(one) for one in re.findall(r"(20\d{2})年", text)]
    return bool(years) and year > 0 and max(years) < year
