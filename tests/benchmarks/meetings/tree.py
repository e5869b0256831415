"""The tree of units: one country, its places down to the village, and their departments."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from meetings.layering import Unit

CENTRAL, PROVINCE, CITY, COUNTY, TOWNSHIP, VILLAGE = range(6)
CHARACTERS = "国省市县镇村"
_SYLLABLES = (
    *("云安平江临清河石林青白龙泉永昌宁武福德和庆阳城山南北东西溪口桥塘岭坪湖沙"),
    *("桂梅竹松柏兰荷菊杏桃鹤鹿凤麒金银铜玉珠珊岚岩岱峰崖谷川渡津浦沟坡原湾"),
)
_OFFICE = {
    CENTRAL: "政务院",
    PROVINCE: "人民政府",
    CITY: "人民政府",
    COUNTY: "人民政府",
    TOWNSHIP: "人民政府",
    VILLAGE: "村民委员会",
}
# A line of work, and what its department is called in a country, a province, and below.
_LINES = (
    ("教育", "部", "厅", "局"),
    ("水利", "部", "厅", "局"),
    ("应急管理", "部", "厅", "局"),
    ("农业农村", "部", "厅", "局"),
    ("卫生健康", "委员会", "委员会", "委员会"),
    ("公安", "部", "厅", "局"),
    ("民政", "部", "厅", "局"),
    ("自然资源", "部", "厅", "局"),
    ("住房城乡建设", "部", "厅", "局"),
    ("市场监督管理", "总局", "局", "局"),
    ("文化旅游", "部", "厅", "局"),
)


@dataclass(frozen=True)
class Shape:
    """How many places each place has below it, and departments each place above townships."""

    provinces: int
    cities: int
    counties: int
    townships: int
    villages: int
    departments: int


NARROW = Shape(2, 2, 3, 12, 5, 10)
WIDE = Shape(2, 4, 5, 13, 4, 11)


class Tree:
    """Units of a shape with names drawn by seed; what stands where is looked up here."""

    def __init__(self, dice: random.Random, shape: Shape) -> None:
        self.units: list[Unit] = []
        self.places: dict[int, list[Unit]] = {level: [] for level in range(VILLAGE + 1)}
        self._dice = dice
        self._short: dict[str, str] = {}
        self._line: dict[str, int] = {}
        self._by_id: dict[str, Unit] = {}
        self._lower: dict[str, list[Unit]] = {}
        self._departments: dict[str, list[Unit]] = {}
        self._taken: set[str] = set()
        self._widths = (
            *(shape.provinces, shape.cities, shape.counties),
            *(shape.townships, shape.villages),
        )
        self._lines = shape.departments
        self._grow(None, CENTRAL)

    def _grow(self, parent: Unit | None, level: int) -> None:
        short = self._new_name(level)
        formal = level == CENTRAL or self._dice.random() < 0.5
        name = short + _OFFICE[level] if formal else short
        place = self._add(name, short, level, parent)
        self.places[level].append(place)
        self._lower[place.id] = []
        if parent is not None:
            self._lower[parent.id].append(place)
        self._departments[place.id] = []
        if level < TOWNSHIP:
            for line in range(self._lines):
                called = short + _LINES[line][0] + _LINES[line][1 + min(level, CITY)]
                department = self._add(called, called, level, place)
                self._line[department.id] = line
                self._departments[place.id].append(department)
        if level < VILLAGE:
            for _ in range(self._widths[level]):
                self._grow(place, level + 1)

    def _new_name(self, level: int) -> str:
        while True:
            name = "".join(self._dice.sample(_SYLLABLES, 2)) + CHARACTERS[level]
            if name not in self._taken:
                self._taken.add(name)
                return name

    def _add(self, name: str, short: str, level: int, parent: Unit | None) -> Unit:
        staff = self._dice.randint(4, 60)
        unit = Unit(f"u{len(self.units)}", name, level, parent.id if parent else "", staff)
        self.units.append(unit)
        self._by_id[unit.id] = unit
        self._short[unit.id] = short
        return unit

    def unit(self, key: str) -> Unit:
        """Return the unit of an id."""
        return self._by_id[key]

    def short(self, unit: Unit) -> str:
        """Return what a unit is called in passing: a place without its office."""
        return self._short[unit.id]

    def line(self, department: Unit) -> str:
        """Return the line of work of a department."""
        return _LINES[self._line[department.id]][0]

    def is_department(self, unit: Unit) -> bool:
        """Tell a department from a place."""
        return unit.id in self._line

    def place(self, unit: Unit) -> Unit:
        """Return a department's place; a place is its own."""
        return self._by_id[unit.parent] if self.is_department(unit) else unit

    def lower(self, unit: Unit) -> list[Unit]:
        """Return the places right below a unit's place."""
        return self._lower[self.place(unit).id]

    def departments(self, place: Unit) -> list[Unit]:
        """Return the departments of a place, none of a township or village."""
        return self._departments[place.id]

    def addressed(self, unit: Unit) -> list[Unit]:
        """Return the units a host calls: of a place the lower places and some departments of its
        own, of a department the same line below, or the townships where the line ends.
        """
        if not self.is_department(unit):
            return [*self._lower[unit.id], *self._departments[unit.id][:2]]
        line, lower = self._line[unit.id], self.lower(unit)
        if unit.level >= COUNTY:
            return lower
        return [self._departments[place.id][line] for place in lower]

    def line_down(self, unit: Unit, lowest: int = TOWNSHIP) -> Iterator[Unit]:
        """Yield the unit's place and one place of each level below, down to `lowest`."""
        place = self.place(unit)
        yield place
        while place.level < lowest:
            place = self._dice.choice(self._lower[place.id])
            yield place

    def path(self, unit: Unit) -> tuple[str, ...]:
        """Return the ids of the unit's place and of all places above it."""
        place: Unit | None = self.place(unit)
        found = []
        while place is not None:
            found.append(place.id)
            place = self._by_id.get(place.parent)
        return tuple(found)
