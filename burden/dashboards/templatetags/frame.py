"""Tags of the frame around every page: rail, search, period."""

from typing import Any

from django import template
from django.template.context import RequestContext

from burden.dashboards import navigation, period_choice

register = template.Library()
# The bar of a phone holds so many, the rest is behind its last entry.
ON_A_PHONE = 5


@register.inclusion_tag("components/navigation.html", takes_context=True)
def navigation_rail(context: RequestContext) -> dict[str, Any]:
    """The left rail; empty for a stranger."""
    request = context.get("request")
    entries = navigation.entries_for(request) if request is not None else []
    main = [entry for entry in entries if not entry.section.is_ground]
    ground = [entry for entry in entries if entry.section.is_ground]
    room = max(ON_A_PHONE - len(main), 0)
    return {
        "request": request,
        "entries": main[:ON_A_PHONE],
        "late": main[ON_A_PHONE:],
        "fitting": ground[:room],
        "ground": ground[room:],
        "folded": [*main[ON_A_PHONE:], *ground[room:]],
    }


@register.inclusion_tag("components/period_picker.html", takes_context=True)
def period_picker(context: RequestContext) -> dict[str, Any]:
    """Steps to the period before and after, and all periods of the years with data."""
    period = context["period"]
    return {
        "request": context["request"],
        "period": period,
        "years": period_choice.years_around(period, latest=context.get("latest")),
    }
