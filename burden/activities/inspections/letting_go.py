"""Plans of inspections: their words go, a year of a unit at a time, once it is over."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from burden.activities.models import PlannedInspection
from burden.activities.ruling.periods import name_of
from burden.matters.models import Source
from burden.retention.year_lists import YearList
from burden.thresholds.rulebook import Subject

PLANS = YearList(
    PlannedInspection,
    ("title", "targets"),
    Source.ACTIVITIES,
    partial(name_of, subject=Subject.INSPECTION),
)
KIND = PLANS.kind(
    code="inspection_plan",
    label=_("Plans of inspections"),
    parameter="retention.plans",
    goes=_(
        "Titles and those to be inspected go; numbers in the plan, months, times, kinds and what"
        " was found stay."
    ),
)
