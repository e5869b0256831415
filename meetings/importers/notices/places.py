"""Where a meeting is held: one place, or a main venue and branch venues joined by video."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docs_audit.gbt9704 import Element, Span, split_units
from docs_audit.gbt9704.lines import Line
from docs_audit.gbt9704.sentences import sentences_in

from .draft import ABSENT
from .labels import Field
from .names import Call, placed
from .sections import Body

_VENUE = re.compile(
    r"室|厅|楼|中心|馆|院|堂|校|宾馆|酒店|场|机关|政府|大厦|基地|广场|现场|剧院|俱乐部|活动|会堂"
    r"|党校|园|村|镇|站|所|平台"
)
_HELD_IN = re.compile(
    r"(?:在|(?<!开)到|地点设在|集中于|地点[^，。；\n]{0,24}?(?:变更|调整|改)(?:为|至|到"
    r"|在))(?P<place>(?:(?!\d{1,2}\s*[月日时点:：]|[，。；\n在]).){2,45}?)"
    r"(?=召开|举行|举办|组织|套开|集中|收听|收看|参加|设立?主?会场|开会|开展|以视频|通过视频|，|。"
    r"|主持)"
)
_OPEN = re.compile(r"另行通知|待定|另行确定|自行(?:确定|安排)|自定")
_MAIN = re.compile(
    r"主会场(?:地点)?(?:统一)?(?:设|设立|设置|安排|定)?(?:在|于|为"
    r"|[：:])?\s*(?P<place>[^，。；\n、]{2,45}?)(?=[，。；\n（(]|$|分会场|设|召开)"
)
_BRANCH_WORD = "分会场"
# 各县（市、区）设分会场; 在各乡镇设立分会场; 分会场设在各县（区）政府视频会议室.
_BRANCH_BEFORE = re.compile(
    r"(?:^|[，。；：:\n]|[在]|主会场[^，。；\n]{0,20}[，；])\s*(?P<units>(?!分会场"
    r"|主会场)[^，。；：:\n]{2,80}?)"
    r"(?:均|分别|同步|各自|统一|应|要|也)?(?:设立|设置|开设|设|为)(?:视频|电视电话|网络)?分会场"
)
_BRANCH_BEHIND = re.compile(
    r"分会场(?:地点)?(?:统一|分别)?(?:设|设立|设置|安排|为|定)?(?:在|于|为"
    r"|[：:])*\s*(?P<units>[^。；\n]{2,120}?)(?=[。；\n]|$|，(?:由|具体|地点|请|各地|参会))"
)
_ROOM = re.compile(
    r"(?:的|机关)?(?:各自)?(?:自行安排的?)?(?:视频|电视电话|多功能)?(?:会议|调度|指挥)(?:室|中心"
    r"|厅|系统)|(?:所在地|会场)$"
)
_NO_BRANCH = re.compile(
    r"^[我本]|现将|通知|如下|不设|参会人员|参加人员|出席|自定|自行|另行|负责同志|要求|联系|调试"
)
# 传达全市视频会议精神 tells how another meeting was held.
_VIDEO = re.compile(
    r"(?:视频(?:会议?|推进|培训|座谈|现场|例会|调度|连线|形式|方式|系统|会商)|电视电话|线上"
    r"|网络会议|云会议|腾讯会议|钉钉)(?!(?:(?!召开|学习|传达)[^，。；：\n]){0,8}?精神)"
)
_BOTH = re.compile(
    r"线上(?:线下|[+＋和与、]线下)|线下[+＋和与、]线上|现场[+＋与和]?(?:视频|线上)"
    r"|视频[+＋与和]现场"
)
_ONSITE = re.compile(r"现场(?:会议|参会|形式|方式|召开)|线下|集中(?:培训|授课|面授|开会)|面对面")


@dataclass(frozen=True, slots=True)
class Where:
    """Place, venues and mode as `NoticeDraft` has them."""

    place: Element = ABSENT
    main: Element = ABSENT
    branches: tuple[Element, ...] = ()
    mode: Element = ABSENT


def read_where(text: str, body: Body, name: Element, calls: Sequence[Call]) -> Where:
    """The venues under their labels, else in the sentence that calls the meeting."""
    main = _main(text, body)
    branches = tuple(_branches(text, body))
    place = _labelled(body) or _in_call(text, calls) or _in_first_lines(text, body)
    if main and (not place or "会场" in place.value):
        place = main
    return Where(place, main, branches, _mode(text, body, name, calls, branches))


def _labelled(body: Body) -> Element:
    for section in body.of(Field.PLACE, Field.TIME_AND_PLACE):
        for piece in section.pieces:
            if found := _place_of(piece, alone=section.about is Field.PLACE):
                return found
            if section.about is Field.PLACE and _OPEN.search(piece.text):
                return Element("", piece.span)
    return Element()


def _place_of(piece: Line, *, alone: bool) -> Element:
    """The venue of a piece; of `3月5日上午9:30，县政府三楼会议室` what stands behind the comma."""
    parts = list(re.finditer(r"[^，。；;\n]+", piece.text))
    for part in parts:
        words = re.sub(
            r"^(?:地点)?(?:设)?在|^地点[：:为]?|^[（(][一二三四五六七八九十\d]+[)）]|^\d+[.、]",
            "",
            part[0].strip(),
        )
        if _OPEN.search(words) or _BRANCH_WORD in words or "主会场" in words:
            continue
        is_venue = _VENUE.search(words) and not re.search(
            r"\d\s*[:：时点]\s*\d?|[上下]午|\d月", words
        )
        if (alone and part is parts[0] and not re.search(r"\d月\d", words)) or is_venue:
            words = words.strip(" 　：:")
            start = piece.start + piece.text.index(words) if words else piece.start
            return Element(words, (start, start + len(words))) if len(words) > 1 else Element()
    return Element()


def _in_call(text: str, calls: Sequence[Call]) -> Element:
    for call in calls[:3]:
        for found in _HELD_IN.finditer(text, call.sentence[0], call.sentence[1]):
            words = found["place"].strip("“”")
            if _VENUE.search(words) and not re.search(r"范围|基础|工作|期间|全[省市县区镇]", words):
                return Element(words, placed(text, found.span("place"), words))
    return Element()


def _in_first_lines(text: str, body: Body) -> Element:
    """Minutes tell the place in their first sentences: `在县政府三楼会议室主持召开`."""
    for line in body.running[:4]:
        for found in _HELD_IN.finditer(text, *line.span):
            words = found["place"].strip("“”")
            if re.search(r"会议室|会议中心|会堂|礼堂|大厅|宾馆|酒店|楼", words):
                return Element(words, placed(text, found.span("place"), words))
    return Element()


def _main(text: str, body: Body) -> Element:
    for section in body.of(Field.MAIN):
        if not re.search(r"参会|参加|出席", section.pieces[0].text):
            return _place_of(section.pieces[0], alone=True)
    for stretch in _venue_stretches(body):
        for found in _MAIN.finditer(text, *stretch):
            words = found["place"].strip()
            words = words.strip("（() ）")
            if _VENUE.search(words) and not re.search(r"参会|参加|人员|出席|负责同志", words):
                return Element(words, placed(text, found.span("place"), words))
    return Element()


def _branches(text: str, body: Body) -> Iterator[Element]:
    met: set[str] = set()
    for unit in _all_branches(text, body):
        if unit.value not in met:
            met.add(unit.value)
            yield unit


def _all_branches(text: str, body: Body) -> Iterator[Element]:
    for section in body.of(Field.BRANCHES):
        for piece in section.pieces:
            yield from _units(text, piece.span, piece.text)
    for stretch in _venue_stretches(body):
        if _BRANCH_WORD not in text[slice(*stretch)]:
            continue
        words = text[slice(*stretch)]
        found = _BRANCH_BEFORE.search(words) or _BRANCH_BEHIND.search(words)
        if found:
            place = stretch[0] + found.start("units"), stretch[0] + found.end("units")
            yield from _units(text, place, found["units"])


def _venue_stretches(body: Body) -> Iterator[Span]:
    """Where venues are spoken of: their sections, and sentences outside of any section."""
    for section in body.of(Field.PLACE, Field.TIME_AND_PLACE, Field.MODE, Field.MAIN, Field.SEATS):
        if section.about is Field.SEATS:
            continue
        yield section.span
    for line in body.running:
        if "会场" in line.text:
            yield from ((at, at + len(one)) for one, at in sentences_in_line(line))


def sentences_in_line(line: Line) -> Iterator[tuple[str, int]]:
    """Sentences of a line with their place in the text."""
    for sentence, at in sentences_in(line.text, (0, len(line.text))):
        yield sentence, line.start + at


def _units(text: str, span: Span, words: str) -> Iterator[Element]:
    for unit in split_units(re.sub(r"^(?:设)?(?:在|于)|[，,]?地点[^，。；]*$", "", words.strip())):
        bare = re.sub(r"^(?:设)?(?:在|于|各分会场[：:]?)|^\d+[.、]", "", unit)
        bare = _ROOM.sub("", bare).strip("　 。")
        if len(bare) > 1 and not _NO_BRANCH.search(bare) and len(bare) <= 30:
            yield Element(bare, placed(text, span, bare))


def _mode(
    text: str, body: Body, name: Element, calls: Sequence[Call], branches: Sequence[Element]
) -> Element:
    """Video wherever it is said; venues in several places without it are both."""
    stretches = [section.span for section in body.of(Field.MODE, Field.PLACE, Field.TIME_AND_PLACE)]
    stretches += [name.span] + [call.sentence for call in calls[:1]]
    stretches += [line.span for line in body.running[:3]]
    for pattern, mode in ((_BOTH, "hybrid"), (_VIDEO, "video"), (_ONSITE, "onsite")):
        for stretch in stretches:
            if found := pattern.search(text, *stretch):
                return Element(mode, found.span())
    return Element("hybrid", branches[0].span) if branches else Element()
