"""What the page of one demand shows to this reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from burden.activities.demands.forms import FormFileForm
from burden.activities.models import AskedField, Demand, RepeatedField
from burden.activities.registers import pages
from burden.organisations import policies
from burden.organisations.models import User

FIELDS_A_PAGE = 50
_OTHERS_SHOWN = 20
_PAIRS_SHOWN = 2_000
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
    shown = visible(user)
    others, closed = others_of(demand, shown)
    upper = shown.filter(pk=demand.upper_id).first() if demand.upper_id else None
    return {
        **context,
        "closed_targets": context["closed_targets"] + max(len(targets) - _TARGETS_SHOWN, 0),
        "demand": demand,
        "others": others,
        "closed_others": closed,
        "upper": upper,
        "moments": time_line(demand, upper),
        "lower": list(shown.filter(upper=demand).order_by("sent_at", "pk")[:_OTHERS_SHOWN]),
        "page": field_page(demand, shown, 1),
        "form": FormFileForm(),
        "may_complete": policies.can(user, "activities.complete", demand),
    }


@dataclass(frozen=True)
class Moment:
    """A point on the time line of a demand; `is_timed` where its hour is known."""

    at: datetime
    label: Promise
    is_timed: bool
    is_own: bool


def time_line(demand: Demand, upper: Demand | None) -> list[Moment]:
    """Sending and deadline, with those of the demand that it passes down, in their order."""
    told: list[tuple[datetime | None, Promise, bool, bool]] = [
        (demand.sent_at, _("Sent"), demand.is_sent_timed, True),
        (demand.due_at, _("Deadline"), demand.is_due_timed, True),
    ]
    if upper is not None:
        told += [
            (upper.sent_at, _("The superior's form was sent"), upper.is_sent_timed, False),
            (upper.due_at, _("The superior's deadline"), upper.is_due_timed, False),
        ]
    found = [Moment(at, label, timed, own) for at, label, timed, own in told if at is not None]
    return sorted(found, key=lambda one: one.at)


def visible(user: User) -> QuerySet[Demand]:
    """The demands that the reader may open."""
    found: QuerySet[Demand] = Demand.objects.visible_to(user)
    return found.select_related("unit").order_by("sent_at", "pk")


def field_page(demand: Demand, shown: QuerySet[Demand], number: int | str | None) -> Page[FieldRow]:
    """A page of the fields that ask for data, those asked elsewhere as well first."""
    asked = demand.fields.exclude(key="").annotate(
        pairs=Count("repeats", distinct=True) + Count("repeated_by", distinct=True)
    )
    page: Page[Any] = Paginator(asked.order_by("-pairs", "place"), FIELDS_A_PAGE).get_page(number)
    rows = {one.pk: FieldRow(one, []) for one in page.object_list}
    pairs = RepeatedField.objects.filter(Q(later__in=rows) | Q(earlier__in=rows))
    told = list(pairs.select_related("later", "earlier").order_by("pk")[:_PAIRS_SHOWN])
    wanted = {demand for one in told for demand in (one.later.demand_id, one.earlier.demand_id)}
    opened = {one.pk: one for one in shown.filter(pk__in=wanted - {demand.pk})}
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


def others_of(demand: Demand, shown: QuerySet[Demand]) -> tuple[list[Other], int]:
    """Demands for the same data with most in common, and how many are closed to the reader."""
    before = RepeatedField.objects.filter(later__demand=demand).order_by()
    after = RepeatedField.objects.filter(earlier__demand=demand).order_by()
    told = [
        (*row, is_before)
        for pairs, other, is_before in ((before, "earlier", True), (after, "later", False))
        for row in pairs.values_list(f"{other}__demand").annotate(
            n=Count("later" if is_before else "earlier", distinct=True)
        )
    ]
    opened = shown.in_bulk([pk for pk, _count, _is_before in told])
    found = [Other(opened[pk], count, is_before) for pk, count, is_before in told if pk in opened]
    found.sort(key=lambda one: (-one.count, one.demand.sent_at))
    return found[:_OTHERS_SHOWN], len(told) - len(found)
