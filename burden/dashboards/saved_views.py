"""Pages that a person keeps to come back to: a menu of the top bar, and a list."""

from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from burden.audit import services as audit
from burden.dashboards.models import SavedView
from burden.organisations import policies
from burden.organisations.models import User
from burden.organisations.requests import signed_in

# As many as a menu can be read through.
MOST_VIEWS = 30
# Where one stood in a list is no part of the view.
_PASSING = ("page", "export")


class ViewForm(forms.Form):
    """A name for an address of this product."""

    name = forms.CharField(label=gettext_lazy("Name of the view"), max_length=60)
    address = forms.CharField(max_length=1000, widget=forms.HiddenInput)

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"]
        if not address.startswith("/") or not url_has_allowed_host_and_scheme(address, None):
            raise forms.ValidationError(_("Only pages of this product can be kept."))
        return lasting(address)


def lasting(address: str) -> str:
    """The address without what belongs to one visit only."""
    path, _mark, query = address.partition("?")
    kept = [
        (name, value)
        for name, values in QueryDict(query).lists()
        for value in values
        if name not in _PASSING and value
    ]
    return f"{path}?{urlencode(kept)}" if kept else path


@require_GET
def view_list(request: HttpRequest) -> HttpResponse:
    """The views of the person; inside the top bar also a form that keeps the present page."""
    user = signed_in(request)
    policies.require(user, "views.keep")
    htmx = getattr(request, "htmx", None)
    present = htmx.current_url_abs_path if htmx else ""
    context = {
        "views": SavedView.objects.filter(user=user),
        "form": ViewForm(initial={"address": lasting(present)}) if present else None,
    }
    template = "dashboards/_saved_views.html" if htmx else "dashboards/view_list.html"
    return render(request, template, context)


@require_POST
@transaction.atomic
def view_save(request: HttpRequest) -> HttpResponse:
    """Keep an address under a name, and go on reading there; a name used before moves to it."""
    user = signed_in(request)
    policies.require(user, "views.keep")
    form = ViewForm(request.POST)
    if not form.is_valid():
        return _refused(
            request, " ".join(str(one) for found in form.errors.values() for one in found)
        )
    # Two windows of one person keep their views one after the other.
    User.objects.select_for_update(no_key=True, of=("self",)).get(pk=user.pk)
    mine = SavedView.objects.filter(user=user)
    name, address = form.cleaned_data["name"], form.cleaned_data["address"]
    if not mine.filter(name=name).exists() and mine.count() >= MOST_VIEWS:
        return _refused(
            request, _("%(most)s views are kept already; remove one first.") % {"most": MOST_VIEWS}
        )
    view, _is_new = mine.update_or_create(
        name=name, defaults={"address": address}, create_defaults={"user": user, "address": address}
    )
    audit.record(
        by=user, action="view.saved", target=view, unit=user.scope, details={"to": view.address}
    )
    messages.success(request, _("View “%(name)s” kept.") % {"name": view.name})
    return redirect(view.address)


def _refused(request: HttpRequest, sentence: str) -> HttpResponse:
    messages.error(request, sentence)
    return redirect("dashboards:view-list")


@require_POST
@transaction.atomic
def view_remove(request: HttpRequest, uuid: UUID) -> HttpResponse:
    user = signed_in(request)
    policies.require(user, "views.keep")
    view = get_object_or_404(SavedView, user=user, uuid=uuid)
    audit.record(
        by=user, action="view.removed", target=view, unit=user.scope, details={"to": view.address}
    )
    view.delete()
    return redirect("dashboards:view-list")
