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
from django.db.models import F, Value

from burden.ledger.selectors import Slice
from burden.organisations.models import Unit
from burden.organisations.periods import Period

# `{rows}` tell of host and period (0 the earlier, 1 the later) what its meetings cost.
_HOSTS = """
WITH row (unit_id, at, meetings, hours, avoidable) AS ({rows}),
host AS MATERIALIZED (
    SELECT unit_id,
           coalesce(sum(meetings) FILTER (WHERE at = 0), 0)::integer AS meetings_before,
           coalesce(sum(meetings) FILTER (WHERE at = 1), 0)::integer AS meetings,
           coalesce(sum(hours) FILTER (WHERE at = 0), 0) AS hours_before,
           coalesce(sum(hours) FILTER (WHERE at = 1), 0) AS hours,
           coalesce(sum(avoidable) FILTER (WHERE at = 0), 0) AS avoidable_before,
           coalesce(sum(avoidable) FILTER (WHERE at = 1), 0) AS avoidable
      FROM row GROUP BY 1)
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
alone AS (
    SELECT lone.* FROM lone JOIN organisations_unit AS unit ON unit.id = unit_id CROSS JOIN asked
     WHERE NOT EXISTS (
           SELECT FROM ledger_entry AS entry
            WHERE originator_id = unit_id
              AND day >= CASE WHEN is_before THEN asked.after ELSE asked.before END
              AND day <= CASE WHEN is_before THEN asked.after_last ELSE asked.before_last END
              AND (starts_with(unit.path, asked.path) OR EXISTS (
                   SELECT FROM organisations_unit AS receiver
                    WHERE receiver.id = receiver_id AND starts_with(receiver.path, asked.path)))))
SELECT count(*), coalesce(sum(meetings_before), 0), coalesce(sum(hours_before), 0),
       coalesce(sum(avoidable_before), 0), coalesce(sum(meetings), 0), coalesce(sum(hours), 0),
       coalesce(sum(avoidable), 0),
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
        periods = enumerate((self.before, self.after))
        earlier, later = (_held(Slice(self.path, period), at) for at, period in periods)
        rows, given = earlier.union(later, all=True).query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(_HOSTS.format(rows=rows) + statement, [*given, *values])
            return list(cursor.fetchall())


def _held(part: Slice, at: int) -> Any:
    meetings = F("meetings") if part.is_wide else Value(1)
    rows = part.hosts.order_by().annotate(at=Value(at), held=meetings)
    return rows.values_list("unit", "at", "held", "hours", "avoidable")
