"""Whether the ledger adds up: the same hours counted by receiver, by originator and by root."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from burden.ledger.hours import AVOIDABLE
from burden.ledger.models import Entry


@dataclass(frozen=True)
class Problem:
    """Something in the ledger that does not add up, in words for who mends it."""

    text: str


# Each way of counting goes through a table of its own, so a row that one of them loses shows.
_WAYS = {
    "received": Q(receiver__path__gt=""),
    "generated": Q(originator__path__gt=""),
    "by_root": Q(item__root__uuid__isnull=False),
}


def problems() -> Iterator[Problem]:
    """Everything that is wrong, by month and by row."""
    yield from _sums_that_differ()
    yield from _rows(
        Entry.objects.filter(item__root__parent__isnull=False), "the root has a parent of its own"
    )
    yield from _rows(Entry.objects.filter(item__root__isnull=True), "the item has no root")
    yield from _rows(
        Entry.objects.filter(item__parent__isnull=False).exclude(
            item__root=F("item__parent__root")
        ),
        "the root differs from that of the parent",
    )
    yield from _rows(
        Entry.objects.exclude(avoidable=F("hours")).filter(component__in=AVOIDABLE)
        | Entry.objects.exclude(avoidable=0).exclude(component__in=AVOIDABLE),
        "the avoidable hours do not belong to the component",
    )
    yield from _rows(Entry.objects.filter(Q(hours__lte=0)), "the row has no hours")


def _sums_that_differ() -> Iterator[Problem]:
    months = (
        Entry.objects.annotate(month=TruncMonth("day"))
        .values("month")
        .annotate(booked=Sum("hours"), **{way: Sum("hours", filter=q) for way, q in _WAYS.items()})
        .order_by("month")
    )
    for month, booked, *sums in months.values_list("month", "booked", *_WAYS):
        for way, hours in zip(_WAYS, sums, strict=True):
            if hours != booked:
                yield Problem(f"{month:%Y-%m}: {booked} hours booked, {hours} {way}")


def _rows(entries: QuerySet[Entry], text: str) -> Iterator[Problem]:
    for entry in entries.order_by("pk").iterator():
        yield Problem(f"row {entry.pk} of item {entry.item_id}: {text}")
