"""A sentence as clauses, and whether each demands, tells what was done, cites or forbids.

A demand seldom says so in each clause: `各乡镇要加快进度，6月底前完成80%` orders in both, and
`截至2月底，完成率达到90%` reports in both. So a mood goes on until another clause has its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from docs_audit.gbt9704.clauses.words import EARLIER, FORBIDDING, LATELY, LIFTING, UNTIL

_ENDS = re.compile(r"[，,；;。！!？?\n（()）]")
_TITLE = re.compile(r"《[^》]*》")
# 各乡镇（街道）, 各县（市、区）: a bracket that widens a noun does not end the clause.
_WIDENING = re.compile(r"[（(][\u4e00-\u9fff、]{1,8}[）)]")

# 申请, 请示 and 请求 ask nothing of those who read, 拟请 and 恳请 ask those above.
PLEASE = "(?<![申邀提聘拟恳呈])请(?![示求假客])|麻烦各|劳烦"

_ASKED = re.compile(
    rf"{PLEASE}|务必|务须|务于|必须|限[期时于]|抓紧|尽快|马上|立即|立刻|一律|勿误|确保|力争|力求|争取|原则上"
    r"|(?<![无毋不])须(?!知)|(?<![不只主重需摘概纪])(?<!平均)要(?![求点素闻害件道么是紧塞花跑等]|填\d)"
    r"|(?<![响适对反供不])应(?!急|用|对|届|聘|收|诉|邀|答|付|纳|变|试|尽|战|检|保)"
    r"|不得(?:低于|少于|小于|超过|高于|多于|晚于|迟于)|不(?:低|少|迟|晚)于|至少"
)
_ADDRESSED = re.compile(
    rf"{PLEASE}|务必|务于|务须|限[期时]|为此|各[^，、]{{1,16}}?(?:要|应|须|必须|务必)|[我本全][省市县区镇乡村][^，]{{0,4}}(?:要|须|应)"
)
_REPORTED = re.compile(
    r"已(?!婚|知)|曾|(?<![为除])了(?![解结然却])|正在|自愿"
    rf"|目前|现有|累计|{EARLIER}|{LATELY}|上半年以来|以来|近年"
    r"|其中|自动|播出|先后|尚未|仍有|还有|未能"
    rf"|{UNTIL}|截止目前|占比?[^，]{{0,8}}\d"
    r"|(?<![公总中])共(?![同享建产青治管筑识鸣性])|[^，]直到[^，]*才|[^，]才(?=[报交完开])"
    r"|是[^，]{0,12}(?:日|节|周|月)$|[月日底末前后旬]为[^，]{2,12}(?:阶段|时期)$|一般[为是]|平均(?:[要需约每花用收填]|\d)|期间[^，]*\d|^所谓"
    r"|连续[\d一二两三四五六七八九十多]+[年月季个天]|[\d一二两三四五六七八九十多几]+年[来间]"
    r"|由[^，]+(?:[改变]|调整|精简|压减|缩减)[为成至到]|(?:企业|群众|基层|干部|职工|单位)反映|[^，]中$|^有(?:的|些|\d)"
    r"|[由从]\d(?![^，]{0,8}(?:起|开始|[名人个]一))|据[^，]*(?:显示|统计|反映|了解|测算)|从[^，]*看$|^\d{1,2}月份(?![起底末前内])|探索出"
    r"|^(?:一些|有些|不少|许多|很多|少数|多数|其[余他]|图为|某|他|她|[省市县区镇乡]里)|普遍|个别|大部分|大多数"
    r"|[高低]于[^，]{0,8}(?:平均|水平|同期|全国)|位[居列]|[居名]第|居全"
    r"|^[^，]{0,8}(?:发现|显示|表明|指出|认为)$|^经(?:核查|检查|排查|调查|统计|初步)"
    r"|未(?:建立|按|开展|制定|落实|完成|报送|达)|^(?:我[省市县区镇乡局委办村]|该)"
)
# Against last year one reports, unless one says by how much it is to be.
_COMPARED = re.compile(
    r"(?:同比|环比|比上年|较上年|较去年|比去年)(?!.*(?:以上|以下|以内|压减|精简))"
)
_ANNOUNCED = re.compile(
    r"(?:拟|恳|呈)请|我们(?:将|会|拟)|(?<!请)将(?:于|在)(?!\D{0,6}(?:台账|材料|报告))"
    r"|(?:拟|(?<!稳)(?<!确)(?<!固)(?<!锁)定)[于在]|计划[于在]|预计|有望"
    r"|承诺(?:[于在将]|\d)|暂停|^(?:以往|过去|此前|往年|原先)"
    r"|(?:补助|补贴|奖励|奖补|资助|收费)(?:标准|金额)?[^，]{0,4}(?:为|每|最高|\d)"
    r"|(?:我|本)(?:局|委|办|厅|市|县|区|部|院|镇|单位|省|中心)(?:[^，各]{0,6})(?:将|拟|承诺)"
)
# What one may do or not binds nobody; the mood before goes on after it.
_ALLOWED = re.compile(r"(?<![不许认])可(?:[于在]|以|通过|随时|自行)")
_CITED = re.compile(
    r"《[^》]*(?:法|条例|规定|办法|细则|准则|规则|章程|规程)》(?:[（(][^）)]*[）)])?[^，]{0,16}?(?:第|规定|明确|载明)"
    r"|(?:依据|根据|按照|依照)《[^》]*(?:法|条例)》$"
    r"|^第[一二三四五六七八九十百零\d]+条(?!措施)|第[一二三四五六七八九十百零\d]+条(?:第[^，]{1,4}款)?(?:规定|明确|[，：])|依法(?:应当?|须)在?"
)
_FORBIDDEN = re.compile(
    rf"(?:不得|{FORBIDDING}|{LIFTING}|不要(?!求)|取消|杜绝|避免|防止|停止"
    r"|减少(?=[^，]{0,8}[报填])|(?:纠治|整治)(?=[^，]{0,6}(?:频繁|过度|随意|层层|多头|重复))|不能(?![^，的]{1,12}的(?:[于应须要在由]|$))|禁用|不应|切忌|严防)"
    r"(?!低于|少于|小于|超过|高于|多于|晚于|迟于|漏|迟|瞒|虚|缺)"
)
_FORBIDS_ASKING = re.compile(
    rf"(?:不得|{FORBIDDING}|不要|不能|不应)[^，]{{0,12}}(?:要求|安排|布置|随意|层层|变相)|不(?:再)?要求|未要求"
)
_CONDITION = re.compile(
    r"^[^，]*(?:未|没有|不能|无法)[^，]{1,16}的$"
    r"|^(?:对|凡|如|若|逾期|未|因|经)[^，]*(?:未|不|逾期|低于|仍|超过|超期)[^，]*的$"
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
    told: list[Mood | None] = []
    for text, start in _cut(sentence):
        now, mood, own = _moods(text, mood, year)
        bare = _TITLE.sub("《》", text)
        told.append(own)
        found.append(Clause(bare, start, now, _ASKED.search(bare) is not None))
    return _led_by_what_follows(found, told)


def _led_by_what_follows(found: list[Clause], told: list[Mood | None]) -> list[Clause]:
    """Clauses before the first that says what it does go with it, if it orders nothing.

    `3月5日前，各专班已报送` reports from its beginning on, `每周走访，累计走访80户` does as well.
    """
    first = next((mood for mood in told if mood is not None), None)
    if first not in (Mood.REPORT, Mood.ANNOUNCED) or any(one.is_asked for one in found):
        return found
    until = next(index for index, mood in enumerate(told) if mood is not None)
    return [replace(one, mood=first) if at < until else one for at, one in enumerate(found)]


def _cut(sentence: str) -> Iterator[tuple[str, int]]:
    """Cut at commas and brackets, never within a title."""
    hidden = _WIDENING.sub(_dots, _TITLE.sub(_dots, sentence))
    start = 0
    for end in [*(one.start() for one in _ENDS.finditer(hidden)), len(sentence)]:
        if text := sentence[start:end]:
            yield text, start
        start = end + 1


def _dots(found: re.Match[str]) -> str:
    return "·" * len(found[0])


def _moods(text: str, before: Mood, year: int) -> tuple[Mood, Mood, Mood | None]:
    """The mood of a clause, the one that goes on after it, and the one it has of its own."""
    bare = _TITLE.sub("《》", text)
    is_addressed = _ADDRESSED.search(bare) is not None
    cites = before is Mood.CITED or _CITED.search(text) is not None
    if _CONDITION.search(bare):
        return Mood.CONDITION, before, None
    if _FORBIDDEN.search(bare) and not (cites and not is_addressed):
        forbids_on = _FORBIDS_ASKING.search(bare) is not None
        return Mood.FORBIDDEN, Mood.FORBIDDEN if forbids_on else before, Mood.FORBIDDEN
    if _ALLOWED.search(bare) and not is_addressed and not _ASKED.search(bare):
        return Mood.ANNOUNCED, before, None
    own: Mood | None = None
    if not is_addressed and cites:
        own = Mood.CITED
    elif not is_addressed and _ANNOUNCED.search(bare):
        own = Mood.ANNOUNCED
    elif _FORBIDS_ASKING.search(bare):
        own = Mood.FORBIDDEN
    elif _ASKED.search(bare):
        own = Mood.DEMAND
    elif _tells(bare, year):
        own = Mood.REPORT
    return own or before, own or before, own


def _tells(text: str, year: int) -> bool:
    """Whether a clause reports what was done or how things are."""
    return any((_REPORTED.search(text), _COMPARED.search(text), _is_of_earlier_year(text, year)))


def _is_of_earlier_year(text: str, year: int) -> bool:
    years = [int(one) for one in re.findall(r"(20\d{2})年", text)]
    return bool(years) and year > 0 and max(years) < year
