"""Meetings of one host that could be one, and calls that come thick (GD-08, K08)."""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from burden.thresholds.rulebook import RULES

from .records import Figure, Hit, Outline
from .sparing import is_counted

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Cluster:
    """Meetings that belong together; `units` sat in all of them, `words` are common topic words."""

    form: str
    records: tuple[Outline, ...]
    units: frozenset[str]
    words: frozenset[str] = frozenset()


def clusters_of(records: Sequence[Outline], limits: Mapping[str, float]) -> list[Cluster]:
    """What could be one meeting, then calls within a day or a few, in the order of time.

    `records` are meetings of one host; a meeting that was told once is not told again for less.
    """
    told = sorted(filter(is_counted, records), key=lambda one: (one.start, one.id))
    found = [*_mergeable(told, limits)]
    for cluster in (*_same_day(told, limits), *_few_days(told, limits)):
        ids = {one.id for one in cluster.records}
        if not any(ids <= {one.id for one in known.records} for known in found):
            found.append(cluster)
    return sorted(found, key=lambda one: one.records[0].start)


def month_of(
    records: Sequence[Outline], before: int, limits: Mapping[str, float]
) -> dict[str, Figure] | None:
    """A month that is above the mean of the year before; None where it is not pointed out.

    `before` is the count of the twelve months before it; a few meetings make no mean.
    """
    count, mean = sum(map(is_counted, records)), before / 12
    is_much = count >= limits["meeting.month_least"] and before >= limits["meeting.least"]
    if not is_much or count < limits["meeting.month_times"] * mean:
        return None
    return {"count": count, "mean": round(mean, 1), "times": round(count / mean, 1)}


def month_hit(records: Sequence[Outline], before: int, limits: Mapping[str, float]) -> Hit | None:
    """A month of one host that is pointed out by its count; see `month_of`."""
    figures = month_of(records, before, limits)
    if figures is None:
        return None
    told = sorted(filter(is_counted, records), key=lambda one: one.start)
    figures["month"] = f"{told[0].start:%Y-%m}"
    return Hit(_rule_of(told[0]), "month", figures, tuple(one.id for one in told))


def cluster_hit(cluster: Cluster, names: Mapping[str, str]) -> Hit:
    """What a cluster says; `names` are those of the units."""
    units = [names.get(unit, unit) for unit in sorted(cluster.units)]
    # Of what is counted of a meeting, marks of what recurs begin with a sign; nobody said them.
    words = [word for word in cluster.words if word[0].isalnum()]
    figures: dict[str, Figure] = {
        "count": len(cluster.records),
        "first": cluster.records[0].start.date().isoformat(),
        "last": cluster.records[-1].start.date().isoformat(),
        "units": len(units),
        "names": "、".join(units[:_NAMED]),
        "words": "、".join(sorted(words, key=lambda word: (-len(word), word))[:_NAMED]),
    }
    ids = tuple(one.id for one in cluster.records)
    return Hit(_rule_of(cluster.records[0]), cluster.form, figures, ids)


def _rule_of(record: Outline) -> str:
    """Before the regulation the notice of 2019 asked for few and useful meetings."""
    day = record.start.date()
    return "GD-08" if RULES["GD-08"].holds_on(day) else "N19-04"


def _mergeable(records: Sequence[Outline], limits: Mapping[str, float]) -> Iterator[Cluster]:
    """Same week, at least half of the same units, near topic: joined by pairs that are so."""
    for week in _grouped(records, lambda one: one.start.isocalendar()[:2]):
        pairs = [
            pair
            for pair in combinations(week, 2)
            if _overlap(*pair) >= limits["meeting.cluster_overlap"]
            and _likeness(*pair) >= limits["meeting.cluster_topic"]
        ]
        for group in _joined(pairs):
            units = frozenset.intersection(*(one.called for one in group))
            words = frozenset.intersection(*(one.words for one in group))
            yield Cluster("mergeable", group, units, words)


def _same_day(records: Sequence[Outline], limits: Mapping[str, float]) -> Iterator[Cluster]:
    """The same units called more than once on a day, to whatever."""
    for day in _grouped(records, lambda one: one.start.date()):
        pairs = [
            pair
            for pair in combinations(day, 2)
            if _overlap(*pair) >= limits["meeting.cluster_overlap"]
        ]
        for group in _joined(pairs):
            yield Cluster("same_day", group, frozenset.intersection(*(one.called for one in group)))


def _few_days(records: Sequence[Outline], limits: Mapping[str, float]) -> Iterator[Cluster]:
    """The longest runs of calls of the same units in which each few days hold so many."""
    window = timedelta(days=limits["meeting.cluster_days"] - 1)
    fewest = round(limits["meeting.cluster_calls"])
    days = [one.start.date() for one in records]
    done: set[str] = set()
    for at, first in enumerate(records):
        if first.id in done:
            continue
        near = records[at : bisect_right(days, days[at] + window)]
        group = [one for one in near if _overlap(first, one) >= limits["meeting.cluster_overlap"]]
        if len(group) >= fewest:
            done |= {one.id for one in group}
            units = frozenset.intersection(*(one.called for one in group))
            yield Cluster("few_days", tuple(group), units)


def _grouped(
    records: Iterable[Outline], key: Callable[[Outline], Hashable]
) -> Iterable[list[Outline]]:
    groups: dict[Hashable, list[Outline]] = {}
    for one in records:
        groups.setdefault(key(one), []).append(one)
    return groups.values()


def _overlap(one: Outline, other: Outline) -> float:
    """Share of the smaller circle of called units that was called to both."""
    smaller = min(len(one.called), len(other.called))
    return len(one.called & other.called) / smaller if smaller else 0.0


def _likeness(one: Outline, other: Outline) -> float:
    """Share of the fewer topic words that both have."""
    fewer = min(len(one.words), len(other.words))
    return len(one.words & other.words) / fewer if fewer else 0.0


def _joined(pairs: Iterable[tuple[Outline, Outline]]) -> list[tuple[Outline, ...]]:
    """Groups that hang together by pairs, each in the order of time."""
    groups: list[dict[str, Outline]] = []
    for one, other in pairs:
        touching = [group for group in groups if one.id in group or other.id in group]
        whole = {one.id: one, other.id: other}
        for group in touching:
            groups.remove(group)
            whole |= group
        groups.append(whole)
    return [tuple(sorted(group.values(), key=lambda r: (r.start, r.id))) for group in groups]
