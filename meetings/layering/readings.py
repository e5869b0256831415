"""Three ways in which a meeting may repeat another: as a whole, in part, by one item."""

from __future__ import annotations

from typing import NamedTuple

from . import content
from .bearing import borne_out
from .circumstances import attended, cites, delay, has_cite, level
from .kinds import kinds, kinds_of_one_item, responds
from .pairs import TELLING_ITEMS, Pair
from .records import Evidence

_BORNE_OUT_AT_LEAST = 0.5


class Reading(NamedTuple):
    """What speaks for the parent when read so; which of the child's items, by their indexes, repeat
    it; and the weight that is asked, by what there is to compare.
    """

    signals: list[Evidence]
    items: tuple[int, ...]
    needed: float


def whole(pair: Pair) -> Reading | None:
    """Read the whole meeting as repeating the parent; None where it cannot."""
    child, titled = pair.child, pair.is_titled
    if child.counts_by_item or pair.is_contradicted or not pair.may_skip:
        return None
    if (pair.parent.nature.statutory and not titled) or content.is_on_other_topic(pair):
        return None
    at_least = 1 if titled else 2
    if child.is_vague and len(pair.covered) < min(at_least, len(child.items)):
        return None
    if responds(pair) and not titled:
        return None
    circumstances = _circumstances(pair, verbatim=pair.verbatim)
    signals = [
        *content.topic(pair),
        *content.agenda(pair),
        content.items(pair),
        *_conveyed(pair),
        *borne_out(pair, pair.shares),
        _delay(pair, circumstances),
        *kinds(pair, titled=titled),
        *circumstances,
    ]
    return Reading(signals, pair.covered, _needed(pair, signals))


def part(pair: Pair) -> Reading | None:
    """Read one of several matters that the meeting ties together as the parent's."""
    child, parent = pair.child, pair.parent
    by_item = child.counts_by_item and not child.takes_up_matters
    if by_item or not child.ties_matters or pair.is_contradicted or not pair.may_skip:
        return None
    if (parent.is_series and not parent.is_vague) or parent.nature.statutory:
        return None
    if pair.verbatim < TELLING_ITEMS or responds(pair):
        return None
    circumstances = _circumstances(pair, verbatim=pair.verbatim)
    signals = [
        *content.named_topic(pair),
        content.part(pair),
        content.items(pair),
        *(pair.conveying.signals if pair.conveying else ()),
        _delay(pair, circumstances),
        *kinds(pair, titled=False),
        *circumstances,
    ]
    return Reading(signals, pair.covered, _needed(pair, signals))


def one_item(pair: Pair) -> Reading | None:
    """Read one item of a standing or mixed meeting as conveying the parent."""
    child, conveying = pair.child, pair.conveying
    if conveying is None or not conveying.explicit or conveying.index < 0 or not pair.may_skip:
        return None
    if not child.counts_by_item and conveying.on_title and not conveying.named:
        # The meeting as a whole is on it, and is read as a whole.
        return None
    weights = pair.terms.weights
    weight = content.weight_of_topic(conveying.topic, weights)
    signals = [
        Evidence("topic", weight, f"{conveying.topic:.0%} of one item's topic"),
        *conveying.signals,
        delay(pair.days, weights, explained=True),
        *([] if child.counts_by_item else borne_out(pair, _told(pair))),
        *kinds_of_one_item(pair, named=conveying.named),
        *_circumstances(pair),
    ]
    return Reading(signals, (conveying.index,), weights.threshold_without_agenda)


def _told(pair: Pair) -> list[int]:
    """Return the indexes of the items that would be on the parent, were the meeting about it."""
    child = pair.child
    kept = child.routine_items | child.measures
    return [i for i, item in enumerate(child.items) if item.words and i not in kept]


def _circumstances(pair: Pair, *, verbatim: int = 0) -> list[Evidence]:
    """Return what speaks for the parent however much of the meeting repeats it."""
    child, parent, (hierarchy, _, weights) = pair.child, pair.parent, pair.terms
    told = pair.is_explicit or verbatim >= TELLING_ITEMS
    return [
        *attended(child, parent, hierarchy, weights, told=told, meant=pair.is_meant),
        level(child, parent, weights),
        *cites(child, parent, weights),
    ]


def _delay(pair: Pair, circumstances: list[Evidence]) -> Evidence:
    explained = pair.conveying is not None or has_cite(circumstances)
    return delay(pair.days, pair.terms.weights, explained=explained)


def _conveyed(pair: Pair) -> tuple[Evidence, ...]:
    """Return what the conveying words say; where the agenda bears it out, that the parent is called
    otherwise says nothing against it.
    """
    if pair.conveying is None:
        return ()
    bears_out = pair.share >= _BORNE_OUT_AT_LEAST
    return tuple(one for one in pair.conveying.signals if one.signal != "name" or not bears_out)


def _needed(pair: Pair, signals: list[Evidence]) -> float:
    weights = pair.terms.weights
    if any(signal.signal == "agenda" for signal in signals):
        return weights.threshold_without_topic if pair.child.is_vague else weights.threshold
    if pair.child.items and not pair.parent.items:
        return weights.threshold_upper_unknown
    return weights.threshold_without_agenda
