"""What the meetings of each host cost a scope in two periods, however many hosts there are.

The rows are compared in the database: of tens of thousands of hosts a page shows a few.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, overload

from django.db import connection
from django.db.models import Count, QuerySet, Sum

from burden.ledger.selectors import Slice
from burden.matters.models import Source
from burden.organisations.models import Unit
from burden.organisations.periods import Period

_HOSTS = """
WITH old (unit_id, meetings, hours, avoidable) AS ({before}),
new (unit_id, meetings, hours, avoidable) AS ({after}),
host AS MATERIALIZED (
    SELECT unit_id,
           coalesce(old.meetings, 0) AS meetings_before, coalesce(new.meetings, 0) AS meetings,
           coalesce(old.hours, 0) AS hours_before, coalesce(new.hours, 0) AS hours,
           coalesce(old.avoidable, 0) AS avoidable_before, coalesce(new.avoidable, 0) AS avoidable
      FROM old FULL JOIN new USING (unit_id))
"""
# A host is known in a period if anything of it, paper or meeting, stands in what the reader's scope
# received or generated there. Where one period has no meetings at all nothing is compared.
_SUMS = """
, asked (path, before, before_last, after, after_last) AS (
    SELECT %s, %s::date, %s::date, %s::date, %s::date),
lone AS (
    SELECT unit_id, meetings = 0 AS is_before, meetings_before + meetings AS meetings,
           hours_before + hours AS hours, avoidable_before + avoidable AS avoidable
      FROM host
     WHERE (meetings = 0) <> (meetings_before = 0)
       AND EXISTS (SELECT FROM host WHERE meetings > 0)
       AND EXISTS (SELECT FROM host WHERE meetings_before > 0)),
-- Nearly all are known by an item of theirs, which an index alone tells; few are left for the rest.
-- Each is looked up on its own (`OFFSET 0`): never are all entries read instead.
unheard AS MATERIALIZED (
    SELECT lone.*, starts_with(unit.path, asked.path) AS is_here,
           CASE WHEN is_before THEN asked.after ELSE asked.before END AS first,
           CASE WHEN is_before THEN asked.after_last ELSE asked.before_last END AS last
      FROM lone JOIN organisations_unit AS unit ON unit.id = unit_id CROSS JOIN asked
     WHERE NOT (starts_with(unit.path, asked.path) AND EXISTS (
           SELECT FROM ledger_entry
            WHERE originator_id = unit_id
              AND day >= CASE WHEN is_before THEN asked.after ELSE asked.before END
              AND day <= CASE WHEN is_before THEN asked.after_last ELSE asked.before_last END
           OFFSET 0))),
alone AS (
    SELECT unheard.* FROM unheard CROSS JOIN asked
     WHERE is_here OR NOT EXISTS (
           SELECT FROM ledger_entry JOIN organisations_unit AS unit ON unit.id = receiver_id
            WHERE originator_id = unit_id AND day >= first AND day <= last
              AND starts_with(unit.path, asked.path) OFFSET 0))
SELECT count(*), coalesce(sum(meetings_before), 0)::integer, coalesce(sum(hours_before), 0),
       coalesce(sum(avoidable_before), 0), coalesce(sum(meetings), 0)::integer,
       coalesce(sum(hours), 0), coalesce(sum(avoidable), 0),
       (SELECT coalesce(jsonb_agg(jsonb_build_array(
               unit_id, is_before, meetings, hours::text, avoidable::text)), '[]') FROM alone)
  FROM host
"""
_LISTED = """
SELECT unit_id, meetings_before, meetings, hours_before, hours FROM host
 ORDER BY abs(hours - hours_before) DESC, unit_id LIMIT %s OFFSET %s
"""


class Held(NamedTuple):
    """Meetings, and what they cost."""

    meetings: int
    hours: Decimal
    avoidable: Decimal


@dataclass(frozen=True)
class HostChange:
    """What one host's meetings cost the scope in both periods."""

    unit: Unit
    count_before: int
    count: int
    hours_before: Decimal
    hours: Decimal

    @property
    def change(self) -> Decimal:
        return self.hours - self.hours_before


class HostChanges(Sequence[HostChange]):
    """Hosts by how much the hours of their meetings changed, the largest change first.

    No more are read than are asked for.
    """

    def __init__(self, asked: "_Asked", count: int) -> None:
        self._asked, self._count = asked, count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> HostChange: ...

    @overload
    def __getitem__(self, place: slice) -> list[HostChange]: ...

    def __getitem__(self, place: int | slice) -> HostChange | list[HostChange]:
        if isinstance(place, int):
            return self._told(range(self._count)[place : place + 1 or None])[0]
        return self._told(range(self._count)[place])

    def __iter__(self) -> Iterator[HostChange]:
        return iter(self[:])

    def _told(self, places: range) -> list[HostChange]:
        rows = self._asked.rows(_LISTED, len(places), places.start) if places else []
        units = Unit.objects.in_bulk([pk for pk, *_figures in rows])
        return [HostChange(units[pk], *figures) for pk, *figures in rows]


@dataclass(frozen=True)
class Hosts:
    """Both periods together, by host, and the hosts that one of them alone knows, by id."""

    before: Held
    after: Held
    only_before: Mapping[int, Held]
    only_after: Mapping[int, Held]
    changes: HostChanges

    @property
    def is_comparable(self) -> bool:
        return bool(self.before.meetings and self.after.meetings)


def hosts_of(path: str, before: Period, after: Period) -> Hosts:
    """The hosts whose meetings reached a scope in either period."""
    asked = _Asked(path, before, after)
    days = (one for period in (before, after) for one in (period.first, period.last))
    ((count, *sums, alone),) = asked.rows(_SUMS, path, *days)
    lone: tuple[dict[int, Held], dict[int, Held]] = ({}, {})
    for pk, is_before, meetings, hours, avoidable in json.loads(alone):
        lone[not is_before][pk] = Held(meetings, Decimal(hours), Decimal(avoidable))
    changes = HostChanges(asked, count)
    return Hosts(Held(*sums[:3]), Held(*sums[3:]), lone[0], lone[1], changes)


@dataclass(frozen=True)
class _Asked:
    path: str
    before: Period
    after: Period

    def rows(self, statement: str, *values: str | int | date) -> list[Any]:
        """What a statement about `host` gives."""
        before, given_before = _held(Slice(self.path, self.before)).query.sql_with_params()
        after, given_after = _held(Slice(self.path, self.after)).query.sql_with_params()
        told = _HOSTS.format(before=before, after=after) + statement
        with connection.cursor() as cursor:
            cursor.execute(told, [*given_before, *given_after, *values])
            return list(cursor.fetchall())


def _held(part: Slice) -> QuerySet[Any, Any]:
    """Of each host the number of meetings, hours and avoidable ones."""
    if part.is_wide:
        kept = part.hosts.order_by()
        if part.path:
            return kept.values_list("unit", "meetings", "hours", "avoidable")
        of_tops = {"count": Sum("meetings"), "sum": Sum("hours"), "part": Sum("avoidable")}
        return kept.values_list("unit").annotate(**of_tops)
    # An item's hours lie in one month, so its rows need not be told apart.
    items = part.items.filter(source=Source.MEETING).order_by().values_list("unit")
    return items.annotate(count=Count("unit"), sum=Sum("hours"), part=Sum("avoidable"))
