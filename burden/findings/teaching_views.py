"""What decisions teach about the detectors, for those who draft thresholds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from burden.findings.models import Decision
from burden.findings.selectors import teaching
from burden.organisations import policies
from burden.organisations.requests import signed_in
from burden.thresholds import selectors as thresholds
from burden.thresholds.definitions import DEFINITIONS


@require_GET
def precision(request: HttpRequest) -> HttpResponse:
    """How often people agree with each detector, and the bound that their decisions suggest."""
    user = signed_in(request)
    policies.require(user, "findings.teach")
    taught = teaching.taught(user, thresholds.in_force())
    context = {
        "rows": [(one, _reasons(one), _draft(one.suggestion)) for one in taught],
        "least": teaching.LEAST,
        "wanted": teaching.WANTED,
    }
    return render(request, "findings/precision.html", context)


def _reasons(taught: teaching.Taught) -> list[tuple[str, int]]:
    """The reasons that were given and how often, in their order."""
    given = [(one, taught.reasons.get(one, 0)) for one in Decision.Reason]
    return [(str(one.label), count) for one, count in given if count]


def _draft(suggestion: teaching.Suggestion | None) -> dict[str, object] | None:
    """The suggestion in words, and the draft in which its effect can be looked at."""
    if suggestion is None:
        return None
    definition = DEFINITIONS[suggestion.key]
    query = urlencode({suggestion.key: f"{suggestion.bound:g}"})
    return {
        "label": definition.label,
        "present": definition.written(suggestion.present),
        "bound": definition.written(suggestion.bound),
        "lost": suggestion.lost,
        "spared": suggestion.spared,
        "address": f"{reverse('thresholds:draft-create')}?{query}",
    }
