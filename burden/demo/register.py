"""The fictional places and organs, as the rows of units.csv and as a tree to ask."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
_TREE_SINCE = "2024-01-01"
_DEPARTMENT_LEVELS = {"province": "省", "city": "市", "county": "县"}
_PLACE_STAFF = {"province": (46, 52), "city": (38, 46), "county": (30, 38)}
_TOWNSHIP_STAFF = {"街道": (78, 110), "镇": (70, 104), "乡": (60, 76)}
_VILLAGE_STAFF = (5, 9)
_TOWNSHIP_DUTIES = ("基层党建", "农业农村", "公共服务", "平安建设", "应急管理", "综合行政执法")
_VILLAGE_DUTIES = ("村民自治", "公共卫生", "矛盾调解")
_PLACE_DUTIES = ("全面领导和管理本行政区域各项工作",)


@cache
def read_toml(name: str) -> dict[str, Any]:
    """The tables of one of the demo's own data files."""
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of units.csv. A place stands for its Party committee and its government."""

    id: str
    name: str
    level: str
    parent: str
    staff: int
    place_code: str
    system: str
    organ_kind: str
    short_names: tuple[str, ...]
    duties: tuple[str, ...]
    mark: str
    short: str = ""
    valid_from: str = _TREE_SINCE
    valid_to: str = ""

    @property
    def is_place(self) -> bool:
        return self.id == self.place_code

    @property
    def kind_of_place(self) -> str:
        """省, 市, 县, 镇, 乡, 街道, 村 or 社区, as the name ends."""
        return self.name[-2:] if self.name.endswith(("街道", "社区")) else self.name[-1]


@dataclass(slots=True)
class Register:
    """All units in the order of the tree, found by id, by place or by line of work."""

    units: list[Unit] = field(default_factory=list)
    _by_id: dict[str, Unit] = field(default_factory=dict)
    home: str = ""

    def add(self, unit: Unit) -> Unit:
        self.units.append(unit)
        self._by_id[unit.id] = unit
        return unit

    def get(self, unit_id: str) -> Unit:
        return self._by_id[unit_id]

    def parent(self, unit: Unit) -> Unit:
        return self._by_id[unit.parent]

    def places_below(self, place: Unit) -> list[Unit]:
        return [unit for unit in self.units if unit.parent == place.id and unit.is_place]

    def departments(self, place: Unit) -> list[Unit]:
        return [unit for unit in self.units if unit.parent == place.id and not unit.is_place]

    def department(self, place: Unit, system: str) -> Unit | None:
        """The organ of a line of work in a place; townships and villages have none."""
        return self._by_id.get(f"{place.id}-{system}")

    @property
    def province(self) -> Unit:
        return self.units[0]

    @property
    def cities(self) -> list[Unit]:
        return self.places_below(self.province)

    @property
    def city(self) -> Unit:
        return self.cities[0]

    @property
    def county(self) -> Unit:
        return self._by_id[self.home]

    @property
    def sisters(self) -> list[Unit]:
        return [place for place in self.places_below(self.city) if place.id != self.home]

    @property
    def townships(self) -> list[Unit]:
        return self.places_below(self.county)


def build_register(rng: random.Random) -> Register:
    """The whole tree; staff numbers are drawn within what such organs have."""
    places = read_toml("places.toml")
    lines = read_toml("organs.toml")["line"]
    register = Register()
    province = _add_place(register, rng, places["province"], "province", "")
    _add_departments(register, rng, province, lines)
    for key in ("city", "neighbour_city"):
        _add_departments(
            register, rng, _add_place(register, rng, places[key], "city", province.id), lines
        )
    for row in places["county"]:
        county = _add_place(register, rng, row, "county", register.city.id)
        if row.get("home"):
            register.home = county.id
        _add_departments(register, rng, county, lines)
        for township in row["township"]:
            _add_township(register, rng, county, township)
    return register


def _add_place(
    register: Register, rng: random.Random, row: dict[str, Any], level: str, parent: str
) -> Unit:
    code = row["code"].ljust(12, "0")
    name = row["name"]
    short = (f"{name}人民政府", f"{name}政府", f"中共{name}委员会", f"中共{name}委", f"{name}委")
    staff = rng.randint(*_PLACE_STAFF[level])
    return register.add(
        Unit(
            code,
            name,
            level,
            parent,
            staff,
            code,
            "",
            "government",
            short,
            _PLACE_DUTIES,
            row["mark"],
        )
    )


def _add_departments(
    register: Register, rng: random.Random, place: Unit, lines: list[dict[str, Any]]
) -> None:
    for line in lines:
        name = line["names"].get(place.level)
        if name is None:
            continue
        formal = name.format(place=place.name, stem=place.name[:-1])
        short = line["short"][place.level]
        staff = max(9, round(line["staff"][place.level] * rng.uniform(0.85, 1.15)))
        register.add(
            Unit(
                f"{place.id}-{line['system']}",
                formal,
                place.level,
                place.id,
                staff,
                place.place_code,
                line["system"],
                line["organ_kind"],
                _department_short_names(place, short),
                tuple(line["duties"]),
                place.mark + line["mark"],
                short,
            )
        )


def _department_short_names(place: Unit, short: str) -> tuple[str, ...]:
    word = _DEPARTMENT_LEVELS[place.level]
    return (place.name + short.removeprefix(word),)


def _add_township(
    register: Register, rng: random.Random, county: Unit, row: dict[str, Any]
) -> None:
    code = f"{county.id[:6]}{row['code']}000"
    name = row["name"]
    government = f"{name}办事处" if name.endswith("街道") else f"{name}人民政府"
    committee = f"中共{name}工作委员会" if name.endswith("街道") else f"中共{name}委员会"
    kind = "街道" if name.endswith("街道") else name[-1]
    township = register.add(
        Unit(
            code,
            name,
            "township",
            county.id,
            rng.randint(*_TOWNSHIP_STAFF[kind]),
            code,
            "",
            "government",
            (government, committee, f"{name}党委", f"{name}政府"),
            _TOWNSHIP_DUTIES,
            row["mark"],
        )
    )
    for index, village in enumerate(row["villages"], start=1):
        base = 0 if village.endswith("社区") else 200
        village_code = f"{code[:9]}{base + index:03d}"
        committee = village.removesuffix("村") + "村村民委员会"
        if village.endswith("社区"):
            committee = f"{village}居民委员会"
        register.add(
            Unit(
                village_code,
                village,
                "village",
                township.id,
                rng.randint(*_VILLAGE_STAFF),
                village_code,
                "",
                "self_governing",
                (committee,),
                _VILLAGE_DUTIES,
                "",
            )
        )
