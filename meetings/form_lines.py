"""Lines that people type into a form, turned into parts of a draft; each bad line is named."""

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from burden.organisations.models import Unit
from burden.organisations.named import Units
from meetings.errors import sentences_of
from meetings.importers import BadCell, DraftItem, DraftSeat, DraftSpeech, Limits
from meetings.importers.cells import read_agenda, read_speeches
from meetings.models import Meeting

_SEAT = re.compile(
    r"^(?P<unit>.+?)[\s:：,，]+(?P<people>\d{1,5})\s*人?"
    r"(?:[\s:：,，]*[（(]?(?P<role>[^\d\s:：,，（(）)][^（(）)]*?)[）)]?)?$"
)
_LIMITS = Limits()
_LONGEST_SEAT = 300
Part = TypeVar("Part")


def agenda_of(text: str, units: Units) -> tuple[DraftItem, ...]:
    """One item a line, behind @ the units it concerns."""

    def item(line: str) -> DraftItem:
        # A bar parts items in a list; in a form the line does.
        found = read_agenda(line.replace("|", "｜"), _LIMITS)
        if len(found) != 1:
            return DraftItem(line)
        for name in found[0].units:
            _check_unit(name, units)
        return found[0]

    return _each(text, item)


def seats_of(text: str, units: Units) -> tuple[DraftSeat, ...]:
    """One unit a line with its people and perhaps a role."""

    def seat(line: str) -> DraftSeat:
        found = _SEAT.match(line) if len(line) <= _LONGEST_SEAT else None
        if found is None:
            raise ValidationError(
                _("“%(line)s”: write the unit and the number of people.")
                % {"line": line[:_LONGEST_SEAT]}
            )
        _check_unit(found["unit"], units)
        return DraftSeat(found["unit"], int(found["people"]), (found["role"] or "").strip())

    return _each(text, seat)


def speeches_of(text: str) -> tuple[DraftSpeech, ...]:
    """One speech a line: speaker, role and minutes."""

    def speech(line: str) -> DraftSpeech:
        try:
            return read_speeches(line.replace(";", "；"), _LIMITS)[0]
        except BadCell as bad:
            raise ValidationError(sentences_of([{"code": bad.code, "value": line}])) from bad

    return _each(text, speech)


def names_of(text: str) -> tuple[str, ...]:
    """One name a line."""
    return tuple(line for _number, line in _lines(text))


def initial_of(meeting: Meeting) -> dict[str, object]:
    """What a form of a meeting begins with, so that its lines say what was reported."""
    concerned = {int(pk) for item in meeting.agenda for pk in item["units"]}
    names = dict(Unit.objects.filter(pk__in=concerned).values_list("pk", "name"))
    seats = meeting.attendances.select_related("unit").order_by("pk")
    return {
        "title": meeting.title,
        "unit": meeting.host.uuid,
        "starts_at": meeting.starts_at,
        "ends_at": meeting.ends_at,
        "agenda": "\n".join(
            "@".join([item["title"], ",".join(names[int(pk)] for pk in item["units"])]).rstrip("@")
            for item in meeting.agenda
        ),
        "attendees": "\n".join(f"{one.unit.name} {one.people} {one.role}".strip() for one in seats),
        "mode": meeting.mode,
        "venue": meeting.venue,
        "branches": "\n".join(one["name"] for one in meeting.branches),
        "kind": meeting.kind,
        "category": meeting.category,
        "convener": meeting.convener,
        "speeches": "\n".join(map(_told, meeting.speeches)),
        "has_discussion": _word(meeting.has_discussion),
        "is_comprehensive": _word(meeting.is_comprehensive),
        "legal_basis": meeting.legal_basis,
        "plan_number": meeting.plan_number,
        "filed_on": meeting.filed_on,
        "approved_by": meeting.approved_by,
        "approved_on": meeting.approved_on,
        "cites": "\n".join(meeting.cites),
        "minutes": meeting.minutes,
    }


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield number, line.strip()


def _each(text: str, read: Callable[[str], Part]) -> tuple[Part, ...]:
    """Read every line; all that are wrong are named at once, with their number."""
    parts: list[Part] = []
    wrong: list[str] = []
    for number, line in _lines(text):
        try:
            parts.append(read(line))
        except ValidationError as error:
            wrong += [
                _("Line %(number)s: %(what)s") % {"number": number, "what": what}
                for what in error.messages
            ]
    if wrong:
        raise ValidationError(wrong)
    return tuple(parts)


def _check_unit(name: str, units: Units) -> None:
    if not units.is_known(name):
        raise ValidationError(sentences_of([{"code": "unknown_unit", "value": name}]))


def _told(speech: dict[str, object]) -> str:
    minutes, characters = speech["minutes"], speech["characters"]
    length = f"{minutes:g}" if isinstance(minutes, int | float) else ""
    length = f"{characters}字" if characters and not length else length
    return ":".join(str(part) for part in (speech["speaker"], speech["role"], length) if part)


def _word(told: bool | None) -> str:
    return "" if told is None else str(told).lower()
