"""Lists inside one cell: agenda, attendees, document numbers, and the form of a meeting."""

from __future__ import annotations

import re
import unicodedata

from .drafts import BadCell, DraftItem, DraftSeat, Limits

_NUMBERED = re.compile(
    r"(?:^|(?<=[\s;；。]))(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、)])\s*"
)
_ITEM_ENDS = re.compile(r"[\r\n;；]+")
_SEAT_ENDS = re.compile(r"[\r\n;；]+")
_NAMES_END = re.compile(r"[,，、]")
_SEAT = re.compile(
    r"^(?P<unit>[^:：]+)[:：]\s*(?P<people>[+-]?\d+(?:\.\d+)?)\s*人?"
    r"(?:\s*[:：]\s*(?P<role>.*))?$"
)
_COUNTED = re.compile(
    r"^(?P<unit>.+?)\s*(?P<people>\d+)\s*[人名位]\s*(?:[(（](?P<role>[^)）]*)[)）])?$"
)
_WITH_ROLE = re.compile(r"^(?P<unit>.+?)\s*[(（](?P<role>[^)）]*)[)）]$")
_MODES = (
    ("hybrid", re.compile(r"hybrid|混合|线上\+?线下|现场\+|\+视频|主分会场|主会场.*分会场|结合")),
    ("video", re.compile(r"video|online|remote|视频|电视|电话|线上|网络|远程|云会议|腾讯")),
    ("onsite", re.compile(r"on-?site|inperson|现场|线下|实地|集中|当面|会议室")),
)


def read_agenda(text: str, limits: Limits) -> tuple[DraftItem, ...]:
    """Return the items of a cell: `a|b@u1,u2`, lines, or numbered 1. 2. / 一、二、.

    Raises:
        BadCell: `too_many_items`.
    """
    lines = _NUMBERED.sub("\n", text)
    parts = text.split("|") if "|" in text else _ITEM_ENDS.split(lines)
    items = tuple(_item(part.strip()) for part in parts if part.strip())
    if len(items) > limits.agenda_items:
        raise BadCell("too_many_items", "agenda", str(len(items)))
    return items


def _item(text: str) -> DraftItem:
    body, at, units = text.rpartition("@")
    if not at:
        return DraftItem(text)
    named = tuple(unit.strip() for unit in _NAMES_END.split(units) if unit.strip())
    return DraftItem(body.strip(), named) if body.strip() else DraftItem(text)


def read_attendees(text: str, limits: Limits) -> tuple[DraftSeat, ...]:
    """Return units with their people: `u1:3:role;u2:2`, 教育局3人(局长), or names alone.

    Raises:
        BadCell: `bad_people` for a number that is no headcount, `too_many_attendees`.
    """
    seats: list[DraftSeat] = []
    for part in _SEAT_ENDS.split(text):
        if not part.strip():
            continue
        found = _SEAT.match(part.strip())
        if found is not None:
            seats.append(_seat(found, limits))
            continue
        if re.search(r"[:：]", part):
            raise BadCell("bad_people", "attendees", part.strip())
        seats += [_loose(name.strip(), limits) for name in _NAMES_END.split(part) if name.strip()]
    if len(seats) > limits.attendees:
        raise BadCell("too_many_attendees", "attendees", str(len(seats)))
    return tuple(seats)


def _loose(name: str, limits: Limits) -> DraftSeat:
    counted = _COUNTED.match(name)
    if counted is not None:
        return _seat(counted, limits)
    titled = _WITH_ROLE.match(name)
    if titled is not None:
        return DraftSeat(titled["unit"], 1, titled["role"], counted=False)
    return DraftSeat(name, 1, counted=False)


def _seat(found: re.Match[str], limits: Limits) -> DraftSeat:
    number = found["people"]
    people = int(number) if re.fullmatch(r"\+?\d+", number) else -1
    if not 0 <= people <= limits.people:
        raise BadCell("bad_people", "attendees", found[0])
    return DraftSeat(found["unit"].strip(), people, (found["role"] or "").strip())


def read_numbers(text: str) -> tuple[str, ...]:
    """Return the document numbers of a cell."""
    parts = re.split(r"[\r\n;；、,，]+", text)
    return tuple(part.strip() for part in parts if part.strip())


def read_mode(text: str, title: str) -> str:
    """Return onsite, video or hybrid; an empty cell is answered by the title.

    Raises:
        BadCell: `bad_mode`.
    """
    folded = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).lower()
    if not folded:
        return "video" if re.search(r"视频|电视电话", title) else "onsite"
    for mode, words in _MODES:
        if words.search(folded):
            return mode
    raise BadCell("bad_mode", "mode", text)
