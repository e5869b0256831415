"""Registers and plans of papers: their words go, a year of a unit at a time, once it is over."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from burden.matters.models import Source
from burden.organisations.models import Unit
from burden.organisations.periods import Period
from burden.retention.year_lists import YearList
from docs_audit.issuing.filing import name_of
from docs_audit.models import IssuingExplanation, PlannedPaper, RegisteredPaper

_MONTHS = 12


def _year_of(unit: Unit, year: int) -> UUID:
    return name_of(unit.uuid, Period(date(year, 1, 1), _MONTHS))


PLANS = YearList(PlannedPaper, ("title",), Source.ISSUING, _year_of)
REGISTERS = YearList(RegisteredPaper, ("title",), Source.ISSUING, _year_of)
EXPLANATIONS = YearList(IssuingExplanation, ("text",), Source.ISSUING, _year_of)
KINDS = (
    REGISTERS.kind(
        code="paper_register",
        label=_("Registers of issued papers"),
        parameter="retention.registers",
        goes=_("Titles go; numbers, days, levels, counts and what was found stay."),
    ),
    EXPLANATIONS.kind(
        code="explanation",
        label=_("Explanations of more papers"),
        parameter="retention.registers",
        goes=_("The text goes; for which year, by whom and when stay."),
    ),
    PLANS.kind(
        code="paper_plan",
        label=_("Plans of papers"),
        parameter="retention.plans",
        goes=_("Subjects go; numbers in the plan, months and what was found stay."),
    ),
)
