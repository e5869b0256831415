"""What a draft tells, as first values of the form that a person corrects.

Groups such as 各乡镇 are turned into the units of the register; what the register does not hold is
told beside the form instead of being put where it would be refused.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from burden.organisations import selectors as organisations
from burden.organisations.models import Unit, User
from meetings.models import NoticeDraft

MOST_LINES = 400


@dataclass(frozen=True)
class Prefilled:
    """First values by field of the form, and what the register does not hold."""

    values: dict[str, Any]
    unresolved: list[str]


def prefilled(draft: NoticeDraft, user: User) -> Prefilled:
    """The form's first values; a draft that was confirmed shows what was confirmed."""
    read = draft.read
    host = host_of(draft, user)
    near = host or draft.unit or user.scope
    seats, unresolved = _seats(read.get("seats", []), near, draft.starts_on)
    start, end = _value(read, "start"), _value(read, "end")
    values = {
        "title": _value(read, "name"),
        "host": host.name if host else _value(read, "host"),
        "day": start[:10],
        "time": start[11:16],
        "until_day": end[:10],
        "until_time": end[11:16],
        "mode": _value(read, "mode"),
        "venue": _value(read, "main_venue") or _value(read, "place"),
        "branches": "\n".join(_branches(read.get("branches", []), near, draft.starts_on)),
        "agenda": "\n".join(one["value"] for one in read.get("agenda", [])),
        "attendees": "\n".join(seats),
        "convener": _value(read, "convener"),
        "approved_by": _value(read, "approved_by"),
        "cites": "\n".join(one["value"] for one in read.get("cites", [])),
        "decisions": "\n".join(map(decision_line, read.get("decisions", []))),
    }
    return Prefilled({**values, **draft.confirmed}, unresolved)


def host_of(draft: NoticeDraft, user: User) -> Unit | None:
    """The unit that the host's name means, seen from the issuer, who brought it or who reads."""
    seen_from = (draft.item.unit if draft.item else None, draft.unit, user.scope)
    for near in filter(None, seen_from):
        found = organisations.find_unit(draft.host_name, near=near) if draft.host_name else None
        if found is not None and not found.is_external:
            return found
    return None


def decision_line(decision: Mapping[str, str]) -> str:
    """A decision as the form writes it: task | unit | deadline."""
    parts = [decision["text"], decision["unit"], decision["deadline"]]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return " | ".join(parts)


def _value(read: Mapping[str, Any], name: str) -> str:
    return str(read.get(name, {}).get("value", ""))


def _seats(
    seats: Sequence[Mapping[str, Any]], near: Unit | None, on: date | None
) -> tuple[list[str], list[str]]:
    lines: dict[str, None] = {}
    unresolved: dict[str, None] = {}
    for seat in seats:
        units = _units(seat["unit"], near, on)
        if not units:
            unresolved[seat["unit"] or seat["person"] or seat["rank"]] = None
        for unit in units:
            people = f" {seat['people']}" if seat["people"] is not None else ""
            role = f"（{seat['rank']}）" if seat["rank"] else ""
            lines[f"{unit}{people}{role}"] = None
    return list(lines)[:MOST_LINES], list(filter(None, unresolved))


def _branches(
    branches: Sequence[Mapping[str, Any]], near: Unit | None, on: date | None
) -> list[str]:
    """Branch venues by unit where the register holds them, else as written."""
    names = [name for one in branches for name in _units(one["value"], near, on) or [one["value"]]]
    return list(dict.fromkeys(names))[:MOST_LINES]


def _units(name: str, near: Unit | None, on: date | None) -> list[str]:
    if not name or near is None:
        return []
    addressed = organisations.read_addressees([name], near, on=on)
    found = [unit.name for one in addressed for unit in one.units if not unit.is_external]
    if found:
        return found
    # The issuer is never its own addressee, yet it may sit in its own meeting.
    unit = organisations.find_unit(name, near=near)
    return [unit.name] if unit is not None and not unit.is_external else []
