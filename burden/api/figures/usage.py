"""What the product costs those who use it."""

from collections.abc import Iterable, Mapping
from typing import Any

from rest_framework.request import Request

from burden.api.figures.answers import FiguresView
from burden.api.plain import plain
from burden.organisations.periods import Period
from burden.organisations.scope import Scope
from burden.thresholds import selectors as thresholds
from burden.usage import selectors as usage

_MONTHS = 12


class OwnBurdenView(FiguresView):
    """What the product costs its users, of ten people or more."""

    reads = "own_burden.view"

    def figures(self, _request: Request, scope: Scope, period: Period) -> Mapping[str, Any]:
        found = usage.costs_of(scope.unit, period.last, thresholds.in_force(), months=_MONTHS)
        return {
            "months": [
                {
                    "month": one.month.key,
                    "people": one.people,
                    "minutes": one.minutes,
                    "hours": one.hours,
                    "minutes_a_person": one.minutes_a_person,
                    "roles": _roles(one.roles),
                }
                for one in found
            ]
        }


def _roles(roles: Iterable[usage.RoleCost]) -> list[Any]:
    return [
        {
            "role": one.role.value,
            "people": one.people,
            "acts": one.acts,
            "minutes": one.minutes,
            "minutes_a_person": one.minutes_a_person,
            "activities": plain(one.costs, "minutes"),
        }
        for one in roles
    ]
