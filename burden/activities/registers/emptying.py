"""Records whose period is over: their words go, in one way for every register (`burden.retention`).

What stays of a record is whose it was, its number, days, kinds, figures and the units that it
reached: hours, years and decisions rest on these. It is judged and booked no more, and no list
tells anything of it.
"""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Case, F, Q, QuerySet, When
from django.utils.translation import gettext_lazy as _

from burden.activities.models import ActivityHit, Record
from burden.activities.registers.contract import Register
from burden.activities.ruling.periods import items_of
from burden.jobs import selectors as jobs
from burden.matters.models import Item
from burden.organisations import policies
from burden.organisations.models import Role, Unit, User
from burden.retention.registry import Held, Kind
from burden.retention.words import blank, digest, forget
from burden.thresholds.rulebook import Subject


def kind_of(register: Register) -> Kind:
    """The records of a register as what can be removed."""
    return Kind(
        code=register.key,
        label=register.label,
        parameter=f"retention.{register.key}",
        goes=_(
            "Title, basis, texts, names of fields and what tells people apart go; number, days, "
            "kinds, units, figures, hours and decisions stay."
        ),
        records=partial(_records, register),
        hold=partial(_hold, register),
        may_ask=partial(_may_ask, register),
    )


def is_askable(user: User, record: Record) -> bool:
    """Whether this reader of a record may ask that it be emptied."""
    if not policies.can(user, "removals.ask") or record.item.removed_at is not None:
        return False
    return user.role == Role.INSPECTOR or record.by_id == user.pk


def _records(register: Register, unit: Unit) -> QuerySet[Any]:
    """Those that are over, with words left, that a scope brought, or causes where nobody did."""
    is_brought = Q(reporter__path__startswith=unit.path)
    is_caused = Q(reporter__isnull=True, unit__path__startswith=unit.path)
    since = Case(When(is_withdrawn=True, then=F("day")), default=register.words.over)
    worded = register.model._default_manager.filter(item__removed_at__isnull=True)
    found: QuerySet[Any] = worded.filter(is_brought | is_caused).annotate(since=since)
    return found


def _hold(register: Register, uuid: UUID, unit: Unit) -> Held | None:
    """Lock one of these records."""
    locked = register.model.objects.select_for_update(of=("self",)).select_related("unit", "item")
    record = locked.filter(uuid=uuid).first()
    if record is None or (mine := _records(register, unit).filter(pk=record.pk).first()) is None:
        return None
    words = {name: getattr(record, name) for name in ("title", *register.words.fields)}
    return Held(
        record=record,
        unit=record.unit,
        day=mine.since or record.day,
        number=record.number,
        sha256=digest({**words, **register.words.beside(record)}),
        items=(record.item, *_resting_on(record)),
        is_underway=jobs.is_open(register.judge, str(record.uuid)),
        empty=partial(_empty, register, record),
    )


def _resting_on(record: Record) -> list[Item]:
    """Items of others that the rules speak against because of this one, and of its unit's years."""
    hits = ActivityHit.objects.filter(items__contains=[str(record.uuid)])
    others = Item.objects.filter(pk__in=hits.values("item")).exclude(pk=record.item_id)
    years = [(record.unit_id, record.day.year + more) for more in (0, 1)]
    of_years = items_of(years, Subject(record.item.source)).values()
    return list(others | Item.objects.filter(pk__in=of_years))


def _empty(register: Register, record: Any, at: datetime) -> None:
    """Take the words of a locked record away."""
    register.words.forget(record)
    for name in register.words.fields:
        told = getattr(record, name)
        setattr(record, name, "" if isinstance(told, str) else blank(told))
    record.title, record.withdrawn_because = Item.REMOVED_TITLE, ""
    record.save(update_fields=["title", "withdrawn_because", *register.words.fields])
    forget([record.item], at)


def _may_ask(register: Register, user: User, uuid: UUID) -> bool:
    """Inspectors may of what they see, others of what they brought themselves."""
    return is_askable(user, register.record_for(user, uuid))
