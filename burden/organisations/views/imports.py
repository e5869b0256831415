"""Bringing a list of units: upload, preview, confirmation."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from burden.organisations import policies, services
from burden.organisations.forms import UnitListForm
from burden.organisations.importing.plan import Kind
from burden.organisations.models import UnitImport, User
from burden.organisations.requests import signed_in

PAGE_SIZE = 25
# More errors than this mean another kind of file; nobody reads on.
_ERRORS_SHOWN = 200


@require_http_methods(["GET", "POST"])
def unit_import(request: HttpRequest) -> HttpResponse:
    """Choose a file; nothing changes until its preview is confirmed."""
    user = signed_in(request)
    policies.require(user, "units.import")
    form = UnitListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = services.keep_upload(
            name=form.cleaned_data["file"].name, rows=form.cleaned_data["rows"], by=user
        )
        return redirect("organisations:import-preview", uuid=upload.uuid)
    recent = UnitImport.objects.filter(by=user).defer("rows")[:10]
    return render(request, "organisations/unit_import.html", {"form": form, "recent": recent})


@require_GET
def import_preview(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What the list would change now, and which rows cannot be used."""
    user = signed_in(request)
    policies.require(user, "units.import")
    upload = _own(user, uuid)
    plan = services.preview_units(services.rows_of(upload), by=user)
    shown = request.GET.get("kind", "")
    listed = [one for one in plan.effective if not shown or one.kind == shown]
    context = {
        "upload": upload,
        "plan": plan,
        "counts": [(kind, plan.counts[kind]) for kind in Kind],
        "shown": shown,
        "errors": plan.errors[:_ERRORS_SHOWN],
        "page": Paginator(listed, PAGE_SIZE).get_page(request.GET.get("page")),
    }
    return render(request, "organisations/import_preview.html", context)


@require_POST
def import_apply(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Apply the rows that can be used."""
    user = signed_in(request)
    policies.require(user, "units.import")
    plan = services.apply_upload(upload=_own(user, uuid), by=user)
    done = _("Applied: %(added)d added, %(changed)d changed, %(moved)d moved, %(ended)d ended.")
    messages.success(request, done % {kind.value: count for kind, count in plan.counts.items()})
    if plan.errors:
        left = _("%(count)d errors were left out.") % {"count": len(plan.errors)}
        messages.warning(request, left)
    return redirect("organisations:import-preview", uuid=uuid)


def _own(user: User, uuid: UUID) -> UnitImport:
    return get_object_or_404(UnitImport, by=user, uuid=uuid)
