"""All rules that one secondment is held against (GD-20, GD-21, GD-22)."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from burden.activities.rules.hits import Hit, settled

SECONDMENT = "secondment"
_COUNTY = 3
_DAYS_A_MONTH = 30.44


@dataclass(frozen=True, slots=True)
class Secondment:
    """One secondment; levels count from 0 (central) to 5 (village).

    `end` is the day it ended or, where it has not, the day that it is looked at on; `person` is a
    hash, empty where nobody said who it is.
    """

    id: str
    level: int
    lender: str
    lender_level: int
    kind: str
    start: date
    end: date
    is_over: bool = False
    approval: str = ""
    exemption: str = ""
    person: str = ""


def check(
    record: Secondment,
    earlier: Sequence[Secondment],
    limits: Mapping[str, float],
    confirmed: Collection[str] = (),
) -> tuple[Hit, ...]:
    """What speaks against a secondment by the rules in force on its first day.

    Args:
        earlier: secondments of the same person before it.
    """
    found = [
        *_from_below(record),
        *_approval_and_term(record, limits),
        *_disguised(record),
        *_again(record, earlier, limits),
    ]
    return settled(found, record.start, confirmed, record.exemption)


def _from_below(record: Secondment) -> Iterator[Hit]:
    if record.lender_level >= _COUNTY and record.level < record.lender_level:
        yield Hit("GD-20", "from_below", {"lender": record.lender})


def _approval_and_term(record: Secondment, limits: Mapping[str, float]) -> Iterator[Hit]:
    """What comes from below the city is GD-20's; approval is asked for there as well."""
    if not record.approval:
        yield Hit("GD-21", "no_approval")
    bound = limits["secondment.months"]
    months = (record.end - record.start).days / _DAYS_A_MONTH
    if bound and months > bound:
        yield Hit("GD-21", "over_term", {"months": round(months, 1), "bound": bound})


def _disguised(record: Secondment) -> Iterator[Hit]:
    if record.kind != SECONDMENT:
        yield Hit("GD-22", record.kind)


def _again(
    record: Secondment, earlier: Sequence[Secondment], limits: Mapping[str, float]
) -> Iterator[Hit]:
    """The same person, said to be back, is borrowed again (K22: a clean-up on paper)."""
    for one in sorted(earlier, key=lambda found: found.start, reverse=True):
        days = (record.start - one.end).days
        if one.is_over and 0 <= days <= limits["secondment.again_days"]:
            figures = {"day": one.end.isoformat(), "days": days}
            yield Hit("GD-22", "again", figures, items=(one.id,))
            return
