"""A person puts a record right, withdraws it or takes it up again; jobs judge and book it anew.

The ledger books what differs from before. What was corrected no list undoes, and none
brings it again as another record.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from burden.activities.importers import (
    BadCell,
    Column,
    Kind,
    MarkedList,
    read_row,
    rule_of_texts,
)
from burden.activities.models import Record
from burden.activities.registers import sentences
from burden.activities.registers.contract import Register
from burden.activities.registers.importing import BadValues, note_refusal
from burden.activities.registers.keys import keep_known
from burden.activities.registers.writing import require_words
from burden.audit import services as audit
from burden.jobs import services as jobs
from burden.organisations import locks, policies
from burden.organisations.models import Unit, User
from burden.organisations.named import Units, UnknownUnit
from burden.organisations.policies import owning_unit

_REASON = 300


@dataclass(frozen=True)
class Difference:
    """One column of a correction: what stood there and what stands there then."""

    column: Column
    before: str
    after: str


class ReasonMissing(Exception):
    """A record is withdrawn with a reason, or not at all."""


@owning_unit.register
def _reporter_owns(obj: Record) -> Unit:
    """Who brought a record puts it right; its organiser where nobody is noted."""
    return obj.reporter or obj.unit


def texts_of(register: Register, record: Record, user: User) -> dict[str, str]:
    """What stands of a record as the cells of a list, as far as the person may know it."""
    by_column = {key: name for name, key in register.fields.items()}
    told = register.told(user, record)
    return {
        one.key: told[one.key]
        if one.key in told
        else _written(one, getattr(record, by_column[one.key]))
        for one in register.columns.all
    }


def differences(
    register: Register, record: Record, texts: Mapping[str, str], user: User
) -> list[Difference]:
    """What a correction would change, by its cells."""
    before = texts_of(register, record, user)
    return [
        Difference(one, before[one.key], after)
        for one in register.columns.all
        if (after := " ".join(texts.get(one.key, "").split())) != " ".join(before[one.key].split())
    ]


def correct(register: Register, record: Record, *, texts: dict[str, str], by: User) -> Any:
    """Put these cells in the place of what stands; an empty cell takes away what stood there.

    Raises:
        PermissionDenied: only people of the unit that brought it, and those above, correct it.
        BadValues: what is wrong, by field.
        MarkedList: it carries a secrecy mark; nothing of it is kept.
    """
    policies.require(by, "activities.correct", record)
    unit = owning_unit(record)
    rule = rule_of_texts(
        [text for key, text in texts.items() if key != "text"], texts.get("text", "")
    )
    if rule:
        note_refusal(by=by, unit=unit, rule=rule)
        raise MarkedList(rule)
    values, bad = read_row(register.columns, texts)
    if bad:
        told = [
            (one.field, sentences.of_cell(one.code, one.value, register.columns[one.field]))
            for one in bad
        ]
        raise BadValues(told)
    with transaction.atomic():
        locks.hold(f"activities.{register.key}")
        held = _held(register, record)
        before, asked, stood_at = texts_of(register, held, by), _asked(register, held), held.unit
        _rewrite(register, held, values, Units(near=unit), by)
        held.refresh_from_db()
        after = texts_of(register, held, by)
        changed = [key for key, text in after.items() if text != before[key]]
        if texts.get("person"):
            changed.append("person")
        if not changed:
            return held
        held.corrected = sorted({*held.corrected, *changed})
        held.save()
        keep_known(held, stood_at=stood_at, key=register.key_of(held))
        told_keys = [key for key in changed if key != "person"]
        audit.record(
            by=by,
            action=f"{register.key}.corrected",
            target=held,
            unit=unit,
            details={
                "fields": sorted(changed),
                "before": {key: before[key] for key in told_keys},
                "after": {key: after[key] for key in told_keys},
            },
        )
        _ask(register, held, asked)
    return held


def withdraw(register: Register, record: Record, *, reason: str, by: User) -> None:
    """Note that it never was, or is kept twice: it stays to be read and counts for nothing.

    Raises:
        PermissionDenied: only people of the unit that brought it, and those above, withdraw it.
        ReasonMissing: no reason is given.
    """
    policies.require(by, "activities.correct", record)
    reason = " ".join(reason.split())[:_REASON]
    if not reason:
        raise ReasonMissing
    _set_aside(register, record, by, reason=reason)


def take_up_again(register: Register, record: Record, *, by: User) -> None:
    """Note that a withdrawn record stands after all.

    Raises:
        PermissionDenied: only people of the unit that brought it, and those above, may say so.
    """
    policies.require(by, "activities.correct", record)
    _set_aside(register, record, by, reason="")


@transaction.atomic
def _set_aside(register: Register, record: Record, by: User, *, reason: str) -> None:
    locks.hold(f"activities.{register.key}")
    held = _held(register, record)
    if held.is_withdrawn == bool(reason):
        return
    held.is_withdrawn, held.withdrawn_because = bool(reason), reason
    held.save()
    audit.record(
        by=by,
        action=f"{register.key}.{'withdrawn' if reason else 'taken_up_again'}",
        target=held,
        unit=owning_unit(held),
        details={"reason": reason} if reason else {},
    )
    _ask(register, held, set())


def _held(register: Register, record: Record) -> Any:
    found = register.model.objects.select_for_update(of=("self",))
    held = found.select_related("unit", "item", "reporter").get(pk=record.pk)
    require_words(held)
    return held


def _rewrite(
    register: Register, record: Any, values: Mapping[str, Any], units: Units, by: User
) -> None:
    try:
        with transaction.atomic():
            register.rewrite(record, values, units, by)
    except UnknownUnit as error:
        told = sentences.of_cell("unknown_unit", error.name)
        raise BadValues([(error.field, told)]) from error
    except BadCell as bad:
        column = register.columns[bad.field]
        raise BadValues([(bad.field, sentences.of_cell(bad.code, bad.value, column))]) from bad
    except IntegrityError as error:
        told = _("Another record of this unit has the same key, or its days contradict each other.")
        raise BadValues([("start", told)]) from error


def _asked(register: Register, record: Record) -> set[tuple[str, str]]:
    """The jobs that look at the record: its own, its followers', its year's and the next one's."""
    found = {(register.judge, key) for key in (str(record.uuid), *register.followers(record))}
    if register.judge_year:
        years = (record.day.year, record.day.year + 1)
        found |= {(register.judge_year, f"{record.unit.uuid}:{year}") for year in years}
    return found


def _ask(register: Register, record: Record, before: set[tuple[str, str]]) -> None:
    for kind, key in sorted({*before, *_asked(register, record)}):
        jobs.enqueue(kind, key)


def _written(column: Column, value: Any) -> str:
    """A value as a cell holds it."""
    if value is None or value == "":
        return ""
    if column.kind is Kind.FLAG:
        return "是" if value else "否"
    if isinstance(value, list):
        return "；".join(map(str, value))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | float):
        return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
    return str(value)
