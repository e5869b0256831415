"""Lists inside one cell: agenda, attendees, document numbers, and the form of a meeting."""

from __future__ import annotations

import re
import unicodedata

from docs_audit.tables import BadCell

from .drafts import DraftItem, DraftSeat, DraftSpeech, Limits

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
    r"^(?P<unit>.+?)\s*(?P<people>\d{1,9})\s*[人名位]\s*(?:[(（](?P<role>[^)）]*)[)）])?$"
)
_WITH_ROLE = re.compile(r"^(?P<unit>.+?)\s*[(（](?P<role>[^)）]*)[)）]$")
_MODES = (
    ("hybrid", re.compile(r"hybrid|混合|线上\+?线下|现场\+|\+视频|主分会场|主会场.*分会场|结合")),
    ("video", re.compile(r"video|online|remote|视频|电视|电话|线上|网络|远程|云会议|腾讯")),
    ("onsite", re.compile(r"on-?site|inperson|现场|线下|实地|集中|当面|会议室")),
)
_SPEECH_LENGTH = re.compile(r"^(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>分钟|分|min|字|)$")
_MINUTES_OF_A_DAY = 24 * 60
_LONGEST_SPEECH = 1_000_000
_YES = frozenset({"是", "有", "yes", "y", "true", "1", "√", "✓", "对"})
_NO = frozenset({"否", "无", "没有", "no", "n", "false", "0", "×", "x", "不是"})
# 副县长 names a deputy, so deputies are looked for first.
_CONVENERS = (
    ("deputy", re.compile(r"deputy|副|分管")),
    (
        "principal",
        re.compile(r"principal|正职|主要负责|主要领导|一把手|书记|[省市州县区镇乡局]长|主任"),
    ),
)
_CATEGORIES = {
    name: number
    for number, names in enumerate(("一 1 i", "二 2 ii", "三 3 iii", "四 4 iv"))
    for name in names.split()
}


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


def read_speeches(text: str, limits: Limits) -> tuple[DraftSpeech, ...]:
    """Return who spoke: `张三:县长:30分钟;李四:8000字`, a bare number means minutes.

    Raises:
        BadCell: `bad_speech` for a length that is none or a speech of nobody.
    """
    parts = [part.strip() for part in _SEAT_ENDS.split(text) if part.strip()]
    if len(parts) > limits.agenda_items:
        raise BadCell("bad_speech", "speeches", str(len(parts)))
    return tuple(map(_speech, parts))


def _speech(text: str) -> DraftSpeech:
    names: list[str] = []
    minutes: float | None = None
    characters: int | None = None
    for token in filter(None, map(str.strip, re.split(r"[:：]", text))):
        length = _SPEECH_LENGTH.match(token)
        if length is None:
            names.append(token)
        elif length["unit"] == "字":
            characters = int(float(length["number"]))
        else:
            minutes = float(length["number"])
    is_negative = any(re.match(r"[-−]\s*\d", name) for name in names)
    too_much = (minutes or 0) > _MINUTES_OF_A_DAY or (characters or 0) > _LONGEST_SPEECH
    if not names or len(names) > 2 or is_negative or too_much:
        raise BadCell("bad_speech", "speeches", text)
    return DraftSpeech(names[0], names[1] if len(names) > 1 else "", minutes, characters)


def read_names(text: str) -> tuple[str, ...]:
    """Return the names of a cell, such as branch venues."""
    return tuple(name.strip() for name in re.split(r"[\r\n;；、,，|]+", text) if name.strip())


def read_flag(text: str, field: str) -> bool | None:
    """Return yes, no, or None for an empty cell, which tells nothing.

    Raises:
        BadCell: `bad_flag`.
    """
    folded = _folded(text)
    if not folded:
        return None
    if folded in _YES or folded in _NO:
        return folded in _YES
    raise BadCell("bad_flag", field, text)


def read_convener(text: str) -> str:
    """Return principal, deputy or nothing for who called the meeting.

    Raises:
        BadCell: `bad_convener`.
    """
    folded = _folded(text)
    if not folded:
        return ""
    for rank, words in _CONVENERS:
        if words.search(folded):
            return rank
    raise BadCell("bad_convener", "convener", text)


def read_category(text: str) -> str:
    """Return 一类 to 四类, or nothing for an empty cell.

    Raises:
        BadCell: `bad_category`.
    """
    folded = _folded(text).removesuffix("会议").removesuffix("类")
    if not folded:
        return ""
    if folded not in _CATEGORIES:
        raise BadCell("bad_category", "category", text)
    return f"{'一二三四'[_CATEGORIES[folded]]}类"


def _folded(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).lower()


def read_numbers(text: str) -> tuple[str, ...]:
    """Return the document numbers of a cell."""
    parts = re.split(r"[\r\n;；、,，]+", text)
    return tuple(part.strip() for part in parts if part.strip())


def read_mode(text: str, title: str) -> str:
    """Return onsite, video or hybrid; an empty cell is answered by the title, without the name of
    a meeting that it conveys.

    Raises:
        BadCell: `bad_mode`.
    """
    folded = _folded(text)
    if not folded:
        own = title.rpartition("精神")[2]
        return "video" if re.search(r"视频|电视电话", own) else "onsite"
    for mode, words in _MODES:
        if words.search(folded):
            return mode
    raise BadCell("bad_mode", "mode", text)
