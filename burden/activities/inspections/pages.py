"""What the page of one inspection shows to this reader."""

from collections.abc import Mapping
from typing import Any

from burden.activities.inspections import records
from burden.activities.inspections.forms import IndicatorForm
from burden.activities.models import Inspection
from burden.activities.registers import pages
from burden.activities.rules import inspections as rules
from burden.organisations import policies
from burden.organisations.models import Level, User

_INDICATORS_SHOWN = 300


def context_of(user: User, inspection: Inspection) -> Mapping[str, Any]:
    """Facts, rules, hours by unit, indicators, and the matter it belongs to."""
    indicators = records.indicators_of(inspection)
    targets = [one.unit for one in inspection.targets.all()]
    escorted = [one.unit for one in inspection.escorts.select_related("unit") if one.unit]
    return {
        **pages.context_of(user, inspection, targets, subject="inspection", also=escorted),
        "inspection": inspection,
        "escorts": _by_level(inspection),
        "shape": rules.shape_of(indicators),
        "indicators": [(one, rules.is_trace(one)) for one in indicators[:_INDICATORS_SHOWN]],
        "indicators_more": max(len(indicators) - _INDICATORS_SHOWN, 0),
        "indicator_form": IndicatorForm(),
        "may_complete": not inspection.is_emptied
        and policies.can(user, "activities.complete", inspection),
    }


def _by_level(inspection: Inspection) -> list[tuple[Any, int]]:
    """People who accompanied, by level from the top down."""
    people: dict[str, int] = {}
    for one in inspection.escorts.all():
        people[one.level] = people.get(one.level, 0) + one.people
    return [(level.label, people[level]) for level in Level if level in people]
