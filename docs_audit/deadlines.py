"""The deadlines that two papers demand, side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from docs_audit.gbt9704 import Requirement

Change = Literal["same", "tightened", "relaxed", "added", "dropped", "other"]

# More are no table that anybody reads, and pairing them costs the product of both numbers.
MOST = 200
_ALIKE = 70
_WORKING_DAYS = "wd"


@dataclass(frozen=True)
class DeadlinePair:
    """A deadline of the lower paper beside that of the upper for the same demand.

    Values are ISO dates or date-times, or working days such as `5wd`; the one that is lacking is
    empty. `other` is a change that cannot be called earlier or later.
    """

    what: str
    lower: str
    upper: str
    change: Change


def deadline_pairs(
    lower: Iterable[Requirement], upper: Iterable[Requirement]
) -> list[DeadlinePair]:
    """Pair the deadlines by their sentences, in the lower paper's order; then what was dropped.

    Of each paper the first `MOST` are looked at.
    """
    mine, theirs = _deadlines(lower), _deadlines(upper)
    free = dict(enumerate(one.sentence for one in theirs))
    pairs = []
    for one in mine:
        best = process.extractOne(one.sentence, free, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if best is None:
            pairs.append(DeadlinePair(one.what, one.value, "", "added"))
            continue
        del free[best[2]]
        opposite = theirs[best[2]].value
        pairs.append(DeadlinePair(one.what, one.value, opposite, _change(one.value, opposite)))
    pairs += [DeadlinePair(theirs[at].what, "", theirs[at].value, "dropped") for at in free]
    return pairs


def _deadlines(requirements: Iterable[Requirement]) -> Sequence[Requirement]:
    """Each deadline once, in the order of the text."""
    found = {(one.sentence, one.value): one for one in requirements if one.kind == "deadline"}
    return sorted(found.values(), key=lambda one: one.span)[:MOST]


def _change(lower: str, upper: str) -> Change:
    if lower == upper:
        return "same"
    if lower.endswith(_WORKING_DAYS) != upper.endswith(_WORKING_DAYS):
        return "other"
    if lower.endswith(_WORKING_DAYS):
        mine, theirs = (int(one.removesuffix(_WORKING_DAYS)) for one in (lower, upper))
        return "tightened" if mine < theirs else "relaxed"
    return _change_of_days(lower, upper)


def _change_of_days(lower: str, upper: str) -> Change:
    """A day without an hour ends with the day."""
    mine, theirs = (one if "T" in one else f"{one}T24:00" for one in (lower, upper))
    if mine == theirs:
        return "same"
    return "tightened" if mine < theirs else "relaxed"
