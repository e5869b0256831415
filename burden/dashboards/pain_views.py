"""Pain points: what of a scope's load is to be rectified first."""

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from burden.activities.voices.rounds.selectors import latest_opinion
from burden.activities.voices.selectors import knows_place
from burden.audit import looks
from burden.audit.exports import as_csv
from burden.dashboards import wording
from burden.dashboards.levels import level_asked
from burden.dashboards.pain_links import linked
from burden.dashboards.pains_request import pains_asked
from burden.dashboards.selectors.overview import latest_day
from burden.dashboards.selectors.pains import MOST, By, Pains, Target
from burden.organisations import policies
from burden.organisations.models import Level, User
from burden.organisations.periods import Period
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope

PAGE_SIZE = 25


@require_GET
@transaction.atomic
def pains(request: HttpRequest) -> HttpResponse:
    """What costs most avoidable hours, with its findings and the reports that speak of it."""
    user = signed_in(request)
    policies.require(user, "pains.view")
    scope = Scope.from_request(request)
    latest = latest_day(scope)
    period = Period.from_request(request, latest=latest)
    found = pains_asked(request, scope, period)
    if request.GET.get("export") == "csv":
        return _csv(user, scope, found)
    page = Paginator(found.places, PAGE_SIZE).get_page(request.GET.get("page"))
    looks.at_list("matter.list_viewed", scope.unit, rows=len(page), asked=request.GET)
    context: dict[str, Any] = {
        "scope": scope,
        "period": period,
        "latest": latest,
        "found": found,
        "ways": By.choices,
        "levels": Level.choices,
        "level": level_asked(request),
        "answer": wording.pains_sentence(found),
        "page": page,
        "rows": linked(found, scope.unit, found.told(user, list(page))),
        "is_cut": len(found.places) == MOST,
        "opinion": latest_opinion(user, scope.unit, timezone.localdate()),
        "may_open_voices": knows_place(user),
    }
    return render(request, "dashboards/pains.html", context)


def _csv(user: User, scope: Scope, found: Pains) -> HttpResponse:
    head = (
        _("Number"),
        _("What it is"),
        _("Issuer"),
        _("Hours"),
        _("Avoidable hours"),
        _("Units that bear it"),
        _("Suspected findings"),
        _("Confirmed findings"),
        _("Reports of the grassroots"),
    )
    rows = _lines(found.told(user, found.places))
    return as_csv(by=user, unit=scope.unit, name="pains", head=head, rows=rows)


def _lines(targets: list[Target]) -> Iterator[tuple[object, ...]]:
    for one in targets:
        yield (
            *_face(one),
            one.hours,
            one.avoidable,
            one.units,
            one.suspected,
            one.confirmed,
            one.voices,
        )


def _face(one: Target) -> tuple[object, ...]:
    if one.source is not None:
        return "", one.source.label, ""
    if one.issuer is not None:
        return "", "", one.issuer.name
    assert one.root is not None
    return (
        one.root.number if one.is_open else "",
        one.root.title if one.is_open else "",
        one.root.unit.name,
    )
