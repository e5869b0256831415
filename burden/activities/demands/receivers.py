"""What a unit was asked: by whom, how often, and which data again and again."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, TruncWeek

from burden.activities.models import Demand, DemandTarget, RepeatedField
from burden.ledger.models import Component, Entry
from burden.organisations.models import Level, Unit

_OF_FORMS = (Component.FORM, Component.FORM_DUP)
_PAIRS_AT_MOST = 50_000
_BUNDLES_AT_MOST = 400
_ZERO = Decimal(0)


@dataclass(frozen=True)
class Receiver:
    """How often a unit was asked in a year, by the level of who asked, and what that took.

    `busiest` is the most demands that came in one week.
    """

    unit: Unit
    count: int
    before: int
    by_level: dict[Level, int]
    askers: int
    fields: int
    busiest: int
    hours: Decimal
    avoidable: Decimal


def _standing() -> QuerySet[DemandTarget]:
    """Who was asked, but for demands that were withdrawn."""
    return DemandTarget.objects.filter(demand__is_withdrawn=False)


def receivers_of(units: QuerySet[Unit], year: int) -> QuerySet[Any]:
    """Units that were asked in the year, most often first: `count` of each."""
    asked = (
        _standing()
        .filter(unit=OuterRef("pk"), demand__day__year=year)
        .order_by()
        .values("unit")
        .annotate(n=Count("pk"))
        .values("n")
    )
    counted = units.annotate(count=Coalesce(Subquery(asked), 0))
    return counted.filter(count__gt=0).order_by("-count", "path")


def rows_of(units: Iterable[Any], year: int) -> list[Receiver]:
    """What is told of these units, each with its `count`."""
    told = list(units)
    asked = _standing().filter(unit__in=told).order_by()
    now = asked.filter(demand__day__year=year)
    levels: dict[int, dict[Level, int]] = defaultdict(dict)
    by_level = now.values_list("unit", "demand__unit__level").annotate(n=Count("pk"))
    for unit, level, count in by_level:
        levels[unit][Level(level)] = count
    sums = {
        row["unit"]: row
        for row in now.values("unit").annotate(
            fields=Sum("demand__field_count"), askers=Count("demand__unit", distinct=True)
        )
    }
    past = dict(
        asked.filter(demand__day__year=year - 1).values_list("unit").annotate(n=Count("pk"))
    )
    weeks: Counter[int] = Counter()
    weekly = now.annotate(week=TruncWeek("demand__day")).values_list("unit", "week")
    for unit, _week, count in weekly.annotate(n=Count("pk")):
        weeks[unit] = max(weeks[unit], count)
    hours = hours_of(told, year)
    return [
        Receiver(
            unit=one,
            count=one.count,
            before=past.get(one.pk, 0),
            by_level=levels[one.pk],
            askers=sums[one.pk]["askers"],
            fields=sums[one.pk]["fields"] or 0,
            busiest=weeks[one.pk],
            hours=hours.get(one.pk, (_ZERO, _ZERO))[0],
            avoidable=hours.get(one.pk, (_ZERO, _ZERO))[1],
        )
        for one in told
    ]


def row_of(unit: Unit, year: int) -> Receiver | None:
    """What is told of one unit; None where nobody asked it."""
    found = rows_of(receivers_of(Unit.objects.filter(pk=unit.pk), year), year)
    return found[0] if found else None


def hours_of(units: Sequence[Unit], year: int) -> dict[int, tuple[Decimal, Decimal]]:
    """Hours of forms at these units in the year, and the avoidable ones among them."""
    rows = (
        Entry.objects.filter(component__in=_OF_FORMS, receiver__in=units, day__year=year)
        .order_by()
        .values_list("receiver")
        .annotate(hours=Sum("hours"), avoidable=Sum("avoidable"))
    )
    return {unit: (hours, avoidable) for unit, hours, avoidable in rows}


@dataclass(frozen=True)
class Bundle:
    """The same fields that several demands asked of one unit, earliest demand first.

    Some of the fields other demands may have asked for as well: `own` is how many none has.
    """

    demands: tuple[Demand, ...]
    names: tuple[str, ...]
    own: int

    @property
    def times(self) -> int:
        return len(self.demands)

    @property
    def count(self) -> int:
        return len(self.names)

    @property
    def needless(self) -> int:
        """Fields that these demands need not have asked for."""
        return self.count * (self.times - 1)


def bundles_of(unit: Unit, year: int) -> list[Bundle]:
    """`Asked the same 11 fields four times`: of demands of the year, those of most needless first.

    Of more pairs than anybody reads the latest count.
    """
    pairs = (
        RepeatedField.objects.filter(
            later__demand__day__year=year,
            later__demand__targets__unit=unit,
            earlier__demand__targets__unit=unit,
        )
        .order_by("-later__demand__sent_at", "-pk")
        .values_list("later", "earlier", "later__demand", "earlier__demand", "later__path")
    )
    joined = _Joined()
    asked: dict[int, int] = {}
    names: dict[int, str] = {}
    for later, earlier, late_form, early_form, path in pairs[:_PAIRS_AT_MOST]:
        joined.join(later, earlier)
        asked |= {later: late_form, earlier: early_form}
        names[later] = " / ".join(path)
    forms: dict[int, set[int]] = defaultdict(set)
    called: dict[int, str] = {}
    for one, form in asked.items():
        top = joined.top(one)
        forms[top].add(form)
        if one in names:
            called.setdefault(top, names[one])
    shared: dict[frozenset[int], list[str]] = defaultdict(list)
    for top, those in forms.items():
        shared[frozenset(those)].append(called[top])
    likeliest = sorted(shared, key=lambda one: (-len(shared[one]) * (len(one) - 1), sorted(one)))
    kept = likeliest[:_BUNDLES_AT_MOST]
    demands = Demand.objects.select_related("unit").in_bulk({pk for one in kept for pk in one})
    found = [
        Bundle(
            tuple(sorted((demands[pk] for pk in those), key=lambda one: (one.sent_at, one.pk))),
            tuple(sorted(name for other in kept if those <= other for name in shared[other])),
            len(shared[those]),
        )
        for those in kept
    ]
    return sorted(found, key=lambda one: (-one.needless, one.names))


def needless_of(bundles: Iterable[Bundle]) -> int:
    """Fields that need not have been asked for, each counted once."""
    return sum(one.own * (one.times - 1) for one in bundles)


class _Joined:
    """Fields that ask for the same, tied pair by pair."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def top(self, one: int) -> int:
        while (above := self._above.get(one, one)) != one:
            self._above[one] = self._above.get(above, above)
            one = above
        return one

    def join(self, one: int, other: int) -> None:
        self._above[self.top(one)] = self.top(other)
