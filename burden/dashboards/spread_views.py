"""How the load is spread over the units of a scope, and which of a level clearly differ."""

from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from burden.audit.exports import as_csv
from burden.dashboards.selectors.overview import latest_day
from burden.dashboards.wording import PLACES, spread_sentence
from burden.organisations import policies
from burden.organisations.models import Level
from burden.organisations.periods import Period
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.scores import spread as spreads
from burden.scores.spread import Spread

PAGE_SIZE = 25
_ORDERS = {"": "unit__path", "score": "score", "-score": "-score"}


@require_GET
@transaction.atomic
def spread(request: HttpRequest) -> HttpResponse:
    """Concentration and its parts, and the units of one level beside its middle."""
    user = signed_in(request)
    scope = Scope.from_request(request)
    policies.require(user, "scores.view", scope.unit)
    latest = latest_day(scope)
    period = Period.from_request(request, latest=latest)
    month = period.single_months()[-1]
    found = spreads.spread_of(scope.path, month.first)
    context: dict[str, Any] = {"scope": scope, "period": period, "latest": latest, "month": month}
    if found is None:
        return render(request, "dashboards/spread.html", context)
    level = _level(request, found)
    order = request.GET.get("sort", "")
    if order not in _ORDERS:
        raise Http404
    scores = spreads.scores_of_month(scope.path, month.first).filter(unit__level=level.level)
    listed = scores.select_related("unit").order_by(_ORDERS[order], "unit__path")
    if request.GET.get("export") == "csv":
        head = (
            _("Unit"),
            _("Score"),
            _("Low end"),
            _("High end"),
            _("Robust deviations"),
            _("Difference"),
        )
        rows = (
            (
                one.score.unit.name,
                one.score.score,
                one.score.low,
                one.score.high,
                one.deviation,
                PLACES[one.place],
            )
            for one in spreads.compared(level, scores, list(listed))
        )
        return as_csv(by=user, unit=scope.unit, name="spread", head=head, rows=rows)
    page = Paginator(listed, PAGE_SIZE).get_page(request.GET.get("page"))
    context |= {
        "found": found,
        "level": level,
        "order": order,
        "page": page,
        "rows": [
            (one, PLACES[one.place])
            for one in spreads.compared(level, scores, list(page.object_list))
        ],
        "answer": spread_sentence(found),
    }
    return render(request, "dashboards/spread.html", context)


def _level(request: HttpRequest, found: Spread) -> spreads.LevelSpread:
    """The level asked for, else the lowest that has units."""
    asked = request.GET.get("level", "")
    if asked and asked not in Level.values:
        raise Http404
    return next((one for one in found.levels if one.level.value == asked), found.levels[-1])
