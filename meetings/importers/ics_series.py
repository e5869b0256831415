"""The series of a calendar: events of one UID with what repeats and what was changed, bounded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice
from typing import Any

import recurring_ical_events
from dateutil.rrule import rrule, rrulestr
from icalendar import Calendar, Component, vDDDTypes, vDuration, vRecur

from docs_audit.tables import BadCell, Notice, RowError

from .ics_clock import by_the_clock, in_zone, put, zone_of
from .ics_event import (
    RULES,
    TIMES,
    check,
    event_of,
    is_timed,
    length_of,
    local,
    planned_for,
    several,
    value_of,
    written_rule,
)
from .ics_text import Entry, Written

_CHANGED_DATE = re.compile(r"^RECURRENCE-ID[;:]", re.MULTILINE | re.IGNORECASE)
_REPEATS = re.compile(r"^(?:RRULE|RDATE)[;:]", re.MULTILINE | re.IGNORECASE)
# Answers to an invitation are no meetings of their own.
_ANSWERS = {"REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"}
_AFTER_LAST_START = timedelta(days=366)
_FOLLOWED_FOR = timedelta(days=366 * 5)
_DAY = timedelta(days=1)
# An event of a file with the lines it was written in.
Told = tuple[Entry, Component]


@dataclass(frozen=True, slots=True)
class Series:
    """The events of one UID that count: what repeats, if it is there, and what was changed.

    `entries` are the events as they stand in the file.
    """

    events: tuple[Component, ...]
    entries: tuple[Entry, ...]

    @property
    def number(self) -> int:
        """The number of what repeats, else of the first change."""
        return self.entries[0].number

    @property
    def is_alone(self) -> bool:
        """Whether it is one meeting and no series."""
        event, *others = self.events
        return not others and not {"RRULE", "RDATE", "EXDATE"} & event.keys()

    def entry_of(self, occurrence: Component) -> Entry:
        """The event that a meeting of the series was told by."""
        return self.entries[self._told_by(occurrence) or 0]

    def planned_for(self, occurrence: Component) -> date | None:
        """The moment that a meeting of the series was planned for, None for one that is alone.

        What moves all that follow names the first of them; each is moved by as much.
        """
        told = self._told_by(occurrence)
        planned: date | None = value_of(occurrence, "RECURRENCE-ID")
        if planned is None or told is None or "RANGE" not in occurrence["RECURRENCE-ID"].params:
            return planned
        start: date = value_of(occurrence, "DTSTART")
        return start - _moved_by(self.events[told])

    def is_over(self, occurrence: Component) -> bool:
        """Whether a date lies before the moment at which its whole series was called off."""
        if self.is_alone or self._told_by(occurrence) or "RECURRENCE-ID" in self.events[0]:
            return False
        written = self.entries[0].written
        return written is not None and local(value_of(occurrence, "DTSTART"))[0] < written

    def _told_by(self, occurrence: Component) -> int | None:
        planned = planned_for(occurrence)
        places = (place for place, one in enumerate(self.events) if planned_for(one) == planned)
        return next(places, None)


def series_of(written: Written) -> tuple[list[Series], list[RowError], list[Notice]]:
    """Return the series of a file, so that a broken event spoils no other, and what is none.

    Of several versions of one event the newest counts: by its number, then by when it was written
    and changed. A later version of a series holds for earlier changes of dates that it leaves out
    or ends before (RFC 5546, 2.1.5). What a changed date does not say is as in its series.
    """
    together, notices = _together(written.entries)
    series: list[Series] = []
    errors = [RowError(number, "bad_event") for number in written.broken]
    for entries in together:
        told: list[Told] = []
        spoilt: list[object] = []
        for entry in entries:
            event = event_of(entry, written)
            try:
                if event is None:
                    raise BadCell("bad_event", "")
                check(event)
            except BadCell as bad:
                errors.append(RowError(entry.number, bad.code, bad.field, bad.value))
                spoilt.append(planned_for(event) if event else None)
            else:
                told.append((entry, event))
        newest, doubled, earlier = _newest(told)
        errors += doubled
        notices += earlier
        if newest:
            found = Series(tuple(event for _, event in newest), tuple(entry for entry, _ in newest))
            _complete(found.events, filter(None, spoilt))
            series.append(found)
    return series, errors, notices


def last_start(series: Sequence[Series]) -> date:
    """The day up to which series without end are followed: a year after the last start written."""
    starts = [_day(value_of(event, "DTSTART")) for one in series for event in one.events]
    latest = max(starts, default=date.min)
    return latest + _AFTER_LAST_START if latest < date.max - _AFTER_LAST_START else latest


def occurrences(series: Series, last: date, most: int) -> Iterator[Component]:
    """Each meeting of a series up to a day, at most so many; its start is one of them, also where
    its rule does not give it.
    """
    events = series.events
    if series.is_alone:
        yield events[0]
        return
    is_endless = any(map(_is_endless, events))
    for event in events:
        _bound(event, last)
    first = min(_day(value_of(event, "DTSTART")) for event in events)
    # Asking for a span, not for all that follows: a series that has ended is searched for ever.
    if is_endless:
        first = max(first, last - _FOLLOWED_FOR) if last > date.min + _FOLLOWED_FOR else first
    else:
        last = _followed_until(first)
    zone = zone_of(events)
    if zone is not None:
        events = tuple(by_the_clock(event, zone) for event in events)
    calendar = Calendar()
    for event in events:
        calendar.add_component(event)
    found = recurring_ical_events.of(calendar).between(first, last + _DAY)
    for event in islice(_with_all_changes(found, events, first, last), most):
        yield in_zone(event, zone) if zone is not None else event


def _with_all_changes(
    found: Iterable[Component], events: Sequence[Component], first: date, last: date
) -> Iterator[Component]:
    """Yield what was found, then changed dates that were not: the series leaves out what they
    name, and they are meetings all the same.
    """
    held = set()
    for one in found:
        held.add((planned_for(one), value_of(one, "DTSTART")))
        yield one
    for event in events:
        start = value_of(event, "DTSTART")
        is_change = "RECURRENCE-ID" in event and (planned_for(event), start) not in held
        if is_change and first <= _day(start) <= last:
            yield event


def goes_on(series: Series) -> bool:
    """Whether a series that tells its own end was followed to a day before it."""
    for event in series.events:
        start = value_of(event, "DTSTART")
        followed = datetime.combine(_followed_until(_day(start)), time.max, _zone_of(start))
        if any(_dates(rule, start).after(followed) for rule in several(event.get("RRULE", []))):
            return True
    return False


def _together(entries: Sequence[Entry]) -> tuple[list[list[Entry]], list[Notice]]:
    """Return the entries that are meetings by their UID; the others are named.

    A calling off holds for a whole series by its UID, and for no later version of it. What it says
    last, with its rule, are the dates that are not held.
    """
    together: dict[str, list[Entry]] = {}
    notices: list[Notice] = []
    ended = whole_called_off(entries)
    latest = {one.uid: one for one in sorted(entries, key=_order)}
    for entry in entries:
        key = entry.uid or f"#{entry.number}"
        if entry.method in _ANSWERS:
            notices.append(Notice(entry.number, "an_answer", "METHOD"))
        elif entry is ended.get(entry.uid) is latest[entry.uid] and _REPEATS.search(entry.text):
            together[key] = [entry]
        elif entry.uid in ended and _order(entry) <= _order(ended[entry.uid]):
            notices.append(Notice(entry.number, "called_off", "METHOD"))
        else:
            together.setdefault(key, []).append(entry)
    return list(together.values()), notices


def whole_called_off(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Return the UIDs that are called off as a whole, with the latest entry that says so."""
    return {one.uid: one for one in sorted(entries, key=_order) if one.uid and _ends_all(one)}


def _order(entry: Entry) -> tuple[tuple[int, str, str], int]:
    return entry.version, entry.number


def _ends_all(entry: Entry) -> bool:
    return entry.method == "CANCEL" and not _CHANGED_DATE.search(entry.text)


def _newest(told: Sequence[Told]) -> tuple[list[Told], list[RowError], list[Notice]]:
    """Return of each event of a UID its newest version, what repeats first; what stands under the
    same UID and is no later version of it; earlier versions that were for another time.
    """
    versions: dict[object, list[Told]] = {}
    for one in told:
        versions.setdefault(planned_for(one[1]), []).append(one)
    newest: list[Told] = []
    doubled: list[RowError] = []
    earlier: list[Notice] = []
    for found in versions.values():
        taken = max(found, key=lambda one: one[0].version)
        newest.append(taken)
        start = value_of(taken[1], "DTSTART")
        for entry, event in found:
            if value_of(event, "DTSTART") == start:
                continue
            if entry.version == taken[0].version:
                doubled.append(RowError(entry.number, "duplicate_id", "UID", entry.uid[:80]))
            else:
                earlier.append(Notice(entry.number, "earlier_version", "UID"))
    newest.sort(key=lambda one: "RECURRENCE-ID" in one[1])
    standing: list[Told] = []
    for one in newest:
        if _is_overruled(one, newest[0]):
            earlier.append(Notice(one[0].number, "earlier_version", "UID"))
        else:
            standing.append(one)
    return standing, doubled, earlier


def _is_overruled(change: Told, whole: Told) -> bool:
    """Tell whether a later version of a series leaves a changed date out, or ends before it."""
    (earlier, event), (later, series) = change, whole
    if "RECURRENCE-ID" in series or later.version[0] <= earlier.version[0]:
        return False
    planned = value_of(event, "RECURRENCE-ID")
    if any(_is_at(planned, one) for one in _listed(series, "EXDATE")):
        return True
    rules = several(series.get("RRULE", []))
    ends = [end for rule in rules for end in rule.get("UNTIL", [])]
    is_ended = len(ends) == len(rules) > 0 and all(_is_after(planned, end) for end in ends)
    return is_ended and not any(_is_at(planned, one) for one in _listed(series, "RDATE"))


def _listed(event: Component, name: str) -> Iterator[date | datetime]:
    """The dates of a list, of periods their starts."""
    for dates in several(event.get(name, [])):
        for one in dates.dts:
            yield one.dt[0] if isinstance(one.dt, tuple) else one.dt


def _is_at(planned: date | datetime, named: date | datetime) -> bool:
    """Tell whether a date is the one that is named, by its time or by its day alone."""
    (one, is_timed_one), (other, is_timed_other) = local(planned), local(named)
    return one == other if is_timed_one and is_timed_other else one.date() == other.date()


def _is_after(planned: date | datetime, end: date | datetime) -> bool:
    (one, is_timed_one), (other, is_timed_other) = local(planned), local(end)
    return one > other if is_timed_one and is_timed_other else one.date() > other.date()


def _complete(events: Sequence[Component], spoilt: Iterable[object]) -> None:
    """Give changed dates what they do not say; those that cannot be read are left out of what
    repeats, for nobody knows when they were.
    """
    whole, *changes = events
    if "RECURRENCE-ID" in whole:
        return
    for date_left_out in spoilt:
        whole.add("EXDATE", date_left_out)
    length = length_of(whole)
    for change in changes:
        _tell_the_moment(change, value_of(whole, "DTSTART"))
        for name in whole.keys() - RULES - TIMES.keys():
            if not str(change.get(name, "")).strip():
                change[name] = whole[name]
        is_alike = is_timed(change) == is_timed(whole)
        if length and is_alike and not {"DTEND", "DURATION"} & change.keys():
            change["DURATION"] = vDuration(length)


def _followed_until(first: date) -> date:
    return first + _FOLLOWED_FOR if first < date.max - _FOLLOWED_FOR else date.max - _DAY


def _is_endless(event: Component) -> bool:
    return any(not {"COUNT", "UNTIL"} & rule.keys() for rule in several(event.get("RRULE", [])))


def _bound(event: Component, last: date) -> None:
    """Give each rule without one an end; a day as end is the end of that day. The start is the
    first of those that a rule counts, whether the rule gives it or not (RFC 5545, 3.3.10).
    """
    start: date | datetime = value_of(event, "DTSTART")
    if last > date.max - 2 * _DAY:
        return
    for rule in several(event.get("RRULE", [])):
        if "UNTIL" in rule:
            rule["UNTIL"] = [min(_as_written(one, start) for one in rule["UNTIL"])]
        elif "COUNT" not in rule:
            rule["UNTIL"] = [_as_written(last + _DAY, start)]
        if "COUNT" in rule and not _begins(rule, start):
            rule["COUNT"] = [max(count - 1, 0) for count in rule["COUNT"]]


def _begins(rule: vRecur, start: date | datetime) -> bool:
    """Tell whether a rule gives the start of its series."""
    return next(iter(_dates(rule, start)), None) == _moment(start)


def _dates(rule: vRecur, start: date | datetime) -> rrule:
    """The moments that a rule gives; those of days are their first."""
    found: rrule = rrulestr(written_rule(rule), dtstart=_moment(start))
    return found


def _moment(start: date | datetime) -> datetime:
    return start if isinstance(start, datetime) else datetime.combine(start, time())


def _zone_of(start: date | datetime) -> tzinfo | None:
    return start.tzinfo if isinstance(start, datetime) else None


def _as_written(end: date | datetime, start: date | datetime) -> Any:
    """An end in the way its start is written: a day, a local time, or a time in UTC."""
    if not isinstance(start, datetime):
        return local(end)[0].date()
    if not isinstance(end, datetime):
        end = datetime.combine(end, time.max.replace(microsecond=0))
    if start.tzinfo is None:
        return local(end)[0]
    return (end if end.tzinfo else end.replace(tzinfo=start.tzinfo)).astimezone(UTC)


def _tell_the_moment(event: Component, start: date | datetime) -> None:
    """Name a changed date as its series is written: one named by its day is the meeting of
    that day, by a time in a series of days that day, by a time of any zone or none one of its own.
    """
    told = event["RECURRENCE-ID"]
    planned: date | datetime = value_of(event, "RECURRENCE-ID")
    if not isinstance(start, datetime):
        moment: date | datetime = local(planned)[0].date()
    elif not isinstance(planned, datetime):
        moment = datetime.combine(planned, start.timetz())
    elif start.tzinfo is None:
        moment = local(planned)[0]
    elif planned.tzinfo is None:
        moment = planned.replace(tzinfo=start.tzinfo)
    else:
        moment = planned.astimezone(start.tzinfo)
    if event["DTSTART"] is told:
        event["DTSTART"] = vDDDTypes(moment)
    put(event, "RECURRENCE-ID", moment)


def _moved_by(change: Component) -> timedelta:
    """What a change moves a meeting by, in the time of its zone."""
    planned, start = (value_of(change, name) for name in ("RECURRENCE-ID", "DTSTART"))
    is_alike = isinstance(start, datetime) == isinstance(planned, datetime)
    moved: timedelta = start - planned if is_alike else local(start)[0] - local(planned)[0]
    return moved


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value
