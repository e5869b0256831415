"""The best parent of each meeting, and everything else found in a list of meetings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from . import blocking, duplicates, merging, one_meeting, parents, tying
from .collecting import uncollected
from .context import Context
from .forest import Forest
from .hierarchy import Hierarchy
from .profiles import Profile, profile
from .records import Edge, Links, Meeting, Unit
from .reruns import is_rerun, with_reruns
from .standing import counted, with_standing


def link(meetings: Iterable[Meeting], units: Iterable[Unit], *, processes: int = 1) -> Links:
    """Return every edge, group of records, nested meeting and accompanying unit.

    Raises:
        LayeringError: a meeting's unit is unknown, or the units lead in a circle.
    """
    with uncollected():
        return _link(meetings, Context(units), processes)


def _link(meetings: Iterable[Meeting], context: Context, processes: int) -> Links:
    read = (profile(one, context.hierarchy) for one in meetings)
    records = sorted(read, key=lambda one: (one.start, one.meeting.id))
    context.vocabulary.observe_all(map(counted, records))
    together = duplicates.groups(records, context.vocabulary)
    events = _events(records, together, context.hierarchy)
    with_standing(events, context.vocabulary)
    with_reruns(events, context.vocabulary)
    edges, scored = Forest(events, context).edges(processes)
    same = tuple(tuple(sorted(records[i].meeting.id for i in group)) for group in together)
    nested, accompanying = tying.in_all(events, _reports(records, together), context)
    return Links(
        edges=tuple(edges),
        same=tuple(sorted(same)),
        nested=nested,
        accompanying=accompanying,
        scored=scored.in_all,
        most_scored=scored.most,
    )


def best_parent(
    child: Meeting,
    candidates: Iterable[Meeting],
    context: Context,
    *,
    own: Iterable[Meeting] = (),
) -> Edge | None:
    """Return the edge from the best of the candidates, or None when none is good enough.

    Candidates that are not of a superior unit, or not earlier, are passed over. `own` are earlier
    meetings of the child's host, one of which it may make up for.
    """
    lower = context.read(child)
    window = timedelta(days=context.weights.window_days)
    uppers = [
        upper
        for upper in map(context.read, candidates)
        if context.hierarchy.is_above(upper.host, lower.host)
        and lower.start - window <= upper.start <= lower.latest_start
    ]
    if not uppers or not lower.can_repeat:
        return None
    uppers.sort(key=lambda one: (one.start, one.meeting.id))
    lower.rerun = is_rerun(lower, map(context.read, own), context.vocabulary)
    return parents.best(lower, blocking.most_promising(lower, uppers, context.vocabulary), context)


def concerns(child: Meeting, upper: Meeting, context: Context, weight: float | None) -> bool:
    """Tell whether a superior meeting that came in late may change the edge of one below it.

    `weight` is that of the edge it has, None when it has none.
    """
    lower, late = context.read(child), context.read(upper)
    if not lower.can_repeat or not context.hierarchy.is_above(late.host, lower.host):
        return False
    return parents.concerns(lower, late, context, weight)


def index_words(meeting: Meeting, context: Context) -> list[str]:
    """Return the words under which a store keeps a meeting as a possible parent, at its place."""
    return blocking.indexed(context.read(meeting), context.vocabulary)


def asked_words(meeting: Meeting, context: Context) -> list[str]:
    """Return all words by which the meeting may ever be looking for parents."""
    return blocking.asked(context.read(meeting))


def counted_words(meeting: Meeting, context: Context) -> list[str]:
    """Return what a store counts of a meeting, sorted: words, and marks of what recurs."""
    return sorted(set(counted(context.read(meeting))))


def lookup_words(meeting: Meeting, context: Context) -> list[str]:
    """Return the words by which a store looks up a meeting's possible parents."""
    return blocking.looked_up(context.read(meeting), context.vocabulary)


def could_be_same(left: Meeting, right: Meeting, context: Context) -> bool:
    """Tell whether two records may be of one meeting; only for these need words be counted."""
    return one_meeting.could_be_same(context.glance(left), context.glance(right))


def same_records(left: Meeting, right: Meeting, context: Context) -> bool:
    """Tell whether two records are of one meeting."""
    return one_meeting.same(context.read(left), context.read(right), context.vocabulary)


def merge(records: Iterable[Meeting], context: Context) -> Meeting:
    """Return the one meeting that several records tell of, under the leading record's id."""
    return merging.merged([context.read(one) for one in records], context.hierarchy).meeting


def main_record(records: Iterable[Meeting], context: Context) -> Meeting:
    """Return the record that leads among those of one meeting."""
    return merging.leading([context.read(one) for one in records], context.hierarchy).meeting


def _events(
    records: Sequence[Profile], together: Sequence[Sequence[int]], hierarchy: Hierarchy
) -> list[Profile]:
    """Return one profile a meeting, in order of time."""
    gone = {i for group in together for i in group}
    events = [record for i, record in enumerate(records) if i not in gone]
    events += [merging.merged([records[i] for i in group], hierarchy) for group in together]
    return sorted(events, key=lambda one: (one.start, one.meeting.id))


def _reports(
    records: Sequence[Profile], together: Sequence[Sequence[int]]
) -> dict[str, list[Profile]]:
    """Return all records of each meeting that was reported more than once, by their ids."""
    groups = [[records[i] for i in group] for group in together]
    return {record.meeting.id: group for group in groups for record in group}
