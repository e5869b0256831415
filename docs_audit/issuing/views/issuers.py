"""Who may issue papers: read by those who read papers, settled by the administrator."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from burden.organisations import policies
from burden.organisations.models import User
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.organisations.selectors import unit_for, visible_units
from docs_audit.issuing import exports, rights
from docs_audit.issuing.filters import IssuerFilter
from docs_audit.issuing.forms import RightForm

PAGE_SIZE = 25


@require_http_methods(["GET", "POST"])
@transaction.atomic
def issuer_list(request: HttpRequest) -> HttpResponse:
    """The units of the scope and whether each may issue papers (TL-11)."""
    user = signed_in(request)
    policies.require(user, "issuers.view")
    if request.method == "POST":
        return _settled(request, user)
    scope = Scope.from_request(request)
    units = visible_units(user).filter(
        path__startswith=scope.path, is_external=False, valid_to=None
    )
    filters = IssuerFilter(request.GET, rights.with_right(units))
    if request.GET.get("export") == "csv":
        return exports.issuers_as_csv(user, scope.unit, filters.qs)
    context = {
        "scope": scope,
        "filters": filters,
        "page": Paginator(filters.qs, PAGE_SIZE).get_page(request.GET.get("page")),
        "form": RightForm(),
        "without_right": [kind.label for kind in rights.WITHOUT_RIGHT],
        "may_settle": policies.can(user, "issuers.settle"),
    }
    return render(request, "documents/issuer_list.html", context)


def _settled(request: HttpRequest, user: User) -> HttpResponse:
    policies.require(user, "issuers.settle")
    form = RightForm(request.POST)
    chosen = [unit_for(user, uuid) for uuid in request.POST.getlist("units")]
    if not form.is_valid() or not chosen:
        messages.error(request, _("Choose the units, and say by which decision."))
    else:
        changed = rights.settle(units=chosen, by=user, **form.cleaned_data)
        sentence = ngettext("Noted for %(count)s unit.", "Noted for %(count)s units.", changed)
        messages.success(request, sentence % {"count": changed})
    return redirect(request.get_full_path())
