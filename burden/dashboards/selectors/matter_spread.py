"""How far a matter spread: how many papers and meetings a level, how late, and where it landed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Aggregate, Count, DurationField, F, Max, Q, QuerySet

from burden.ledger.models import Entry, EntryQuerySet
from burden.ledger.selectors import ZERO, Hours
from burden.ledger.selectors.sums import AVOIDABLE, HOURS
from burden.matters.models import Item, Source
from burden.organisations.models import Level, Unit

# Issuers that get a column of their own in the picture; the others of a level share one.
ISSUERS_SHOWN = 8


class Median(Aggregate):
    """The middle value, halfway between two middle ones (PostgreSQL's percentile_cont)."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


@dataclass(frozen=True)
class LevelSpread:
    """What one level made of the matter.

    `delay` are median days after what an item descends from; `branching` is how many items of
    this level came of one of the level above (burden.md 2.4); both None where nothing is above.
    """

    level: Level
    papers: int
    meetings: int
    units: int
    depth: int
    delay: float | None
    branching: float | None
    hours: Hours


@dataclass(frozen=True)
class Landing:
    """What the units of one level received of the matter."""

    level: Level
    units: int
    hours: Decimal
    avoidable: Decimal


@dataclass(frozen=True)
class Issuer:
    """What one unit's items of the matter cost; `unit` is None for the rest of a level."""

    level: Level
    unit: Unit | None
    hours: Decimal
    avoidable: Decimal


def spread_of(items: QuerySet[Item], cost: dict[Level, Hours]) -> list[LevelSpread]:
    """The levels of the items a reader may open, highest first."""
    counted = {
        Level(row["level"]): row
        for row in items.order_by()
        .values("level")
        .annotate(
            papers=Count("pk", filter=Q(source=Source.PAPER)),
            meetings=Count("pk", filter=Q(source=Source.MEETING)),
            units=Count("unit", distinct=True),
            deepest=Max("depth"),
            delay=Median(
                F("occurred_on") - F("parent__occurred_on"), filter=Q(parent__isnull=False)
            ),
        )
    }
    spread = []
    above = 0
    for level in Level:
        row = counted.get(level)
        if row is None:
            continue
        number = row["papers"] + row["meetings"]
        spread.append(
            LevelSpread(
                level=level,
                papers=row["papers"],
                meetings=row["meetings"],
                units=row["units"],
                depth=row["deepest"],
                delay=_days(row["delay"]),
                branching=number / above if above else None,
                hours=cost.get(level, Hours()),
            )
        )
        above = number
    return spread


def landings_of(root: Item, path: str) -> list[Landing]:
    """Where below the path the matter's hours landed, highest level first."""
    rows = {
        row["receiver_level"]: row
        for row in _entries(root, path)
        .standing()
        .values("receiver_level")
        .annotate(units=Count("receiver", distinct=True), sum=HOURS, avoidable_sum=AVOIDABLE)
    }
    return [
        Landing(level, row["units"], row["sum"], row["avoidable_sum"])
        for level in Level
        if (row := rows.get(level))
    ]


def issuers_of(root: Item, path: str) -> list[Issuer]:
    """Whose items cost what below the path, by level; the heaviest of each, then its rest."""
    rows = list(
        _entries(root, path)
        .values("originator", "originator_level")
        .annotate(sum=HOURS, avoidable_sum=AVOIDABLE)
        .exclude(sum=0)
        .order_by("-sum", "originator")
    )
    by_level = {level: [r for r in rows if r["originator_level"] == level] for level in Level}
    shown = [row["originator"] for found in by_level.values() for row in found[:ISSUERS_SHOWN]]
    units = Unit.objects.in_bulk(shown)
    issuers = []
    for level, found in by_level.items():
        alone, rest = found[:ISSUERS_SHOWN], found[ISSUERS_SHOWN:]
        issuers += [_issuer(level, units[row["originator"]], [row]) for row in alone]
        if rest:
            issuers.append(_issuer(level, None, rest))
    return issuers


def _issuer(level: Level, unit: Unit | None, rows: Sequence[Mapping[str, Any]]) -> Issuer:
    return Issuer(
        level,
        unit,
        sum((row["sum"] for row in rows), ZERO),
        sum((row["avoidable_sum"] for row in rows), ZERO),
    )


def _entries(root: Item, path: str) -> EntryQuerySet:
    return Entry.objects.filter(item__root=root, receiver__path__startswith=path)


def _days(delay: timedelta | None) -> float | None:
    return None if delay is None else delay / timedelta(days=1)
