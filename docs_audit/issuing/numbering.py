"""Numbers of a series, and the gaps in them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

_NUMBER = re.compile(r"(?P<series>.+)〔(?P<year>\d{4})〕(?P<n>\d+)号")
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
