"""Places: which lies in which, and whether one unit's place lies outside another's.

What was learned of a place, from spelled-out names (``江东省安平市``) or from a register of
units, goes before what is stated of a paper, and that before the gazetteer: many a county and
many a city has namesakes, and only of the one that is meant does the gazetteer tell the truth.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from docs_audit.textreuse.divisions import (
    CITY,
    COUNTY,
    PROVINCE,
    Division,
    path_of,
    rank_of_place,
)


@dataclass(frozen=True, slots=True)
class Territory:
    """A unit's place ``own`` with its line: the ranks by name of itself and the places above it.

    ``codes`` are the division codes of the nearest place of the line that the gazetteer knows;
    ``is_known`` tells whether that is the place itself.
    """

    own: str
    line: Mapping[str, int]
    codes: frozenset[str]
    is_known: bool

    @property
    def rank(self) -> int:
        """The level of the place: 2 province to 6 village."""
        return self.line[self.own]

    @property
    def is_placed(self) -> bool:
        """Say whether it is known what lies above the place."""
        return bool(self.codes) or len(self.line) > 1

    def holds(self, codes: Iterable[str]) -> bool:
        """Say whether one of some codes lies in the line or below the place."""
        return any(
            one.startswith(two) or two.startswith(one) for one in codes for two in self.codes
        )

    def is_within(self, other: Territory) -> bool:
        """Say whether the gazetteer knows the place to be the other's or to lie in it."""
        return other.is_known and all(code.startswith(tuple(other.codes)) for code in self.codes)

    def is_parted_from(self, other: Territory) -> bool:
        """Say whether the two lines go through different places of one level."""
        mine, theirs = self._by_rank(), other._by_rank()
        return any(mine[rank].isdisjoint(theirs[rank]) for rank in mine.keys() & theirs.keys())

    def _by_rank(self) -> dict[int, set[str]]:
        ranked: dict[int, set[str]] = {}
        for name, rank in self.line.items():
            ranked.setdefault(rank, set()).add(name)
        return ranked


@dataclass
class PlaceTree:
    """Which place lies in which, as far as it was learned, and of which level each is."""

    parents: dict[str, set[str]] = field(default_factory=dict)
    ranks: dict[str, int] = field(default_factory=dict)
    children: dict[str, set[str]] = field(default_factory=dict)

    def learn(self, unit: str) -> None:
        """Take in the path that a unit's name spells out.

        A city that ends it without a county or a township may be of either level of cities.
        """
        path = path_of(unit)
        self._learn([division.name for division in path])
        told = path[:-1] if path and path[-1].rank == CITY else path
        self._rank_all({one.name: one.rank for one in told if not one.codes})

    def learn_path(self, places: Sequence[str], ranks: Sequence[int] = ()) -> None:
        """Take in places that are known to lie in each other, the widest first.

        ``ranks`` are their levels, 2 province to 6 village. Without them the places are ranked
        as a name that spells them all out.
        """
        names = [path[-1].name if (path := path_of(place)) else place for place in places]
        # A county and its own office are one place.
        self._learn(list(dict.fromkeys(names)))
        if not ranks:
            spelled = path_of("".join(names))
            ranks = [one.rank for one in spelled] if len(spelled) == len(names) else ()
        self._rank_all(dict(zip(names, ranks, strict=False)))

    def _learn(self, places: Sequence[str]) -> None:
        for place in places:
            self.parents.setdefault(place, set())
        for above, below in pairwise(places):
            self.parents[below].add(above)
            self.children.setdefault(above, set()).add(below)

    def _rank_all(self, ranks: Mapping[str, int]) -> None:
        """Take in levels; of two for one name the higher stays, whichever came first."""
        for name, rank in ranks.items():
            self.ranks[name] = min(rank, self.ranks.get(name, rank))

    def rank(self, place: str) -> int:
        """Tell the level of a place, learned or from its name; 0 when neither says."""
        return self.ranks.get(place) or rank_of_place(place)

    def territory(self, unit: str, stated: int = 0) -> Territory | None:
        """Return what the unit calls its own; nothing where its name says no place.

        ``stated`` is the unit's level as a paper or a manifest states it, 0 where none does.
        """
        path = path_of(unit)
        if not path:
            return None
        line = self._line(path, stated)
        nearest, is_known = _codes(line)
        return Territory(path[-1].name, line, nearest, is_known)

    def codes_of(self, place: str) -> frozenset[str]:
        """Return the codes of a place in the gazetteer, none for a namesake that was learned."""
        territory = self.territory(place)
        return territory.codes if territory and territory.is_known else frozenset()

    def below(self, place: str) -> set[str]:
        """Return all places that are known to lie in a place."""
        return _reached(place, self.children)

    def lies_in(self, place: str, name: str) -> bool:
        """Say whether a place is known to lie in the place ``name``."""
        return name in _reached(place, self.parents)

    def is_elsewhere(
        self, lower: str, upper: str, *, lower_rank: int = 0, upper_rank: int = 0
    ) -> bool:
        """Say whether a unit's place surely does not lie in the place of the other.

        Two units are in one line as long as nothing in their names, the learned paths or the
        gazetteer says otherwise. The gazetteer speaks only of places of which nothing else was
        learned and whose known rank is the stated one (0: not stated): a city that shares its
        name with a county is another place.
        """
        below, above = self.territory(lower, lower_rank), self.territory(upper, upper_rank)
        if below is None or above is None:
            return False
        if below.codes and above.codes:
            if not above.holds(below.codes):
                return True
            if below.is_within(above):
                return False
        return below.is_parted_from(above)

    def _line(self, path: Sequence[Division], stated: int) -> dict[str, int]:
        """Return the ranks of the places of a path and of those known to lie above them."""
        line = self._ranked(path, stated)
        spelled = {rank: name for name, rank in line.items()}
        waiting = list(line)
        while waiting:
            child = waiting.pop()
            for parent in self.parents.get(child, set()) - line.keys():
                rank = self.rank(parent)
                # Towns of one name lie in many counties; the one spelled out is meant.
                if rank < line[child] and rank not in spelled and self._fits(parent, spelled):
                    line[parent] = rank
                    waiting.append(parent)
        return line

    def _ranked(self, path: Sequence[Division], stated: int) -> dict[str, int]:
        """Rank the places of a path: as learned, the last one else as stated, or by its name.

        What does not fit the order of the path is said of a namesake.
        """
        own = path[-1]
        by_name = {one.name: one.rank for one in path}
        told = by_name | {own.name: _stated(own, stated)}
        told |= {name: self.ranks[name] for name in by_name if name in self.ranks}
        ascending = all(one < two for one, two in pairwise(told.values()))
        return told if ascending else by_name

    def _fits(self, place: str, spelled: Mapping[int, str]) -> bool:
        """Say whether a place may lie below the places that are spelled out."""
        above = _reached(place, self.parents)
        return all(
            spelled.get(rank, one) in above
            for one in above
            if (rank := self.rank(one)) < self.rank(place)
        )


def _reached(place: str, ways: Mapping[str, set[str]]) -> set[str]:
    """Return all places to which ways lead from a place, step by step."""
    found: set[str] = set()
    waiting = [place]
    while waiting:
        nearer = ways.get(waiting.pop(), set()) - found
        found |= nearer
        waiting += nearer
    return found


def _stated(own: Division, rank: int) -> int:
    """Return the level of a place of which a unit has the level ``rank``.

    Central and township units bear the names of places of other levels (a county's school, the
    customs of a city), and a municipality is often called a city.
    """
    if rank not in (PROVINCE, CITY, COUNTY) or (own.rank, rank) == (PROVINCE, CITY):
        return own.rank
    return rank


def _codes(line: Mapping[str, int]) -> tuple[frozenset[str], bool]:
    """Return the codes of the nearest place that the gazetteer knows, and if it is the last.

    It knows a place only by the rank the place has, and below none that it does not know.
    """
    nearest: tuple[str, ...] = ("",)
    for rank, names in groupby(sorted(line, key=line.__getitem__), line.__getitem__):
        known = [
            [code for code in _known_codes(name, rank) if code.startswith(nearest)]
            for name in names
        ]
        if not all(known):
            return frozenset(nearest) - {""}, False
        nearest = tuple(code for codes in known for code in codes)
    return frozenset(nearest), True


def _known_codes(name: str, rank: int) -> tuple[str, ...]:
    path = path_of(name)
    return path[0].codes if len(path) == 1 and path[0].rank == rank else ()
