"""Meetings outside campaigns: routine, statutory, emergencies, nested ones and idle attendance."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from burden.demo.chains import Hall
from burden.demo.desk import next_working_day
from burden.demo.gatherings import (
    DEPUTY,
    PRINCIPAL,
    STAFF,
    AgendaItem,
    Attendance,
    Gathering,
    below_attend,
    departments_attend,
)
from burden.demo.register import Register, Unit, read_toml

_MONTHS = [date(2025, 11, 1), date(2025, 12, 1), *(date(2026, m, 1) for m in range(1, 11))]
_ROUTINE_DEPARTMENTS = ("education", "health", "housing", "market")
_CONVEY_WITHIN = timedelta(days=8)


def hold_ordinary(register: Register, rng: random.Random) -> list[Gathering]:
    """A year of them."""
    tables = read_toml("meetings.toml")
    return [
        *_routine(register, rng, tables["routine"]),
        *_statutory(register, rng, tables["statutory"]),
        *_emergencies(register, rng, tables["emergency"]),
        *_nested(register, rng, tables["nested"]),
        *_accompanying(register, rng, tables["accompanying"]),
        *_called_by_deputies(register, rng, tables["deputy"]),
    ]


def convey_in_passing(ordinary: list[Gathering], halls: list[Hall], rng: random.Random) -> None:
    """Some routine township meetings take up one item of a county meeting of the week before."""
    held = [one for hall in halls for one in hall.held]
    met = {(one.host.id, id(one.repeats)) for one in held if one.repeats is not None}
    county = [one for one in held if one.host.level == "county" and one.sort == "layered"]
    for meeting in ordinary:
        if meeting.sort != "routine" or meeting.host.level != "township" or rng.random() > 0.35:
            continue
        recent = [
            c
            for c in county
            if timedelta(1) < meeting.start - c.start < _CONVEY_WITHIN
            and meeting.host.id.startswith(c.host.id[:6])
        ]
        if recent and (meeting.host.id, id(recent[-1])) not in met:
            _convey(meeting, recent[-1])


def _convey(meeting: Gathering, upper: Gathering) -> None:
    item = AgendaItem(f"传达{upper.title}精神")
    meeting.own = len(meeting.agenda)
    meeting.agenda = [item, *meeting.agenda]
    meeting.repeats, meeting.sort = upper, "routine_conveying"


def _routine(
    register: Register, rng: random.Random, rows: list[dict[str, Any]]
) -> Iterator[Gathering]:
    by = {row["by"]: row for row in rows}
    for number, month in enumerate(_MONTHS, start=1):
        yield _sitting(register, rng, register.county, by["county"], _day(month, rng), number)
        for township in register.townships:
            yield _sitting(register, rng, township, by["township"], _day(month, rng), number)
        for system in rng.sample(_ROUTINE_DEPARTMENTS, 2):
            unit = register.department(register.county, system)
            if unit is not None:
                yield _sitting(register, rng, unit, by["department"], _day(month, rng), number)


def _sitting(
    register: Register, rng: random.Random, host: Unit, row: dict[str, Any], day: date, number: int
) -> Gathering:
    items = [AgendaItem(text) for text in rng.sample(row["items"], 3)]
    attendees = [Attendance(host, rng.randint(7, 13), "班子成员")]
    if host.level == "county" and host.is_place:
        attendees += departments_attend(register, host, ("finance", "natural_resources"), 1)
    title = row["title"].format(地=host.name, 期=_ordinal(number))
    return Gathering(
        host,
        title,
        _at(day, 8, 30),
        rng.choice((60, 75, 90)),
        "onsite",
        "",
        items,
        attendees,
        own=len(items),
        sort="routine",
    )


def _statutory(
    register: Register, rng: random.Random, rows: list[dict[str, Any]]
) -> Iterator[Gathering]:
    for row in rows:
        hosts = {
            "county": [register.county] * 6,
            "township": register.townships,
            "village": [register.places_below(one)[0] for one in register.townships],
        }[row["by"]]
        for number, host in enumerate(hosts, start=1):
            month = _MONTHS[(number * 2 - 1) % 12] if row["by"] == "county" else _MONTHS[2]
            items = [AgendaItem(text) for text in row["items"]]
            people = {"county": 31, "township": 58, "village": 26}[row["by"]]
            yield Gathering(
                host,
                row["title"].format(地=host.name, 期=_ordinal(number + 20)),
                _at(_day(month, rng), 9, 0),
                180 if row["by"] != "village" else 90,
                "onsite",
                "",
                items,
                [Attendance(host, people, "代表")],
                kind=row["kind"],
                own=len(items),
                sort="statutory",
            )


def _emergencies(
    register: Register, rng: random.Random, rows: list[dict[str, Any]]
) -> Iterator[Gathering]:
    """The same event at four levels within hours: everyone has to, nobody repeats anybody."""
    for row in rows:
        day = date.fromisoformat(row["at"])
        places = [
            register.province,
            register.city,
            register.county,
            *rng.sample(register.townships, 3),
        ]
        for index, place in enumerate(places):
            items = [AgendaItem(text) for text in row["items"]]
            start = _at(day, 16, 0) + timedelta(minutes=40 * index + rng.randrange(20))
            yield Gathering(
                place,
                f"{place.name}{row['title']}",
                start,
                45,
                "video",
                "",
                items,
                [
                    Attendance(place, rng.randint(8, 15), PRINCIPAL),
                    *below_attend(register, place, rng, (1, 2), STAFF),
                ],
                own=len(items),
                sort="emergency",
            )


def _nested(
    register: Register, rng: random.Random, rows: list[dict[str, Any]]
) -> Iterator[Gathering]:
    """Matters that have nothing to do with each other, tied into one sitting."""
    for index in range(6):
        row = rows[index % len(rows)]
        county = register.county
        systems = [system for _, system in row["segments"]]
        units = [register.department(county, system) for system in systems]
        townships = register.townships[index : index + 3]
        items = [
            AgendaItem(title, (unit, township))
            for (title, _), unit, township in zip(row["segments"], units, townships, strict=True)
            if unit is not None
        ]
        attendees = [Attendance(county, 6, PRINCIPAL)]
        attendees += departments_attend(register, county, systems, 3)
        attendees += [Attendance(township, 4, PRINCIPAL) for township in townships]
        yield Gathering(
            county,
            row["title"].format(地=county.name),
            _at(_day(_MONTHS[5 + index], rng), 9, 0),
            180,
            "onsite",
            f"{county.name}会议中心",
            items,
            attendees,
            own=len(items),
            sort="nested",
        )


def _accompanying(
    register: Register, rng: random.Random, rows: list[dict[str, Any]]
) -> Iterator[Gathering]:
    for index in range(8):
        row = rows[index % len(rows)]
        county = register.county
        host = register.department(county, row["host"])
        needed = departments_attend(register, county, row["need"], 2)
        extra = departments_attend(register, county, row["extra"], 2)
        if host is None:
            continue
        needed = [one for one in needed if one.unit.id != host.id]
        item = AgendaItem(row["item"], tuple(one.unit for one in needed))
        yield Gathering(
            host,
            row["title"],
            _at(_day(_MONTHS[index + 4], rng), 15, 0),
            120,
            "onsite",
            "",
            [item],
            [Attendance(host, 5, DEPUTY), *needed, *extra],
            own=1,
            sort="accompanying",
            out_of_place=tuple(one.unit for one in extra),
        )


def _called_by_deputies(
    register: Register, rng: random.Random, rows: list[dict[str, Any]]
) -> Iterator[Gathering]:
    """A deputy of an office calls the principals of townships together, after their working day."""
    for index, row in enumerate(rows):
        host = register.department(register.county, row["host"])
        if host is None:
            continue
        called = register.townships[2 * index : 2 * index + 4]
        items = [AgendaItem(text) for text in row["items"]]
        yield Gathering(
            host,
            row["title"],
            _at(_day(_MONTHS[2 * index + 5], rng), 18, 30),
            90,
            "onsite",
            "",
            items,
            [Attendance(host, 4, DEPUTY), *(Attendance(one, 1, PRINCIPAL) for one in called)],
            own=len(items),
            sort="accompanying",
            out_of_place=tuple(called),
        )


def _day(month: date, rng: random.Random) -> date:
    return next_working_day(month, rng.randrange(26))


def _at(day: date, hour: int, minute: int) -> datetime:
    return datetime.combine(day, time(hour, minute))


def _ordinal(number: int) -> str:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    lead = {0: "", 1: "十"}.get(tens, digits[tens] + "十")
    return lead + (digits[ones] if ones else "")
