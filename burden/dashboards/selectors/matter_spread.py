"""How far a matter spread: how many items of each kind a level, how late, and where it landed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Any

from django.db.models import Count

from burden.ledger.models import Entry, EntryQuerySet
from burden.ledger.selectors import ZERO, Hours
from burden.ledger.selectors.sums import AVOIDABLE, HOURS
from burden.matters import registry
from burden.matters.models import Item, Source
from burden.organisations.models import Level, Unit
from burden.stack.written import Written

# Issuers that get a column of their own in the picture; the others of a level share one.
ISSUERS_SHOWN = 8


@dataclass(frozen=True)
class LevelSpread:
    """What one level made of the matter.

    `counts` are its items by source, of every source that counts its items. `delay` are median
    days after what an item descends from; `branching` is how many items of this level came of one
    of the level above (burden.md 2.4); both None where nothing is above.
    """

    level: Level
    counts: dict[Source, int]
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


def spread_of(items: Iterable[Item], cost: Mapping[Level, Hours]) -> list[LevelSpread]:
    """The levels of the items a reader may open, highest first."""
    by_level: dict[Level, list[Item]] = {}
    for one in items:
        by_level.setdefault(Level(one.level), []).append(one)
    spread = []
    above = 0
    for level in sorted(by_level, key=lambda level: level.rank):
        found = by_level[level]
        sources = Counter(one.source for one in found)
        counts = {source: sources[source] for source, _place in registry.counted()}
        number = sum(counts.values())
        delays = [delay for one in found if (delay := _delay(one)) is not None]
        spread.append(
            LevelSpread(
                level=level,
                counts=counts,
                units=len({one.unit_id for one in found}),
                depth=max(one.depth for one in found),
                delay=median(delays) if delays else None,
                branching=number / above if above else None,
                hours=cost.get(level, Hours()),
            )
        )
        above = number
    return spread


def _delay(item: Item) -> int | None:
    """Days after what the item descends from."""
    above = item.parent
    if above is None or item.occurred_on is None or above.occurred_on is None:
        return None
    return (item.occurred_on - above.occurred_on).days


def landings_of(root: Item, path: str) -> list[Landing]:
    """Where below the path the matter's hours landed, highest level first."""
    rows = {row["receiver_level"]: row for row in _LANDINGS.rows(root=root.pk, path=path)}
    return [
        Landing(level, row["units"], row["sum"], row["avoidable_sum"])
        for level in Level
        if (row := rows.get(level))
    ]


def issuers_of(root: Item, path: str) -> list[Issuer]:
    """Whose items cost what below the path, by level; the heaviest of each, then its rest."""
    rows = _ISSUERS.rows(root=root.pk, path=path)
    by_level = {level: [r for r in rows if r["originator_level"] == level] for level in Level}
    shown = [row["originator"] for found in by_level.values() for row in found[:ISSUERS_SHOWN]]
    units = {unit.pk: unit for unit in _UNITS.rows(ids=shown)} if shown else {}
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


def _entries(root: int, path: str) -> EntryQuerySet:
    return Entry.objects.filter(item__root=root, receiver__path__startswith=path)


_LANDINGS = Written(
    lambda root, path: (
        _entries(root, path)
        .standing()
        .values("receiver_level")
        .annotate(units=Count("receiver", distinct=True), sum=HOURS, avoidable_sum=AVOIDABLE)
    ),
    root=-1,
    path="-/",
)
_ISSUERS = Written(
    lambda root, path: (
        _entries(root, path)
        .values("originator", "originator_level")
        .annotate(sum=HOURS, avoidable_sum=AVOIDABLE)
        .exclude(sum=0)
        .order_by("-sum", "originator")
    ),
    root=-1,
    path="-/",
)
_UNITS = Written(lambda ids: Unit.objects.filter(pk__among=ids), ids=[-1])
