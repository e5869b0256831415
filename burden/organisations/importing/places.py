"""Which superior a row has: the one it names, or the place that its division code lies in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from burden.organisations import naming
from burden.organisations.importing import division_codes
from burden.organisations.importing.unit_rows import UnitRow
from burden.organisations.models import Level, OrganKind, Unit


@dataclass
class Tree:
    """The units there are and the rows of the file, by code."""

    units: dict[str, Unit]
    rows: dict[str, UnitRow]
    _by_id: dict[int, Unit] = field(init=False)
    _by_name: dict[str, list[str]] = field(init=False)
    _places: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self._by_id = {unit.pk: unit for unit in self.units.values()}
        self._by_name = {}
        for code in {*self.units, *self.rows}:
            self._by_name.setdefault(self.name_of(code), []).append(code)
        self._places = self._places_of_rows() | self._places_of_units()

    def name_of(self, code: str) -> str:
        row = self.rows.get(code)
        return row.name if row is not None else self.units[code].name

    def level_of(self, code: str) -> Level:
        row = self.rows.get(code)
        return row.level if row is not None else Level(self.units[code].level)

    def present_parent(self, code: str) -> str | None:
        """The superior that the unit has now."""
        unit = self.units.get(code)
        if unit is None or unit.parent_id is None:
            return None
        return self._by_id[unit.parent_id].code

    def code_meant(self, written: str) -> str | None:
        """The code of the unit that is meant by an id, or by a name that only one unit has."""
        if written in self.units or written in self.rows:
            return written
        named = self._by_name.get(naming.clean(written), [])
        return named[0] if len(named) == 1 else None

    def parent_by_place(self, row: UnitRow) -> str | None:
        """The nearest place that the row's division code lies in; places not known are skipped."""
        if not row.place_code:
            return None
        own = division_codes.significant(row.place_code)
        for code in (own, *division_codes.ancestors(own)):
            place = self._places.get(code)
            if place and place != row.code and self.level_of(place).rank <= row.level.rank:
                return place
        return None

    def _places_of_units(self) -> dict[str, str]:
        return {
            division_codes.significant(unit.place_code): unit.code
            for unit in self.units.values()
            if unit.place_code and not self._is_department(unit)
        }

    def _is_department(self, unit: Unit) -> bool:
        return unit.parent_id is not None and self._by_id[unit.parent_id].level == unit.level

    def _places_of_rows(self) -> dict[str, str]:
        """Of the rows with one code the one that is the place itself: by name, else government."""
        seats: dict[str, list[UnitRow]] = {}
        for row in self.rows.values():
            code = row.place_code
            if code and division_codes.level_of(code) is row.level:
                seats.setdefault(division_codes.significant(code), []).append(row)
        return {code: min(rows, key=_distance_from_place).code for code, rows in seats.items()}


def _distance_from_place(row: UnitRow) -> int:
    if naming.place_stem(row.name) == row.name:
        return 0
    kind = row.values.get("organ_kind") or naming.organ_kind_of(row.name, row.level)
    return 1 if kind in {OrganKind.GOVERNMENT, OrganKind.SELF_GOVERNING} else 2


def in_circles(codes: Iterable[str], parent_of: Callable[[str], str | None]) -> set[str]:
    """Those units whose line of superiors never ends."""
    ends: dict[str, bool] = {}
    for start in codes:
        line: list[str] = []
        here: str | None = start
        while here is not None and here not in ends and here not in line:
            line.append(here)
            here = parent_of(here)
        result = here is None or ends.get(here, False)
        ends.update(dict.fromkeys(line, result))
    return {code for code, is_sound in ends.items() if not is_sound}
