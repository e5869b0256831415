"""Writes to reports of the grassroots.

No entry of the log names a sender, holds a word of the report or stands at the time of its
arrival: arrivals are noted together on the following day, in no order.
"""

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from burden.activities import descent
from burden.activities.importers import MarkedList, rule_of_texts
from burden.activities.models import Voice
from burden.activities.voices import linking
from burden.activities.voices.errors import (
    AlreadySettled,
    NobodyListens,
    NobodyReported,
    Revealing,
    UnknownItem,
)
from burden.activities.voices.places import place_of
from burden.activities.voices.receipts import hash_of
from burden.activities.voices.revealing import Kind, Mark, marks_in
from burden.audit import services as audit
from burden.matters.models import Item
from burden.matters.registry import is_open_to
from burden.organisations import policies
from burden.organisations.models import Unit, User
from burden.organisations.named import Units
from burden.organisations.periods import after_working_days
from burden.thresholds import selectors as thresholds


@dataclass(frozen=True)
class Report:
    """What someone typed. `who` is who demanded it, `hours` what it takes in a month."""

    text: str
    who: str
    hours: Decimal | None = None

    @property
    def digest(self) -> str:
        """What a warning was given for: after a change it is given anew."""
        return hashlib.sha256(f"{self.text}\0{self.who}".encode()).hexdigest()


def send(*, report: Report, by: User, is_named: bool, code: str, warned: str = "") -> Voice:
    """Keep a report; the same code again is the same report.

    Args:
        code: the receipt, which nobody but the sender has.
        warned: the digest of what the sender was warned of and sends all the same.

    Raises:
        MarkedList: it carries a secrecy mark; nothing of it is kept.
        Revealing: sent under no name it would tell who sent it; nothing of it is kept.
    """
    policies.require(by, "voices.send")
    assert by.scope is not None
    _refuse(report, _known_of(by), warned, is_named=is_named)
    place = by.scope
    if not is_named:
        smallest = thresholds.in_force().whole("voices.smallest_group")
        place = place_of(by.scope, smallest=smallest, today=timezone.localdate())
    unit = Units(near=by.scope).look_up(report.who)
    return _kept(report, unit, place=place, sender=by if is_named else None, code=code)


def send_unsigned(*, report: Report, code: str, warned: str = "") -> Voice:
    """Keep a report of someone who did not sign in, about whom nothing at all is known.

    It goes to those who look into the area of the unit reported, else into all.

    Raises: as `send`, and
        NobodyListens: there is no unit yet.
    """
    _refuse(report, [], warned, is_named=False)
    unit = Units(near=None).look_up(report.who)
    tops = Unit.objects.filter(parent__isnull=True, is_external=False).order_by("path")
    if unit is not None and not unit.is_external:
        place = unit.parent or unit
    else:
        top = tops.first()
        if top is None:
            raise NobodyListens
        place = top
    return _kept(report, unit, place=place, sender=None, code=code, is_unsigned=True)


def _refuse(
    report: Report, known: Collection[tuple[str, Kind]], warned: str, *, is_named: bool
) -> None:
    rule = rule_of_texts([report.who], report.text)
    if rule:
        raise MarkedList(rule)
    if not is_named and warned != report.digest:
        marks = _revealed_by(report, known)
        if marks:
            raise Revealing(marks)


def _kept(
    report: Report,
    unit: Unit | None,
    *,
    place: Unit,
    sender: User | None,
    code: str,
    is_unsigned: bool = False,
) -> Voice:
    today, parameters = timezone.localdate(), thresholds.in_force()
    voice = Voice(
        text=report.text,
        unit=None if unit is None or unit.is_external else unit,
        hours=report.hours,
        place=place,
        sender=sender,
        is_unsigned=is_unsigned,
        receipt=hash_of(code),
        day=today,
        promised_on=after_working_days(today, parameters.whole("voices.answer_working_days")),
    )
    voice.unit_words = "" if voice.unit else report.who
    voice.item = linking.named_item(voice)
    voice.link = Voice.Link.NAMED if voice.item else ""
    try:
        with transaction.atomic():
            voice.save(force_insert=True)
    except IntegrityError:
        # The button was pressed twice, or the page sent again.
        return Voice.objects.get(receipt=voice.receipt)
    return voice


def _known_of(sender: User) -> list[tuple[str, Kind]]:
    """Names that tell who the sender is: the own one, those of colleagues and of the unit."""
    assert sender.scope is not None
    unit = sender.scope
    colleagues = User.objects.filter(scope=unit).exclude(pk=sender.pk)
    known = [
        (sender.full_name, Kind.OWN_NAME),
        (sender.username, Kind.OWN_NAME),
        *((name, Kind.OWN_UNIT) for name in (unit.name, *unit.short_names)),
    ]
    for names in colleagues.values_list("full_name", "username"):
        known += [(name, Kind.COLLEAGUE) for name in names]
    return known


def _revealed_by(report: Report, known: Collection[tuple[str, Kind]]) -> dict[str, list[Mark]]:
    """What tells who the sender is, by field; fields without are left out."""
    marks = {
        "text": marks_in(report.text, known),
        # The unit reported may be one's own; it is a name of it that is asked for there.
        "who": marks_in(report.who, [one for one in known if one[1] is not Kind.OWN_UNIT]),
    }
    return {field: found for field, found in marks.items() if found}


@transaction.atomic
def note_arrivals(today: date) -> int:
    """Note in the log what arrived before today; how many reports that were."""
    arrived = Voice.objects.select_for_update(of=("self",)).select_related("place")
    fresh = list(arrived.filter(is_noted=False, day__lt=today).order_by("uuid"))
    Voice.objects.filter(pk__in=[one.pk for one in fresh]).update(is_noted=True)
    for voice in fresh:
        audit.record(
            by=None,
            action="voice.received",
            target=voice,
            unit=voice.place,
            details={"day": voice.day.isoformat()},
        )
    return len(fresh)


@transaction.atomic
def pass_on(*, voice: Voice, by: User, who: str = "") -> Voice:
    """Let the unit reported see it, without sender and place.

    Args:
        who: the unit, where the report itself does not name one of the tree.

    Raises:
        NobodyReported: no unit of the tree is meant.
        AlreadySettled: it is no longer waiting for that.
    """
    policies.require(by, "voices.pass_on", voice)
    voice = _held(voice, lambda one: one.state == Voice.State.RECEIVED)
    if voice.unit is None:
        unit = Units(near=voice.place).look_up(who) if who.strip() else None
        if unit is None or unit.is_external:
            raise NobodyReported
        voice.unit, voice.unit_words = unit, ""
    voice.state, voice.passed_on = Voice.State.PASSED_ON, timezone.localdate()
    voice.save()
    _note(voice, by, "voice.passed_on")
    return voice


def answer(*, voice: Voice, by: User, text: str) -> Voice:
    """Answer the sender.

    Raises:
        AlreadySettled: it has been answered or closed.
        MarkedList: the answer carries a secrecy mark; nothing of it is kept.
    """
    policies.require(by, "voices.answer", voice)
    return _settled(voice, by, text, Voice.State.ANSWERED)


def close(*, voice: Voice, by: User, reason: str) -> Voice:
    """Close it with a reason, which the sender reads.

    Raises: as `answer`.
    """
    policies.require(by, "voices.pass_on", voice)
    return _settled(voice, by, reason, Voice.State.CLOSED)


@transaction.atomic
def set_link(*, voice: Voice, by: User, uuid: UUID | None = None, name: str = "") -> Voice:
    """Say what it speaks of, by id or by number or title; nothing takes the link away.

    Raises:
        UnknownItem: nothing that the person may open is called that.
    """
    policies.require(by, "voices.pass_on", voice)
    voice = _held(voice, lambda _one: True)
    opened = Item.objects.filter(is_open_to(by))
    item = None
    if uuid is not None:
        item = opened.filter(uuid=uuid, source__in=linking.SPOKEN_OF).first()
    elif name.strip():
        item = descent.latest_named(
            name, opened, sources=linking.SPOKEN_OF, until=None, of=voice.unit
        )
    if item is None and (uuid is not None or name.strip()):
        raise UnknownItem
    voice.item, voice.link = item, Voice.Link.PERSON if item else ""
    voice.save(update_fields=["item", "link"])
    _note(voice, by, "voice.linked" if item else "voice.unlinked")
    return voice


@transaction.atomic
def _settled(voice: Voice, by: User, text: str, state: Voice.State) -> Voice:
    rule = rule_of_texts([], text)
    if rule:
        raise MarkedList(rule)
    voice = _held(voice, lambda one: not one.is_settled)
    voice.answer, voice.state, voice.settled_on = text, state, timezone.localdate()
    voice.save()
    _note(voice, by, f"voice.{state}")
    return voice


def _held(voice: Voice, is_still: Callable[[Voice], bool]) -> Voice:
    held = Voice.objects.select_for_update(of=("self",)).select_related("unit", "place")
    found = held.get(pk=voice.pk)
    if not is_still(found):
        raise AlreadySettled
    return found


def _note(voice: Voice, by: User, action: str) -> None:
    """The entry stands where the one who did it sits: another's log tells no place."""
    audit.record(by=by, action=action, target=voice, unit=by.scope)
