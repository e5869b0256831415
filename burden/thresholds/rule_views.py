"""The page of the rules, and confirming one at its official text."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from burden.organisations import policies
from burden.organisations.requests import signed_in
from burden.thresholds import selectors, services
from burden.thresholds.errors import ConfirmationRefused
from burden.thresholds.rule_list import RuleFilter, content_of, rows_for
from burden.thresholds.rulebook import RULES, Confidence


@require_GET
def rule_list(request: HttpRequest) -> HttpResponse:
    """Every rule with its words, source, marks and the values in force."""
    user = signed_in(request)
    policies.require(user, "rules.view")
    filters = RuleFilter(request.GET)
    present = selectors.in_force()
    rows = rows_for(user, filters, present)
    context = {
        "filters": filters,
        "rows": rows,
        "content": content_of(rows),
        "present": present.set,
        "may_confirm": policies.can(user, "rules.confirm"),
    }
    return render(request, "thresholds/rule_list.html", context)


@require_POST
def rule_confirm(request: HttpRequest, rule: str) -> HttpResponse:
    user = signed_in(request)
    policies.require(user, "rules.confirm")
    found = RULES.get(rule)
    if found is None or found.confidence is not Confidence.UNCONFIRMED:
        raise Http404
    try:
        services.confirm_rule(rule=found, reference=request.POST.get("reference", ""), by=user)
    except ConfirmationRefused as refused:
        messages.error(request, str(refused.sentence))
    else:
        messages.success(request, _("Confirmed. Everyone sees the rule from now on."))
    return redirect("thresholds:rule-list")
