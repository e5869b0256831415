"""From the rows of a file and the tree as it stands to a plan."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from burden.organisations import naming, staffing
from burden.organisations.importing import division_codes
from burden.organisations.importing.places import Tree, in_circles
from burden.organisations.importing.plan import Plan, PlannedUnit
from burden.organisations.importing.sheets import Row
from burden.organisations.importing.unit_rows import RowError, UnitRow, read_unit
from burden.organisations.models import Level, Unit

_COPIED = (
    "name",
    "level",
    "short_names",
    "place_code",
    "system",
    "organ_kind",
    "duties",
    "valid_from",
    "valid_to",
)


def plan_units(
    rows: Iterable[Row], *, units: Iterable[Unit], staff: Mapping[int, int], scope: Unit | None
) -> Plan:
    """What the rows would change in the tree.

    `staff` is the present number of people by unit id. `scope` limits an administrator to a
    subtree; None stands for the command at the machine. A row with an error takes those rows
    with it that would hang on it, and no others.
    """
    return _Planner(list(units), staff, scope).plan(rows)


class _Planner:
    def __init__(self, units: list[Unit], staff: Mapping[int, int], scope: Unit | None) -> None:
        self.units = {unit.code: unit for unit in units}
        self.staff = staff
        self.scope = scope
        self.errors: list[RowError] = []
        self.notices: list[RowError] = []
        self.parents: dict[str, str | None] = {}
        self.tree: Tree

    def plan(self, rows: Iterable[Row]) -> Plan:
        self.tree = Tree(self.units, self._readable(rows))
        self._find_parents()
        self._refuse_circles()
        planned = [self._planned(row) for row in self._sound_rows()]
        for one in planned:
            self._notice_staff(one)
        return Plan(
            planned,
            sorted(self.errors, key=lambda error: error.row),
            sorted(self.notices, key=lambda notice: notice.row),
        )

    def _readable(self, rows: Iterable[Row]) -> dict[str, UnitRow]:
        known: dict[str, UnitRow] = {}
        for row in rows:
            read = read_unit(row)
            if isinstance(read, list):
                self.errors += read
            elif read.code in known:
                first = known[read.code].number
                self._refuse(read, "id", _("Row %(row)d has the same id.") % {"row": first})
            elif reason := _placeholder(read):
                self.notices.append(RowError(read.number, "name", reason))
            else:
                known[read.code] = read
        return known

    def _find_parents(self) -> None:
        for row in list(self.tree.rows.values()):
            written = row.values.get("parent", "")
            parent = self.tree.code_meant(written) if written else self._parent_of_silent(row)
            if written and parent is None:
                self._refuse(
                    row, "parent", _("There is no unit “%(parent)s”.") % {"parent": written}
                )
            elif parent is not None and self.tree.level_of(parent).rank > row.level.rank:
                self._refuse(row, "parent", self._too_low(row, parent))
            else:
                self.parents[row.code] = parent

    def _parent_of_silent(self, row: UnitRow) -> str | None:
        return self.tree.parent_by_place(row) or self.tree.present_parent(row.code)

    def _too_low(self, row: UnitRow, parent: str) -> str:
        return _("“%(parent)s” (%(parent_level)s) is of a lower level than %(level)s.") % {
            "parent": self.tree.name_of(parent),
            "parent_level": self.tree.level_of(parent).label,
            "level": row.level.label,
        }

    def _parent(self, code: str) -> str | None:
        return self.parents[code] if code in self.parents else self.tree.present_parent(code)

    def _refuse_circles(self) -> None:
        for code in in_circles(list(self.parents), self._parent):
            row = self.tree.rows.get(code)
            if row is not None:
                self._refuse(row, "parent", _("The unit would be its own superior."))

    def _sound_rows(self) -> list[UnitRow]:
        """Rows whose superiors exist or come before them, in that order."""
        wrong = {error.row for error in self.errors}
        sound: dict[str, UnitRow] = {}
        for code in self._superiors_first():
            row = self.tree.rows[code]
            if row.number in wrong:
                continue
            parent = self.parents[code]
            if parent is not None and parent not in sound and parent not in self.units:
                sentence = _("The superior unit “%(parent)s” cannot be imported.")
                self._refuse(row, "parent", sentence % {"parent": parent})
            elif not self._in_scope(code, sound):
                self._refuse(row, "parent", _("The unit lies outside your scope."))
            else:
                sound[code] = row
        return list(sound.values())

    def _superiors_first(self) -> list[str]:
        ordered: dict[str, None] = {}
        for start in self.parents:
            line: list[str] = []
            here: str | None = start
            while here is not None and here not in ordered and here not in line:
                line.append(here)
                here = self._parent(here)
            ordered |= dict.fromkeys(reversed(line))
        return [code for code in ordered if code in self.parents]

    def _in_scope(self, code: str, sound: Mapping[str, UnitRow]) -> bool:
        if self.scope is None:
            return True
        unit, parent = self.units.get(code), self.parents[code]
        if unit is not None and not self.scope.contains(unit):
            return False
        if unit is not None and parent == self.tree.present_parent(code):
            return True
        if parent is None:
            return False
        if parent in self.units:
            return self.scope.contains(self.units[parent])
        return parent in sound

    def _planned(self, row: UnitRow) -> PlannedUnit:
        unit, parent = self.units.get(row.code), self.parents[row.code]
        changes: dict[str, tuple[Any, Any]] = {}
        for field, value in self._values(row, unit).items():
            before = getattr(unit, field) if unit is not None else None
            if value != before:
                changes[field] = (before, value)
        if unit is not None and parent != self.tree.present_parent(row.code):
            changes["parent"] = (self.tree.present_parent(row.code), parent)
        number = row.values.get("staff")
        before_staff = self.staff.get(unit.pk) if unit is not None else None
        if number is not None and number != before_staff:
            changes["staff"] = (before_staff, number)
        return PlannedUnit(row, unit, parent, changes)

    def _values(self, row: UnitRow, unit: Unit | None) -> dict[str, Any]:
        """The columns that the file gives; for a new unit also what its name and code tell."""
        values = {field: row.values[field] for field in _COPIED if field in row.values}
        if values.get("organ_kind", "") is None:
            del values["organ_kind"]
        if unit is None:
            values.setdefault("organ_kind", naming.organ_kind_of(row.name, row.level))
            values["place_code"] = row.place_code
        return values

    def _notice_staff(self, one: PlannedUnit) -> None:
        before, after = one.changes.get("staff", (None, None))
        if before is None or after is None or one.row.values.get("staff_note"):
            return
        if staffing.is_jump(before, after):
            sentence = _(
                "The number of staff goes from %(before)d to %(after)d; "
                "the column staff_note can say why."
            ) % {"before": before, "after": after}
            self.notices.append(RowError(one.row.number, "staff", sentence))

    def _refuse(self, row: UnitRow, field: str, sentence: str) -> None:
        self.errors.append(RowError(row.number, field, sentence))


def _placeholder(row: UnitRow) -> str:
    """Why a row of a published list is no unit; empty when it is one."""
    code = row.code
    if not division_codes.is_code(code):
        return ""
    if row.name in division_codes.PLACEHOLDERS:
        return _("A placeholder of the code list, not a place: left out.")
    # Cities without counties appear in county lists under their own code (441900).
    if row.level is Level.COUNTY and division_codes.level_of(code) is Level.CITY:
        return _("Stands for a city without counties: left out.")
    return ""
