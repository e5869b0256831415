"""What the page of any record shows to this reader: whom it reached, its hours, rules, matter."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from django.db.models import Count, Q, Sum

from burden.activities.models import ActivityHit, Record
from burden.activities.ruling.pages import RuleRow, open_items, rules_told
from burden.activities.ruling.periods import hits_of_year
from burden.ledger.models import Entry
from burden.matters import registry
from burden.matters.models import Item
from burden.organisations.models import Unit, User
from burden.thresholds import selectors as thresholds
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import Subject


def context_of(
    user: User,
    record: Record,
    units: Sequence[Unit],
    facts: Sequence[tuple[Any, Any]] = (),
    *,
    subject: str,
    also: Sequence[Unit] = (),
    parameters: Parameters | None = None,
) -> Mapping[str, Any]:
    """What every record's page is given.

    Args:
        units: those that it reached; `also` are others that hours landed at.
        facts: label and value of what was told; empty values are left out.
        subject: whose year the organiser's page shows.
        parameters: those in force, where they were asked for already.
    """
    told, closed = open_units(user, record, units)
    others, _closed = open_units(user, record, [one for one in also if one not in units])
    return {
        "targets": told,
        "closed_targets": closed,
        "facts": [(label, value) for label, value in facts if value not in (None, "")],
        "hours": hours_of(record.item, [*told, *others]),
        **_rules(user, record, subject, parameters or thresholds.in_force()),
        "parent": parent_of(user, record.item),
        "subject": subject,
        "knows_year": knows_year(user, record),
    }


def knows_year(user: User, record: Record) -> bool:
    """Whether the reader may open the year of who caused the record."""
    return user.scope is not None and user.scope.contains(record.unit)


def _rules(
    user: User, record: Record, subject: str, parameters: Parameters
) -> Mapping[str, list[RuleRow]]:
    """What the rules say of the record, and of the organiser's year where that rests on it."""
    hits = ActivityHit.objects.filter(item=record.item)
    if knows_year(user, record):
        hits |= hits_of_year(record.unit, record.day.year, Subject(subject))
    found = list(hits)
    told = partial(
        rules_told,
        user,
        parameters=parameters,
        opened=open_items(user, [uuid for one in found for uuid in one.items]),
    )
    own = [one for one in found if one.item_id == record.item_id]
    others = [one for one in found if one not in own and str(record.uuid) in one.items]
    return {"rules": told(own), "year_rules": told(others)}


def open_units(user: User, record: Record, units: Sequence[Unit]) -> tuple[list[Unit], int]:
    """The units that the reader may know of, and how many more there are.

    Who caused a record knows whom it reached; others know those of their own scope.
    """
    scope = user.scope
    if scope is not None and scope.contains(record.unit):
        return list(units), 0
    told = [one for one in units if scope is not None and scope.contains(one)]
    return told, len(units) - len(told)


def hours_of(item: Item, units: Sequence[Unit]) -> list[tuple[Unit, Decimal, bool]]:
    """Hours of an item at each of these units, most first, and whether they are measured."""
    rows = (
        Entry.objects.filter(item=item, receiver__in=units)
        .order_by()
        .values("receiver")
        .annotate(sum=Sum("hours"), assumed=Count("pk", filter=Q(is_measured=False)))
        .exclude(sum=0)
    )
    by_unit = {one.pk: one for one in units}
    found = [(by_unit[row["receiver"]], row["sum"], not row["assumed"]) for row in rows]
    return sorted(found, key=lambda one: -one[1])


def parent_of(user: User, item: Item) -> Item | None:
    """What it carries out, where the reader may open that."""
    if item.parent_id is None:
        return None
    opened = Item.objects.filter(registry.is_open_to(user), pk=item.parent_id)
    return opened.select_related("unit").first()
