"""A row of an annual plan of meetings."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from burden.organisations.importing.sheets import Row
from burden.organisations.importing.unit_rows import RowError

COLUMNS: dict[str, str] = {
    heading: name
    for name, headings in {
        "unit": ("unit", "单位", "单位编码", "主办单位", "承办单位"),
        "number": ("number", "no", "编号", "序号", "计划编号", "会议编号"),
        "title": ("title", "会议名称", "名称", "会议"),
        "month": ("month", "月份", "时间", "召开时间", "计划时间", "拟召开时间"),
        "times": ("times", "次数", "场次"),
        "category": ("class", "category", "类别", "会议类别", "会议分类"),
        "attendees": ("attendees", "参会范围", "参会人员", "参加范围"),
    }.items()
    for heading in headings
}
HEADINGS = ("单位编码", "编号", "会议名称", "月份", "次数", "会议类别", "参会范围")
_MONTH = re.compile(
    r"(?:20\d\d\s*[-/.年]\s*)?(\d{1,2})\s*(?:月(?:份|底|中旬|上旬|下旬)?|[-/.]\s*\d{1,2})?"
)
_LENGTHS = {"number": 50, "title": 300, "category": 20, "attendees": 300}
_MOST_TIMES = 366
_LAST_MONTH = 12


@dataclass(frozen=True)
class PlanRow:
    """One planned meeting; `month` is None where none was told."""

    row: int
    unit: str
    number: str
    title: str
    month: int | None
    times: int
    category: str
    attendees: str


def read_row(row: Row) -> PlanRow | list[RowError]:
    """The row's values, or everything that is wrong with it."""
    errors: list[RowError] = []
    title = row.cells.get("title", "")
    if not title:
        errors.append(RowError(row.number, "title", _("The cell is empty.")))
    month = _month(row, errors)
    times = _times(row, errors)
    if errors:
        return errors
    cells = {name: row.cells.get(name, "")[:length] for name, length in _LENGTHS.items()}
    return PlanRow(
        row=row.number, unit=row.cells.get("unit", ""), month=month, times=times, **cells
    )


def _month(row: Row, errors: list[RowError]) -> int | None:
    cell = row.cells.get("month", "")
    if not cell:
        return None
    found = _MONTH.fullmatch(cell)
    month = int(found[1]) if found else 0
    if not 1 <= month <= _LAST_MONTH:
        sentence = _("“%(cell)s” is no month. Write it as 2026-03.") % {"cell": cell[:60]}
        errors.append(RowError(row.number, "month", sentence))
    return month


def _times(row: Row, errors: list[RowError]) -> int:
    cell = row.cells.get("times", "")
    if not cell:
        return 1
    times = int(cell) if re.fullmatch(r"\d{1,3}", cell) else 0
    if not 1 <= times <= _MOST_TIMES:
        sentence = _("“%(cell)s” is no number of meetings.") % {"cell": cell[:60]}
        errors.append(RowError(row.number, "times", sentence))
    return times
