"""Units and meetings out of two CSV files, and links as lines of JSON: no database needed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from meetings.importers import Draft, ImportFailed, Limits, decode, read_csv
from meetings.layering import (
    AgendaItem,
    Attendance,
    LayeringError,
    Links,
    Meeting,
    Mode,
    Unit,
)
from meetings.layering.hierarchy import Hierarchy
from meetings.layering.records import LEVELS

LIMITS = Limits(file_bytes=2**31, rows=5_000_000)
_UNIT_COLUMNS = ("id", "name", "level")
_CHINESE_LEVELS = {
    "中央": 0,
    "国家": 0,
    "省": 1,
    "省级": 1,
    "市": 2,
    "市级": 2,
    "县": 3,
    "县级": 3,
    "乡": 4,
    "镇": 4,
    "乡镇": 4,
    "乡级": 4,
    "镇级": 4,
    "乡镇级": 4,
    "街道": 4,
    "村": 5,
    "村级": 5,
    "社区": 5,
}
_MINUTES_BYTES = 4 * 2**20
# Longer ones are matched all the same, but their hours are more likely a slip of the pen.
_LONGEST = timedelta(hours=24)


@dataclass(slots=True)
class Problems:
    """What could not be used: rows that were left out, and parts of rows that were."""

    rows: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_units(path: Path, problems: Problems) -> dict[str, Unit]:
    """Return the units of a file by id; rows that cannot be used are named in `problems`.

    Raises:
        ImportFailed: the file is empty, not text, or lacks a column.
        OSError: it cannot be read.
    """
    reader = csv.DictReader(io.StringIO(decode(path.read_bytes()), newline=""))
    missing = [name for name in _UNIT_COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise ImportFailed("missing_columns", ", ".join(missing))
    units: dict[str, Unit] = {}
    for number, row in enumerate(reader, start=2):
        text = {name: (value or "").strip() for name, value in row.items() if name and _cell(value)}
        problem = _add_unit(units, text)
        if problem:
            problems.rows.append(f"{path}: row {number}: {problem}")
    return _rooted(units, path, problems)


def _cell(value: object) -> bool:
    """Tell whether a value is a cell: surplus cells of a row come as a list."""
    return not isinstance(value, list)


def _add_unit(units: dict[str, Unit], text: dict[str, str]) -> str:
    """Add one unit; return what is wrong with it, or nothing."""
    unit, written = text.get("id", ""), text.get("level", "")
    level = _level(written)
    if not unit:
        return "missing_id"
    if unit in units:
        return f"duplicate_id {unit}"
    if level is None:
        return f"bad_level {unit} {written}"
    staff = text.get("staff", "")
    units[unit] = Unit(
        id=unit,
        name=text.get("name", ""),
        level=level,
        parent=text.get("parent", ""),
        staff=int(staff) if staff.isdecimal() else 0,
    )
    return ""


def _level(text: str) -> int | None:
    folded = text.lower()
    return LEVELS.index(folded) if folded in LEVELS else _CHINESE_LEVELS.get(text)


def _rooted(units: dict[str, Unit], path: Path, problems: Problems) -> dict[str, Unit]:
    """Return the units that lead up to a root; the others are named."""
    hierarchy = Hierarchy(units.values())
    good: dict[str, Unit] = {}
    for unit in units.values():
        if unit.parent and unit.parent not in units:
            problems.notes.append(f"{path}: {unit.id}: unknown_parent {unit.parent}")
        try:
            hierarchy.position(unit.id)
        except LayeringError as error:
            problems.rows.append(f"{path}: {error}")
            continue
        good[unit.id] = unit
    return good


def read_meetings(path: Path, units: dict[str, Unit], problems: Problems) -> list[Meeting]:
    """Return the meetings of a file whose rows can be used; the others are named.

    Raises:
        ImportFailed: the file as a whole cannot be used.
        OSError: it cannot be read.
    """
    imported = read_csv(path.read_bytes(), limits=LIMITS)
    for error in imported.errors:
        what = " ".join(part for part in (error.code, error.field, error.value) if part)
        problems.rows.append(f"{path}: row {error.row}: {what}")
    meetings: list[Meeting] = []
    for draft in imported.drafts:
        if draft.unit not in units:
            problems.rows.append(f"{path}: row {draft.row}: unknown_unit {draft.unit}")
            continue
        meetings.append(_meeting(draft, units, path, problems))
    return meetings


def _meeting(draft: Draft, units: dict[str, Unit], path: Path, problems: Problems) -> Meeting:
    unknown = {seat.unit for seat in draft.attendees if seat.unit not in units}
    unknown |= {unit for item in draft.agenda for unit in item.units if unit not in units}
    if unknown:
        names = ", ".join(sorted(unknown))
        problems.notes.append(f"{path}: row {draft.row}: unknown_attendee {names}")
    if draft.end is not None and draft.end - draft.start > _LONGEST:
        problems.notes.append(f"{path}: row {draft.row}: long_meeting {draft.end - draft.start}")
    return Meeting(
        id=draft.key,
        unit=draft.unit,
        title=draft.title,
        start=draft.start,
        end=draft.end,
        mode=Mode(draft.mode),
        venue=draft.venue,
        agenda=tuple(AgendaItem(item.text, item.units) for item in draft.agenda),
        attendees=tuple(
            Attendance(seat.unit, seat.people, seat.role)
            for seat in draft.attendees
            if seat.unit in units
        ),
        cites=draft.cites,
        kind=draft.kind,
        minutes=_minutes(draft, path, problems),
        timed=draft.timed,
        legal_basis=draft.legal_basis,
    )


def _minutes(draft: Draft, path: Path, problems: Problems) -> str:
    """Return the text of the minutes beside the file; without it the meeting still counts."""
    if not draft.minutes:
        return ""
    folder = path.parent.resolve()
    try:
        beside = (folder / draft.minutes).resolve()
        # The files may come from anybody's disk: nothing outside their folder is read.
        beside.relative_to(folder)
        with beside.open("rb") as file:
            return file.read(_MINUTES_BYTES).decode("utf-8-sig", errors="replace")
    except (OSError, ValueError):
        problems.rows.append(f"{path}: row {draft.row}: unreadable_minutes {draft.minutes}")
        return ""


def lines(links: Links) -> Iterator[dict[str, Any]]:
    """Yield the links as objects of the command's contract."""
    for edge in links.edges:
        yield {
            "kind": "layered",
            "upper": edge.upper,
            "lower": edge.lower,
            "weight": round(edge.weight, 3),
            "novelty": round(edge.novelty, 4),
            "evidence": [signal._asdict() for signal in edge.evidence],
        }
    for group in links.same:
        yield {"kind": "same_meeting", "meetings": list(group)}
    for tied in links.nested:
        segments = [asdict(segment) for segment in tied.segments]
        yield {
            "kind": "nested",
            "meeting": tied.meeting,
            "segments": segments,
            "hours": round(tied.hours, 4),
        }
    for seat in links.accompanying:
        yield {"kind": "accompanying", **asdict(seat), "hours": round(seat.hours, 4)}


def all_problems(problems: Problems) -> Iterable[str]:
    """Return every problem as a sentence for the error stream, rows first."""
    return (*problems.rows, *problems.notes)
