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
from burden.ledger.models import Component, MatterLevelSum, MatterSum, ScopeSum, Side
from burden.ledger.selectors import Slice
from burden.matters.models import Item, Source
from burden.organisations.models import Level, Unit, User

# Nobody rectifies more at a time; whoever wants all of them has the list of matters.
MOST = 500
LEADING = 5
# What the hours of a component come from.
SOURCES = {
    Component.MEETING: Source.MEETING,
    Component.LAYERED: Source.MEETING,
    Component.ACCOMPANY: Source.MEETING,
    Component.NESTED: Source.MEETING,
    Component.DOCUMENT: Source.PAPER,
    Component.COPIED: Source.PAPER,
    Component.INSPECTION: Source.INSPECTION,
    Component.FORM: Source.DEMAND,
    Component.FORM_DUP: Source.DEMAND,
    Component.INSTRUCTION: Source.GROUP,
    Component.INSTRUCTION_DUP: Source.MESSAGE,
    Component.ACTIVITY: Source.CAMPAIGN,
    Component.SECONDMENT: Source.SECONDMENT,
}
# Each receiver is added up first, so that counting them needs no sorting.
_BORNE = """
SELECT key, sum(hours), sum(avoidable), count(*)
  FROM ({rows}) AS one (key, receiver, hours, avoidable) WHERE hours <> 0 GROUP BY key
"""


class By(TextChoices):
    """What a row stands for."""

    MATTER = "matter", _("by matter")
    KIND = "kind", _("by kind")
    ISSUER = "issuer", _("by who caused it")


@dataclass(frozen=True)
class Place:
    """A row before it is told; `key` is the id of a root or of a unit, or a source."""

    key: Any
    avoidable: Decimal


@dataclass(frozen=True)
class Borne:
    """What a row costs, and how many units bear it."""

    hours: Decimal = ledger.ZERO
    avoidable: Decimal = ledger.ZERO
    units: int = 0


@dataclass(frozen=True)
class Target:
    """What costs avoidable hours, and what is known of it beside them.

    Of `root`, `source` and `issuer` the one is told that the list is by. `units` bear it; of a kind
    these are the units directly below, with all that is below each. `suspected` are its findings to
    be decided, `confirmed` those confirmed, both of the period. `voices` is None where fewer speak
    of it than may be told, none at all included.
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

    `level` narrows it to what units of one level bear. `places` are all rows in their order,
    `total` what all units looked at received.
    """

    part: Slice
    by: By
    level: Level | None
    spoken: Spoken
    places: Sequence[Place]
    total: ledger.Totals

    @property
    def leading_share(self) -> float:
        """The part of all avoidable hours that the first five rows make up."""
        leading = sum((one.avoidable for one in self.places[:LEADING]), ledger.ZERO)
        return float(leading / self.total.avoidable) if self.total.avoidable else 0.0

    def told(self, user: User, places: Sequence[Place]) -> list[Target]:
        """Rows of a page, each with what stands beside its hours; few queries whatever they are."""
        keys = [one.key for one in places]
        borne = _borne(self.part, self.by, self.level, keys)
        findings = self._findings(user, keys)
        faces = self._faces(user, keys)
        targets = []
        for key in keys:
            cost, (suspected, confirmed) = borne.get(key, Borne()), findings.get(key, (0, 0))
            targets.append(
                Target(
                    hours=cost.hours,
                    avoidable=cost.avoidable,
                    units=cost.units,
                    suspected=suspected,
                    confirmed=confirmed,
                    voices=self.spoken.numbers.get(key),
                    **faces[key],
                )
            )
        return targets

    def _findings(self, user: User, keys: Sequence[Any]) -> dict[Any, tuple[int, int]]:
        column = _OF_FINDINGS[self.by]
        period = self.part.period
        visible = findings_visible_to(user).within(self.part.path)
        found = visible.filter(
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
    total = ledger.totals(part.received_sums.filter(_at(level)))
    if by is By.KIND:
        places = [Place(source, one.avoidable) for source, one in _kinds(part, level).items()]
    else:
        places = _places(part, by, level, list(spoken.numbers))
    places.sort(key=lambda one: (-one.avoidable, str(one.key)))
    return Pains(part, by, level, spoken, places, total)


def _at(level: Level | None) -> Q:
    return Q() if level is None else Q(receiver_level=level)


def _places(part: Slice, by: By, level: Level | None, named: Sequence[int]) -> list[Place]:
    """The costliest rows, and those of `named` that cost anything at all."""
    sums, column = _sums(part, by, level)
    costing = sums.order_by().exclude(avoidable=0).filter(**{f"{column}__isnull": False})
    if sums.model in (MatterSum, MatterLevelSum) and part.path:
        # One row a matter, in the order of an index.
        costly = costing.values_list(column, "avoidable").order_by("-avoidable", column)
    else:
        summed = costing.values_list(column).annotate(part_sum=Sum("avoidable"))
        costly = summed.order_by("-part_sum", column)
    found = {key: Place(key, avoidable) for key, avoidable in costly[:MOST] if avoidable > 0}
    wanted = set(named) - found.keys()
    if wanted:
        rows, column = _all(part, by, level)
        here = rows.order_by().filter(**{f"{column}__in": wanted})
        present = here.values_list(column, flat=True).distinct()
        found |= {key: Place(key, ledger.ZERO) for key in present}
    return list(found.values())


def _sums(part: Slice, by: By, level: Level | None) -> tuple[QuerySet[Any], str]:
    """Rows with the avoidable hours, and their column with the key."""
    if by is By.ISSUER:
        return part.issuers.filter(_at(level)), "originator"
    if level is None:
        return part.matters, "root"
    if part.is_wide:
        return part.matters_at(level), "root"
    return _all(part, by, level)


def _all(part: Slice, by: By, level: Level | None) -> tuple[QuerySet[Any], str]:
    """Rows with all hours of each unit, and their column with the key."""
    if by is By.ISSUER:
        return part.pairs.filter(_at(level)), "originator"
    return part.received.filter(_at(level)), "item__root"


def _borne(part: Slice, by: By, level: Level | None, keys: Collection[Any]) -> Mapping[Any, Borne]:
    """What these rows cost, and at how many units."""
    if by is By.KIND:
        return _kinds(part, level)
    if not keys:
        return {}
    rows, column = _all(part, by, level)
    each = (
        rows.filter(**{f"{column}__in": keys})
        .order_by()
        .values_list(column, "receiver")
        .annotate(hours_sum=Sum("hours"), avoidable_sum=Sum("avoidable"))
    )
    statement, values = each.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_BORNE.format(rows=statement), values)
        return {key: Borne(*costs) for key, *costs in cursor.fetchall()}


def _kinds(part: Slice, level: Level | None) -> dict[Source, Borne]:
    """What each kind costs the scope, and how many of the units directly below bear it."""
    sums = part.received_sums.filter(_at(level)).order_by().values_list("component")
    below = ScopeSum.objects.filter(
        _at(level),
        scope__parent__path=part.path,
        month__in=[month.first for month in part.period.single_months()],
        side=Side.RECEIVED,
    )
    units: dict[Source, set[int]] = {}
    for component, unit in below.order_by().values_list("component", "scope").distinct():
        units.setdefault(SOURCES[Component(component)], set()).add(unit)
    found: dict[Source, Borne] = {}
    for component, hours, avoidable in sums.annotate(sum=Sum("hours"), part=Sum("avoidable")):
        source = SOURCES[Component(component)]
        one = found.get(source, Borne())
        bearing = len(units.get(source, ()))
        found[source] = Borne(one.hours + hours, one.avoidable + avoidable, bearing)
    return found
