"""Numbers of a series, the gaps in them, and what a year's count is heading for."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

_NUMBER = re.compile(r"(?P<series>.+)〔(?P<year>\d{4})〕(?P<n>\d+)号")
_MONTHS = 12
# More than this is another way of numbering, not a gap.
_LONGEST_GAP = 500


@dataclass(frozen=True)
class Place:
    """Where a number stands: 安政发, 2026, 12."""

    series: str
    year: int
    n: int


@dataclass(frozen=True)
class Gap:
    """Numbers from `first` to `last` that no known paper bears."""

    series: str
    first: int
    last: int

    @property
    def size(self) -> int:
        return self.last - self.first + 1


def place_of(number_key: str) -> Place | None:
    """Series, year and place of a folded number; None for any other."""
    found = _NUMBER.fullmatch(number_key)
    return Place(found["series"], int(found["year"]), int(found["n"])) if found else None


def gaps(places: Iterable[Place], highest: Mapping[str, int]) -> list[Gap]:
    """The numbers of each series that nothing bears, up to its highest known one.

    `highest` is the highest number that a unit states for a series.
    """
    known: dict[str, set[int]] = {series: set() for series in highest}
    for place in places:
        known.setdefault(place.series, set()).add(place.n)
    found = []
    for series, numbers in sorted(known.items()):
        end = max([*numbers, highest.get(series, 0)], default=0)
        stops = [0, *sorted(n for n in numbers if n <= end), end + 1]
        for before, after in pairwise(stops):
            if 1 < after - before <= _LONGEST_GAP:
                found.append(Gap(series, before + 1, after - 1))
    return found


def forecast(now: Sequence[int], before: Sequence[int]) -> int | None:
    """Where a year's count of papers is heading (N20-01).

    `now` are the counts of its months so far, `before` of the twelve months of the year before.
    Where the same months of that year are known, the year is taken to run as that one did:
    sum(now) * sum(before) / sum(before[:len(now)]); else each month to come brings the mean of
    those past. None before the first month is over.
    """
    if not now:
        return None
    total, same_months = sum(now), sum(before[: len(now)])
    if same_months and len(before) == _MONTHS:
        return round(total * sum(before) / same_months)
    return round(total * _MONTHS / len(now))
