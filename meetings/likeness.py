"""Records of one day that look like one meeting and were not joined: for a person to decide."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from django.db.models import Count, QuerySet
from django.utils import timezone

from burden.organisations.models import User
from burden.organisations.periods import Period
from meetings.models import Attendance, Meeting, SamenessDecision

TOPIC_AT_LEAST = 0.5
WORDS_AT_LEAST = 2
# A word that half of a day's meetings share tells nothing of one of them.
_MOST_OF_A_WORD = 30


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


def near_pairs(user: User, path: str, period: Period) -> list[Pair]:
    """Pairs of the period in a part of the reader's scope, the likest first; none decided on."""
    meetings = (
        Meeting.objects.visible_to(user)
        .filter(merged_into=None, is_called_off=False, host__path__startswith=path)
        .filter(starts_at__date__range=(period.first, period.last))
        .select_related("host")
        .prefetch_related("attendances__unit")
        .order_by("starts_at", "pk")
    )
    pairs = [pair for day in _by_day(meetings).values() for pair in _near(day)]
    ids = {one.pk for pair in pairs for one in (pair.first, pair.second)}
    told = SamenessDecision.objects.filter(first__in=ids, second__in=ids)
    decided = {frozenset(pair) for pair in told.values_list("first", "second")}
    open_ = [pair for pair in pairs if frozenset((pair.first.pk, pair.second.pk)) not in decided]
    return sorted(open_, key=lambda pair: (-pair.share, pair.first.starts_at, pair.first.pk))


def joined_groups(user: User, path: str, period: Period) -> QuerySet[Meeting]:
    """Meetings of the period that several records were joined to, with these records."""
    return (
        Meeting.objects.visible_to(user)
        .filter(merged_into=None, host__path__startswith=path)
        .filter(starts_at__date__range=(period.first, period.last))
        .annotate(records=Count("merged", distinct=True))
        .filter(records__gt=0)
        .select_related("host")
        .prefetch_related("merged__host")
        .order_by("-starts_at", "-pk")
    )


def _by_day(meetings: Iterable[Meeting]) -> dict[date, list[Meeting]]:
    days: dict[date, list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        days[timezone.localtime(meeting.starts_at).date()].append(meeting)
    return days


def _near(day: Sequence[Meeting]) -> Iterator[Pair]:
    for first, second in _sharing_words(day):
        left, right = set(first.words), set(second.words)
        share = len(left & right) / min(len(left), len(right))
        units = _units(first) & _units(second)
        if share >= TOPIC_AT_LEAST and units:
            names = {seat.unit_id: seat.unit.name for seat in _seats(first)}
            names[first.host_id] = first.host.name
            shared = tuple(names[pk] for pk in sorted(units))
            yield Pair(first, second, share, shared)


def _sharing_words(day: Sequence[Meeting]) -> Iterator[tuple[Meeting, Meeting]]:
    """Yield pairs with at least two topic words in common, found by the words themselves."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for i, meeting in enumerate(day):
        for word in set(meeting.words):
            by_word[word].append(i)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for holders in by_word.values():
        for pair in combinations(holders[:_MOST_OF_A_WORD], 2):
            shared[pair] += 1
    for (i, j), count in sorted(shared.items()):
        if count >= WORDS_AT_LEAST:
            yield day[i], day[j]


def _units(meeting: Meeting) -> set[int]:
    return {meeting.host_id, *(seat.unit_id for seat in _seats(meeting))}


def _seats(meeting: Meeting) -> list[Attendance]:
    return list(meeting.attendances.all())
