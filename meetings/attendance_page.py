"""What the attendance pages show: the grid of one meeting, and the meetings of a scope."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, prefetch_related_objects
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from burden.findings.models import Finding
from burden.organisations.models import Unit, User
from burden.thresholds import selectors as thresholds
from burden.thresholds.parameters import Parameters
from meetings import layering, presence, tied_wording, times
from meetings.models import Meeting, Overlap, Tied

_COLUMNS_SHOWN = 16
_ZERO = Decimal(0)


@dataclass(frozen=True)
class Column:
    """A segment as the head of a column; `positions` are several where the last ones are joined."""

    title: str
    span: str
    is_item: bool
    positions: tuple[int, ...]
    hours: Decimal


@dataclass(frozen=True)
class Cell:
    """Hours of a unit in a column; hatched when the segment does not concern the unit."""

    column: Column
    hours: Decimal
    is_aside: bool


@dataclass(frozen=True)
class Line:
    """A row of the grid; `accompanying` and `nested` are parts of `hours`."""

    unit: Unit
    people: int
    cells: tuple[Cell, ...]
    way: Decimal
    hours: Decimal
    accompanying: Decimal
    nested: Decimal
    note: str

    @property
    def not_needed(self) -> Decimal:
        """Hours that nothing of the agenda called for."""
        return self.accompanying + self.nested


@dataclass(frozen=True)
class Picture:
    """The grid as it is shown; all sums are those of the whole meeting, whatever page is seen."""

    grid: presence.Grid
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]

    @property
    def not_needed(self) -> Decimal:
        return self.grid.accompanying + self.grid.nested


def picture_of(meeting: Meeting, parameters: Parameters) -> Picture:
    """The grid of a main record, the host first and then by the order of the tree."""
    prefetch_related_objects([meeting], "accompanying")
    grid = presence.grid_of(meeting, parameters)
    columns = tuple(_columns(grid))
    records = (meeting, *meeting.merged.all())
    units = {seat.unit_id: seat.unit for one in records for seat in one.attendances.all()}
    notes = {
        one.unit_id: str(tied_wording.REASONS[one.reason]) for one in meeting.accompanying.all()
    }
    lines = [_line(units[row.unit], row, columns, notes.get(row.unit, "")) for row in grid.rows]
    lines.sort(key=lambda line: (line.unit.pk != meeting.host_id, line.unit.path))
    return Picture(grid, columns, tuple(lines))


def _columns(grid: presence.Grid) -> Iterator[Column]:
    shown = grid.segments[:_COLUMNS_SHOWN]
    sums = grid.columns
    for one in shown:
        span = _span(grid.spans[one.position], is_timed=grid.sat.is_recorded)
        yield Column(one.title, span, True, (one.position,), sums[one.position])
    further = tuple(range(len(shown), len(grid.segments)))
    if further:
        title = ngettext("%(count)s further item", "%(count)s further items", len(further))
        hours = sum((sums[index] for index in further), _ZERO)
        yield Column(title % {"count": len(further)}, "", False, further, hours)
    if grid.has_rest:
        last = len(grid.spans) - 1
        title = _("other time") if grid.segments else _("the whole meeting")
        span = _span(grid.spans[last], is_timed=grid.sat.is_recorded)
        yield Column(title, span, False, (last,), sums[last])


def _line(unit: Unit, row: presence.Row, columns: Sequence[Column], note: str) -> Line:
    cells = tuple(
        Cell(
            column,
            sum((row.cells[index] for index in column.positions), _ZERO),
            all(index in row.aside for index in column.positions),
        )
        for column in columns
    )
    return Line(unit, row.people, cells, row.way, row.hours, row.accompanying, row.nested, note)


def _span(stretches: Sequence[layering.Stretch], *, is_timed: bool) -> str:
    """How long a segment lasts and, where the records tell it, from when to when."""
    length = layering.length(stretches)
    lasts = _("%(hours)s h") % {"hours": number_format(round(length, 2))}
    if not is_timed or not stretches:
        return lasts
    first, last = stretches[0][0], stretches[-1][1]
    return f"{_clock(first)}–{_clock(last)} · {lasts}"


def _clock(moment: datetime) -> str:
    return date_format(moment, "TIME_FORMAT")


def meeting_context(user: User, meeting: Meeting) -> dict[str, Any]:
    """The page of one meeting's attendance, apart from the lines of the page in view."""
    parameters = thresholds.in_force()
    picture = picture_of(meeting, parameters)
    tied: Tied | None = getattr(meeting, "tied", None)
    return {
        "meeting": meeting,
        "picture": picture,
        "tied": tied,
        "answer": _answer(picture),
        "spared": tied_wording.SPARED[tied.spared] if tied and tied.spared else "",
        "overlaps": _overlaps_of(user, meeting),
        "factor": parameters["hours.after_hours"],
        "opens": _hour(parameters["hours.day_opens"]),
        "closes": _hour(parameters["hours.day_closes"]),
        "has_after_hours": _has_after_hours(picture.grid, parameters),
    }


def _hour(hours: float) -> str:
    """A time of the day as it is written with digits: 8:30."""
    return f"{int(hours)}:{round(hours % 1 * 60):02d}"


def _overlaps_of(user: User, meeting: Meeting) -> list[tuple[Overlap, str]]:
    """Who sat elsewhere at the same time, and in what as far as the reader may see it."""
    is_open = Exists(Meeting.objects.visible_to(user).filter(pk=OuterRef("other")))
    found = Overlap.objects.filter(meeting=meeting).select_related("unit", "other")
    return [
        (one, one.other.title if one.is_open else "")
        for one in found.annotate(is_open=is_open).order_by("unit__path", "other__starts_at")
    ]


def _has_after_hours(grid: presence.Grid, parameters: Parameters) -> bool:
    work = times.working_time(parameters)
    counted = layering.counted(grid.sat.stretches, work)
    return work.factor > 1 and counted > grid.sat.length


def _answer(picture: Picture) -> str:
    values = {
        "hours": number_format(round(picture.grid.hours, 1), force_grouping=True),
        "idle": number_format(round(picture.not_needed, 1), force_grouping=True),
    }
    if picture.not_needed:
        return (
            _("%(hours)s person-hours; nothing of the agenda called for %(idle)s of them.") % values
        )
    if picture.grid.segments:
        return _("%(hours)s person-hours; everyone sat where an item concerned them.") % values
    return _("%(hours)s person-hours; the agenda tells of no item whom it concerns.") % values


def evidence_context(finding: Finding, user: User) -> dict[str, Any]:
    """Who sat where nothing concerned them, for the page of a finding."""
    meeting = Meeting.objects.filter(item=finding.item).first()
    if meeting is None:
        return {"meeting": None}
    lines = _in_vain(meeting, finding)
    return {
        "meeting": meeting,
        "is_open": Meeting.objects.visible_to(user).filter(pk=meeting.pk).exists(),
        "lines": lines[:_COLUMNS_SHOWN],
        "all_lines": len(lines),
    }


def evidence_in_words(finding: Finding, _user: User) -> list[str]:
    """Who sat where nothing concerned them, each unit in a sentence."""
    meeting = Meeting.objects.filter(item=finding.item).first()
    lines = [] if meeting is None else _in_vain(meeting, finding)
    return [
        tied_wording.in_vain(line.unit.name, line.people, float(line.not_needed), line.note)
        for line in lines
    ]


def _in_vain(meeting: Meeting, finding: Finding) -> list[Line]:
    picture = picture_of(meeting, Parameters(finding.parameter_set))
    return [line for line in picture.lines if line.not_needed]


def csv_head(picture: Picture) -> list[str]:
    """Names of the columns of the grid as a file."""
    return [
        _("Unit"),
        _("People"),
        *(column.title for column in picture.columns),
        _("Way and preparation"),
        _("Hours"),
        _("Accompanying"),
        _("Nested"),
        _("Concerned by no item of"),
    ]


def csv_rows(picture: Picture) -> Iterator[list[object]]:
    """One line a unit, and the sums."""
    for line in picture.lines:
        aside = [cell.column.title for cell in line.cells if cell.is_aside]
        yield [
            line.unit.name,
            line.people,
            *(cell.hours for cell in line.cells),
            line.way,
            line.hours,
            line.accompanying,
            line.nested,
            "；".join(aside),
        ]
    grid = picture.grid
    yield [
        _("Sum"),
        sum(line.people for line in picture.lines),
        *(column.hours for column in picture.columns),
        grid.way,
        grid.hours,
        grid.accompanying,
        grid.nested,
        "",
    ]
