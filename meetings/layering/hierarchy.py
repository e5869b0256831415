"""Who stands above whom."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from .folding import fold
from .lines import line_of, same_line
from .records import LEVELS, LayeringError, Unit

_ORGAN_TAIL = re.compile(
    r"(?:国务院|政务院|人民政府|委员会|党委|政府|工委|办事处|村民委员会|居民委员会|村委会|居委会|党总支|党支部|两委)+$"
)
_PARTY = re.compile(r"^(?:中共|中国共产党)")
_TYPE = re.compile(
    r"(?:自治州|自治县|自治旗|自治区|地区|新区|开发区|管委会|街道|社区|苏木|嘎查|省|市|州|盟|县|区|旗|镇|乡|村)$"
)
# A short name this low is an ordinary word too often (团结村, 和平镇).
_SHORT_NAMES_DOWN_TO = LEVELS.index("county")
_FIRST_MARK = 0xE000
# Stands for an organ of a department's own line, whatever place it belongs to.
LINE_MARK = "\ue00e"
_ORGANS = ("厅", "局", "委员会", "办公室")
_CHARS_BY_LEVEL = ("国", "省", "市", "县", "镇", "村")
_TOP_CHARS = {
    "自治区": "区",
    "自治州": "州",
    "自治县": "县",
    "自治旗": "旗",
    "新区": "区",
    "开发区": "区",
    "地区": "市",
    "管委会": "区",
    "街道": "街",
    "社区": "村",
    "苏木": "乡",
    "嘎查": "村",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place in its chain. `char` is the level word people use of it (全省, 全市, 全县 ...)."""

    id: str
    level: int
    name: str
    short: str
    char: str

    @property
    def mark(self) -> str:
        """Return the private character that stands for a place of this level in a masked text."""
        return chr(_FIRST_MARK + self.level)


@dataclass(frozen=True, slots=True)
class Position:
    """Where a unit stands: its own place, that and the places above it; `line` of a department."""

    unit: Unit
    place: Place
    chain: tuple[Place, ...]
    line: str
    is_department: bool
    names: tuple[tuple[str, str], ...]


class Hierarchy:
    """The tree of units, asked in constant time."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = {unit.id: unit for unit in units}
        self._positions: dict[str, Position] = {}
        self._above: dict[tuple[str, str], bool] = {}

    def learn(self, units: Iterable[Unit]) -> None:
        """Add units. Where those stand whose superiors were all known stays as it was read."""
        self.units |= {unit.id: unit for unit in units}
        cut = [one for one, at in self._positions.items() if self.units[at.chain[-1].id].parent]
        if cut:
            for one in cut:
                del self._positions[one]
            self._above.clear()

    def __contains__(self, unit: str) -> bool:
        return unit in self.units

    def position(self, unit: str) -> Position:
        """Return where the unit stands.

        Raises:
            LayeringError: `unknown_unit`, or `unit_cycle` when its parents lead back to it.
        """
        found = self._positions.get(unit)
        if found is None:
            found = self._positions[unit] = self._locate(unit)
        return found

    def is_above(self, upper: str, lower: str) -> bool:
        """Tell whether a meeting of `upper` can be the parent of a meeting of `lower`.

        A place is above the places in it and all their departments; a department is above the
        places below its own, and above their departments of its own line; a place is above its
        own departments.
        """
        known = self._above.get((upper, lower))
        if known is None:
            known = self._above[upper, lower] = self._is_above(upper, lower)
        return known

    def _is_above(self, upper: str, lower: str) -> bool:
        if upper == lower:
            return False
        high, low = self.position(upper), self.position(lower)
        if high.place.id == low.place.id:
            return low.is_department and (not high.is_department or low.unit.parent == upper)
        if all(place.id != high.place.id for place in low.chain[1:]):
            return False
        both = high.is_department and low.is_department
        return not both or same_line(high.line, low.line)

    def _locate(self, unit: str) -> Position:
        steps = dict[str, Unit]()
        step: Unit | None = self._unit(unit)
        while step is not None:
            if step.id in steps:
                raise LayeringError("unit_cycle", unit)
            steps[step.id] = step
            step = self.units.get(step.parent)
        return _read_position(tuple(steps.values()))

    def _unit(self, unit: str) -> Unit:
        try:
            return self.units[unit]
        except KeyError:
            raise LayeringError("unknown_unit", unit) from None


@lru_cache(maxsize=65536)
def _read_position(units: tuple[Unit, ...]) -> Position:
    """Return where the first of the units stands below the others, the nearest first."""
    here = units[0]
    # Whose superior is of its own level is a department of it.
    departments = [one.level == superior.level for one, superior in pairwise(units)] + [False]
    chain = tuple(
        _read_place(one)
        for one, is_department in zip(units, departments, strict=True)
        if not is_department
    )
    names = tuple(name for place in chain for name in (place.name, place.short) if name)
    line = line_of(fold(here.name), names) if departments[0] else ""
    return Position(here, chain[0], chain, line, departments[0], _names(chain, here, line))


@lru_cache(maxsize=65536)
def _read_place(unit: Unit) -> Place:
    name = _PARTY.sub("", fold(unit.name))
    name = _ORGAN_TAIL.sub("", name) or name
    kind = _TYPE.search(name)
    if kind is None:
        return Place(unit.id, unit.level, name, "", _CHARS_BY_LEVEL[unit.level])
    stem = name[: kind.start()]
    short = stem if len(stem) > 1 and unit.level <= _SHORT_NAMES_DOWN_TO else ""
    return Place(unit.id, unit.level, name, short, _TOP_CHARS.get(kind[0], kind[0]))


def _names(chain: tuple[Place, ...], unit: Unit, line: str) -> tuple[tuple[str, str], ...]:
    """Return names and the marks they are replaced by, longest first.

    The name of a department's own line is no topic of its meetings.
    """
    pairs = [(name, place.mark) for place in chain for name in (place.name, place.short) if name]
    if line and chain:
        own = fold(unit.name)
        pairs += [(own, chain[0].mark), (own.removeprefix(chain[0].name), LINE_MARK)]
        pairs += [(line + organ, LINE_MARK) for organ in _ORGANS]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
