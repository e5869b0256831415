"""What several reports of one meeting say of it, and where they contradict each other.

Of contradicting lengths the longer one counts, of contradicting numbers of people the larger one;
both is done where the records are put together. Here the contradictions are told.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.models import Meeting, Report

# Rooms begin and end a few minutes apart; that is no contradiction.
TOLERANCE = timedelta(minutes=15)


@dataclass(frozen=True)
class Told:
    """What one report says; `by` is empty where the reader may not know who it is."""

    by: str
    start: datetime
    end: datetime | None
    is_timed: bool
    venue: str
    agenda: tuple[str, ...]
    people: tuple[tuple[str, int], ...]

    @property
    def length(self) -> timedelta | None:
        return self.end - self.start if self.end and self.is_timed else None


@dataclass(frozen=True)
class Contradiction:
    """One thing told differently: what each report says of it, who says it first."""

    field: str
    name: str | Promise
    says: tuple[tuple[str, str], ...]


def told_of(meeting: Meeting, reports: Iterable[Report]) -> list[Told]:
    """What each record of the meeting says, the leading one first.

    By whom, of the `reports` that the reader may know of alone.
    """
    records = [meeting, *sorted(meeting.merged.all(), key=lambda one: one.pk)]
    by = {one.meeting_id: one.unit.name for one in reports if one.unit}
    return [_told(one, by.get(one.pk, "")) for one in records]


def contradictions(told: Sequence[Told]) -> list[Contradiction]:
    """Start, end, length, venue, agenda and people of each unit where two reports differ."""
    found = [
        _times("start", gettext_lazy("Start"), told, lambda one: one.start),
        _times("end", gettext_lazy("End"), told, lambda one: one.end),
        _lengths(told),
        _texts("venue", gettext_lazy("Venue"), told, lambda one: one.venue),
        _texts("agenda", gettext_lazy("Agenda"), told, lambda one: "；".join(one.agenda)),
        *_people(told),
    ]
    return [one for one in found if one is not None]


def disputed_length(told: Sequence[Told]) -> str:
    """The longest length where reports disagree on it, which counts; empty where they agree."""
    if _lengths(told) is None:
        return ""
    return _hours(max(one.length for one in told if one.length is not None))


def _told(meeting: Meeting, by: str) -> Told:
    people: dict[str, int] = {}
    for seat in meeting.attendances.all():
        people[seat.unit.name] = people.get(seat.unit.name, 0) + seat.people
    return Told(
        by=by,
        start=meeting.starts_at,
        end=meeting.ends_at,
        is_timed=meeting.has_time,
        venue=meeting.venue,
        agenda=tuple(item["title"] for item in meeting.agenda),
        people=tuple(people.items()),
    )


def _says(pairs: Iterable[tuple[Told, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((one.by or _("another report"), text) for one, text in pairs)


def _times(
    field: str, name: Promise, told: Sequence[Told], time_of: Callable[[Told], datetime | None]
) -> Contradiction | None:
    known = [(one, at) for one in told if one.is_timed for at in [time_of(one)] if at is not None]
    times = [at for _one, at in known]
    if len(times) < 2 or max(times) - min(times) <= TOLERANCE:
        return None
    shown = ((one, date_format(timezone.localtime(at), "DATETIME_FORMAT")) for one, at in known)
    return Contradiction(field, name, _says(shown))


def _lengths(told: Sequence[Told]) -> Contradiction | None:
    known = [(one, one.length) for one in told if one.length is not None]
    lengths = [length for _one, length in known]
    if len(lengths) < 2 or max(lengths) - min(lengths) <= TOLERANCE:
        return None
    shown = ((one, _hours(length)) for one, length in known)
    return Contradiction("length", gettext_lazy("Duration"), _says(shown))


def _hours(length: timedelta) -> str:
    return _("%(hours)s hours") % {"hours": f"{length.total_seconds() / 3600:.1f}"}


def _texts(
    field: str, name: Promise, told: Sequence[Told], text_of: Callable[[Told], str]
) -> Contradiction | None:
    known = [(one, text_of(one)) for one in told if text_of(one)]
    if len({"".join(text.split()) for _one, text in known}) < 2:
        return None
    return Contradiction(field, name, _says(known))


def _people(told: Sequence[Told]) -> Iterable[Contradiction]:
    units = dict.fromkeys(unit for one in told for unit, _count in one.people)
    for unit in units:
        known = [(one, dict(one.people)[unit]) for one in told if unit in dict(one.people)]
        if len({count for _one, count in known}) > 1:
            says = _says((one, str(count)) for one, count in known)
            yield Contradiction("people", _("People of %(unit)s") % {"unit": unit}, says)
