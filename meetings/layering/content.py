"""Signals of what two meetings deal with: topic, agenda, items."""

from __future__ import annotations

from .agreement import verbatim_items
from .pairs import TELLING_ITEMS, Pair
from .records import Evidence
from .weights import Weights

_TOPIC_AT_LEAST = 0.35
_SAID_OTHERWISE_FROM = 0.5


def topic(pair: Pair) -> list[Evidence]:
    """Weigh how much of the child's topic the parent is on; nothing where its title names none."""
    child, parent, weights = pair.child, pair.parent, pair.terms.weights
    if child.is_vague:
        return []
    share = pair.on_topic
    weight = weight_of_topic(share, weights)
    if _is_said_otherwise(pair):
        # The same items under another name of the topic.
        weight = max(weight, weights.topic_said_otherwise)
    if parent.is_vague and pair.shares:
        # What such a meeting was about stands in its agenda alone.
        share = max(share, pair.share)
        weight = max(weight_of_topic(share, weights), 0.0)
    return [Evidence("topic", weight, f"{share:.0%} of the topic")]


def named_topic(pair: Pair) -> list[Evidence]:
    """Weigh whether a title of several topics, or the items, name that of the parent."""
    child = pair.child
    if child.is_vague:
        return []
    words = frozenset(child.title.words).union(*(child.items[i].words for i in pair.covered))
    share = pair.terms.vocabulary.contained(pair.parent.title.words, words)
    weight = weight_of_topic(share, pair.terms.weights)
    return [Evidence("topic", weight, f"{share:.0%} of the topic")]


def weight_of_topic(share: float, weights: Weights) -> float:
    """Return the weight of a share of a topic, 0..1."""
    return weights.topic_slope * share + weights.topic_offset


def is_on_other_topic(pair: Pair) -> bool:
    """Tell whether both titles name a topic, these differ, and no two items are the same."""
    child, parent = pair.child, pair.parent
    if child.is_vague or parent.is_vague:
        return False
    if pair.on_topic >= _TOPIC_AT_LEAST:
        return False
    if _is_said_otherwise(pair):
        return False
    return verbatim_items(child, parent, tuple(range(len(child.items)))) < TELLING_ITEMS


def _is_said_otherwise(pair: Pair) -> bool:
    return len(pair.shares) > 1 and pair.share >= _SAID_OTHERWISE_FROM


def agenda(pair: Pair) -> list[Evidence]:
    """Weigh how much of the child's agenda stands in the parent's."""
    if not pair.shares or not pair.parent.items:
        return []
    weights = pair.terms.weights
    weight = weights.agenda_slope * pair.share + weights.agenda_offset
    if pair.is_titled:
        # Who conveys a meeting may do so among other business, but seldom leaves all of it out.
        weight = max(weight, weights.conveyed_without_agenda)
    return [Evidence("agenda", weight, f"{len(pair.covered)} of {len(pair.shares)} items")]


def part(pair: Pair) -> Evidence:
    """Weigh that some items of a meeting that ties several matters are on the parent's."""
    text = f"{len(pair.covered)} of {len(pair.child.items)} items"
    return Evidence("agenda", pair.terms.weights.part, text)


def items(pair: Pair) -> Evidence:
    """Weigh items taken over word for word; what is merely on the same task speaks against, unless
    the child says whose meeting it conveys.
    """
    weights = pair.terms.weights
    theirs = pair.parent.agenda_wordings
    same = sum(theirs.holds(pair.child.items[i].bare) for i in pair.covered)
    weight = weights.identical_item * min(same, weights.identical_items_at_most)
    if not pair.is_explicit:
        weight += weights.reworded_item * (len(pair.covered) - same)
        weight += weights.nothing_in_its_words if pair.covered and not same else 0.0
    return Evidence("items", weight, f"{same} identical items")
