"""Papers that call meetings or are their minutes: each becomes a draft that a person confirms."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from chinese_calendar import is_workday

from burden.demo.desk import next_working_day
from burden.demo.drafts import Draft, Line, Section
from burden.demo.gatherings import Gathering
from burden.demo.issuers import Issuer, addressed_down, department, local_government
from burden.demo.papers import Form, Origin, Paper
from burden.demo.register import Register, read_toml
from burden.demo.voice import Voice

_CALLED = 3
_DAYS_AHEAD = 4
_NOON = 12
# A committee's own meeting is called by its own office.
_EXTENDED = "扩大"
_HOURS = {60: "1小时", 75: "75分钟", 90: "1.5小时", 105: "105分钟", 120: "2小时", 150: "2.5小时"}
_ORDINALS = "一二三四五六"
_TOWNSHIP = "沙棠镇"


def call_meetings(register: Register, meetings: list[Gathering], salt: str) -> list[Paper]:
    """Notices of the county's latest meetings, minutes of its latest sitting, and what is coming.

    The meetings of the record are told twice so, by a list and by a paper.
    """
    table = read_toml("notices.toml")
    issuer = department(register, register.county, "government_office")
    own = [one for one in meetings if one.host is register.county]
    called = [one for one in own if one.sort == "layered" and _EXTENDED not in one.title]
    papers = [
        _notice(register, issuer, one, table["held"]["notice"], salt) for one in called[-_CALLED:]
    ]
    sitting = [one for one in own if one.sort == "routine"][-1]
    papers.append(_minutes(register, sitting, table["held"]["minutes"], salt))
    papers += [_coming(register, row, salt) for row in table["coming"]]
    return papers


def _notice(
    register: Register, issuer: Issuer, meeting: Gathering, lines: list[str], salt: str
) -> Paper:
    names = {
        "会": meeting.title,
        "时": _moment(meeting.start),
        "长": _HOURS[meeting.minutes_long],
        "地点": meeting.venue,
        "人员": "、".join(_called(register, meeting)),
        "题": "；".join(
            f"（{_ORDINALS[index]}）{text}" for index, text in enumerate(meeting.subjects)
        ),
    }
    day = _days_before(meeting.start.date(), _DAYS_AHEAD)
    return _paper(
        register,
        issuer,
        day,
        f"关于召开{meeting.title}的通知",
        [_filled(line, names) for line in lines],
        f"{salt}:notice:{meeting.id}",
    )


def _minutes(register: Register, meeting: Gathering, lines: list[str], salt: str) -> Paper:
    issuer, start = local_government(meeting.host), meeting.start
    names = {"会": meeting.title, "日": f"{start.year}年{start.month}月{start.day}日"}
    names |= dict(zip("一二三", meeting.subjects, strict=True))
    day = next_working_day(start.date(), 3)
    return _paper(
        register,
        issuer,
        day,
        f"{meeting.title.removeprefix(issuer.name)}纪要",
        [_filled(line, names) for line in lines],
        f"{salt}:minutes:{meeting.id}",
    )


def _coming(register: Register, row: dict[str, Any], salt: str) -> Paper:
    if row["by"] == "township":
        township = next(one for one in register.townships if one.name == _TOWNSHIP)
        issuer = local_government(township)
    else:
        issuer = department(register, register.county, row["by"])
    day = date.fromisoformat(row["on"])
    return _paper(register, issuer, day, row["title"], row["lines"], f"{salt}:{row['title']}")


def _paper(
    register: Register, issuer: Issuer, day: date, title: str, lines: list[str], salt: str
) -> Paper:
    voice = Voice(register, issuer.place, issuer.unit.system, salt, day, day)
    draft = Draft(title, "", (Section("", tuple(Line(text) for text in lines)),), "", plain=True)
    addressees, receivers = addressed_down(register, issuer)
    return Paper(
        issuer,
        day,
        voice,
        draft,
        addressees,
        receivers,
        issuer.unit.id,
        Origin.ROUTINE,
        Form.LETTER,
    )


def _days_before(day: date, count: int) -> date:
    """A working day at least so many days earlier."""
    day -= timedelta(days=count)
    while not is_workday(day):
        day -= timedelta(days=1)
    return day


def _called(register: Register, meeting: Gathering) -> list[str]:
    """Groups of units as a notice names them."""
    places = {one.id for one in register.places_below(meeting.host)}
    offices = [
        one.unit.short
        for one in meeting.attendees
        if one.unit.id not in places and one.unit is not meeting.host
    ]
    return ["各乡镇（街道）主要负责同志", *(f"{name}分管负责同志" for name in offices)]


def _moment(at: datetime) -> str:
    half, hour = ("上午", at.hour) if at.hour < _NOON else ("下午", at.hour - _NOON)
    return f"{at.year}年{at.month}月{at.day}日{half}{hour}:{at.minute:02d}"


def _filled(line: str, names: dict[str, str]) -> str:
    for name, words in names.items():
        line = line.replace(f"{{{name}}}", words)
    return line
