"""What the page of duplicates shows: stored pairs of records, and the meetings that were joined."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from burden.organisations.models import Unit, User
from burden.organisations.periods import Period
from meetings.models import Meeting, NearPair, SamenessDecision
from meetings.times import midnights


@dataclass(frozen=True)
class Pair:
    """Two records of one day, the earlier first: the share of the shorter topic that they have in
    common, and the names of units of both.
    """

    first: Meeting
    second: Meeting
    share: float
    units: tuple[str, ...]

    @property
    def both(self) -> tuple[Meeting, Meeting]:
        return self.first, self.second


def near_pairs(unit: Unit, user: User, period: Period) -> list[int]:
    """Ids of the pairs of the period that units of a part of the reader's scope held, the likest
    first.

    Neither is joined to another record, nor called off; none was decided on. They are sorted and
    counted by narrow rows: only those of a page are read in full (`told`).
    """
    if user.scope is None or not user.scope.contains(unit):
        return []
    pair = {"first": OuterRef("first"), "second": OuterRef("second")}
    return list(
        NearPair.objects.filter(_is_open("first", unit), _is_open("second", unit))
        .filter(~Exists(SamenessDecision.objects.filter(**pair)))
        .filter(day__range=(period.first, period.last))
        .order_by("-share", "day", "first_id", "second_id")
        .values_list("pk", flat=True)
    )


def told(wanted: Iterable[int]) -> list[Pair]:
    """The pairs of a page, by their ids, with the names of what they share."""
    wanted = list(wanted)
    found = NearPair.objects.select_related("first__host", "second__host").in_bulk(wanted)
    pairs = [found[pk] for pk in wanted]
    ids = {pk for pair in pairs for pk in pair.units}
    names = dict(Unit.objects.filter(pk__in=ids).values_list("pk", "name"))
    return [_told(pair, names) for pair in pairs]


def joined_groups(unit: Unit, user: User, period: Period) -> QuerySet[Meeting]:
    """Meetings of the period that several records were joined to, with these records."""
    begin, end = midnights(period.first, period.last)
    return (
        Meeting.objects.held_within(unit, user)
        .filter(merged_into=None, starts_at__gte=begin, starts_at__lt=end)
        .filter(Exists(Meeting.objects.filter(merged_into=OuterRef("pk"))))
        .select_related("host")
        .prefetch_related("merged__host")
        .order_by("-starts_at", "-pk")
    )


def _told(pair: NearPair, names: Mapping[int, str]) -> Pair:
    first, second = sorted((pair.first, pair.second), key=lambda one: (one.starts_at, one.pk))
    units = tuple(names[pk] for pk in pair.units if pk in names)
    return Pair(first, second, pair.share, units)


def _is_open(side: str, unit: Unit) -> Q:
    return Q(
        **{
            f"{side}__merged_into": None,
            f"{side}__is_called_off": False,
            f"{side}__host__path__startswith": unit.path,
        }
    )
