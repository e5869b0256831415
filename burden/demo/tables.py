"""The lists of the folder as the import commands and registers read them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from burden.demo.burdens import Burden
from burden.demo.effort import drafting_hours, readers
from burden.demo.gatherings import PRINCIPAL, Attendance, Gathering
from burden.demo.plans import PlannedLine
from burden.demo.register import Register
from burden.demo.shelf import Copy

UNIT_COLUMNS = (
    "id",
    "name",
    "level",
    "parent",
    "staff",
    "place_code",
    "system",
    "organ_kind",
    "valid_from",
    "valid_to",
    "short_names",
    "duties",
)
DOCUMENT_COLUMNS = (
    "id",
    "path",
    "unit",
    "level",
    "issued_on",
    "number",
    "title",
    "uploader",
    "receivers",
    "drafting_hours",
)
MEETING_COLUMNS = (
    "id",
    "unit",
    "title",
    "start",
    "end",
    "mode",
    "venue",
    "agenda",
    "attendees",
    "cites",
    "kind",
    "minutes",
)
PLAN_COLUMNS = ("unit", "number", "title", "month", "times", "class", "attendees")
USER_COLUMNS = ("username", "full_name", "role", "unit", "password")


@dataclass(frozen=True, slots=True)
class Account:
    """A person of the demo; `unit` is the id of the unit whose subtree he may see.

    Without a password nobody can sign in until one is set.
    """

    username: str
    full_name: str
    role: str
    unit: str
    password: str = ""


def write_units(path: Path, register: Register) -> None:
    _write(
        path,
        UNIT_COLUMNS,
        (
            (
                unit.id,
                unit.name,
                unit.level,
                unit.parent,
                str(unit.staff),
                unit.place_code,
                unit.system,
                unit.organ_kind,
                unit.valid_from,
                unit.valid_to,
                ";".join(unit.short_names),
                ";".join(unit.duties),
            )
            for unit in register.units
        ),
    )


def write_users(path: Path, accounts: Iterable[Account]) -> None:
    _write(
        path,
        USER_COLUMNS,
        ((one.username, one.full_name, one.role, one.unit, one.password) for one in accounts),
    )


def write_documents(path: Path, copies: Iterable[Copy], register: Register) -> None:
    """A receiver is written `unit:readers`."""
    _write(
        path,
        DOCUMENT_COLUMNS,
        (
            (
                copy.id,
                copy.path,
                copy.paper.issuer.name,
                copy.paper.issuer.place.level,
                copy.paper.issued_on.isoformat(),
                copy.paper.number,
                copy.paper.title,
                copy.uploader,
                ";".join(f"{unit}:{people}" for unit, people in readers(copy.paper, register)),
                f"{drafting_hours(copy.paper):g}",
            )
            for copy in copies
        ),
    )


def write_meetings(path: Path, meetings: Iterable[Gathering]) -> None:
    """Minutes go to text files beside the list."""
    rows = []
    for one in meetings:
        rows.append(_meeting(one))
        if one.minutes:
            folder = path.parent / "minutes"
            folder.mkdir(exist_ok=True)
            (folder / f"{one.id}.txt").write_text(one.minutes, encoding="utf-8")
    _write(path, MEETING_COLUMNS, rows)


def write_plans(path: Path, lines: Iterable[PlannedLine]) -> None:
    _write(
        path,
        PLAN_COLUMNS,
        (
            (
                one.unit.id,
                one.number,
                one.title,
                str(one.month),
                str(one.times),
                one.category,
                one.attendees,
            )
            for one in lines
        ),
    )


def write_burdens(folder: Path, burdens: Iterable[Burden]) -> None:
    """A list a register under the keys of its columns, and the plan of inspections."""
    rows: dict[str, list[Burden]] = {}
    for one in burdens:
        rows.setdefault(one.register, []).append(one)
    for register, found in rows.items():
        columns = tuple(dict.fromkeys(key for one in found for key in one.texts))
        lines = (tuple(one.texts.get(key, "") for key in columns) for one in found)
        _write(burdens_file(folder, register), columns, lines)


def burdens_file(folder: Path, register: str) -> Path:
    """Where the list of a register stands."""
    return folder / f"{register}.csv"


def _seats(one: Attendance) -> Iterator[str]:
    """A unit has one principal; the others of its people come without a title."""
    titled = 1 if one.role == PRINCIPAL else one.people
    yield f"{one.unit.id}:{titled}" + (f":{one.role}" if one.role else "")
    if one.people > titled:
        yield f"{one.unit.id}:{one.people - titled}"


def _meeting(one: Gathering) -> tuple[str, ...]:
    agenda = "|".join(
        item.title + ("@" + ",".join(unit.id for unit in item.units) if item.units else "")
        for item in one.agenda
    )
    attendees = ";".join(seat for a in one.attendees for seat in _seats(a))
    return (
        one.id,
        one.host.id,
        one.title,
        one.start.isoformat(timespec="minutes"),
        one.end.isoformat(timespec="minutes"),
        one.mode,
        one.venue,
        agenda,
        attendees,
        one.cites.number if one.cites else "",
        one.kind,
        f"minutes/{one.id}.txt" if one.minutes else "",
    )


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)
