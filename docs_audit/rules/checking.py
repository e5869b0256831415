"""All rules that a text alone can be held against, in the order of the text."""

from collections.abc import Iterator, Mapping, Sequence

from burden.thresholds.rulebook import RULES

from . import (
    assessments,
    bundles,
    direction,
    lengths,
    passing,
    repetition,
    reporting,
    screens,
    topics,
)
from .subjects import DEFAULTS, Hit, Subject


def check(
    subject: Subject, peers: Sequence[Subject] = (), limits: Mapping[str, float] = DEFAULTS
) -> tuple[Hit, ...]:
    """What speaks against a paper by the rules that were in force when it was issued.

    Args:
        peers: other papers, among which those of the same issuer count.
        limits: the values that rules are held against, by key; the defaults of the rulebook.
    """
    found = [
        hit for hit in _found(subject, peers, limits) if RULES[hit.rule].holds_on(subject.issued_on)
    ]
    order = list(RULES)
    return tuple(sorted(found, key=lambda hit: (hit.span, order.index(hit.rule), hit.other)))


def _found(
    subject: Subject, peers: Sequence[Subject], limits: Mapping[str, float]
) -> Iterator[Hit]:
    yield from lengths.find(subject, limits)
    yield from reporting.find(subject, peers, limits)
    yield from topics.find(subject)
    yield from assessments.find(subject)
    yield from screens.find(subject)
    yield from direction.find(subject)
    yield from passing.find(subject)
    yield from bundles.find(subject)
    yield from repetition.find(subject, peers, limits)
