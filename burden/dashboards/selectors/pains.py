"""Where avoidable hours lie in a scope: by matter, by kind of burden and by who caused them.

Hours are those of the ledger alone. Findings, reports of the grassroots and evaluations stand
beside them; none of these moves an hour or the order.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Count, Q, QuerySet, Sum, TextChoices
from django.utils.translation import gettext_lazy as _

from burden.activities.voices.selectors import Spoken
from burden.dashboards.selectors.doors import open_among
from burden.findings.models import Finding
from burden.findings.selectors import findings_visible_to
from burden.ledger import selectors as ledger
from burden.ledger.models import Entry
from burden.ledger.selectors import Slice
from burden.matters.models import Item, Source
from burden.organisations.models import Level, Unit, User

# Nobody rectifies more at a time; whoever wants all of them has the list of matters.
MOST = 500
LEADING = 5

# Each receiver is added up first, so that counting them needs no sorting.
_BORNE = """
SELECT key, sum(hours) AS hours, sum(avoidable) AS avoidable, count(*) AS units
  FROM ({rows}) AS one (key, receiver, hours, avoidable)
 WHERE key IS NOT NULL AND hours <> 0
 GROUP BY key HAVING sum(avoidable) > 0 OR key = ANY(%s)
 ORDER BY avoidable DESC, hours DESC, key LIMIT %s
"""


class By(TextChoices):
    """What a row stands for."""

    MATTER = "matter", _("by matter")
    KIND = "kind", _("by kind")
    ISSUER = "issuer", _("by who caused it")


@dataclass(frozen=True)
class Sums:
    """One row before it is told; `key` is the id of a root or unit, or a source."""

    key: Any
    hours: Decimal
    avoidable: Decimal
    units: int = 0


@dataclass(frozen=True)
class Target:
    """What costs avoidable hours, and what is known of it beside them.

    Of `root`, `source` and `issuer` the one is told that the list is by. `units` bear it;
    `suspected` are its findings to be decided, `confirmed` those confirmed, both of the period.
    `voices` is None where fewer speak of it than may be told, none at all included.
    """

    hours: Decimal
    avoidable: Decimal
    units: int
    suspected: int
    confirmed: int
    voices: int | None
    root: Item | None = None
    is_open: bool = False
    source: Source | None = None
    issuer: Unit | None = None


@dataclass(frozen=True)
class Pains:
    """The targets of a part of the ledger, those with most avoidable hours first.

    `level` narrows it to what units of one level bear. `sums` are all rows as they are ordered,
    `total` what all units looked at received.
    """

    part: Slice
    by: By
    level: Level | None
    spoken: Spoken
    sums: Sequence[Sums]
    total: ledger.Totals

    @property
    def leading_share(self) -> float:
        """The part of all avoidable hours that the first five rows make up."""
        leading = sum((one.avoidable for one in self.sums[:LEADING]), ledger.ZERO)
        return float(leading / self.total.avoidable) if self.total.avoidable else 0.0

    def told(self, user: User, sums: Sequence[Sums]) -> list[Target]:
        """Rows of a page, each with what stands beside its hours; few queries whatever they are."""
        keys = [one.key for one in sums]
        units = self._units(sums)
        findings = self._findings(user, keys)
        voices = self.spoken.numbers
        faces = self._faces(user, keys)
        return [
            Target(
                hours=one.hours,
                avoidable=one.avoidable,
                units=units.get(one.key, 0),
                suspected=findings.get(one.key, (0, 0))[0],
                confirmed=findings.get(one.key, (0, 0))[1],
                voices=voices.get(one.key),
                **faces[one.key],
            )
            for one in sums
        ]

    def _units(self, sums: Sequence[Sums]) -> Mapping[Any, int]:
        if self.by is not By.MATTER or self.level is not None:
            return {one.key: one.units for one in sums}
        keys = [one.key for one in sums]
        if not keys:
            return {}
        entries = self.part.received.filter(item__root__in=keys)
        return {one.key: one.units for one in _borne(entries, "item__root", keys)}

    def _findings(self, user: User, keys: Sequence[Any]) -> dict[Any, tuple[int, int]]:
        column = _OF_FINDINGS[self.by]
        period = self.part.period
        found = findings_visible_to(user).filter(
            unit__path__startswith=self.part.path,
            occurred_on__range=(period.first, period.last),
            **{f"{column}__in": keys},
        )
        counted = found.select_related(None).order_by().values_list(column)
        rows = counted.annotate(
            suspected=Count("pk", filter=Q(state__in=(Finding.State.OPEN, Finding.State.UNSURE))),
            confirmed=Count("pk", filter=Q(state=Finding.State.CONFIRMED)),
        )
        return {key: (suspected, confirmed) for key, suspected, confirmed in rows}

    def _faces(self, user: User, keys: Sequence[Any]) -> dict[Any, dict[str, Any]]:
        """What each row stands for; of a matter begun elsewhere the reader is told no title."""
        if self.by is By.KIND:
            return {key: {"source": Source(key)} for key in keys}
        if self.by is By.ISSUER:
            return {pk: {"issuer": one} for pk, one in Unit.objects.in_bulk(keys).items()}
        roots = Item.objects.select_related("unit").in_bulk(keys)
        open_ids = open_among(user, roots.values())
        return {pk: {"root": one, "is_open": pk in open_ids} for pk, one in roots.items()}


_OF_FINDINGS = {By.MATTER: "item__root", By.KIND: "item__source", By.ISSUER: "unit"}


def pains_of(part: Slice, by: By, level: Level | None, spoken: Spoken) -> Pains:
    """The targets of a scope and period; those without avoidable hours only if they are spoken of.

    Args:
        spoken: the reports of the grassroots, counted by the same rows.
    """
    at_level = Q() if level is None else Q(receiver_level=level)
    total = ledger.totals(part.received_sums.filter(at_level))
    named = list(spoken.numbers)
    if by is By.KIND:
        sums = _borne(part.pairs.filter(at_level), "source", Source.values)
    elif by is By.ISSUER:
        sums = _borne(part.pairs.filter(at_level), "originator", named)
    elif level is None:
        sums = _matters(part, named)
    else:
        sums = _matters_at(part.received.filter(at_level), named)
    return Pains(part, by, level, spoken, sums, total)


def _matters(part: Slice, named: Collection[int]) -> list[Sums]:
    """Matters from their sums; those of a deep scope are added up from its items."""
    wanted = Q(avoidable_sum__gt=0) | Q(root__in=named)
    if part.path and part.is_wide:
        rows = part.matters.filter(Q(avoidable__gt=0) | Q(root__in=named))
        rows = rows.order_by("-avoidable", "-hours", "root")
        return [Sums(*row) for row in rows.values_list("root", "hours", "avoidable")[:MOST]]
    summed = part.matters.order_by().values_list("root")
    found = summed.annotate(sum=Sum("hours"), avoidable_sum=Sum("avoidable")).filter(wanted)
    return [Sums(*row) for row in found.order_by("-avoidable_sum", "-sum", "root")[:MOST]]


def _matters_at(entries: QuerySet[Entry], named: Collection[int]) -> list[Sums]:
    """Matters by what units of one level bear; no sums are kept of these."""
    costly = [one.key for one in _borne(entries.exclude(avoidable=0), "item__root", [])]
    wanted = {*costly, *named}
    return _borne(entries.filter(item__root__in=wanted), "item__root", named) if wanted else []


def _borne(rows: QuerySet[Any], key: str, named: Collection[Any]) -> list[Sums]:
    """The rows by a column, most avoidable hours first, with how many units bear each."""
    each = (
        rows.order_by()
        .values_list(key, "receiver")
        .annotate(hours_sum=Sum("hours"), avoidable_sum=Sum("avoidable"))
    )
    statement, values = each.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_BORNE.format(rows=statement), [*values, list(named), MOST])
        return [Sums(*row) for row in cursor.fetchall()]
