"""Who stands above whom: by level, and within a place its committee and government above organs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from .issuers import level_of, places_of
from .paper import Level
from .places import Place

_ORDER = list(Level)
# What is left of a name when its places are taken off, if it is the place itself that speaks.
_SEAT = re.compile(
    r"[省市县区州旗镇乡]?(?:人民政府|政府|委员会|委|党委|党工委|工委|街道办事处|办事处|人大常委会)?"
    r"(?:办公[厅室])?"
)
_CENTRAL_SEAT = re.compile(r"(?:中共中央|中国共产党中央委员会|国务院|中央|中办|国办)(?:办公厅)?")
_PARTY = re.compile(r"^(?:中国共产党|中共)")


@dataclass(frozen=True)
class Standing:
    """`rank` 0 is central, 5 village, -1 unknown; `is_seat` for committee, government, office."""

    rank: int
    is_seat: bool
    places: tuple[Place, ...]

    @property
    def is_known(self) -> bool:
        return self.rank >= 0

    def is_over(self, other: "Standing") -> bool:
        """Whether this one is superior; places that are told apart by name are not."""
        if _contradict(self.places, other.places):
            return False
        if self.rank != other.rank:
            return self.rank < other.rank
        return self.is_seat and not other.is_seat

    def steps_to(self, other: "Standing") -> int:
        """How far apart in level; a seat and the organs of its place are half a step apart."""
        steps = 2 * abs(self.rank - other.rank)
        return steps if steps else int(self.is_seat != other.is_seat)


@lru_cache(maxsize=4096)
def standing_of(level: str, issuers: tuple[str, ...]) -> Standing:
    """Where issuers stand; of a joint paper the first is the leading one."""
    name = issuers[0] if issuers else ""
    known = level or level_of(name)
    rank = _ORDER.index(Level(known)) if known in _ORDER else -1
    places = _as_stated(places_of(name), level)
    return Standing(rank, _is_seat(name, places), places)


def _as_stated(places: tuple[Place, ...], level: str) -> tuple[Place, ...]:
    """A 市 may be a county or a prefecture; its name alone cannot tell, so a statement does."""
    if level not in (Level.CITY, Level.COUNTY) or not places or not places[-1].name.endswith("市"):
        return places
    above = places[:-1]
    if any(place.level not in (Level.CENTRAL, Level.PROVINCE) for place in above):
        return places
    return (*above, replace(places[-1], level=Level(level)))


def may_be_of_one_line(name: str, level: str, issuers: Sequence[str]) -> bool:
    """Whether a name such as 市政府 may mean the issuer: neither level nor place speaks against."""
    said, issuer = level_of(name), issuers[0] if issuers else ""
    known = level or level_of(issuer)
    if said and known and said != known:
        return False
    return not _contradict(places_of(name), places_of(issuer))


def _is_seat(name: str, places: tuple[Place, ...]) -> bool:
    bare = _PARTY.sub("", "".join(name.split()))
    if _CENTRAL_SEAT.fullmatch(bare):
        return True
    rest = bare[sum(len(place.name) for place in places) :]
    return bool(bare) and _SEAT.fullmatch(rest) is not None


def _contradict(one: Sequence[Place], other: Sequence[Place]) -> bool:
    """Two places of one level under different names: 白水市 is not above 江州市安平县."""
    named = {place.level: place.name for place in one}
    return any(named.get(place.level, place.name) != place.name for place in other)
