"""What the page of one demand shows to this reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page
from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from burden.activities.demands.forms import FormFileForm
from burden.activities.models import AskedField, Demand, RepeatedField
from burden.activities.registers import pages
from burden.organisations import policies
from burden.organisations.models import User
from burden.organisations.paging import LongPaginator

FIELDS_A_PAGE = 50
_OTHERS_SHOWN = 20
_PAIRS_SHOWN = 2_000
_DEMANDS_AT_MOST = 2_000
_TARGETS_SHOWN = 200

REASONS = {
    "same_name": _("the same name"),
    "synonym": _("“%(earlier)s” means “%(later)s”"),
    "unit": _("in %(earlier)s there, in %(later)s here"),
    "owner": _("both of %(earlier)s"),
    "period": _("for the same period"),
    "no_period": _("one names no period"),
    "order": _("the same words"),
}


@dataclass(frozen=True)
class Elsewhere:
    """Where else a field was asked: which demand, under which name, and why it is the same."""

    demand: Demand
    name: str
    is_before: bool
    reasons: Sequence[str]


@dataclass
class FieldRow:
    """A field, where else it was asked, and how many of these places the reader may not see."""

    field: AskedField
    elsewhere: list[Elsewhere]
    closed: int = 0


@dataclass(frozen=True)
class Common:
    """How many fields another demand shares, and whether it came before."""

    count: int
    is_before: bool

    def shown(self, demand: Demand | None) -> "Other | None":
        """The same of a demand that the reader may open; None for any other."""
        return Other(demand, self.count, self.is_before) if demand is not None else None


@dataclass(frozen=True)
class Other:
    """Another demand for the same data, and how many fields both have in common."""

    demand: Demand
    count: int
    is_before: bool


def context_of(user: User, demand: Demand) -> Mapping[str, Any]:
    """Times, fields with where else each was asked, what it passes down, rules, hours, matter."""
    targets = [one.unit for one in demand.targets.all()]
    facts = [
        (_("Channel"), demand.get_channel_display()),
        (_("How often"), demand.get_cycle_display()),
        (_("Ends on"), demand.sunset),
        (_("Period covered"), demand.period),
        (_("Number"), demand.number),
        (_("Lines of each unit"), demand.rows),
    ]
    context = pages.context_of(user, demand, targets[:_TARGETS_SHOWN], facts, subject="demand")
    shown, told = visible(user), others_told(demand)
    opened = shown.in_bulk({*told, demand.upper_id} - {None})
    upper = opened.get(demand.upper_id or 0)
    others = [one for pk, other in told.items() if (one := other.shown(opened.get(pk)))]
    return {
        **context,
        "closed_targets": context["closed_targets"] + max(len(targets) - _TARGETS_SHOWN, 0),
        "demand": demand,
        "others": others[:_OTHERS_SHOWN],
        "closed_others": len(told) - len(others),
        "upper": upper,
        "moments": time_line(demand, upper),
        "lower": list(shown.filter(upper=demand).order_by("sent_at", "pk")[:_OTHERS_SHOWN]),
        "page": field_page(demand, opened, 1),
        "form": FormFileForm(),
        "may_complete": not demand.is_emptied and policies.can(user, "activities.complete", demand),
    }


@dataclass(frozen=True)
class Moment:
    """A point on the time line of a demand; `is_timed` where its hour is known."""

    at: datetime
    label: Promise
    is_timed: bool


def time_line(demand: Demand, upper: Demand | None) -> list[Moment]:
    """Sending and deadline, with those of the demand that it passes down, in their order."""
    told: list[tuple[datetime | None, Promise, bool]] = [
        (demand.sent_at, _("Sent"), demand.is_sent_timed),
        (demand.due_at, _("To be answered until"), demand.is_due_timed),
    ]
    if upper is not None:
        told += [
            (upper.sent_at, _("The superior's form was sent"), upper.is_sent_timed),
            (upper.due_at, _("The superior's deadline"), upper.is_due_timed),
        ]
    found = [Moment(at, label, timed) for at, label, timed in told if at is not None]
    return sorted(found, key=lambda one: one.at)


def visible(user: User) -> QuerySet[Demand]:
    """The demands that the reader may open."""
    found: QuerySet[Demand] = Demand.objects.visible_to(user)
    return found.select_related("unit").order_by("sent_at", "pk")


def fields_of(user: User, demand: Demand, number: str | None) -> Page[FieldRow]:
    """A page of the fields that ask for data, with where else this reader may see each asked."""
    return field_page(demand, visible(user).in_bulk(others_told(demand)), number)


def field_page(
    demand: Demand, opened: Mapping[int, Demand], number: int | str | None
) -> Page[FieldRow]:
    """A page of the fields that ask for data, those asked elsewhere as well first.

    Args:
        opened: the other demands that the reader may open, by id.
    """
    asked = demand.fields.exclude(key="").annotate(
        pairs=Count("repeats", distinct=True) + Count("repeated_by", distinct=True)
    )
    ordered, known = asked.order_by("-pairs", "place"), demand.field_count
    page: Page[Any] = LongPaginator(ordered, FIELDS_A_PAGE, known=known).get_page(number)
    rows = {one.pk: FieldRow(one, []) for one in page.object_list}
    pairs = RepeatedField.objects.filter(Q(later__in=rows) | Q(earlier__in=rows))
    told = list(pairs.select_related("later", "earlier").order_by("pk")[:_PAIRS_SHOWN])
    for one in told:
        is_before = one.later_id in rows
        own, other = (one.later, one.earlier) if is_before else (one.earlier, one.later)
        row = rows[own.pk]
        if other.demand_id in opened:
            asked_by = opened[other.demand_id]
            row.elsewhere.append(
                Elsewhere(asked_by, other.name, is_before, reasons_told(one.reasons))
            )
        else:
            row.closed += 1
    for row in rows.values():
        row.elsewhere.sort(key=lambda one: (one.demand.sent_at, one.demand.pk))
    page.object_list = list(rows.values())
    return page


def reasons_told(reasons: Sequence[Mapping[str, str]]) -> list[str]:
    """Why two fields are the same, in the reader's language."""
    return [str(REASONS[one["code"]]) % one for one in reasons]


def others_told(demand: Demand) -> dict[int, Common]:
    """Demands for the same data by id, those with most fields in common first."""
    pairs = (
        RepeatedField.objects.filter(Q(later__demand=demand) | Q(earlier__demand=demand))
        .order_by()
        .values_list("earlier__demand", "later__demand")
        .annotate(later=Count("later", distinct=True), earlier=Count("earlier", distinct=True))
    )
    told = {}
    for before, after, later, earlier in pairs.order_by("-later", "-earlier")[:_DEMANDS_AT_MOST]:
        is_before = after == demand.pk
        told[before if is_before else after] = Common(later if is_before else earlier, is_before)
    return told
