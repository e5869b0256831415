"""What a meeting is called, who holds it, and what a notice does to one that was called before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docs_audit.gbt9704 import Element, Elements, OfficialPaper, Span
from docs_audit.gbt9704.lines import Line, lines_of
from docs_audit.gbt9704.sentences import sentences_in

from .draft import Change, Kind

_GATHERING = (
    r"(?:会议|大会|例会|座谈会|推进会|调度会|现场会|部署会|动员会|培训会|交流会|研讨会|联席会"
    r"|通气会|发布会"
    r"|培训班|研修班|学习班|轮训班|培训|讲座|论坛|观摩活动|观摩|党课|会)"
)
_NAME = rf"(?:(?!关于|召开|举行|举办|收看|收听)[^，。；\n]){{0,60}}?{_GATHERING}"
_TAIL = r"(?:[（(][^（）()\n]{1,14}[)）])?"
_HOLD = (
    r"(?:组织召开|组织收听收看|组织收看|组织参加|收听收看|收看|召开|举行|举办|召集|套开|续开"
    r"|参加|组织开展|开展|组织)"
)
_KIND = r"(?:紧急|补充|预备|预|延期|更正|再次)?(?:通知|函|方案|公告|预通知)"
_TITLE = re.compile(
    rf"(?:关于)?(?:推迟|延期|暂缓|调整|变更|取消|改期)?{_HOLD}(?P<name>{_NAME}{_TAIL}?)"
    rf"(?:延期|改期|推迟|取消|暂缓|时间|地点|的?)*(?:召开|举行|举办|举行时间|有关事[项宜]"
    rf"|调整|变更|安排)*的{_KIND}"
)
_CHANGED = re.compile(
    rf"关于(?:推迟|延期|暂缓|调整|变更|取消|改期)?(?:召开|举行"
    rf"|举办)?(?P<name>(?!开展|组织(?!工作|部|生活)){_NAME}{_TAIL})"
    r"(?:的)?(?:召开|举行|举办)?(?:时间|地点|日期|时间地点|及|和|、)*(?:延期|推迟|改期"
    r"|取消|暂缓|调整|变更|顺延)?"
    rf"(?:召开|举行|举办)?(?:有关事[项宜])?的{_KIND}"
)
_PLAIN = re.compile(
    rf"(?P<name>{_NAME}{_TAIL})(?:会议)?(?:预|补充|紧急)?"
    r"(?:通知单?|议程|日程|方案|须知|安排|指南|手册)$"
)
_MINUTES = re.compile(r"(?:关于)?(?P<name>.{2,80}?)的?(?:纪要|记录)(?:[（(].*)?$")
_FIRST_LINES, _LONGEST_TITLE = 3, 60
_NO_NAME = re.compile(
    r"(?:紧急|重要|有关|相关|本次|此次|专题|召开)?(?:会议|会|大会|培训|培训班|例会)"
)
# The head of a series of minutes names no meeting: 安平县人民政府专题会议.
_ANY_OF_KIND = re.compile(
    r"(?:[\u4e00-\u9fff]{2,24}(?:政府|委员会|委|局|办公室|办|部))?"
    r"(?:专题|协调|专项|专题协调|工作)会议"
)
# 关于学习贯彻全会精神的通知 calls none; 关于召开传达全会精神会议的通知 does.
_ABOUT_A_MEETING = re.compile(
    r"精神(?!(?:专题|扩大|部署|推进|宣讲|学习)*(?:会|大会|培训|宣讲|报告会))|筹备|情况的"
)
_PASSED_ON = re.compile(r"(?:^|的)?(?:转发|批转)(?P<who>[\u4e00-\u9fff]{2,30}?)关于")
_POSTPONED = re.compile(r"推迟|延期|延后|暂缓|改期|顺延|另行(?:择期)?召开")
_MOVED = re.compile(r"调整|变更|改为|更正")
_CANCELLED = re.compile(r"取消|不再召开|停止召开")

_CALLS = re.compile(
    rf"(?P<verb>{_HOLD}|开)(?P<name>[^，。；：、\n]{{1,60}}?{_GATHERING}{_TAIL})(?P<end>[”》]?)"
    r"(?=[，。；,;：:\s（(]|$|的(?!精神)|后|期间|有关|相关|及|并|事宜)"
)
_MOVED_FROM = re.compile(
    rf"原(?:定|计划)[^，。；\n]{{0,40}}?的(?P<name>{_NAME}{_TAIL})(?=[，。；]|因|延期|推迟|取消"
    rf"|调整|改)"
)
_INTENDS = re.compile(
    r"定于|拟于|拟在|拟定|决定|将于|将在|计划|兹定|订于|现定|特|安排|邀请|通知|请|同意|改为|改至"
    r"|推迟|延期|取消|原定"
)
_PAST = re.compile(
    r"(?:召开|举行|举办)了|已(?:经)?(?:召开|举行|举办)|(?:日前|(?<!于)近日|此前"
    r"|昨[天日])[^。]{0,20}(?:召开|举行)|上午召开的|召开的[^，。]{0,30}(?:指出|强调|要求|明确)"
)
_DECIDES = re.compile(
    r"(?:^|[，。；\s])(?:经|按照|根据"
    r"|受)?(?P<host>(?:[\u4e00-\u9fff]{1,20}、)?[\u4e00-\u9fff]{2,24}?)"
    r"(?:主要领导|领导|研究|同意|批准|讨论|委托|会议|常务会)*(?:研究)?，?"
    r"(?:决定于?|拟于|拟|定于|将于|兹定于|计划于|研究决定|研究同意|同意)"
)
_APPROVED = re.compile(
    r"(?<![已曾])经(?P<by>[\u4e00-\u9fff、]{2,30}?)(?:研究|讨论|审议)*(?:同意|批准|审定|审批)"
)
_APPROVING = re.compile(
    r"(?:政府|委|委员会|局|厅|办|办公室|部|党组|常务会|常委会|办公会|会议|领导|同志)$"
)
_ORGAN = re.compile(
    r"(?:政府|委|委员会|局|厅|办|办公室|部|院|中心|领导小组|指挥部|公司|党组|党工委|镇|乡|街道|县"
    r"|市|省|区|会|专班|工会|法院|检察院|所|站|校|村|社区|馆)$"
)
_NOT_HOST = re.compile(
    r"研究|会议|同意|请示|要求|部署|安排|工作需要|通知|规定|精神|^为|^请|^现|议程|计划|^我们?|有关"
    r"|^经|^各"
)


@dataclass(frozen=True, slots=True)
class Call:
    """The sentence that calls a meeting: its name there, and where sentence and verb stand."""

    name: Element
    sentence: Span
    verb_at: int


def calls_in(text: str, lines: Sequence[Line]) -> list[Call]:
    """Sentences that call a meeting, those that say when it will be before those that only name
    one; what was held before calls none.
    """
    calls: list[tuple[int, Call]] = []
    for line in lines:
        for sentence, at in sentences_in(text, line.span):
            if len(sentence) > 600 or _PAST.search(sentence):
                continue
            for found in (*_CALLS.finditer(sentence), *_MOVED_FROM.finditer(sentence)):
                name, start = _clean(found["name"], at + found.start("name"))
                if _is_background(sentence, found):
                    continue
                weight = 2 * bool(_INTENDS.search(sentence, 0, found.start("name")))
                weight += bool(re.search(r"\d\s*[月日]|[月日]\d|[午天]", sentence[: found.start()]))
                place = (start, start + len(name))
                call = Call(Element(name, place), (at, at + len(sentence)), at + found.start())
                calls.append((-weight, call))
    return [call for _, call in sorted(calls, key=lambda pair: pair[0])]


def _is_background(sentence: str, found: re.Match[str]) -> bool:
    """`贯彻落实全省……会议精神` names a meeting that was held, by others."""
    behind = sentence[found.end() : found.end() + 4]
    before = sentence[max(0, found.start() - 8) : found.start()]
    return (
        behind.startswith(("精神", "上", "有关精神", "要求"))
        or "贯彻" in before
        or "落实" in before
    )


def _clean(name: str, start: int) -> tuple[str, int]:
    bare = name.lstrip("的了 　一场次")
    start += len(name) - len(bare)
    bare = bare.rstrip(" 　")
    if bare[:1] in "“《「" and bare[-1:] in "”》」":
        return bare[1:-1], start + 1
    return bare, start


def read_name(
    text: str, paper: OfficialPaper, kind: Kind, labelled: Element, calls: Sequence[Call]
) -> Element:
    """The name: as labelled, else of the title, else of the sentence that calls the meeting."""
    titled = _of_title(text, paper, kind)
    called = [call.name for call in calls]
    if kind is Kind.MINUTES and _ANY_OF_KIND.fullmatch(titled.value):
        titled, called = next(iter(called), titled), [titled]
    for name in (labelled, titled, *called):
        if name and not _NO_NAME.fullmatch(name.value):
            return name
    return next((one for one in (titled, labelled, *(c.name for c in calls)) if one), Element())


def _of_title(text: str, paper: OfficialPaper, kind: Kind) -> Element:
    title = paper.title.value
    if kind is Kind.MINUTES:
        inner = re.search(r"《(?P<inner>[^《》]{4,80}纪要)》", title)
        found = _MINUTES.match(inner["inner"] if inner else title)
        if found is None:
            return Element()
        name = found["name"]
        return Element(name, placed(text, paper.title.span, name))
    # Above the title of an agenda may stand who meets, and be taken for it.
    first = [line for line in lines_of(text)[:_FIRST_LINES] if len(line.text) <= _LONGEST_TITLE]
    spans = [(title, paper.title.span), *((line.squeezed, line.span) for line in first)]
    for words, span in spans:
        if found := _title_match(words):
            name = _clean(found["name"], 0)[0]
            return Element(name, placed(text, span, name))
    return Element()


def _title_match(title: str) -> re.Match[str] | None:
    own = _PASSED_ON.sub("关于", title)
    return _CHANGED.search(own) or _TITLE.search(own) or _PLAIN.search(own)


def placed(text: str, span: Span, words: str) -> Span:
    """Where words stand in a stretch that may break them over lines; else the stretch."""
    found = re.compile(r"\s*".join(map(re.escape, "".join(words.split())))).search(text, *span)
    return found.span() if found else span


def read_host(text: str, paper: OfficialPaper, labelled: Element, calls: Sequence[Call]) -> Element:
    """Who holds it: as labelled, else who is said to have decided, else the issuer.

    A notice to watch another organ's meeting tells no host.
    """
    if labelled:
        return labelled
    passed = _PASSED_ON.search(paper.title.value)
    if passed and _ORGAN.search(passed["who"]):
        return Element(passed["who"], placed(text, paper.title.span, passed["who"]))
    for call in calls[:3]:
        begin = call.sentence[0]
        for found in _DECIDES.finditer(text[begin : max(call.verb_at, begin)]):
            host = found["host"]
            if _ORGAN.search(host) and not _NOT_HOST.search(host):
                place = begin + found.start("host"), begin + found.end("host")
                return Element(host, place)
    if re.search(r"收听收看|收看|组织参加", paper.title.value):
        return Element()
    return _first(text, paper.issuers)


def read_approval(text: str, calls: Sequence[Call]) -> Element:
    """Which body agreed, in a sentence that calls the meeting; empty where none is named."""
    for call in calls[:3]:
        for found in _APPROVED.finditer(text, *call.sentence):
            if _APPROVING.search(found["by"]):
                return Element(found["by"], found.span("by"))
    return Element()


def _first(text: str, issuers: Elements) -> Element:
    if not issuers:
        return Element()
    return Element(issuers.value[0], placed(text, issuers.span, issuers.value[0]))


def read_change(text: str, paper: OfficialPaper, lines: Sequence[Line]) -> Element:
    """Whether the notice moves or cancels a meeting: by its title, else by a sentence of it."""
    for stretch in _where_told(text, paper, lines):
        words = text[slice(*stretch)]
        for pattern, change in ((_CANCELLED, Change.CANCELLED), (_POSTPONED, Change.POSTPONED)):
            if found := pattern.search(words):
                place = (stretch[0] + found.start(), stretch[0] + found.end())
                return Element(change, place)
        if (found := _MOVED.search(words)) and re.search(r"时间|日期|原定|原计划", words):
            return Element(Change.POSTPONED, (stretch[0] + found.start(), stretch[0] + found.end()))
    return Element()


def _where_told(text: str, paper: OfficialPaper, lines: Sequence[Line]) -> Iterator[Span]:
    if paper.title:
        yield paper.title.span
    for line in lines[:6]:
        for sentence, at in sentences_in(text, line.span):
            if re.search(r"原定|原计划|原通知", sentence):
                yield at, at + len(sentence)


def calls_meeting(title: str) -> bool:
    """Whether a paper of this title calls, moves or cancels a meeting, or is its minutes."""
    bare = re.sub(r"[（(][^（）()]{1,16}[)）]$", "", "".join(title.split()))
    if re.search(r"(?:会议|办公会|常委会|专题会|例会|座谈会|推进会)?纪要》?(?:的通知)?$", bare):
        return True
    return bool(_title_match(bare)) and not _ABOUT_A_MEETING.search(bare)
