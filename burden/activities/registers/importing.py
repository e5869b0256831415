"""Taking records in: rows of a file or one form, each with its audit entry and its job.

A row whose units are unknown is an error of its own; the other rows go on. Bringing the same list
again changes only what is new.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from burden.activities.importers import (
    BadCell,
    Draft,
    MarkedList,
    RowError,
    read_list,
    read_row,
    rule_of_texts,
)
from burden.activities.registers import sentences
from burden.activities.registers.contract import Arrival, Kept, Register
from burden.audit import services as audit
from burden.jobs import services as jobs
from burden.jobs.models import Lane
from burden.organisations import locks, policies
from burden.organisations.models import Unit, User
from burden.organisations.named import Units, UnknownUnit

REFUSED = "document.refused"
ROWS_AT_MOST = 5_000


@dataclass(frozen=True)
class Wrong:
    """A row that was not taken: where, under which header, what is wrong, and as it was written."""

    row: int
    field: str
    sentence: str
    cells: tuple[str, ...] = ()


@dataclass
class Report:
    """What an import did: rows taken in new, rows that were known, and rows with errors."""

    taken: int = 0
    known: int = 0
    errors: list[Wrong] = field(default_factory=list)
    header: list[str] = field(default_factory=list)


class BadValues(Exception):
    """What is wrong with a form: by field, and sentences."""

    def __init__(self, errors: Sequence[tuple[str, str]]) -> None:
        super().__init__("; ".join(sentence for _, sentence in errors))
        self.errors = list(errors)


def take_file(
    register: Register, *, name: str, content: bytes, unit: Unit | None, by: User | None
) -> Report:
    """Take a file in.

    Raises:
        ImportFailed: the file as a whole cannot be used; nothing is kept.
        MarkedList: it carries a secrecy mark; nothing is kept but time, user, hash and rule.
    """
    if by is not None:
        policies.require(by, "activities.report", unit)
    try:
        found = read_list(name, content, register.columns)
    except MarkedList as marked:
        note_refusal(by=by, unit=unit, rule=marked.rule, content=content)
        raise
    report = Report(header=found.header)
    report.errors += [_wrong(register, one) for one in found.errors]
    drafts = found.drafts[:ROWS_AT_MOST]
    for draft in found.drafts[ROWS_AT_MOST:]:
        told = sentences.of_file("too_many_rows", str(ROWS_AT_MOST))
        report.errors.append(Wrong(draft.row, "", told, draft.cells))
    _take(register, drafts, report, name=name, unit=unit, by=by)
    report.errors.sort(key=lambda one: one.row)
    return report


def take_one(register: Register, *, texts: dict[str, str], unit: Unit | None, by: User) -> Kept:
    """Take in what someone typed.

    Raises:
        BadValues: what is wrong, by field.
        MarkedList: it carries a secrecy mark; nothing of it is kept.
    """
    policies.require(by, "activities.report", unit)
    rule = rule_of_texts(
        [text for key, text in texts.items() if key != "text"], texts.get("text", "")
    )
    if rule:
        note_refusal(by=by, unit=unit, rule=rule)
        raise MarkedList(rule)
    values, bad = read_row(register.columns, texts)
    if bad:
        raise BadValues(
            [
                (one.field, sentences.of_cell(one.code, one.value, register.columns[one.field]))
                for one in bad
            ]
        )
    with transaction.atomic():
        locks.hold(f"activities.{register.key}")
        try:
            kept = register.keep(Arrival(Draft(0, values), unit, by, Units(near=unit)))
        except UnknownUnit as error:
            told = sentences.of_cell("unknown_unit", error.name)
            raise BadValues([(error.field, told)]) from error
        except BadCell as error:
            told = sentences.of_cell(error.code, error.value, register.columns[error.field])
            raise BadValues([(error.field, told)]) from error
        audit.record(
            by=by,
            action=f"{register.key}.{'reported' if kept.is_new else 'completed'}",
            target=kept.record,
            unit=unit,
            details={"fields": sorted(key for key, text in texts.items() if text)},
        )
        for kind, key in sorted({(register.judge, str(kept.record.uuid)), *kept.also}):
            jobs.enqueue(kind, key)
    return kept


def note_refusal(
    *, by: User | None, unit: Unit | None, rule: str, content: bytes = b"", sha256: str = ""
) -> None:
    """Note that something was refused; of what was typed no hash is kept, it could be guessed."""
    sha256 = sha256 or (hashlib.sha256(content).hexdigest() if content else "")
    audit.record(by=by, action=REFUSED, unit=unit, details={"sha256": sha256, "rule": rule})


@transaction.atomic
def _take(
    register: Register,
    drafts: Iterable[Draft],
    report: Report,
    *,
    name: str,
    unit: Unit | None,
    by: User | None,
) -> None:
    # Two files at a time would both find that a record is new.
    locks.hold(f"activities.{register.key}")
    units = Units(near=unit)
    asked: set[tuple[str, str]] = set()
    for draft in drafts:
        try:
            with transaction.atomic():
                kept = register.keep(Arrival(draft, unit, by, units))
        except UnknownUnit as error:
            bad = RowError(draft.row, "unknown_unit", error.field, error.name, "", draft.cells)
            report.errors.append(_wrong(register, bad))
            continue
        except BadCell as error:
            bad = RowError(draft.row, error.code, error.field, error.value, "", draft.cells)
            report.errors.append(_wrong(register, bad))
            continue
        report.taken += kept.is_new
        report.known += not kept.is_new
        if kept.is_changed:
            asked |= {(register.judge, str(kept.record.uuid)), *kept.also}
    audit.record(
        by=by,
        action=f"{register.key}.imported",
        target=unit,
        unit=unit,
        details={"name": name, "taken": report.taken, "known": report.known},
    )
    for kind, key in sorted(asked):
        jobs.enqueue(kind, key, lane=Lane.BULK)


def _wrong(register: Register, error: RowError) -> Wrong:
    columns = register.columns
    column = next((one for one in columns.all if one.key == error.field), None)
    header = error.column or (sentences.header_of(columns, error.field) if error.field else "")
    return Wrong(error.row, header, sentences.of_cell(error.code, error.value, column), error.cells)
