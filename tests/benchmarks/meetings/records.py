"""The records that tell of an event: of the host, of branch venues, of whoever was there too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from meetings.layering import AgendaItem, Attendance, Meeting, Mode, Unit
from tests.benchmarks.meetings.made import Event
from tests.benchmarks.meetings.stage import Stage

# What a scanner makes of a character; of any other it makes a box.
_MISREAD = {
    "工": "王",
    "作": "乍",
    "会": "金",
    "议": "仪",
    "部": "郎",
    "署": "暑",
    "动": "劫",
    "大": "太",
    "全": "金",
    "镇": "填",
    "县": "具",
    "安": "女",
    "水": "永",
    "推": "堆",
    "传": "侍",
    "达": "迏",
    "精": "情",
    "神": "袖",
    "贯": "贾",
    "彻": "砌",
    "学": "字",
}
_TITLE_TELLS = ("root", "explicit", "parallel", "joint")
_NOISY, _DATE_ONLY, _NO_AGENDA, _NO_SEATS, _CITES_KNOWN = 0.03, 0.03, 0.05, 0.10, 0.7


def write(stage: Stage, event: Event) -> None:
    """Give an event its records, some of them misread or with parts left out."""
    record = _record(stage, event)
    event.records = [record]
    event.records += (_of_second_host(stage, record, unit) for unit in event.hosts)
    event.records += _reports(stage, event, record)


def _record(stage: Stage, event: Event) -> Meeting:
    dice = stage.dice
    items = tuple(AgendaItem(item.text, item.units) for item in event.items)
    seats = tuple(event.seats)
    title, timed = event.title, True
    if not event.clean:
        if dice.random() < _NOISY:
            title = _misread(stage, title)
            event.traits.add("misread")
        if dice.random() < _DATE_ONLY:
            timed = False
            event.traits.add("date only")
        tells = event.made_as in _TITLE_TELLS and not event.agenda_kept
        if tells and dice.random() < _NO_AGENDA:
            items, event.novelty = (), None
            event.traits.add("no agenda")
        if dice.random() < _NO_SEATS:
            seats = ()
    return Meeting(
        id="",
        unit=event.unit.id,
        title=title,
        start=event.start if timed else event.start.replace(hour=0, minute=0),
        end=event.start + timedelta(minutes=event.minutes) if timed else None,
        mode=_mode(event),
        venue=f"{stage.tree.short(event.unit)}会议室",
        agenda=items,
        attendees=seats,
        cites=event.cites if dice.random() < _CITES_KNOWN else (),
        timed=timed,
    )


def _mode(event: Event) -> Mode:
    if event.video:
        return Mode.VIDEO
    return Mode.HYBRID if "视频" in event.title else Mode.ONSITE


def _misread(stage: Stage, title: str) -> str:
    at = stage.dice.randrange(len(title))
    return title[:at] + _MISREAD.get(title[at], "口") + title[at + 1 :]


def _of_second_host(stage: Stage, record: Meeting, unit: Unit) -> Meeting:
    """Return what the second host of a joint meeting writes down."""
    own = Attendance(unit.id, stage.dice.randint(3, 9))
    others = tuple(seat for seat in record.attendees if seat.unit != unit.id)
    return replace(record, unit=unit.id, attendees=(own, *others))


def _reports(stage: Stage, event: Event, record: Meeting) -> Iterator[Meeting]:
    """Yield what branch venues, or others who were there, report of the same meeting."""
    for unit in event.reporters:
        if unit is event.unit:
            titles, minutes = stage.words.titles.reported, stage.dice.choice((0, 0, 30))
            end = record.end + timedelta(minutes=minutes) if record.end else None
            title = stage.fill(titles, unit, quoting=event)
            yield replace(record, title=title, end=end, attendees=())
        else:
            late = timedelta(minutes=stage.dice.randint(-10, 25) if record.timed else 0)
            title = stage.fill(stage.words.titles.venue, unit, quoting=event)
            end = record.end + late if record.end else None
            seats = (Attendance(unit.id, stage.dice.randint(4, 30)),)
            yield replace(
                record, unit=unit.id, title=title, start=record.start + late, end=end,
                attendees=seats, venue=f"{stage.tree.short(unit)}会议室",
            )  # fmt: skip
