"""From the text of a notice, agenda, plan or minutes to what it tells of each meeting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from docs_audit.gbt9704 import Class, Element, OfficialPaper, Part, read_paper
from docs_audit.gbt9704.lines import Line, lines_of
from docs_audit.gbt9704.moments import Issue

from .agenda import read_agenda
from .attendance import read_absent, read_seats
from .decisions import read_decisions
from .draft import ABSENT, NOWHERE, Change, Kind, NoticeDraft
from .labels import Field
from .names import Call, calls_in, read_approval, read_change, read_host, read_name
from .people import read_convener, read_speakers
from .places import read_where
from .sections import Body, cut
from .several import blocks_of, clauses_of
from .times import When, length_alone, read_hours, read_length, read_when, with_length

# A notice has a few pages; what is longer is read as far as this and no farther.
LONGEST_TEXT = 60_000
_DIGITS = {ord(wide): digit for digit, wide in enumerate("０１２３４５６７８９", ord("0"))}
_YEAR = re.compile(r"20\d{2}(?=\s*年)|(?<=[〔\[（(])20\d{2}")
_MINUTES = re.compile(r"(?:纪要|会议记录)》?(?:的通知)?(?:[（(].*)?$")
_NOT_BODY = frozenset((Part.TITLE, Part.TAIL, Part.ADDRESSEES))
_FIRST_LINES = 4


def read_notices(
    text: str, marks: frozenset[str] = frozenset(), *, day: str = ""
) -> tuple[NoticeDraft, ...]:
    """What the text tells of each meeting it calls or reports, in its order; empty when of none.

    Spans are code points of `text`. What is not told is empty, nothing is concluded. `marks` are
    as in `gbt9704.read_paper`; `day` (ISO) is from where relative dates count when the text tells
    no day itself. Reads at most `LONGEST_TEXT` characters.
    """
    text = text[:LONGEST_TEXT].translate(_DIGITS)
    paper = read_paper(text, marks, day=day)
    issue = _issue(text, paper, day)
    kind = _kind(paper)
    lines = _lines(text, paper)
    drafts: list[NoticeDraft] = []
    blocks = blocks_of(lines) if kind is Kind.NOTICE else []
    for name, block in blocks:
        draft = _read(text, paper, kind, block, issue, named=name)
        drafts.append(_on_day_above(text, draft, block, lines, issue))
    if not drafts:
        drafts = _read_whole(text, paper, kind, lines, issue)
    return tuple(draft for draft in drafts if draft.tells_a_meeting)


def _issue(text: str, paper: OfficialPaper, given: str) -> Issue:
    """The day dates count from; only the year where that is all the text tells."""
    told = paper.issued_on.value or paper.printed_on.value or given
    if told:
        return Issue.of(told)
    year = _YEAR.search(paper.number.value) or _YEAR.search(paper.title.value) or _YEAR.search(text)
    return Issue.of(year[0] if year else "")


def _kind(paper: OfficialPaper) -> Kind:
    is_minutes = paper.class_ is Class.MINUTES or _MINUTES.search(paper.title.value)
    return Kind.MINUTES if is_minutes else Kind.NOTICE


def _lines(text: str, paper: OfficialPaper) -> list[Line]:
    """The lines of the body and what is attached; the head of a message without a title as well."""
    signed = [segment for segment in paper.segments if segment.part is Part.SIGNATURE]
    left_out = [one.span for one in paper.segments if one.part in _NOT_BODY]
    # Above the title stand head and number; the signature holds organ and date.
    left_out += [one.span for one in signed]
    if paper.title and paper.title.value not in ("会议纪要", "纪要"):
        left_out += [one.span for one in paper.segments if one.part is Part.HEAD]
    return [
        line
        for line in lines_of(text)
        if not any(start <= line.start and line.end <= end for start, end in left_out)
    ]


def _read_whole(
    text: str, paper: OfficialPaper, kind: Kind, lines: Sequence[Line], issue: Issue
) -> list[NoticeDraft]:
    draft = _read(text, paper, kind, lines, issue)
    if kind is Kind.MINUTES:
        return [replace(draft, decisions=read_decisions(text, paper, draft.start.value[:10]))]
    body = cut(lines)
    several = clauses_of(text, body, calls_in(text, body.lines), issue)
    if not several or draft.change:
        return [draft]
    return [replace(draft, name=name, start=when.start, end=when.end) for name, when in several]


def _read(
    text: str,
    paper: OfficialPaper,
    kind: Kind,
    lines: Sequence[Line],
    issue: Issue,
    *,
    named: Element = ABSENT,
) -> NoticeDraft:
    body = cut(lines)
    calls = calls_in(text, body.lines)
    name = named or read_name(text, paper, kind, _labelled(body, Field.NAME), calls)
    host = read_host(text, paper, _labelled(body, Field.HOST), calls)
    when = _when(text, body, calls, issue)
    where = read_where(text, body, name, calls)
    agenda = read_agenda(text, body, by_headings=kind is Kind.MINUTES)
    change = read_change(text, paper, lines) if kind is Kind.NOTICE else Element()
    if change.value == Change.CANCELLED:
        when = When()
    return NoticeDraft(
        kind=kind,
        name=name,
        host=host,
        start=when.start,
        end=when.end,
        length=when.length,
        mode=where.mode,
        place=where.place,
        main_venue=where.main,
        branches=where.branches,
        agenda=agenda,
        seats=read_seats(text, body),
        absent=read_absent(text, body),
        speakers=read_speakers(body, agenda),
        convener=read_convener(body, host.value),
        approved_by=read_approval(text, calls),
        cites=tuple(Element(one.number, one.span) for one in paper.citations if one.number),
        change=change,
    )


def _on_day_above(
    text: str, draft: NoticeDraft, block: Sequence[Line], lines: Sequence[Line], issue: Issue
) -> NoticeDraft:
    """A block that tells hours alone is held on the day named above the blocks."""
    if draft.start.span != NOWHERE:
        return draft
    above = (line for line in lines if line.end <= block[0].start)
    days = (read_when(text, line.span, issue).start.value[:10] for line in above)
    day = next(filter(None, days), "")
    hours = next(cut(block).of(Field.TIME, Field.TIME_AND_PLACE), None)
    if not day or hours is None:
        return draft
    start, end = read_hours(text, hours.span, day)
    return replace(draft, start=start, end=end)


def _labelled(body: Body, field: Field) -> Element:
    section = next(body.of(field), None)
    if section is None or len(section.pieces[0].text) > 80:
        return Element()
    words = section.pieces[0].text.rstrip("。；; ").strip("“”《》")
    start = section.pieces[0].start + section.pieces[0].text.index(words) if words else 0
    return Element(words, (start, start + len(words))) if words else Element()


def _when(text: str, body: Body, calls: Sequence[Call], issue: Issue) -> When:
    """The time under its label, else in the sentence that calls the meeting, else at the top."""
    length = next((length_alone(text, section.span) for section in body.of(Field.LENGTH)), ABSENT)
    labelled = [section.span for section in body.of(Field.TIME, Field.TIME_AND_PLACE)]
    called = [call.sentence for call in calls[:3]]
    first = [line.span for line in body.running[:_FIRST_LINES]]
    found = When()
    for span in (*labelled, *called, *first):
        when = read_when(text, span, issue)
        if when.is_told:
            found = when
            break
    if labelled and found.start.value and "T" not in found.start.value:
        found = _with_hours(text, labelled[0], found)
    told = (read_length(text, span) for span in labelled)
    return with_length(found, length or found.length or next(filter(None, told), ABSENT))


def _with_hours(text: str, span: tuple[int, int], when: When) -> When:
    """`一、时间：上午9:30`, the day being told in the sentence that calls the meeting."""
    if when.start.span[0] >= span[0] and when.start.span[1] <= span[1]:
        return when
    start, end = read_hours(text, span, when.start.value[:10])
    return When(start, end or when.end, when.length) if start else when
