"""Finding the few earlier meetings of superiors that a meeting could repeat."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from heapq import heapify, heappop, heappush, heappushpop, nlargest
from math import inf

from .hierarchy import Hierarchy
from .profiles import Profile
from .records import VILLAGE
from .statements import Statement
from .vocabulary import Vocabulary

WORDS_INDEXED = 40
WORDS_LOOKED_UP = 18
WORDS_ASKED = 120
POSTINGS_WALKED = 10
SCORED_AT_MOST = 7
_TITLE_WORDS = 6
_ITEM_WORDS = 3
_BITS_A_DAY = 0.1
_BITS_NAMED = 8.0
_BITS_ATTENDED = 3.0
_ROUNDING = 1e-6
_ANY_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 records carry no zone


def indexed(profile: Profile, vocabulary: Vocabulary) -> list[str]:
    """Return the words under which a meeting is found as a possible parent, rarest first."""
    words: list[str] = list(profile.words)
    if len(words) > WORDS_INDEXED:
        words = sorted(sorted(words), key=vocabulary.weight, reverse=True)[:WORDS_INDEXED]
    words += [_number(number) for number in profile.numbers]
    return [*words, _name(profile.name)] if profile.is_vague else words


def looked_up(profile: Profile, vocabulary: Vocabulary) -> list[str]:
    """Return the words by which a meeting's possible parents are looked up.

    Words of every item take part, so that a standing meeting's one conveying item is found.
    """
    chosen = dict.fromkeys(_rarest(profile.title.words, _TITLE_WORDS, vocabulary))
    for item in _telling(profile):
        chosen.update(dict.fromkeys(_rarest(item.words, _ITEM_WORDS, vocabulary)))
    return [*list(chosen)[:WORDS_LOOKED_UP], *_citations(profile)]


def asked(profile: Profile) -> list[str]:
    """Return all words by which the meeting may ever look for parents, whatever their counts."""
    if not profile.can_repeat:
        return []
    chosen = dict.fromkeys(profile.title.words)
    for item in _telling(profile):
        chosen.update(dict.fromkeys(item.words))
    return [*list(chosen)[:WORDS_ASKED], *_citations(profile)]


def _telling(profile: Profile) -> list[Statement]:
    """Return the items that may repeat a superior meeting, those that convey one first."""
    conveying = [item for item in profile.items if item.phrases]
    if profile.counts_by_item and not profile.takes_up_matters:
        return conveying
    return conveying + [
        item
        for i, item in enumerate(profile.items)
        if not item.phrases and i not in profile.routine_items
    ]


def _citations(profile: Profile) -> list[str]:
    """Return the document numbers it cites, and the names of meetings that have no topic."""
    names = [
        name
        for _, phrase in profile.phrases
        if not phrase.words
        for name in _quoted_names(phrase.text)
    ]
    return [*map(_number, profile.numbers), *names]


def _rarest(words: Sequence[str], at_most: int, vocabulary: Vocabulary) -> list[str]:
    """Return the rarest words that occur elsewhere too: a unique one finds nothing."""
    shared = [word for word in words if vocabulary.count(word) != 1]
    return sorted(shared, key=vocabulary.weight, reverse=True)[:at_most]


def _number(number: str) -> str:
    return "#" + number


def _name(name: str) -> str:
    return "=" + name


def _quoted_names(text: str) -> list[str]:
    """Return how a meeting without a topic may be named where its spirit is conveyed."""
    bare = text.removesuffix("精神").removesuffix("要求").removesuffix("部署")
    return [_name(bare), _name(bare[1:])]


def most_promising(
    child: Profile, uppers: Sequence[Profile], vocabulary: Vocabulary
) -> list[Profile]:
    """Return at most SCORED_AT_MOST of the superior meetings, which come in order of time, as
    `Index.candidates` ranks them.
    """
    words = looked_up(child, vocabulary)
    named = _places_named(child)
    fit = []
    for i, upper in enumerate(uppers):
        shared = set(indexed(upper, vocabulary)).intersection(words)
        if shared:
            bits = sum(map(vocabulary.weight, shared))
            fit.append((bits + _promise(upper, child, named), i))
    return [uppers[i] for _, i in nlargest(SCORED_AT_MOST, fit)]


def least_worth(child: Profile, worths: Iterable[float]) -> float:
    """Return what a meeting must be worth by its words and time to be one of the SCORED_AT_MOST
    best among others of these worths, whatever else is known of them.
    """
    best = nlargest(SCORED_AT_MOST, worths)
    if len(best) < SCORED_AT_MOST:
        return -inf
    named = _BITS_NAMED if _places_named(child) else 0.0
    return best[-1] - named - 2 * _BITS_ATTENDED


def _places_named(child: Profile) -> frozenset[str]:
    """Return the superior places whose meetings the child says it conveys."""
    found = (child.places_named(phrase.scopes) for _, phrase in child.phrases)
    return frozenset[str]().union(*(places for places in found if places))


def _promise(upper: Profile, child: Profile, named: frozenset[str]) -> float:
    """Return bits for what is known without reading: level words, attendance, recency.

    Where a topic comes up often, this decides which of many get scored.
    """
    days = (child.start - upper.start).total_seconds() / 86400
    bits = -_BITS_A_DAY * days
    if upper.position.place.id in named:
        bits += _BITS_NAMED
    if not child.hosts.isdisjoint(upper.attending):
        bits += _BITS_ATTENDED
    if upper.nature.act != child.nature.act or upper.is_series:
        bits -= _BITS_ATTENDED
    return bits


class Index:
    """Postings by superior place and word, of the meetings that began by the time looked at.

    It goes on with time, so that what is looked up lies at the end of each posting list.
    """

    def __init__(
        self, profiles: Sequence[Profile], vocabulary: Vocabulary, since: datetime | None = None
    ) -> None:
        """Begin with the profiles, in order of time, that started at `since` or later."""
        self._profiles = profiles
        self._vocabulary = vocabulary
        self._starts = [profile.start for profile in profiles]
        self._recency = [_recency(start) for start in self._starts]
        self._postings: dict[str, defaultdict[str, list[int]]] = {}
        self._next = bisect_left(self._starts, since) if since else 0

    def _go_on_to(self, time: datetime) -> None:
        """Take in what started up to this time."""
        latest = bisect_right(self._starts, time, self._next)
        for i in range(self._next, latest):
            profile = self._profiles[i]
            if profile.position.unit.level < VILLAGE:
                self._add(i, profile)
        self._next = latest

    def _add(self, i: int, profile: Profile) -> None:
        postings = self._postings.setdefault(profile.position.place.id, defaultdict(list))
        for word in indexed(profile, self._vocabulary):
            postings[word].append(i)

    def candidates(self, child: Profile, hierarchy: Hierarchy, window: timedelta) -> list[int]:
        """Return at most SCORED_AT_MOST meetings that share words, best shared first; children
        come in order of their latest starts.

        Work is bounded by places x words x postings, whatever the number of meetings.
        """
        self._go_on_to(child.latest_start)
        earliest = bisect_left(self._starts, child.start - window)
        words = [
            (word, self._vocabulary.weight(word)) for word in looked_up(child, self._vocabulary)
        ]
        named = _places_named(child)
        own = 0 if child.position.is_department else 1
        voted: list[tuple[float, int, float]] = []
        for place in child.position.chain[own:]:
            postings = self._postings.get(place.id)
            if postings:
                votes = _votes(postings, words, earliest)
                extra = _BITS_NAMED if place.id in named else 0.0
                recency = self._recency
                voted += [(-(bits + recency[i] + extra), -i, bits) for i, bits in votes.items()]
        return self._best(voted, child, hierarchy, named)

    def _best(
        self,
        voted: list[tuple[float, int, float]],
        child: Profile,
        hierarchy: Hierarchy,
        named: frozenset[str],
    ) -> list[int]:
        """Return the SCORED_AT_MOST best of the meetings voted for; of each are given what it is
        worth by its words, place and time and its index, both negated, and its bits by words alone.

        Only who could still be among the best is looked at: attendance adds little.
        """
        heapify(voted)
        beyond = _BITS_ATTENDED + _ROUNDING - _recency(child.start)
        best: list[tuple[float, int]] = []
        while voted:
            loss, before, bits = heappop(voted)
            if len(best) == SCORED_AT_MOST and beyond - loss < best[0][0]:
                break
            i = -before
            upper = self._profiles[i]
            if hierarchy.is_above(upper.host, child.host):
                found = (bits + _promise(upper, child, named), i)
                (heappush if len(best) < SCORED_AT_MOST else heappushpop)(best, found)
        return [i for _, i in sorted(best, reverse=True)]


def _recency(start: datetime) -> float:
    """Return bits by which a later start is worth more; only their differences mean something."""
    return _BITS_A_DAY * (start - _ANY_TIME).total_seconds() / 86400


def _votes(
    postings: dict[str, list[int]], words: list[tuple[str, float]], earliest: int
) -> dict[int, float]:
    """Return bits of the latest meetings of one place that share words, from `earliest` on."""
    votes: dict[int, float] = {}
    so_far = votes.get
    for word, bits in words:
        found = postings.get(word)
        if found is None or found[-1] < earliest:
            continue
        latest = found[-POSTINGS_WALKED:]
        if latest[0] < earliest:
            del latest[: bisect_left(latest, earliest)]
        for i in latest:
            votes[i] = so_far(i, 0.0) + bits
    return votes
