"""Left-over places: names of the source's places that a copier forgot to change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from docs_audit.textreuse.comparison import QUOTED, Comparison
from docs_audit.textreuse.papers import Span
from docs_audit.textreuse.place_names import PlaceName, names_in_prose, short_names
from docs_audit.textreuse.places import PlaceTree, Territory, gazetteer
from docs_audit.textreuse.references import is_reference

_SENTENCE_EDGE = re.compile(r"[。；！？!?;\n]")
_BESIDE = 120
_BETWEEN = 600
_LONGEST_SENTENCE = 400
EVERYWHERE = re.compile(
    r"(?:城[关郊厢东南西北中区]|[东西南北][关城街]|新华|解放|人民|和平|建设|中心|中山|光明|胜利|红旗)(?:镇|乡|街道|社区|村)"
)


@dataclass(frozen=True, slots=True)
class LeftoverPlace:
    """A foreign place that a paper names as its own; ``span`` counts in that paper's text."""

    name: str
    span: Span
    sentence: str


def leftover_places(
    found: Comparison, places: PlaceTree, *, from_elsewhere: bool
) -> tuple[LeftoverPlace, ...]:
    """Find names of the source's places that lie outside the lower issuer's line.

    A name counts only where the upper has it too and where it is the upper's own: a place that
    is as foreign to the upper is a common reference (a model city, a partner). Places below the
    county are only believed to be foreign when the upper paper is ``from_elsewhere``, because a
    superior may name the lower's own townships. Names beside copied passages count like those
    inside as far as the gazetteer or the learned paths say whose they are.
    """
    lower, upper = found.lower.paper, found.upper.paper
    mine, theirs = places.territory(lower.issuer), places.territory(upper.issuer)
    if mine is None or theirs is None:
        return ()
    judge = _Judge(mine, theirs, places, from_elsewhere)
    result: dict[Span, LeftoverPlace] = {}
    for window in _windows(found):
        for name in _names(lower.text, window.lower, judge):
            said = lower.text[name.start : name.end]
            span = name.start, name.end
            if span in result or (window.is_beside and not name.is_known):
                continue
            if name.is_doubtful and not judge.is_theirs(said):
                continue
            if said in window.upper and judge.is_foreign(said) and not _is_set_aside(found, span):
                result[span] = LeftoverPlace(said, span, sentence_around(lower.text, span))
    return tuple(result[span] for span in sorted(result))


def _names(text: str, window: Span, judge: _Judge) -> Iterator[PlaceName]:
    yield from names_in_prose(text, window, judge.places)
    yield from short_names(text, window, judge.their_names)


def _is_set_aside(found: Comparison, span: Span) -> bool:
    """Say whether a name stands outside the body, in a quotation, or with a good reason."""
    lower = found.lower
    word = int(lower.words.starts.searchsorted(span[0]))
    if word == len(lower.words) or lower.words.starts[word] != span[0] or lower.quoted[word]:
        return True
    return is_reference(lower.paper.text, *span)


def sentence_around(text: str, span: Span) -> str:
    """Return the sentence that holds a span, cut where it is very long."""
    floor = max(0, span[0] - _LONGEST_SENTENCE)
    start = floor
    for edge in _SENTENCE_EDGE.finditer(text, floor, span[0]):
        start = edge.end()
    end = _SENTENCE_EDGE.search(text, span[1], span[1] + _LONGEST_SENTENCE)
    return text[start : end.end() if end else span[1] + _LONGEST_SENTENCE].strip()


@dataclass(frozen=True, slots=True)
class _Window:
    """Where names are looked for, and the text of the upper that must have them too."""

    lower: Span
    upper: str
    is_beside: bool = False


def _windows(found: Comparison) -> Iterator[_Window]:
    """Yield the passages, each facing its own, then what stands beside and between them."""
    passages = [one for one in found.passages if one.kind != QUOTED]
    text, above = found.lower.paper.text, found.upper.paper.text
    for one in passages:
        yield _Window(one.lower, above[one.upper[0] : one.upper[1]])
    edges = [(0, 0), *(one.lower for one in passages), (len(text), len(text))]
    for (_, before), (after, _) in pairwise(edges if passages else []):
        if after - before <= _BETWEEN:
            yield _Window((before, after), above, is_beside=True)
        else:
            yield _Window((before, before + _BESIDE), above, is_beside=True)
            yield _Window((after - _BESIDE, after), above, is_beside=True)


class _Judge:
    """Tells whether a place named in the lower paper is the upper's and not the lower's."""

    def __init__(
        self, mine: Territory, theirs: Territory, places: PlaceTree, from_elsewhere: bool
    ) -> None:
        self._mine, self._theirs, self.places = mine, theirs, places
        self._from_elsewhere = from_elsewhere
        self.their_names = [name for name in sorted(theirs.line) if self.is_foreign(name)]

    def is_foreign(self, name: str) -> bool:
        """Say whether a place belongs to the upper's territory and not to the lower's."""
        full = next((one for one in self._theirs.line if one.startswith(name)), name)
        if full in self._mine.line or (not self._from_elsewhere and full in self._theirs.line):
            return False
        division = gazetteer().get(full)
        if division is not None and self._mine.holds(division.codes):
            return False
        if self.places.lies_in(full, self._mine.own):
            return False
        if self.is_theirs(full):
            return True
        if division is not None:
            return False
        is_placed = bool(self.places.parents.get(full))
        return self._from_elsewhere and not is_placed and not EVERYWHERE.fullmatch(full)

    def is_theirs(self, name: str) -> bool:
        """Say whether a place is known to lie in the upper's line or territory."""
        if name in self._theirs.line:
            return True
        if any(self.places.lies_in(name, place) for place in self._theirs.line):
            return True
        division = gazetteer().get(name)
        return division is not None and self._theirs.holds(division.codes)
