"""The register of inspections, as `registers` takes it in, lists and shows it."""

from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from burden.activities.inspections import columns, correcting, judging, pages, recording, selectors
from burden.activities.inspections.filters import InspectionFilter
from burden.activities.models import Inspection
from burden.activities.registers.contract import ListColumn, Register, Words

KEY = "inspections"

REGISTER = Register(
    key=KEY,
    label=_("Inspections"),
    one=_("Inspection"),
    columns=columns.INSPECTIONS,
    quick=columns.QUICK,
    model=Inspection,
    fields=recording.FIELDS,
    told=correcting.told,
    rewrite=correcting.rewrite,
    keep=recording.keep,
    records=selectors.inspections_of,
    filters=InspectionFilter,
    listed=(
        ListColumn("unit", _("Organiser"), lambda one: one.unit.name, sort="unit"),
        ListColumn("kind", _("Kind"), lambda one: one.get_kind_display()),
        ListColumn("day", _("First day"), lambda one: one.day, sort="day"),
        ListColumn(
            "targets",
            _("Units inspected"),
            lambda one: one.target_count,
            sort="targets",
            is_numeric=True,
        ),
        ListColumn("people", _("Inspectors"), lambda one: one.people, is_numeric=True),
        ListColumn("escorts", _("Escorts"), lambda one: one.escort_count, is_numeric=True),
        ListColumn(
            "indicators", _("Indicators"), lambda one: len(one.indicators) or None, is_numeric=True
        ),
    ),
    detail="activities/inspection_detail.html",
    context=pages.context_of,
    judge=judging.JUDGE,
    key_of=recording.key_of_record,
    followers=judging.followers_of,
    words=Words(
        fields=("basis", "approval", "materials", "indicators", "text", "clauses"),
        over=Coalesce("until", "day"),
    ),
    judge_year=judging.YEAR,
)
