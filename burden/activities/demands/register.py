"""The register of demands, as `registers` takes it in, lists and shows it."""

from django.utils.translation import gettext_lazy as _

from burden.activities.demands import asked, columns, correcting, pages, recording, selectors
from burden.activities.demands.filters import DemandFilter
from burden.activities.demands.judging import JUDGE, YEAR, followers_of
from burden.activities.models import Demand
from burden.activities.registers.contract import ListColumn, Register, Words
from burden.activities.ruling.wording import written

KEY = "demands"


def _hours(demand: Demand) -> str | None:
    return None if demand.hours_left is None else written(demand.hours_left)


REGISTER = Register(
    key=KEY,
    label=_("Forms and figures"),
    one=_("Form or report"),
    columns=columns.DEMANDS,
    quick=columns.QUICK,
    model=Demand,
    fields=recording.COLUMNS,
    told=correcting.told,
    rewrite=correcting.rewrite,
    keep=recording.keep,
    records=selectors.demands_of,
    filters=DemandFilter,
    listed=(
        ListColumn("unit", _("Asked by"), lambda one: one.unit.name, sort="unit"),
        ListColumn("day", _("Sent"), lambda one: one.day, sort="sent"),
        ListColumn("hours", _("Hours to the deadline"), _hours, sort="due", is_numeric=True),
        ListColumn("cycle", _("How often"), lambda one: one.get_cycle_display()),
        ListColumn("targets", _("Units asked"), lambda one: one.target_count, is_numeric=True),
        ListColumn(
            "fields", _("Fields"), lambda one: one.field_count, sort="fields", is_numeric=True
        ),
        ListColumn(
            "again", _("Asked before"), lambda one: one.repeated_count or None, is_numeric=True
        ),
    ),
    detail="activities/demand_detail.html",
    context=pages.context_of,
    judge=JUDGE,
    key_of=recording.key_of_record,
    followers=followers_of,
    words=Words(
        fields=("basis", "period", "form_title"),
        over=asked.OVER,
        beside=asked.told,
        forget=asked.forget,
    ),
    judge_year=YEAR,
)
