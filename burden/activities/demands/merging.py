"""One form instead of many (一表通): each field of several demands once, and who needs it when."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, QueryDict

from burden.activities.demands.asked import field_of, form_of
from burden.activities.fields import Form, MergedField, MergedForm, merged_form
from burden.activities.models import AskedField, Demand
from burden.organisations.models import Unit, User
from burden.organisations.selectors import unit_for

DEMANDS_AT_MOST = 200
_FIELDS_AT_MOST = 20_000


@dataclass(frozen=True)
class MergedRow:
    """A field of the merged form with the demands that ask for it, earliest first."""

    field: MergedField
    demands: tuple[Demand, ...]

    @property
    def other_names(self) -> tuple[str, ...]:
        return tuple(one for one in self.field.names if one != self.field.name)

    @property
    def units(self) -> tuple[Unit, ...]:
        """Who needs it."""
        return tuple(dict.fromkeys(one.unit for one in self.demands))

    @property
    def periods(self) -> tuple[str, ...]:
        """The stretches it is asked for, as days; a single one is how things stand on it."""
        return tuple(
            f"{one.start.isoformat()} – {one.end.isoformat()}" if one.start else one.end.isoformat()
            for one in self.field.periods
        )


@dataclass(frozen=True)
class Merged:
    """The merged form of some demands; `is_cut` where they were more than one form can hold."""

    form: MergedForm
    rows: tuple[MergedRow, ...]
    demands: tuple[Demand, ...]
    is_cut: bool

    @property
    def askers(self) -> tuple[Unit, ...]:
        return tuple(dict.fromkeys(one.unit for one in self.demands))


def chosen_of(user: User, asked: QueryDict, year: int) -> tuple[QuerySet[Demand], Unit | None]:
    """The demands that an address names, else those of its receiver in the year, and the receiver.

    Without a receiver it is the reader's own unit.

    Raises:
        Http404: it names what lies outside the reader's scope.
    """
    found: QuerySet[Demand] = Demand.objects.visible_to(user).standing().select_related("unit")
    if written := asked.getlist("demand")[:DEMANDS_AT_MOST]:
        try:
            wanted = {UUID(one) for one in written}
        except ValueError as error:
            raise Http404(str(error)) from error
        found = found.filter(uuid__in=wanted)
        if found.count() != len(wanted):
            raise Http404("a demand outside the scope")
        return found, None
    receiver = asked.get("receiver")
    unit = unit_for(user, str(receiver)) if receiver else user.scope
    if unit is None:
        raise Http404("no scope")
    return found.filter(day__year=year, targets__unit=unit), unit


def merged_of(demands: QuerySet[Demand]) -> Merged:
    """Each field of these demands once; of very many the latest are merged."""
    found = list(demands.order_by("-sent_at", "-pk")[: DEMANDS_AT_MOST + 1])
    is_cut = len(found) > DEMANDS_AT_MOST
    kept = found[:DEMANDS_AT_MOST]
    asked: dict[int, list[AskedField]] = {one.pk: [] for one in kept}
    rows = AskedField.objects.filter(demand__in=kept).order_by("-demand__sent_at", "place")
    taken = list(rows[: _FIELDS_AT_MOST + 1])
    is_cut = is_cut or len(taken) > _FIELDS_AT_MOST
    for row in taken[:_FIELDS_AT_MOST]:
        asked[row.demand_id].append(row)
    forms = {form.key: (form, one) for one in kept for form in [_form(one, asked[one.pk])]}
    form = merged_form([form for form, _ in forms.values()])
    return Merged(
        form,
        tuple(
            MergedRow(field, tuple(forms[key][1] for key in field.forms)) for field in form.fields
        ),
        tuple(reversed(kept)),
        is_cut,
    )


def _form(demand: Demand, rows: Sequence[AskedField]) -> Form:
    return form_of(demand, [field_of(one) for one in rows])
