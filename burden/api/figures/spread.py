"""How a month's load is spread over levels and units."""

from collections.abc import Mapping
from typing import Any

from rest_framework.request import Request

from burden.api.figures.answers import FiguresView, counted, page_of
from burden.api.plain import plain
from burden.organisations.periods import Period
from burden.organisations.scope import Scope
from burden.scores import spread


class SpreadView(FiguresView):
    """How a month's load is spread: concentration, and units of a level beside its middle."""

    reads = "scores.view"

    def figures(self, request: Request, scope: Scope, period: Period) -> Mapping[str, Any]:
        month = period.single_months()[-1].first
        found = spread.spread_of(scope.path, month)
        if found is None:
            return {"spread": None}
        asked = request.GET.get("level", "")
        level = next((one for one in found.levels if one.level.value == asked), found.levels[-1])
        scores = spread.scores_of_month(scope.path, month).filter(unit__level=level.level)
        page = page_of(request, scores.select_related("unit").order_by("unit__path"))
        rows = spread.compared(level, scores, list(page.object_list))
        return counted(page) | {
            "spread": plain(found),
            "level": level.level.value,
            "units": [
                {
                    "unit": plain(one.score.unit),
                    "score": one.score.score,
                    "low": one.score.low,
                    "high": one.score.high,
                    "hours_per_person_day": one.score.hours_per_person_day,
                    "deviation": one.deviation,
                    "place": one.place.value,
                }
                for one in rows
            ],
        }
