"""Whether the ledger adds up: the same hours counted by receiver, by originator and by root.

The sums that pages read are worked out from the entries once more, in a way of their own: by the
superior of each unit, where the database goes by its path.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from burden.ledger.hours import AVOIDABLE
from burden.ledger.models import WIDE, Entry, ItemSum, ScopeSum


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

_ABOVE = """
WITH RECURSIVE above (unit, scope) AS (
    SELECT id, id FROM organisations_unit
    UNION ALL
    SELECT above.unit, superior.parent_id
      FROM above JOIN organisations_unit AS superior ON superior.id = above.scope
     WHERE superior.parent_id IS NOT NULL),
entry AS (SELECT * FROM ledger_entry
           WHERE day >= %(month)s AND day < %(month)s + interval '1 month')
"""
_SCOPES = """
SELECT coalesce(booked.scope, kept.scope_id), coalesce(booked.side, kept.side),
       booked.hours, kept.hours
  FROM (SELECT scope, side, component, originator_level, receiver_level,
               sum(hours) AS hours, sum(avoidable) AS avoidable,
               sum(CASE WHEN is_measured THEN hours ELSE 0 END) AS measured,
               sum(CASE WHEN is_white THEN hours ELSE 0 END) AS white
          FROM (SELECT 'received' AS side, receiver_id AS unit, * FROM entry
                UNION ALL SELECT 'generated', originator_id, * FROM entry) AS sides
          JOIN above USING (unit)
         GROUP BY 1, 2, 3, 4, 5 HAVING sum(hours) <> 0) AS booked
  FULL JOIN (SELECT * FROM ledger_scopesum WHERE month = %(month)s) AS kept
    ON (booked.scope, booked.side, booked.component, booked.originator_level,
        booked.receiver_level)
     = (kept.scope_id, kept.side, kept.component, kept.originator_level, kept.receiver_level)
 WHERE (booked.hours, booked.avoidable, booked.measured, booked.white)
       IS DISTINCT FROM (kept.hours, kept.avoidable, kept.measured, kept.white)
 ORDER BY 1, 2
"""
_ITEMS = """
SELECT coalesce(booked.scope, kept.scope_id), coalesce(booked.item_id, kept.item_id),
       booked.hours, kept.hours
  FROM (SELECT scope, item_id, item.source, item.unit_id, item.root_id,
               sum(hours) AS hours, sum(avoidable) AS avoidable
          FROM entry JOIN above ON above.unit = entry.receiver_id
          JOIN matters_item AS item ON item.id = entry.item_id
         GROUP BY 1, 2, 3, 4, 5 HAVING sum(hours) <> 0) AS booked
  FULL JOIN (SELECT * FROM ledger_itemsum WHERE month = %(month)s) AS kept
    ON (booked.scope, booked.item_id) = (kept.scope_id, kept.item_id)
 WHERE (booked.source, booked.unit_id, booked.root_id, booked.hours, booked.avoidable)
       IS DISTINCT FROM (kept.source, kept.unit_id, kept.root_id, kept.hours, kept.avoidable)
 ORDER BY 1, 2
"""
_STANDING = """
standing AS (SELECT item_id, source, originator_id, originator_level, receiver_id, receiver_level,
                    sum(hours) AS hours, sum(avoidable) AS avoidable
               FROM entry JOIN matters_item AS item ON item.id = entry.item_id
              GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(hours) <> 0)
"""
_PAIRS = f"""
, {_STANDING}
SELECT coalesce(booked.receiver_id, kept.receiver_id),
       coalesce(booked.originator_id, kept.originator_id), booked.hours, kept.hours
  FROM (SELECT receiver_id, originator_id, source, originator_level, receiver_level,
               count(DISTINCT item_id) AS items, sum(hours) AS hours, sum(avoidable) AS avoidable
          FROM standing GROUP BY 1, 2, 3, 4, 5) AS booked
  FULL JOIN (SELECT * FROM ledger_pairsum WHERE month = %(month)s) AS kept
    ON (booked.receiver_id, booked.originator_id, booked.source, booked.originator_level,
        booked.receiver_level)
     = (kept.receiver_id, kept.originator_id, kept.source, kept.originator_level,
        kept.receiver_level)
 WHERE (booked.items, booked.hours, booked.avoidable)
       IS DISTINCT FROM (kept.items, kept.hours, kept.avoidable)
 ORDER BY 1, 2
"""  # noqa: S608 - made of constants
_CALLS = f"""
, {_STANDING}
SELECT coalesce(booked.scope, kept.scope_id), coalesce(booked.receiver_level, kept.receiver_level),
       booked.hours, kept.hours
  FROM (SELECT scope, originator_level, receiver_level, count(DISTINCT item_id) AS meetings,
               count(DISTINCT (item_id, receiver_id)) AS calls, sum(hours) AS hours
          FROM standing JOIN above ON above.unit = standing.receiver_id
         WHERE source = 'meeting' AND originator_id <> receiver_id
         GROUP BY 1, 2, 3) AS booked
  FULL JOIN (SELECT * FROM ledger_callsum WHERE month = %(month)s) AS kept
    ON (booked.scope, booked.originator_level, booked.receiver_level)
     = (kept.scope_id, kept.originator_level, kept.receiver_level)
 WHERE (booked.meetings, booked.calls, booked.hours)
       IS DISTINCT FROM (kept.meetings, kept.calls, kept.hours)
 ORDER BY 1, 2
"""  # noqa: S608 - made of constants
# Added up from the sums by item and by pair, which are held against the entries above.
_SPANS = """
    CROSS JOIN LATERAL (VALUES ({row}.month, 1), (date_trunc('quarter', {row}.month), 3),
                               (date_trunc('year', {row}.month), 12)) AS span (month, months)
"""
# Of the superiors of a unit, the tops counted, those that are wide.
_WIDE = f"""
WITH RECURSIVE wide (id, depth) AS (
    SELECT id, 1 FROM organisations_unit WHERE parent_id IS NULL
    UNION ALL
    SELECT unit.id, depth + 1 FROM wide JOIN organisations_unit AS unit ON unit.parent_id = wide.id
     WHERE depth < {WIDE})
"""  # noqa: S608 - made of constants
_MATTERS = f"""
{_WIDE}
SELECT coalesce(added.scope_id, kept.scope_id), coalesce(added.root_id, kept.root_id),
       added.hours, kept.hours
  FROM (SELECT scope_id, span.months, span.month, root_id, count(*) AS items,
               sum(hours) AS hours, sum(avoidable) AS avoidable
          FROM ledger_itemsum AS item JOIN wide ON wide.id = scope_id {_SPANS.format(row="item")}
         WHERE root_id IS NOT NULL GROUP BY 1, 2, 3, 4) AS added
  FULL JOIN ledger_mattersum AS kept
    ON (added.scope_id, added.months, added.month, added.root_id)
     = (kept.scope_id, kept.months, kept.month, kept.root_id)
 WHERE (added.items, added.hours, added.avoidable)
       IS DISTINCT FROM (kept.items, kept.hours, kept.avoidable)
 ORDER BY 1, 2
"""  # noqa: S608 - made of constants
_HOSTS = f"""
{_WIDE}
SELECT coalesce(added.scope_id, kept.scope_id), coalesce(added.unit_id, kept.unit_id),
       added.hours, kept.hours
  FROM (SELECT scope_id, span.months, span.month, unit_id, count(*) AS meetings,
               sum(hours) AS hours, sum(avoidable) AS avoidable
          FROM ledger_itemsum AS item JOIN wide ON wide.id = scope_id {_SPANS.format(row="item")}
         WHERE source = 'meeting' GROUP BY 1, 2, 3, 4) AS added
  FULL JOIN ledger_hostsum AS kept
    ON (added.scope_id, added.months, added.month, added.unit_id)
     = (kept.scope_id, kept.months, kept.month, kept.unit_id)
 WHERE (added.meetings, added.hours, added.avoidable)
       IS DISTINCT FROM (kept.meetings, kept.hours, kept.avoidable)
 ORDER BY 1, 2
"""  # noqa: S608 - made of constants
# Taken from the entries; of each wide scope the units below it are gone through downwards.
_BORNE = f"""
{_WIDE},
below (scope, unit) AS (
    SELECT id, id FROM wide
    UNION ALL
    SELECT below.scope, unit.id
      FROM below JOIN organisations_unit AS unit ON unit.parent_id = below.unit)
SELECT coalesce(booked.scope, kept.scope_id), coalesce(booked.{{column}}, kept.{{column}}),
       booked.avoidable, kept.avoidable
  FROM (SELECT scope, span.months, span.month, receiver_level, {{column}},
               sum(avoidable) AS avoidable
          FROM (SELECT receiver_id, receiver_level, {{column}}, sum(avoidable) AS avoidable,
                       date_trunc('month', day)::date AS month
                  FROM ledger_entry JOIN matters_item AS item ON item.id = item_id
                 WHERE avoidable <> 0 AND {{column}} IS NOT NULL
                 GROUP BY 1, 2, 3, 5) AS entry
          JOIN below ON below.unit = receiver_id {_SPANS.format(row="entry")}
         GROUP BY 1, 2, 3, 4, 5 HAVING sum(avoidable) <> 0) AS booked
  FULL JOIN {{table}} AS kept
    ON (booked.scope, booked.months, booked.month, booked.receiver_level, booked.{{column}})
     = (kept.scope_id, kept.months, kept.month, kept.receiver_level, kept.{{column}})
 WHERE booked.avoidable IS DISTINCT FROM kept.avoidable
 ORDER BY 1, 2
"""  # noqa: S608 - made of constants
_MATTERS_BORNE = _BORNE.format(table="ledger_matterlevelsum", column="root_id")
_ISSUERS_BORNE = _BORNE.format(table="ledger_issuersum", column="originator_id")
_GUESTS = f"""
SELECT coalesce(added.receiver_id, kept.receiver_id), coalesce(added.months, kept.months),
       added.hours, kept.hours
  FROM (SELECT receiver_id, span.month, span.months, sum(items) AS meetings, sum(hours) AS hours
          FROM ledger_pairsum AS pair {_SPANS.format(row="pair")}
         WHERE source = 'meeting' AND originator_id <> receiver_id
         GROUP BY 1, 2, 3) AS added
  FULL JOIN ledger_guestsum AS kept
    ON (added.receiver_id, added.month, added.months)
     = (kept.receiver_id, kept.month, kept.months)
 WHERE (added.meetings, added.hours) IS DISTINCT FROM (kept.meetings, kept.hours)
 ORDER BY 1, 2
"""  # noqa: S608 - made of constants
_KEPT_OF_YEARS = (
    (_MATTERS, "of matter {}"),
    (_HOSTS, "at meetings of unit {}"),
    (_MATTERS_BORNE, "avoidable, of matter {}"),
    (_ISSUERS_BORNE, "avoidable, from unit {}"),
    (_GUESTS, "at meetings of {} months"),
)
_IDLE = """
SELECT coalesce(booked.scope, kept.scope_id), coalesce(booked.item_id, kept.item_id),
       booked.accompany + booked.nested, kept.accompany + kept.nested
  FROM (SELECT scope, item_id, count(DISTINCT receiver_id) AS units,
               sum(CASE component WHEN 'accompany' THEN hours ELSE 0 END) AS accompany,
               sum(CASE component WHEN 'nested' THEN hours ELSE 0 END) AS nested
          FROM (SELECT item_id, receiver_id, component, sum(hours) AS hours FROM entry
                 WHERE component IN ('accompany', 'nested')
                 GROUP BY 1, 2, 3 HAVING sum(hours) <> 0) AS net
          JOIN above ON above.unit = net.receiver_id
         GROUP BY 1, 2) AS booked
  FULL JOIN (SELECT * FROM ledger_idlesum WHERE month = %(month)s) AS kept
    ON (booked.scope, booked.item_id) = (kept.scope_id, kept.item_id)
 WHERE (booked.units, booked.accompany, booked.nested)
       IS DISTINCT FROM (kept.units, kept.accompany, kept.nested)
 ORDER BY 1, 2
"""
_KEPT = (
    (_SCOPES, "{}"),
    (_ITEMS, "of item {}"),
    (_PAIRS, "from unit {}"),
    (_CALLS, "called at level {}"),
    (_IDLE, "in vain at item {}"),
)


def problems() -> Iterator[Problem]:
    """Everything that is wrong, by month and by row."""
    yield from _sums_that_differ()
    for month in months():
        yield from _kept_sums_that_differ(month)
    yield from _kept_sums_of_years_that_differ()
    yield from _below_zero()
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


def months() -> list[date]:
    """The first days of all months with entries or sums, earliest first."""
    kept = {*ScopeSum.objects.values_list("month", flat=True).distinct()}
    kept.update(ItemSum.objects.values_list("month", flat=True).distinct())
    return sorted({*Entry.objects.dates("day", "month"), *kept})


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


def _kept_sums_that_differ(month: date) -> Iterator[Problem]:
    for statement, what in _KEPT:
        yield from _differing(f"{month:%Y-%m}", _ABOVE + statement, what, {"month": month})


def _kept_sums_of_years_that_differ() -> Iterator[Problem]:
    for statement, what in _KEPT_OF_YEARS:
        yield from _differing("years", statement, what)


def _differing(
    when: str, statement: str, what: str, values: Mapping[str, date] | None = None
) -> Iterator[Problem]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        for scope, of, booked, kept in cursor.fetchall():
            told = f"unit {scope}, {what.format(of)}"
            yield Problem(f"{when}: {booked or 0} hours booked, {kept or 0} in the sums ({told})")


def _below_zero() -> Iterator[Problem]:
    nets = Entry.objects.values_list("item", "receiver", "component").annotate(net=Sum("hours"))
    for item, receiver, component, net in nets.filter(net__lt=0).order_by("item", "receiver"):
        yield Problem(f"item {item} at unit {receiver}: {net} hours {component}, below zero")


def _rows(entries: QuerySet[Entry], text: str) -> Iterator[Problem]:
    for entry in entries.order_by("pk").iterator():
        yield Problem(f"row {entry.pk} of item {entry.item_id}: {text}")
