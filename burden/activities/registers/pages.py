"""What the page of any record shows to this reader: whom it reached, its hours, rules, matter."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, Sum

from burden.activities.models import ActivityHit, Record
from burden.activities.ruling.pages import RuleRow, rules_told
from burden.activities.ruling.periods import hits_of_year
from burden.ledger.models import Entry
from burden.matters import registry
from burden.matters.models import Item
from burden.organisations.models import Unit, User
from burden.thresholds import selectors as thresholds
from burden.thresholds.rulebook import Subject


def context_of(
    user: User,
    record: Record,
    units: Sequence[Unit],
    facts: Sequence[tuple[Any, Any]] = (),
    *,
    subject: str,
    also: Sequence[Unit] = (),
) -> Mapping[str, Any]:
    """What every record's page is given.

    Args:
        units: those that it reached; `also` are others that hours landed at.
        facts: label and value of what was told; empty values are left out.
        subject: whose year the organiser's page shows.
    """
    told, closed = open_units(user, record, units)
    others, _closed = open_units(user, record, [one for one in also if one not in units])
    return {
        "targets": told,
        "closed_targets": closed,
        "facts": [(label, value) for label, value in facts if value not in (None, "")],
        "hours": hours_of(record, [*told, *others]),
        "rules": rules_told(
            user, ActivityHit.objects.filter(item=record.item), thresholds.in_force()
        ),
        "parent": parent_of(user, record),
        "subject": subject,
        "knows_year": knows_year(user, record),
        "year_rules": year_rules_of(user, record, subject),
    }


def knows_year(user: User, record: Record) -> bool:
    """Whether the reader may open the year of who caused the record."""
    return user.scope is not None and user.scope.contains(record.unit)


def year_rules_of(user: User, record: Record, subject: str) -> list[RuleRow]:
    """What the rules say of the organiser's year that rests on this record among others."""
    if not knows_year(user, record):
        return []
    hits = hits_of_year(record.unit, record.day.year, Subject(subject))
    own = [one for one in hits if str(record.uuid) in one.items]
    return rules_told(user, own, thresholds.in_force())


def open_units(user: User, record: Record, units: Sequence[Unit]) -> tuple[list[Unit], int]:
    """The units that the reader may know of, and how many more there are.

    Who caused a record knows whom it reached; others know those of their own scope.
    """
    scope = user.scope
    if scope is not None and scope.contains(record.unit):
        return list(units), 0
    told = [one for one in units if scope is not None and scope.contains(one)]
    return told, len(units) - len(told)


def hours_of(record: Record, units: Sequence[Unit]) -> list[tuple[Unit, Decimal, bool]]:
    """Hours of a record at each of these units, most first, and whether they are measured."""
    rows = (
        Entry.objects.filter(item=record.item, receiver__in=units)
        .order_by()
        .values("receiver")
        .annotate(sum=Sum("hours"), assumed=Count("pk", filter=Q(is_measured=False)))
        .exclude(sum=0)
    )
    by_unit = {one.pk: one for one in units}
    found = [(by_unit[row["receiver"]], row["sum"], not row["assumed"]) for row in rows]
    return sorted(found, key=lambda one: -one[1])


def parent_of(user: User, record: Record) -> Item | None:
    """What it carries out, where the reader may open that."""
    parent = record.item.parent_id
    if parent is None:
        return None
    opened = Item.objects.filter(registry.is_open_to(user), pk=parent)
    return opened.select_related("unit").first()
