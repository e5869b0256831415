"""Left-over places: names of the source's places that a copier forgot to change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from docs_audit.textreuse.comparison import Comparison
from docs_audit.textreuse.divisions import gazetteer
from docs_audit.textreuse.papers import Paper, Span
from docs_audit.textreuse.passages import QUOTED
from docs_audit.textreuse.place_names import PlaceName, names_in_prose, short_names
from docs_audit.textreuse.places import PlaceTree, Territory
from docs_audit.textreuse.references import is_reference

_SENTENCE_EDGE = re.compile(r"[。；！？!?;\n]")
_CLAUSE_EDGE = re.compile(r"[，。；：！？!?;\n]")
_CLAUSE = 40
_TOWNSHIP = 5
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
    mine, theirs = territories(lower, places), territories(upper, places)
    if not mine or not theirs:
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
            if not judge.is_foreign(said) or said not in window.upper:
                continue
            if not _is_set_aside(found, span) and not judge.is_among_mine(lower.text, span):
                result[span] = LeftoverPlace(said, span, sentence_around(lower.text, span))
    return _longest(result.values())


def _longest(found: Iterable[LeftoverPlace]) -> tuple[LeftoverPlace, ...]:
    """Return names in order of the text, of those that overlap the longest reading."""
    kept: list[LeftoverPlace] = []
    for one in sorted(found, key=lambda one: (one.span[0], -one.span[1])):
        if kept and one.span[0] < kept[-1].span[1]:
            kept[-1] = max(kept[-1], one, key=lambda one: one.span[1] - one.span[0])
        else:
            kept.append(one)
    return tuple(kept)


def territories(paper: Paper, places: PlaceTree) -> tuple[Territory, ...]:
    """Return what the issuers of a paper call their own, of those whose names say a place."""
    found = (places.territory(issuer, paper.rank) for issuer in paper.issuers)
    return tuple(one for one in found if one is not None)


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
        self,
        mine: tuple[Territory, ...],
        theirs: tuple[Territory, ...],
        places: PlaceTree,
        from_elsewhere: bool,
    ) -> None:
        self._mine, self._theirs, self.places = mine, theirs, places
        self._line = frozenset().union(*(one.line for one in theirs))
        self._from_elsewhere = from_elsewhere
        self._judged: dict[str, bool] = {}
        self.their_names = [name for name in sorted(self._line) if self.is_foreign(name)]

    def is_foreign(self, name: str) -> bool:
        """Say whether a place belongs to the upper's territory and not to the lower's."""
        if name not in self._judged:
            self._judged[name] = self._is_foreign(name)
        return self._judged[name]

    def is_theirs(self, name: str) -> bool:
        """Say whether a place is known to lie in the upper's line or territory."""
        codes = self.places.codes_of(name)
        return (
            name in self._line
            or any(self.places.lies_in(name, place) for place in self._line)
            or any(one.holds(codes) for one in self._theirs)
        )

    def is_among_mine(self, text: str, span: Span) -> bool:
        """Say whether the clause names the lower's own place too, in one list with the others."""
        start, end = max(0, span[0] - _CLAUSE), span[1] + _CLAUSE
        before = _CLAUSE_EDGE.split(text[start : span[0]])[-1]
        behind = _CLAUSE_EDGE.split(text[span[1] : end])[0]
        return any(
            before.endswith((f"{one.own}、", f"{one.own}和", f"{one.own}与"))
            or (one.own in before and "、" in before)
            or (one.own in behind and behind[:1] in "、和与及")
            for one in self._mine
        )

    def _is_foreign(self, name: str) -> bool:
        full = next((one for one in sorted(self._line) if one.startswith(name)), name)
        if self._is_mine(full) or (not self._from_elsewhere and full in self._line):
            return False
        rank = self.places.rank(full)
        # A township that does not say its county may well lie in the county it names.
        if any(rank < one.rank and not one.is_placed for one in self._mine):
            return False
        if self.is_theirs(full):
            return True
        if self.places.parents.get(full):
            # A township of a third place is no model and no partner of anyone.
            return rank >= _TOWNSHIP and all(one.is_placed for one in self._mine)
        if full in gazetteer():
            return False
        holds_it = all(one.rank < rank for one in self._theirs + self._mine)
        return self._from_elsewhere and holds_it and EVERYWHERE.fullmatch(full) is None

    def _is_mine(self, name: str) -> bool:
        codes = self.places.codes_of(name)
        return any(
            name in one.line or self.places.lies_in(name, one.own) or one.holds(codes)
            for one in self._mine
        )
