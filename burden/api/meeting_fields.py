"""What a program says of a meeting, as the form of the page takes it: one set of checks."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

_LINES = ("branches", "cites")
_MOMENTS = ("starts_at", "ends_at")
_FLAGS = ("has_discussion", "is_comprehensive")


def form_data(asked: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of the form; what was not asked is not in it."""
    data = dict(asked)
    for name in _MOMENTS:
        if data.get(name):
            data[name] = timezone.localtime(data[name]).strftime("%Y-%m-%d %H:%M")
    for name in _FLAGS:
        if name in data:
            data[name] = "" if data[name] is None else str(data[name]).lower()
    for name in _LINES:
        if name in data:
            data[name] = "\n".join(map(_line, data[name]))
    if "agenda" in data:
        data["agenda"] = "\n".join(map(_item, data["agenda"]))
    if "attendees" in data:
        data["attendees"] = "\n".join(map(_seat, data["attendees"]))
    if "speeches" in data:
        data["speeches"] = "\n".join(map(_speech, data["speeches"]))
    return data


def _line(text: str) -> str:
    """One line: a line break inside a name would make two of it."""
    return " ".join(text.split())


def _item(item: Mapping[str, Any]) -> str:
    units = ",".join(map(_line, item.get("units", ())))
    return f"{_line(item['title'])}@{units}" if units else _line(item["title"])


def _seat(seat: Mapping[str, Any]) -> str:
    return f"{_line(seat['unit'])} {seat['people']} {_line(seat.get('role', ''))}".strip()


def _speech(speech: Mapping[str, Any]) -> str:
    minutes, characters = speech.get("minutes"), speech.get("characters")
    length = "" if minutes is None else f"{minutes:g}"
    length = f"{characters}字" if characters is not None and not length else length
    parts = (_line(speech["speaker"]), _line(speech.get("role", "")), length)
    return ":".join(part for part in parts if part)
