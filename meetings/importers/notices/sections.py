"""The body of a notice cut into sections, each under the label that announces it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from docs_audit.gbt9704 import Span
from docs_audit.gbt9704.lines import Line

from .labels import BARE, LISTS, Field, enumerator, label_at, labels_within, ordinal

_ENDS_LIST = re.compile(
    r"特此(?:通知|函告|纪要)|请(?:各|参会|与会|有关|相关|你|提前|准时|于)|附件|联系人|抄送|（?此件"
)
# Who chairs and which venues there are is often said between or behind the lists.
_ASIDE = re.compile(
    r"(?:会议|大会)(?:以|采取|采用|由)|[^，。；：:]{0,30}设(?:立|置)?(?:视频|电视电话)?分会场"
)
_SEATED = re.compile(r"负责|人员|领导|成员|代表|同志|书记|主任|[局校院园所站镇乡村]长")
_GOES_ON = ("、", "；", ";", "，", ",", "：", ":")


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under a label; `rank` is that of its number, `at` the place of the label."""

    about: Field
    rank: int
    at: int
    pieces: list[Line] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """From the first to the last content; nowhere when there is none."""
        return (self.pieces[0].start, self.pieces[-1].end) if self.pieces else (self.at, self.at)


@dataclass(frozen=True, slots=True)
class Body:
    """A stretch of a notice: its lines as they stand, its sections, and what stands under none."""

    lines: Sequence[Line]
    sections: Sequence[Section]
    running: Sequence[Line]

    def of(self, *fields: Field) -> Iterator[Section]:
        """The sections of these fields that hold something, in the order of the text."""
        return (one for one in self.sections if one.about in fields and one.pieces)


def cut(lines: Iterable[Line]) -> Body:
    """Cut lines at their labels, those within a line included."""
    pieces = [piece for line in lines for piece in _pieces(line)]
    sections: list[Section] = []
    running: list[Line] = []
    for piece in pieces:
        current = sections[-1] if sections else None
        label = label_at(piece.text)
        if label and current and _is_item(piece, label, current):
            current.pieces.append(piece)
        elif label:
            opened, rank, begin = label
            section = Section(opened, rank, piece.start)
            section.pieces.extend(_rest(piece, begin))
            sections.append(section)
        elif _ASIDE.match(piece.text) and enumerator(piece.text)[0] == BARE:
            running.append(piece)
        elif current and _belongs(piece, current):
            current.pieces.append(piece)
        else:
            rank = enumerator(piece.text)[0]
            if rank < BARE:
                sections.append(Section(Field.OTHER, rank, piece.start, [piece]))
            elif current and not _is_over(current):
                sections.append(Section(Field.OTHER, BARE, piece.start))
            running.append(piece)
    return Body(pieces, sections, running)


def _pieces(line: Line) -> Iterator[Line]:
    starts = [0, *(at for at in labels_within(line.text) if at), len(line.text)]
    for start, end in pairwise(starts):
        yield from _rest(Line(line.text[:end], line.start, line.start + end), start)


def _rest(piece: Line, begin: int) -> Iterator[Line]:
    """What is left of a piece from a place on, without blanks; nothing when nothing is."""
    words = piece.text[begin:]
    inked = words.strip(" \t\u3000\xa0：:")
    if inked:
        start = piece.start + begin + words.index(inked[0])
        yield Line(inked, start, start + len(inked))


def _is_over(section: Section) -> bool:
    return section.about is Field.OTHER


def _is_item(piece: Line, label: tuple[Field, int, int], current: Section) -> bool:
    """`（二）主会场参会人员` under 参会人员 is a part of it, 2.表态发言 an item of the agenda."""
    opened, rank, begin = label
    is_short = begin >= len(piece.text.rstrip("。；;：: "))
    if (
        current.about is Field.AGENDA
        and rank < BARE
        and opened in (Field.SPEAKERS, Field.DECISIONS)
    ):
        return rank > current.rank or current.rank == BARE or not is_short
    if current.about is not Field.SEATS:
        return False
    is_venue = opened in (Field.MAIN, Field.BRANCHES)
    tells_seats = is_venue and _SEATED.search(piece.text, begin) is not None
    return tells_seats or ((is_venue or opened is Field.SEATS) and rank > current.rank)


def _belongs(piece: Line, current: Section) -> bool:
    """Whether a line without a label goes on with a section."""
    rank = enumerator(piece.text)[0]
    if rank == BARE and _ENDS_LIST.match(piece.text):
        return False
    if current.about in LISTS and _counts_on(piece, rank, current):
        return True
    if current.rank < BARE or rank < BARE:
        return rank > current.rank
    if not current.pieces:
        return current.about is not Field.OTHER
    return current.about in LISTS and _goes_on(current.pieces)


def _goes_on(pieces: Sequence[Line]) -> bool:
    """Whether a list without numbers is not at its end."""
    last = pieces[-1].text
    numbered = enumerator(pieces[0].text)[0] < BARE
    return last.endswith(_GOES_ON) or (not last.endswith("。") and not numbered)


def _counts_on(piece: Line, rank: int, current: Section) -> bool:
    """Whether a numbered line begins or continues the list of a section.

    `4.会议议程：` may be followed by （一）: a list counts from one, whatever the label's number.
    """
    if rank == BARE:
        return False
    if not current.pieces:
        return ordinal(piece.text) == 1
    first = enumerator(current.pieces[0].text)[0]
    if first == BARE or rank < first:
        return False
    same = sum(enumerator(one.text)[0] == rank for one in current.pieces)
    return rank > first or ordinal(piece.text) == same + 1
