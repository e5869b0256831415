"""Figures of pain points: avoidable hours with the findings and reports that stand beside them."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from rest_framework.request import Request

from burden.activities.voices.rounds.selectors import Opinion, latest_opinion
from burden.api.figures.answers import FiguresView, counted, item_told, page_of
from burden.api.plain import plain
from burden.audit import looks
from burden.dashboards.pains_request import pains_asked
from burden.dashboards.selectors.pains import Target
from burden.organisations.periods import Period
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope


class PainsView(FiguresView):
    """What is to be rectified first in a scope and period, the most avoidable hours first.

    `by` is matter, kind or issuer; `level` that of the units that bear it. `voices` is null where
    fewer speak of it than `smallest`.
    """

    reads = "pains.view"

    def figures(self, request: Request, scope: Scope, period: Period) -> Mapping[str, Any]:
        user = signed_in(request)
        found = pains_asked(request._request, scope, period)
        page = page_of(request, found.places)
        looks.at_list("matter.listed", scope.unit, rows=len(page), asked=request.query_params)
        opinion = latest_opinion(user, scope.unit, timezone.localdate())
        return {
            "by": found.by.value,
            "level": plain(found.level),
            "total": plain(found.total),
            "smallest": found.spoken.smallest,
            "evaluation": _opinion(opinion) if opinion else None,
            **counted(page),
            "targets": [_told(one) for one in found.told(user, list(page))],
        }


def _opinion(opinion: Opinion) -> dict[str, Any]:
    return {
        "uuid": str(opinion.round.uuid),
        "unit": plain(opinion.round.unit),
        "quarter": opinion.round.period.key,
        "answered": opinion.answered,
        "papers": opinion.papers,
        "meetings": opinion.meetings,
        "checks": opinion.checks,
    }


def _told(one: Target) -> dict[str, Any]:
    return {
        "matter": item_told(one.root, is_open=one.is_open) if one.root else None,
        "source": plain(one.source),
        "issuer": plain(one.issuer),
        "hours": str(one.hours),
        "avoidable": str(one.avoidable),
        "units": one.units,
        "suspected": one.suspected,
        "confirmed": one.confirmed,
        "voices": one.voices,
    }
