"""How long meetings and speeches are, and how many people sit there (GD-12 to GD-12b, HY-01)."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta

from . import ranks
from .records import Figure, Hit, Record, Speech, is_of_whole_place

CONVEYS = r"传达|布置|部署"
# Meetings on one line of work; what is called of the whole place is none, whatever its name.
_BUSINESS = re.compile(r"业务(?:工作)?会|推进会|座谈会|汇报会")
# Numbers of rules that nobody has confirmed are no parameters yet.
_CLASS_PEOPLE = {2: 300, 3: 150}
_NATIONAL_PEOPLE, _NATIONAL_DAYS = 300, 2
_CENTRAL, _PROVINCE = 0, 1
_OF_LEADERS = frozenset({"meeting.principal_minutes", "meeting.deputy_minutes"})


def find(record: Record, limits: Mapping[str, float]) -> Iterator[Hit]:
    yield from _heads(record, limits)
    yield from _speeches(record, limits)
    yield from _days(record, limits)
    yield from _minutes(record, limits)
    yield from _people(record, limits)
    yield from _national(record, limits)


def days_of(record: Record, limits: Mapping[str, float]) -> float | None:
    """Length in days of office hours; nights between count nothing. None where not known."""
    if record.end is None:
        return None
    span = limits["meeting.day_end"] - limits["meeting.day_start"]
    nights = (record.end.date() - record.start.date()).days
    if not record.is_timed:
        return float(nights + 1) if nights else None
    if not nights:
        return (record.end - record.start).total_seconds() / 3600 / span
    first = _at(record.start, limits["meeting.day_end"]) - record.start
    last = record.end - _at(record.end, limits["meeting.day_start"])
    whole = nights - 1
    return whole + sum(min(max(part / timedelta(hours=span), 0), 1) for part in (first, last))


def minutes_of(speech: Speech, limits: Mapping[str, float]) -> tuple[float, bool] | None:
    """Minutes of a speech, and whether they are reckoned from its text; None: not known."""
    if speech.minutes is not None:
        return speech.minutes, False
    if speech.characters is not None:
        return speech.characters / limits["meeting.characters_a_minute"], True
    return None


def _heads(record: Record, limits: Mapping[str, float]) -> Iterator[Hit]:
    """Both heads of the host's place speak; heads of places below report on their work.

    `shorter` are the minutes of the shorter of both speeches, where both are known.
    """
    heads = {ranks.head_of(one.role or one.speaker, record.level): one for one in record.speeches}
    if {"party", "government"} <= heads.keys():
        told = "、".join(_words(heads[name]) for name in ("party", "government"))
        lengths = [minutes_of(heads[name], limits) for name in ("party", "government")]
        known = [found[0] for found in lengths if found is not None]
        shorter = round(min(known)) if len(known) == len(lengths) else None
        yield Hit("GD-12", "heads", {"speakers": told, "shorter": shorter})


def _speeches(record: Record, limits: Mapping[str, float]) -> Iterator[Hit]:
    others = 0
    for speech in record.speeches:
        words = _words(speech)
        key = _bound_of(words)
        others += key == "meeting.other_minutes"
        found = minutes_of(speech, limits)
        bound = limits[key]
        if key in _OF_LEADERS and limits["meeting.business_minutes"] and _is_business(record):
            bound = min(filter(None, (bound, limits["meeting.business_minutes"])))
        if found is not None and bound and found[0] > bound:
            minutes, is_reckoned = found
            form = "speech_reckoned" if is_reckoned else "speech"
            figures: dict[str, Figure] = {
                "speaker": words,
                "minutes": round(minutes),
                "bound": bound,
            }
            yield Hit("GD-12a", form, figures)
    if limits["meeting.speakers"] and others > limits["meeting.speakers"]:
        figures = {"speakers": others, "bound": limits["meeting.speakers"]}
        yield Hit("GD-12a", "speakers", figures)


def _is_business(record: Record) -> bool:
    return bool(_BUSINESS.search(record.title)) and not is_of_whole_place(record.title)


def _bound_of(words: str) -> str:
    if ranks.is_chair(words) and not ranks.is_main_report(words):
        return "meeting.chair_minutes"
    if ranks.is_principal(words) or ranks.is_main_report(words):
        return "meeting.principal_minutes"
    return "meeting.deputy_minutes" if ranks.is_deputy(words) else "meeting.other_minutes"


def _days(record: Record, limits: Mapping[str, float]) -> Iterator[Hit]:
    """Where it was not told whether groups discussed, only the longer bound is held.

    That of departments stands in its place: their comprehensive meeting may be the longer one.
    """
    days = days_of(record, limits)
    if days is None:
        return
    is_short = record.has_discussion is False
    bound = limits["meeting.days" if is_short else "meeting.discussion_days"]
    form = "days" if is_short else "days_with_groups"
    own = limits["meeting.department_days"] if record.is_department else 0
    if own and (own < bound or record.is_comprehensive is not False):
        bound, form = own, "days_of_department"
    if days > bound:
        yield Hit("GD-12b", form, {"days": round(days, 1), "bound": bound})
    conveying = limits["meeting.conveying_days"]
    if re.search(CONVEYS, record.title) and days > conveying:
        yield Hit("HY-01", "conveying", {"days": round(days, 1), "bound": conveying})


def _minutes(record: Record, limits: Mapping[str, float]) -> Iterator[Hit]:
    """Bounds of places; what lasts longer than a day is told in days."""
    minutes = record.minutes
    if minutes is None or record.end is None or record.end.date() != record.start.date():
        return
    for form, key, holds in (
        ("minutes", "meeting.minutes", True),
        ("video_minutes", "meeting.video_minutes", record.mode == "video"),
    ):
        if holds and limits[key] and minutes > limits[key]:
            yield Hit("GD-12b", form, {"minutes": round(minutes), "bound": limits[key]})


def _people(record: Record, limits: Mapping[str, float]) -> Iterator[Hit]:
    people = record.people
    if people is None:
        return
    own = limits["meeting.department_people"] if record.is_department else 0
    bound = own or limits["meeting.people"]
    if bound and people > bound:
        form = "people_of_department" if own else "people"
        yield Hit("GD-12b", form, {"people": people, "bound": bound})
    number = record.class_number
    if number == 4 and people > limits["meeting.class_four_people"]:
        figures = {"people": people, "bound": limits["meeting.class_four_people"]}
        yield Hit("HY-01", "class", {"class": record.category, **figures})
    if number in _CLASS_PEOPLE and people > _CLASS_PEOPLE[number]:
        figures = {"people": people, "bound": _CLASS_PEOPLE[number]}
        yield Hit("HY-01a", "class", {"class": record.category, **figures})


def _national(record: Record, limits: Mapping[str, float]) -> Iterator[Hit]:
    """National: a central department calls provinces."""
    is_national = record.level == _CENTRAL and record.is_department
    if not is_national or not any(seat.level == _PROVINCE for seat in record.guests):
        return
    people, days = record.people, days_of(record, limits)
    if people is not None and people > _NATIONAL_PEOPLE:
        yield Hit("BX-02a", "people", {"people": people, "bound": _NATIONAL_PEOPLE})
    if days is not None and days > _NATIONAL_DAYS:
        yield Hit("BX-02a", "days", {"days": round(days, 1), "bound": _NATIONAL_DAYS})
    heads = [
        seat.name
        for seat in record.guests
        if seat.level == _PROVINCE and ranks.head_of(seat.role, _PROVINCE)
    ]
    if heads:
        yield Hit("BX-02a", "heads_called", {"units": "、".join(dict.fromkeys(heads))})


def _words(speech: Speech) -> str:
    return f"{speech.role} {speech.speaker}".strip()


def _at(day: datetime, hour: float) -> datetime:
    """That hour of the day."""
    return datetime.combine(day.date(), time.min) + timedelta(hours=hour)
