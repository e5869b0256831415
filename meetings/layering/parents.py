"""Choosing a meeting's parent among scored candidates, and making the edge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from . import spared
from .circumstances import days_between
from .context import Context
from .minutes import own_measures
from .novelty import novelty, own_items
from .profiles import Profile
from .records import Also, Edge, Evidence
from .scoring import Score, threshold

# Within this lead of the best, the meeting held nearer to the child is its parent.
_NEARER_WITHIN = 2.5
# The same where the nearer one has no agenda to be compared by.
_NEARER_UNKNOWN = 6.0
_SAME_MATTER_AT_LEAST = 0.5
_RIVAL_AT_LEAST = 0.6
_SAME_DAY = 1.0
_MOST_DOUBLINGS = 3


def best(child: Profile, uppers: Sequence[Profile], context: Context) -> Edge | None:
    """Return the edge from the best of the candidates, or None when none is good enough."""
    scores = [
        (score, upper) for upper in uppers if (score := _score(child, upper, context)) is not None
    ]
    scores.sort(key=lambda pair: (-pair[0].weight, -pair[1].start.timestamp()))
    rivals = _Rivals(child, scores, context)
    passed = [
        pair
        for pair in scores
        if pair[0].weight >= threshold(context.weights, rivals.of(pair[1]), pair[0])
    ]
    if not passed:
        return None
    chosen = _nearest(child, passed, context)
    others = [pair for pair in scores if pair is not chosen]
    return _edge(child, chosen, passed, others[0] if others else None, context)


def _score(child: Profile, upper: Profile, context: Context) -> Score | None:
    if upper.meeting.id == child.meeting.id or not upper.hosts.isdisjoint(child.hosts):
        return None
    return context.scorer.score(child, upper) if _begins_earlier(upper, child) else None


def concerns(child: Profile, upper: Profile, context: Context, weight: float | None) -> bool:
    """Tell whether a meeting that came in late may change the edge of one below it.

    `weight` is that of the edge it has, None when it has none. The late meeting may outweigh the
    parent, be the nearer one or the runner-up, or be the rival that makes a weak edge a chance.
    """
    score = _score(child, upper, context)
    if score is None:
        return False
    if weight is None:
        return score.weight >= threshold(context.weights, 0, score)
    weights = context.weights
    most = max(weights.threshold, weights.threshold_upper_unknown)
    weak = most + weights.threshold_per_doubling * _MOST_DOUBLINGS
    return score.weight >= weight - _NEARER_UNKNOWN or weight < weak


def _begins_earlier(upper: Profile, child: Profile) -> bool:
    if upper.meeting.timed and child.meeting.timed:
        return upper.start < child.start
    return upper.start.date() <= child.start.date()


class _Rivals:
    """How many other meetings of a place that were scored are on the topic of the child."""

    def __init__(
        self, child: Profile, scores: Sequence[tuple[Score, Profile]], context: Context
    ) -> None:
        contained = context.vocabulary.contained
        self._on_topic = {
            id(upper): upper.position.place.id
            for _, upper in scores
            if contained(child.title.words, upper.words) >= _RIVAL_AT_LEAST
        }
        self._of_place = Counter(self._on_topic.values())

    def of(self, upper: Profile) -> int:
        """Return the rivals of one of the meetings."""
        return self._of_place[upper.position.place.id] - (id(upper) in self._on_topic)


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
    passed: Sequence[tuple[Score, Profile]],
    runner_up: tuple[Score, Profile] | None,
    context: Context,
) -> Edge:
    score, upper = chosen
    evidence = tuple(_rounded(signal) for signal in score.evidence if signal.weight)
    weight = round(sum(signal.weight for signal in evidence), 3)
    covered = sorted({*context.scorer.covered(child, upper), *score.items})
    also = tuple(_also(chosen, passed, context))
    own = own_items(child, {*covered, *(i for one in also for i in one.items)})
    rival = runner_up[0].weight if runner_up else threshold(context.weights, 0, score)
    return Edge(
        upper=upper.meeting.id,
        lower=child.meeting.id,
        weight=weight,
        novelty=novelty(child, own),
        evidence=evidence,
        margin=round(weight - rival, 3),
        runner_up=runner_up[1].meeting.id if runner_up else "",
        items=tuple(covered),
        own=(
            *(child.items[i].text for i in own),
            *own_measures(child.meeting.minutes, upper.meeting.minutes),
        ),
        spared=spared.reason(
            child,
            upper,
            own=own,
            repeated=score.items,
            also=also,
            days=score.days,
        ),
        reached=bool({child.host, child.position.place.id} & upper.attending),
        same_day=days_between(upper, child) < _SAME_DAY,
        also=also,
    )


def _also(
    chosen: tuple[Score, Profile],
    passed: Sequence[tuple[Score, Profile]],
    context: Context,
) -> Iterator[Also]:
    """Yield the superior meetings on other matters that the rest of the items repeat."""
    taken = set(chosen[0].items)
    matters = [chosen[1]]
    for score, upper in passed:
        if not score.items or not taken.isdisjoint(score.items):
            continue
        if any(_on_one_matter(upper, other, context) for other in matters):
            continue
        taken.update(score.items)
        matters.append(upper)
        yield Also(upper.meeting.id, round(score.weight, 3), score.items)


def _on_one_matter(left: Profile, right: Profile, context: Context) -> bool:
    shared = context.vocabulary.contained(left.title.words, right.words)
    return shared >= _SAME_MATTER_AT_LEAST


def _rounded(signal: Evidence) -> Evidence:
    return signal._replace(weight=round(signal.weight, 3))
