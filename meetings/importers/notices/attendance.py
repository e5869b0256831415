"""Who is to sit in a meeting or sat in it, by unit, rank and number, and who asked for leave."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from docs_audit.gbt9704 import Span, split_units
from docs_audit.gbt9704.lines import Line
from docs_audit.gbt9704.numerals import number_of

from .draft import Seat
from .labels import Field, enumerator
from .names import placed
from .persons import persons_in
from .sections import Body

MOST_SEATS = 300
_LONGEST_UNIT, _LONGEST_TOKEN = 40, 120
_OF_WHOM = (
    r"(?:党政|行政|班子|主要|分管|有关|相关|具体|业务|主管|财务|技术|安全|全体|在家|全部|其他"
    r"|[一两]名|党员|中层)*"
)
_WORDS = (
    r"(?:负责同志|负责人|领导同志|领导干部|领导班子(?:成员)?|领导|班子成员|党组成员|党员干部"
    r"|副职|同志"
    r"|联络员|信息员|骨干|经办人员?|工作人员"
    r"|科室负责人|股室负责人|股室长|干部职工|机关干部|干部|职工|人员|代表|党员|成员(?!单位)|专干"
    r"|网格员|教师|医师|学员|调解员|监督员|明白人)"
)
_POST = (
    r"(?:书记|(?<!乡)[县市区镇乡省州旗]长|乡镇长|主任|局长|主席|部长|处长|院长|校长|站长|所长"
    r"|科长|股长|经理|行长|队长|河长|林长|园长|组长|场长|营长|连长|会长|社长|理事长|秘书长|常委|委员|主任委员)"
)
_ORGAN_OF_POST = (
    r"(?:党(?:工)?委|党组织?|党支部|党总支|工委|机关|办公室|政府|政法委|纪委"
    r"|(?:(?![各乡镇村街县市区])[\u4e00-\u9fff]){2,4}办|办事处|第一)"
)
_RANK = (
    rf"(?:{_OF_WHOM}{_WORDS}|{_OF_WHOM}{_ORGAN_OF_POST}?(?:常务)?(?:副总?|总|代理)?{_POST}"
    rf"|分管[^，。；、\s各]{{0,14}}?的?(?:副?{_POST}|{_WORDS})|法定代表人)"
)
_COUNT = (
    r"[（(]?\s*(?:各|共|每(?:单位|个?[乡镇县区村家]|局)|限|不超过|约)?\s*"
    r"(?P<people>\d{1,4}|[一二三四五六七八九十两]{1,3})\s*(?:人|名|位)\s*[)）]?"
)
_BEHIND = (
    r"(?:(?:均|都|分别)?(?:在|于|到)[^，。；]{2,20}(?:参加|参会|出席|收看|收听)[^，。；]{0,6}"
    r"|参加|参会|列席|出席|收听收看|收看)?(?:会议)?"
)
_TOKEN = re.compile(
    rf"(?P<units>.*?(?<!各))(?:各\s*(?P<each>\d{{1,3}}"
    rf"|[一二两三四五])\s*[名位人])?(?P<ranks>{_RANK}(?:(?:和|及|与|或|以及"
    rf"|、){_RANK})*)?\s*(?:{_COUNT})?\s*{_BEHIND}"
)
_JOINED_UNITS = re.compile(r"(?<=[局委办部厅院会])和(?=[县市区省镇乡])")
_ENTRIES = re.compile(r"[；;。\n]")
_NOT_A_SEAT = re.compile(
    r"请假|不得|因故|报送|回执|提前|签到|着装|报名|名单|务必|严禁|手机|联系|替会|代会|原则上|详见"
    r"|各自|请于|履行|另行|不再|以上"
)
_PART = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]+[)）、.．]\s*)?"
    r"(?:[^：:，。；\n]{0,14}(?:主|分)?会场|列席|出席|参加|参会|邀请|特邀|与会)(?:会议)?(?:的)?"
    r"(?:参会|参加|出席)?(?:人员|范围|单位|领导|同志|会议人员)?(?:会议)?(?:的?有"
    r"|为)?\s*[：:为。，]\s*"
)
_ASKED = re.compile(
    r"请(?P<who>[^。；\n请]{2,160}?)(?:准时|按时|届时|提前\d*分钟|务必|按要求"
    r"|在[^，。]{2,20})*(?:参加|参会|出席|到会|与会|收听收看|收看)"
)
_INVITED = re.compile(r"邀请(?P<who>[^。；\n]{2,120}?)(?:参加|参会|出席|列席)")
_UNIT_LIKE = re.compile(
    r"(?:局|委|办|部|厅|院|中心|镇|乡|街道|公司|部门|单位|政府|村|社区|学校|机关|县|市|区|站|所"
    r"|企业|[）)])$"
)
_OPENING, _CLOSING = "（(“《", "）)”》"


def read_seats(text: str, body: Body) -> tuple[Seat, ...]:
    """Seats as the section on them tells, else as `请……参加` asks."""
    found = [
        seat
        for section in body.of(Field.SEATS)
        for piece in section.pieces
        for seat in _of_piece(text, piece)
    ]
    if not found:
        for line in body.lines:
            for asked in (*_ASKED.finditer(line.text), *_INVITED.finditer(line.text)):
                start = line.start + asked.start("who")
                who = Line(asked["who"], start, start + len(asked["who"]))
                found += [] if re.search(r"^[你贵按]", who.text) else _of_piece(text, who)
    return tuple(_once(found))


def read_absent(text: str, body: Body) -> tuple[Seat, ...]:
    """Who asked for leave."""
    pieces = [piece for section in body.of(Field.ABSENT) for piece in section.pieces]
    return tuple(
        _once([seat for piece in pieces for seat in _of_piece(text, piece, are_persons=True)])
    )


def _once(seats: list[Seat]) -> Iterator[Seat]:
    met: set[tuple[str, str, str]] = set()
    for seat in seats:
        key = (seat.unit, seat.rank, seat.person)
        if key not in met and len(met) < MOST_SEATS:
            met.add(key)
            yield seat


def _of_piece(text: str, piece: Line, *, are_persons: bool = False) -> list[Seat]:
    """The seats of one piece: persons with their units, or units with ranks and numbers."""
    begin = enumerator(piece.text)[1]
    if part := _PART.match(piece.text):
        begin = part.end()
    span = piece.start + begin, piece.end
    persons = persons_in(text, span, fewest=1 if are_persons else 2)
    return persons or [seat for entry in _entries(text, span) for seat in _of_entry(text, entry)]


def _entries(text: str, span: Span) -> Iterator[Span]:
    start = span[0]
    for mark in _ENTRIES.finditer(text, *span):
        yield start, mark.start()
        start = mark.end()
    yield start, span[1]


@dataclass
class _Group:
    """Units that wait for the rank behind them, and those that have got theirs."""

    waiting: list[tuple[str, Span]] = field(default_factory=list)
    seated: list[tuple[str, Span]] = field(default_factory=list)


def _of_entry(text: str, span: Span) -> list[Seat]:
    """`县教育局、县财政局主要负责同志各1人`: the rank and number are those of all units before.

    A rank alone behind another is one more seat of the same units.
    """
    if _NOT_A_SEAT.search(text, *span):
        return []
    seats: list[Seat] = []
    group = _Group()
    for start, end in _tokens(text, span):
        found = _TOKEN.fullmatch(text[start:end]) if end - start <= _LONGEST_TOKEN else None
        if found is None:
            continue
        units = found["units"].strip(" 　：:的")
        number = found["people"] or found["each"]
        people = number_of(number) if number else None
        if units:
            group.waiting.append((units, (start, end)))
        if seats and people is not None and not units and not found["ranks"]:
            # 各乡镇分管负责同志、水管站站长，每单位2人
            seats = [one if one.people else replace(one, people=people) for one in seats]
        elif found["ranks"] or people is not None:
            ranks = re.split(r"和|及|与|或|以及|、", found["ranks"] or "")
            seats += _seated(text, group, [*filter(None, ranks)], people, (start, end))
    if group.waiting and all(_UNIT_LIKE.search(units) for units, _ in group.waiting):
        seats += _seated(text, group, [], None, span)
    return seats


def _seated(
    text: str, group: _Group, ranks: list[str], people: int | None, span: Span
) -> list[Seat]:
    if group.waiting:
        group.seated = list(_split(text, group.waiting))
        group.waiting = []
    units = group.seated or [("", span)]
    return [
        Seat(unit, rank, people, "", place if unit else span)
        for unit, place in units
        for rank in ranks or [""]
    ]


def _split(text: str, waiting: list[tuple[str, Span]]) -> Iterator[tuple[str, Span]]:
    """Units of a run of tokens; what cannot stand alone (各乡镇党委、政府) is kept together."""
    span = waiting[0][1][0], waiting[-1][1][1]
    joined = _JOINED_UNITS.sub("、", "、".join(units for units, _ in waiting))
    for unit in split_units(re.sub(r"^(?:在|由|请|邀请|以及|及|和|其中|另请)+", "", joined)):
        if len(unit) <= _LONGEST_UNIT:
            yield unit, placed(text, span, unit)


def _tokens(text: str, span: Span) -> Iterator[Span]:
    """Parts between commas outside of brackets, without the blanks around them."""
    depth, start = 0, span[0]
    for at in range(*span):
        depth += (text[at] in _OPENING) - (text[at] in _CLOSING)
        if text[at] in "、，," and depth <= 0:
            yield from _inked(text, start, at)
            start = at + 1
    yield from _inked(text, start, span[1])


def _inked(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if bare := words.strip():
        begin = start + words.index(bare[0])
        yield begin, begin + len(bare)
