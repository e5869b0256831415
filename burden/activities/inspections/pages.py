"""What the page of one inspection, and of an organiser's year, shows to this reader."""

from typing import Any

from burden.activities.inspections import records, selectors
from burden.activities.inspections.forms import IndicatorForm
from burden.activities.models import ActivityHit, Inspection
from burden.activities.rules import inspections as rules
from burden.activities.ruling.pages import rules_told
from burden.matters import registry
from burden.matters.models import Item
from burden.organisations import policies
from burden.organisations.models import Level, User
from burden.thresholds import selectors as thresholds

_INDICATORS_SHOWN = 300


def context_of(user: User, inspection: Inspection) -> dict[str, Any]:
    """Facts, rules, hours by unit, indicators, and the matter it belongs to."""
    targets, closed = selectors.targets_open_to(user, inspection)
    indicators = records.indicators_of(inspection)
    escorts = inspection.escorts.all()
    own = {one.pk: one for one in targets}
    units = [*own.values(), *(one.unit for one in escorts if one.unit and one.unit.pk not in own)]
    visible = [one for one in units if user.scope and user.scope.contains(one)]
    is_organiser = user.scope is not None and user.scope.contains(inspection.unit)
    hits = ActivityHit.objects.filter(item=inspection.item)
    return {
        "inspection": inspection,
        "targets": targets,
        "closed_targets": closed,
        "escorts": _by_level(inspection),
        "escort_people": sum(one.people for one in escorts),
        "hours": selectors.hours_of(inspection, units if is_organiser else visible),
        "shape": rules.shape_of(indicators),
        "indicators": [(one, rules.is_trace(one)) for one in indicators[:_INDICATORS_SHOWN]],
        "indicators_more": max(len(indicators) - _INDICATORS_SHOWN, 0),
        "rules": rules_told(user, hits, thresholds.in_force()),
        "parent": _parent(user, inspection),
        "may_report": policies.can(user, "activities.report"),
        "indicator_form": IndicatorForm(),
        "may_complete": policies.can(user, "activities.complete", inspection),
    }


def _by_level(inspection: Inspection) -> list[tuple[Any, int]]:
    """People who accompanied, by level from the top down."""
    people: dict[str, int] = {}
    for one in inspection.escorts.all():
        people[one.level] = people.get(one.level, 0) + one.people
    return [(level.label, people[level]) for level in Level if level in people]


def _parent(user: User, inspection: Inspection) -> Item | None:
    """What it carries out, where the reader may see that."""
    parent = inspection.item.parent_id
    if parent is None:
        return None
    return Item.objects.filter(registry.is_open_to(user), pk=parent).select_related("unit").first()
