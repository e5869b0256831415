"""The best parent of each meeting, and everything else found in a list of meetings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from . import attendance, blocking, duplicates, merging
from .circumstances import days_between
from .hierarchy import Hierarchy
from .minutes import own_measures
from .novelty import novelty, own_items
from .profiles import Profile, profile
from .records import Edge, Evidence, Links, Meeting, Unit
from .scoring import Score, Scorer, threshold
from .standing import with_standing
from .vocabulary import Vocabulary
from .weights import Weights

# Within this lead of the best, the meeting held nearer to the child is its parent.
_NEARER_WITHIN = 2.5
# The same where the nearer one has no agenda to be compared by.
_NEARER_UNKNOWN = 6.0
_SAME_MATTER_AT_LEAST = 0.5
_RIVAL_AT_LEAST = 0.6
_SAME_DAY = 1.0


class Context:
    """What a store needs to score one meeting at a time: units, word counts and weights."""

    def __init__(
        self,
        units: Iterable[Unit],
        *,
        vocabulary: Vocabulary | None = None,
        weights: Weights | None = None,
    ) -> None:
        self.hierarchy = units if isinstance(units, Hierarchy) else Hierarchy(units)
        self.vocabulary = vocabulary or Vocabulary()
        self.weights = weights or Weights()
        self.scorer = Scorer(self.hierarchy, self.vocabulary, self.weights)

    def read(self, meeting: Meeting) -> Profile:
        """Return the meeting as the engine compares it."""
        return profile(meeting, self.hierarchy)


def link(meetings: Iterable[Meeting], units: Iterable[Unit]) -> Links:
    """Return every edge, group of records, nested meeting and accompanying unit.

    Raises:
        LayeringError: a meeting's unit is unknown, or the units lead in a circle.
    """
    context = Context(units)
    records = sorted(map(context.read, meetings), key=lambda one: (one.start, one.meeting.id))
    context.vocabulary.observe_all(record.words for record in records)
    together = duplicates.groups(records, context.vocabulary)
    events = _events(records, together, context.hierarchy)
    with_standing(events)
    edges, scored = _edges(events, context)
    same = tuple(tuple(sorted(records[i].meeting.id for i in group)) for group in together)
    topics = attendance.known_topics(events)
    tied = (attendance.nested(event, context.vocabulary, topics) for event in events)
    return Links(
        edges=tuple(edges),
        same=tuple(sorted(same)),
        nested=tuple(found for found in tied if found is not None),
        accompanying=tuple(found for e in events for found in attendance.accompanying(e)),
        scored=scored,
    )


def best_parent(child: Meeting, candidates: Iterable[Meeting], context: Context) -> Edge | None:
    """Return the edge from the best of the candidates, or None when none is good enough.

    Candidates that are not of a superior unit, or not earlier, are passed over.
    """
    lower = context.read(child)
    window = timedelta(days=context.weights.window_days)
    uppers = [
        upper
        for upper in map(context.read, candidates)
        if context.hierarchy.is_above(upper.host, lower.host)
        and lower.start - window <= upper.start <= lower.latest_start
    ]
    return _best(lower, uppers, context)


def index_words(meeting: Meeting, context: Context) -> list[str]:
    """Return the words under which a store keeps a meeting as a possible parent, at its place."""
    return blocking.indexed(context.read(meeting), context.vocabulary)


def lookup_words(meeting: Meeting, context: Context) -> list[str]:
    """Return the words by which a store looks up a meeting's possible parents."""
    return blocking.looked_up(context.read(meeting), context.vocabulary)


def same_records(left: Meeting, right: Meeting, context: Context) -> bool:
    """Tell whether two records are of one meeting."""
    return duplicates.same(context.read(left), context.read(right), context.vocabulary)


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


def _edges(events: Sequence[Profile], context: Context) -> tuple[list[Edge], int]:
    index = blocking.Index(events, context.vocabulary)
    window = timedelta(days=context.weights.window_days)
    edges: list[Edge] = []
    scored = 0
    for child in events:
        if not child.can_repeat:
            continue
        found = index.candidates(child, context.hierarchy, window)
        scored += len(found)
        edge = _best(child, [events[i] for i in found], context) if found else None
        if edge is not None:
            edges.append(edge)
    return edges, scored


def _best(child: Profile, uppers: Sequence[Profile], context: Context) -> Edge | None:
    scores = [
        (score, upper)
        for upper in uppers
        if upper.meeting.id != child.meeting.id
        and not upper.hosts & child.hosts
        and _begins_earlier(upper, child)
        and (score := context.scorer.score(child, upper)) is not None
    ]
    scores.sort(key=lambda pair: (-pair[0].weight, -pair[1].start.timestamp()))
    passed = [pair for pair in scores if pair[0].weight >= _threshold(pair, child, scores, context)]
    if not passed:
        return None
    chosen = _nearest(child, passed, context)
    others = [pair for pair in scores if pair is not chosen]
    return _edge(child, chosen, others[0] if others else None, context)


def _begins_earlier(upper: Profile, child: Profile) -> bool:
    if upper.meeting.timed and child.meeting.timed:
        return upper.start < child.start
    return upper.start.date() <= child.start.date()


def _threshold(
    pair: tuple[Score, Profile],
    child: Profile,
    scores: Sequence[tuple[Score, Profile]],
    context: Context,
) -> float:
    score, upper = pair
    rivals = sum(
        other is not upper
        and other.position.place.id == upper.position.place.id
        and context.vocabulary.contained(child.title.words, other.words) >= _RIVAL_AT_LEAST
        for _, other in scores
    )
    return threshold(context.weights, rivals, score)


def _nearest(
    child: Profile, passed: Sequence[tuple[Score, Profile]], context: Context
) -> tuple[Score, Profile]:
    """Return the best, or one below it in the same chain that is as good within a margin."""
    chosen = passed[0]
    if child.position.is_department and chosen[1].position.is_department:
        # Its own line calls a department; that its place met as well changes nothing.
        return chosen
    for pair in passed[1:]:
        best, upper = chosen
        score, nearer = pair
        if (
            best.weight - score.weight <= (_NEARER_WITHIN if nearer.items else _NEARER_UNKNOWN)
            and score.conveyed >= best.conveyed
            and not score.weight_of("attended") < 0 < best.weight_of("attended")
            and nearer.position.unit.level > upper.position.unit.level
            and context.hierarchy.is_above(upper.host, nearer.host)
            and nearer.start >= upper.start
            and context.vocabulary.contained(nearer.words, upper.words) >= _SAME_MATTER_AT_LEAST
        ):
            chosen = pair
    return chosen


def _edge(
    child: Profile,
    chosen: tuple[Score, Profile],
    runner_up: tuple[Score, Profile] | None,
    context: Context,
) -> Edge:
    score, upper = chosen
    covered = sorted({*context.scorer.covered(child, upper), *score.items})
    own = own_items(child, covered)
    rival = runner_up[0].weight if runner_up else context.weights.threshold
    return Edge(
        upper=upper.meeting.id,
        lower=child.meeting.id,
        weight=score.weight,
        novelty=novelty(child, covered),
        evidence=tuple(_rounded(signal) for signal in score.evidence if signal.weight),
        margin=score.weight - rival,
        runner_up=runner_up[1].meeting.id if runner_up else "",
        items=tuple(covered),
        own=(
            *(child.items[i].text for i in own),
            *own_measures(child.meeting.minutes, upper.meeting.minutes),
        ),
        spared=_spared(child),
        reached=bool({child.host, child.position.place.id} & upper.attending),
        same_day=days_between(upper, child) < _SAME_DAY,
    )


def _rounded(signal: Evidence) -> Evidence:
    return replace(signal, weight=round(signal.weight, 3))


def _spared(child: Profile) -> str:
    if child.nature.statutory:
        return "statutory"
    return "emergency" if child.nature.emergency else ""
