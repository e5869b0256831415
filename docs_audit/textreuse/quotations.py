"""Attributed quotations: what a paper openly repeats and names the source of.

Set aside when containment is counted, because repeating with the source named is not copying
(domain.md 4.3). Words in quotation marks without a source (a slogan, a term) are the paper's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docs_audit.textreuse import english_attribution
from docs_audit.textreuse.attribution import (
    ARTICLE,
    continues,
    is_beside,
    is_followed,
    is_framed,
    is_led,
)
from docs_audit.textreuse.excerpts import announces, block, excerpts
from docs_audit.textreuse.origins import footnotes, is_noted
from docs_audit.textreuse.papers import Span
from docs_audit.textreuse.speech import is_certain, spoken

_CLOSINGS = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "﹁": "﹂",
    "﹃": "﹄",
    "〝": "〞〟",
    "„": "“”",
    "«": "»",
    "＂": "＂",
    '"': '"',
}
_MARK = re.compile(f"[{''.join({*_CLOSINGS, *''.join(_CLOSINGS.values())})}]")
_LONGEST_QUOTATION = 3_000
_MOST_MARKS, _DEEPEST = 60, 4
_SHORTEST_QUOTATION, _WHOLE_SENTENCE = 8, 22
_LEAD, _TRAIL = 120, 90
_LONGEST_SPEECH, _SHORTEST_SPEECH = 1_500, 7

_LONGEST_BLOCK = 40

_TITLE = re.compile(r"《[^《》\n]{2,120}》")
_CITATION = re.compile(
    r"《[^《》\n]{2,120}》(?:\s?[（(][^（）()\n]{1,60}[）)])?|"
    r"(?:(?![据照按依和与及行实在由])[\u4e00-\u9fff]){1,8}[〔\[（(]\d{4}[〕\]）)]\s?第?\d{1,5}号"
)
_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[^。；！？]+[。；！？]*")
_OWN_VOICE = re.compile(
    r"\s*(?:为此|對此|对此|据此|因此|结合|为[^，。]{0,30}(?:贯彻|落实|做好)|现[就将提]|"
    r"我(?:们|市|县|省|区|旗|镇|乡|街道|局|办|校|院|村|单位)|本(?:市|县|区|镇|乡|局|办|校|院|村|单位))"
)
_SPEAKING = re.compile(
    r"[》号號条條款项項知件见見例法定议議话話示要报報告级級央院委府厅廳记記席理长長导導人志函文准局里办辦]|[A-Z]"
)
_LAW_TITLE = re.compile(
    r"(?:法|条例|條例|规定|規定|办法|辦法|规则|規則|细则|細則)(?:（[^）]{1,12}）)?》"
)
_LAW_NAMED = re.compile(
    rf"(?:法|条例|條例)(?:{ARTICLE}|规定|規定|明确)|\b(?:Law|Act|Code|Constitution|Regulations?|Rules|"
    r"Statute)\b"
)


def cited_titles(text: str) -> tuple[Span, ...]:
    """Return the spans of the titles that a text cites in book-title marks."""
    return joined([match.span() for match in _TITLE.finditer(text)])


def citations(text: str) -> tuple[Span, ...]:
    """Return the spans of cited titles with their numbers, and of numbers that stand alone."""
    return tuple(match.span() for match in _CITATION.finditer(text))


def attributed(text: str, rank: int = 0) -> tuple[Span, ...]:
    """Return ascending, disjoint spans of cited titles and of attributed quotations.

    ``rank`` is that of the paper (see ``Paper.rank``): only organs above it are other voices.
    """
    spans = [match.span() for match in _TITLE.finditer(text)]
    return joined([*spans, *_marked(text), *_unmarked(text, rank), *excerpts(text)])


def lawful(text: str, rank: int = 0) -> tuple[Span, ...]:
    """Return those of the attributed spans that quote or cite a law, regulation or rule.

    A quotation belongs to the title named last before it; one that follows another without a
    title between belongs to the same source.
    """
    found: list[Span] = []
    before, is_law = 0, False
    for start, end in attributed(text, rank):
        lead = text[max(before, start - _LEAD) : start]
        title = next(_TITLE.finditer(text, start, end), None)
        if title is not None and title.start() == start:
            is_law = _LAW_TITLE.search(title[0]) is not None
        elif not _is_close(text, before, start):
            is_law = _LAW_NAMED.search(lead) is not None
        elif _LAW_NAMED.search(lead):
            is_law = True
        if is_law:
            found.append((start, end))
        before = end
    return tuple(found)


def joined(spans: list[Span]) -> tuple[Span, ...]:
    """Sort spans and melt those that touch or overlap."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def _is_close(text: str, before: int, start: int) -> bool:
    """Say whether a quotation stands near enough to what was named before to be of it."""
    return before > 0 and start - before <= _LEAD and "\n\n" not in text[before:start]


def _marked(text: str) -> list[Span]:
    """Find quotations in marks whose surroundings name a source and say that it is quoted."""
    marks = list(_MARK.finditer(text))
    notes = footnotes(text)
    spans: list[Span] = []
    waiting: list[Span] = []
    until = 0
    for at, mark in enumerate(marks):
        start = mark.start()
        if start < until or mark[0] not in _CLOSINGS:
            continue
        end = _closing(text, marks, at)
        if end - start < _SHORTEST_QUOTATION:
            # Of marks that open and close alike the next one would be taken to open.
            until = end if mark[0] in _CLOSINGS[mark[0]] else until
            continue
        if waiting and not is_beside(text[waiting[-1][1] : start]):
            waiting.clear()
        if _is_attributed(text, (start, end), spans[-1:], notes):
            spans += [*waiting, (start, end)]
            waiting.clear()
            until = end
        elif end - start >= _WHOLE_SENTENCE:
            waiting.append((start, end))
            until = end
    return spans


def _is_attributed(text: str, quotation: Span, last: list[Span], notes: frozenset[str]) -> bool:
    """Say whether a source is named for a quotation; ``last`` is the attributed one before it.

    ``notes`` are the marks of the notes of the text that cite a paper.
    """
    start, end = quotation
    before, after = text[max(0, start - _LEAD) : start], text[end : end + _TRAIL]
    follows = bool(last) and start - last[0][1] <= _LEAD
    return (
        (follows and continues(text[last[0][1] : start]))
        or is_led(before)
        or is_followed(before, after)
        or is_noted(after, notes)
        or (end - start >= _WHOLE_SENTENCE and is_framed(before, after))
    )


def _closing(text: str, marks: list[re.Match[str]], at: int) -> int:
    """Return the offset after the mark that closes the one at ``at``, or its own place.

    A quotation of several paragraphs opens anew at each of them and closes once.
    """
    opening, start = marks[at][0], marks[at].start()
    closings, depth = _CLOSINGS[opening], 1
    for mark in marks[at + 1 : at + _MOST_MARKS]:
        place = mark.start()
        if place - start > _LONGEST_QUOTATION:
            break
        begins = text[place - 1].isspace()
        if mark[0] in closings:
            if (begins and opening == mark[0]) or _is_apostrophe(text, place):
                continue
            depth -= 1
            if not depth:
                return mark.end()
        elif mark[0] == opening and not begins:
            depth += 1
            if depth > _DEEPEST:
                break
    return start


def _is_apostrophe(text: str, place: int) -> bool:
    beside = text[place - 1 : place] + text[place + 1 : place + 2]
    return text[place] == "’" and beside.isascii() and beside.isalpha() and len(beside) == 2


def _unmarked(text: str, rank: int) -> Iterator[Span]:
    """Find reported speech and blocks that a named source is said to say, without marks."""
    lines = list(_LINE.finditer(text))
    is_english = english_attribution.is_used(text)
    for number, line in enumerate(lines):
        at = line.start()
        for start, end in english_attribution.reported(line[0]) if is_english else ():
            yield line.start() + start, line.start() + end
        for sentence in _SENTENCE.finditer(line[0]):
            start, end = line.start() + sentence.start(), line.start() + sentence.end()
            lead = text[start : min(end, start + _LEAD)]
            if start < at or not _SPEAKING.search(lead):
                continue
            told = spoken(lead, rank)
            if not told:
                continue
            if start + told >= line.end():
                if is_certain(lead, rank) and not announces(line[0]):
                    yield from block(lines[number + 1 : number + _LONGEST_BLOCK])
                break
            at = _speech_end(text, start + told, line.end(), rank)
            if at - start - told >= _SHORTEST_SPEECH:
                yield start + told, at


def _speech_end(text: str, start: int, limit: int, rank: int) -> int:
    """Return where reported speech ends: with its paragraph, or where the paper speaks itself."""
    limit = min(limit, start + _LONGEST_SPEECH)
    for sentence in _SENTENCE.finditer(text, start, limit):
        if sentence.start() > start and (
            _OWN_VOICE.match(sentence[0]) or spoken(sentence[0][:_LEAD], rank)
        ):
            return sentence.start()
    return limit
