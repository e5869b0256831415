"""What waits for somebody: a part of the start page that comes after it, and a page by itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from burden.findings.selectors.due import dues_of
from burden.organisations import policies
from burden.organisations.requests import signed_in


@require_GET
def due(request: HttpRequest) -> HttpResponse:
    """Decisions, replies and rectifications that wait for this person."""
    user = signed_in(request)
    policies.require(user, "overview.view")
    is_fragment = bool(getattr(request, "htmx", False))
    context = {"dues": dues_of(user, timezone.localdate())}
    return render(request, f"findings/{'_dues' if is_fragment else 'due'}.html", context)
