"""Records of one day that look like one meeting and were not joined: for a person to decide."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import combinations

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from burden.organisations.models import Unit, User
from burden.organisations.periods import Period
from meetings.models import Attendance, Meeting, SamenessDecision

TOPIC_AT_LEAST = 0.5
WORDS_AT_LEAST = 2
# A word that half of a day's meetings share tells nothing of one of them.
_MOST_OF_A_WORD = 30

_Words = tuple[int, frozenset[str]]


@dataclass(frozen=True)
class Near:
    """Ids of two records of one day, their share of the shorter topic, and the units of both."""

    first: int
    second: int
    share: float
    units: frozenset[int]


@dataclass(frozen=True)
class Pair:
    """Two records of one day: the share of the shorter topic they have in common, shared units."""

    first: Meeting
    second: Meeting
    share: float
    units: tuple[str, ...]

    @property
    def both(self) -> tuple[Meeting, Meeting]:
        return self.first, self.second


def near_pairs(user: User, path: str, period: Period) -> list[Near]:
    """Pairs of the period in a part of the reader's scope, the likest first; none decided on.

    Only words are read of all meetings, units of those alone that have enough of them in common.
    """
    rows = (
        _held(user, path, period)
        .filter(is_called_off=False)
        .exclude(words=[])
        .order_by("starts_at", "pk")
        .values_list("pk", "starts_at", "words")
    )
    days: dict[date, list[_Words]] = defaultdict(list)
    for pk, starts_at, words in rows:
        days[timezone.localtime(starts_at).date()].append((pk, frozenset(words)))
    alike = [pair for day in days.values() for pair in _alike(day)]
    ids = {pk for first, second, _share in alike for pk in (first, second)}
    units = _units(ids)
    told = SamenessDecision.objects.filter(first__in=ids, second__in=ids)
    decided = {frozenset(pair) for pair in told.values_list("first", "second")}
    pairs = [
        Near(first, second, share, frozenset(units[first] & units[second]))
        for first, second, share in alike
        if units[first] & units[second] and frozenset((first, second)) not in decided
    ]
    return sorted(pairs, key=lambda pair: -pair.share)


def with_meetings(pairs: Iterable[Near]) -> list[Pair]:
    """The pairs of a page with their meetings, and the names of the units they share."""
    listed = list(pairs)
    ids = {pk for pair in listed for pk in (pair.first, pair.second)}
    meetings = Meeting.objects.select_related("host").in_bulk(ids)
    names = Unit.objects.in_bulk({pk for pair in listed for pk in pair.units})
    return [
        Pair(
            meetings[pair.first],
            meetings[pair.second],
            pair.share,
            tuple(names[pk].name for pk in sorted(pair.units)),
        )
        for pair in listed
    ]


def joined_groups(user: User, path: str, period: Period) -> QuerySet[Meeting]:
    """Meetings of the period that several records were joined to, with these records."""
    merged = Meeting.objects.filter(merged_into=OuterRef("pk"))
    return (
        _held(user, path, period)
        .filter(Exists(merged))
        .select_related("host")
        .prefetch_related("merged__host")
        .order_by("-starts_at", "-pk")
    )


def _held(user: User, path: str, period: Period) -> QuerySet[Meeting]:
    """Main records of the period that units of a part of the reader's scope held."""
    begin, end = (
        timezone.make_aware(datetime.combine(one.first, time())) for one in (period, period.next())
    )
    return Meeting.objects.visible_to(user).filter(
        merged_into=None, host__path__startswith=path, starts_at__gte=begin, starts_at__lt=end
    )


def _alike(day: Sequence[_Words]) -> Iterator[tuple[int, int, float]]:
    """Pairs of ids with a large enough share of the shorter topic in common."""
    for (first, left), (second, right) in _sharing_words(day):
        share = len(left & right) / min(len(left), len(right))
        if share >= TOPIC_AT_LEAST:
            yield first, second, share


def _sharing_words(day: Sequence[_Words]) -> Iterator[tuple[_Words, _Words]]:
    """Yield pairs with at least two topic words in common, found by the words themselves."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for i, (_pk, words) in enumerate(day):
        for word in words:
            by_word[word].append(i)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for holders in by_word.values():
        for pair in combinations(holders[:_MOST_OF_A_WORD], 2):
            shared[pair] += 1
    for (i, j), count in sorted(shared.items()):
        if count >= WORDS_AT_LEAST:
            yield day[i], day[j]


def _units(ids: Collection[int]) -> dict[int, set[int]]:
    """The host and the units that sat there, by the id of the meeting."""
    units = {
        pk: {host} for pk, host in Meeting.objects.filter(pk__in=ids).values_list("pk", "host")
    }
    for pk, unit in Attendance.objects.filter(meeting__in=ids).values_list("meeting", "unit"):
        units[pk].add(unit)
    return units
