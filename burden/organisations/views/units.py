"""The tree of units and the basic data of one of them."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from burden.audit.exports import as_csv
from burden.organisations import policies, selectors, services
from burden.organisations.errors import OrganisationError
from burden.organisations.filters import UnitFilter
from burden.organisations.forms import StaffForm, UnitForm
from burden.organisations.models import Unit
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope

PAGE_SIZE = 25
CHILDREN_AT_ONCE = 50
# Those of import_units, so that a list can be exported, corrected and brought back.
_COLUMNS = (
    "id",
    "name",
    "level",
    "parent",
    "staff",
    "place_code",
    "system",
    "organ_kind",
    "valid_from",
    "valid_to",
    "short_names",
    "duties",
)


@require_GET
def unit_list(request: HttpRequest) -> HttpResponse:
    """The tree below the scope; with a search or filter the units that fit, as a list."""
    user = signed_in(request)
    policies.require(user, "units.view")
    scope = Scope.from_request(request)
    units = Unit.objects.within(scope.unit).select_related("parent")
    filters, day = UnitFilter(request.GET, units), _asked_day(request)
    if request.GET.get("export") == "csv":
        return _exported(request, filters)
    is_search = any(request.GET.get(name) for name in ("q", "level", "ended"))
    context = {
        "scope": scope,
        "filters": filters,
        "is_search": is_search,
        "may_import": policies.can(user, "units.import"),
        "may_edit": policies.can(user, "units.edit"),
        "may_manage": policies.can(user, "users.manage"),
    }
    if is_search:
        context["page"] = _page(request, filters.qs.order_by("place_code", "path"), PAGE_SIZE)
    else:
        context |= _children(request, scope.unit) | {
            "total": filters.qs.count() if day else selectors.count_within(scope.unit),
            "superiors": [
                unit
                for unit in selectors.superiors_of(scope.unit)
                if policies.can(user, "units.view", unit)
            ],
        }
    return render(request, "organisations/unit_list.html", context)


@require_GET
def unit_children(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The units directly below one, as a fragment of the tree."""
    user = signed_in(request)
    policies.require(user, "units.view")
    unit = selectors.unit_for(user, uuid)
    context = _children(request, unit) | {"may_edit": policies.can(user, "units.edit")}
    return render(request, "organisations/_unit_children.html", context)


@require_http_methods(["GET", "POST"])
def unit_edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Basic data of a unit, and the history of its staff."""
    user = signed_in(request)
    unit = selectors.unit_for(user, uuid)
    policies.require(user, "units.edit", unit)
    form = UnitForm(request.POST or None, instance=unit)
    if request.method == "POST" and form.is_valid():
        # The form has already written its values into this object; the service compares anew.
        held = Unit.objects.get(pk=unit.pk)
        services.change_unit(unit=held, values=form.cleaned_data, by=user)
        messages.success(request, _("Saved."))
        return redirect("organisations:unit-edit", uuid=unit.uuid)
    return _edit_page(request, unit, form, StaffForm(initial=_staff_now(unit)))


@require_POST
def unit_staff(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """State the number of staff from a day on."""
    user = signed_in(request)
    unit = selectors.unit_for(user, uuid)
    policies.require(user, "units.edit", unit)
    form = StaffForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            services.set_staff(
                unit=unit,
                number=given["number"],
                note=given["note"],
                on=given["valid_from"],
                by=user,
            )
        except OrganisationError as error:
            form.add_error(error.field or None, str(error.message))
        else:
            messages.success(request, _("Saved."))
            return redirect("organisations:unit-edit", uuid=unit.uuid)
    return _edit_page(request, unit, UnitForm(instance=unit), form)


def _edit_page(
    request: HttpRequest, unit: Unit, form: UnitForm, staff_form: StaffForm
) -> HttpResponse:
    context = {
        "unit": unit,
        "form": form,
        "staff_form": staff_form,
        "staff_counts": unit.staff_counts.order_by("-valid_from"),
        "superiors": selectors.superiors_of(unit),
    }
    return render(request, "organisations/unit_edit.html", context)


def _staff_now(unit: Unit) -> dict[str, Any]:
    today = timezone.localdate()
    return {"number": selectors.staff_on([unit.pk], today).get(unit.pk), "valid_from": today}


def _children(request: HttpRequest, unit: Unit) -> dict[str, Any]:
    day = _asked_day(request)
    page = _page(request, selectors.children_of(unit, day), CHILDREN_AT_ONCE)
    staff = selectors.staff_on([one.pk for one in page.object_list], day or timezone.localdate())
    return {
        "parent": unit,
        "day": day,
        "page": page,
        "nodes": [_node(one, staff.get(one.pk)) for one in page.object_list],
    }


def _node(unit: Unit, staff: int | None) -> dict[str, Any]:
    """A unit as its line in the tree tells it."""
    below: int = unit.child_count  # type: ignore[attr-defined]  # annotated
    people = units = ""
    if staff is not None:
        people = ngettext("%(staff)s person", "%(staff)s people", staff) % {"staff": staff}
    if below:
        units = ngettext(
            "%(below)s unit directly below", "%(below)s units directly below", below
        ) % {"below": below}
    words = {
        "uuid": unit.uuid,
        "name": unit.name,
        "level": unit.get_level_display(),
        "kind": unit.get_organ_kind_display(),
    }
    return {"unit": unit, "words": words, "people": people, "below": units}


def _asked_day(request: HttpRequest) -> date | None:
    """The day of `?on=`; None for the tree as it is, closed units included."""
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return None


def _page(request: HttpRequest, units: Any, size: int) -> Page[Unit]:
    return Paginator(units, size).get_page(request.GET.get("page"))


def _exported(request: HttpRequest, filters: UnitFilter) -> HttpResponse:
    units = list(filters.qs)
    day = _asked_day(request) or timezone.localdate()
    staff = selectors.staff_on([unit.pk for unit in units], day)
    user = signed_in(request)
    rows = (
        (
            unit.code,
            unit.name,
            unit.level,
            unit.parent.code if unit.parent else "",
            staff.get(unit.pk, ""),
            unit.place_code,
            unit.system,
            unit.organ_kind,
            unit.valid_from,
            unit.valid_to,
            "|".join(unit.short_names),
            unit.duties,
        )
        for unit in units
    )
    return as_csv(by=user, unit=user.scope, name="units", head=_COLUMNS, rows=rows)
