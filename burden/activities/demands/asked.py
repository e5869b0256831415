"""The fields of a demand: what each asks for is read once, when it is recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from typing import Any

from django.db.models import Case, F, Q, When

from burden.activities.fields import (
    Asking,
    Field,
    Form,
    Meaning,
    Period,
    fields_of_list,
    fields_of_rows,
    meaning_of,
    subject_of,
)
from burden.activities.importers import BadCell
from burden.activities.models import AskedField, Demand, RepeatedField
from burden.retention.words import blank

FIELDS_AT_MOST = 5_000
_LONGEST_NAME = 200
# What recurs goes on until it was said to end.
OVER = Case(When(cycle=Demand.Cycle.ONCE, then=F("day")), default=F("sunset"))


def fields_of_text(text: str) -> tuple[Field, ...]:
    """The fields that someone typed, a line or a list of them.

    Raises:
        BadCell: `too_many`.
    """
    paths = [field.path for line in text.splitlines() for field in fields_of_list(line)]
    return _bounded(dict.fromkeys(paths))


def fields_of_tables(tables: Sequence[Sequence[Sequence[str]]]) -> tuple[str, tuple[Field, ...]]:
    """The title of a form and the fields of all its tables.

    Raises:
        BadCell: `too_many`.
    """
    read = [fields_of_rows(rows) for rows in tables]
    title = next((title for title, fields in read if fields and title), "")
    return title, _bounded(dict.fromkeys(one.path for _, fields in read for one in fields))


def _bounded(paths: Mapping[tuple[str, ...], None]) -> tuple[Field, ...]:
    if len(paths) > FIELDS_AT_MOST:
        raise BadCell("too_many", "fields", str(len(paths)))
    return tuple(
        Field(tuple(one[:_LONGEST_NAME] for one in path), place) for place, path in enumerate(paths)
    )


def write_fields(demand: Demand, fields: Sequence[Field]) -> bool:
    """Keep these as the fields of a demand, which must be saved; whether anything is new.

    A demand whose title or day changed is read anew: what a field means depends on them.
    """
    rows = list(_rows(demand, fields))
    kept = demand.fields.order_by("place").values_list("path", "key", "meaning")
    if [(one.path, one.key, one.meaning) for one in rows] == list(kept):
        return False
    demand.fields.all().delete()
    AskedField.objects.bulk_create(rows, batch_size=1_000)
    form = form_of(demand, fields)
    demand.is_list = bool(fields) and subject_of(form).is_roster
    demand.field_count = sum(bool(one.key) for one in rows)
    # Those after it may ask for what it asks for now.
    demand.is_followed = False
    demand.save(update_fields=["is_list", "field_count", "is_followed"])
    return True


def read_again(demand: Demand) -> bool:
    """Read what the fields of a demand mean by its present title and day."""
    return write_fields(demand, [field_of(one) for one in demand.fields.order_by("place")])


def _rows(demand: Demand, fields: Sequence[Field]) -> list[AskedField]:
    form = form_of(demand, fields)
    subject = subject_of(form)
    rows = []
    for field in fields:
        meaning = meaning_of(field, form, subject)
        rows.append(
            AskedField(
                demand=demand,
                place=field.place,
                path=list(field.path),
                key=key_of(meaning) if meaning else "",
                meaning=told_of(meaning) if meaning else None,
            )
        )
    return rows


def form_of(demand: Demand, fields: Sequence[Field] = ()) -> Form:
    """A demand as the engine takes it; forms of one day go by the time they were sent at."""
    return Form(
        key=f"{demand.sent_at.isoformat()} {demand.uuid}",
        title=demand.form_title or demand.title,
        asked_on=demand.day,
        receivers=(),
        fields=tuple(fields),
        asked_by=str(demand.unit_id),
        period=demand.period or demand.title,
    )


def told(demand: Demand) -> Mapping[str, Any]:
    """What its fields ask for."""
    return {"fields": list(demand.fields.order_by("place").values_list("path", flat=True))}


def forget(demand: Demand) -> None:
    """Leave of its fields how many there are, and which of them were asked for twice."""
    rows = list(demand.fields.all())
    for row in rows:
        row.path, row.key, row.meaning = blank(row.path), "", None
    AskedField.objects.bulk_update(rows, ["path", "key", "meaning"], batch_size=1_000)
    pairs = RepeatedField.objects.filter(Q(later__demand=demand) | Q(earlier__demand=demand))
    pairs.update(reasons=[])


def field_of(row: AskedField) -> Field:
    return Field(tuple(row.path), row.place)


def key_of(meaning: Meaning) -> str:
    """What fields that may ask for the same have in common, as the table keeps it."""
    owner, role, words = meaning.key
    return sha256("\x1f".join((owner, role, *sorted(words))).encode()).hexdigest()[:40]


def told_of(meaning: Meaning) -> dict[str, Any]:
    """A meaning as JSON."""
    told = asdict(meaning)
    told["words"] = sorted(meaning.words)
    told["spelt"] = [list(one) for one in meaning.spelt]
    period = meaning.period
    told["period"] = None
    if period is not None:
        told["period"] = [period.end.isoformat(), period.start and period.start.isoformat()]
    return told


def meaning_from(told: Mapping[str, Any]) -> Meaning:
    """The meaning that was kept as JSON."""
    period = told["period"]
    return Meaning(
        **{
            **told,
            "words": frozenset(told["words"]),
            "spelt": tuple((word, spelling) for word, spelling in told["spelt"]),
            "period": period and Period(date.fromisoformat(period[0]), _day(period[1])),
        }
    )


def asking_of(row: AskedField, form: Form) -> Asking:
    """A kept field as the engine compares it."""
    assert row.meaning is not None
    return Asking(form, field_of(row), meaning_from(row.meaning))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
