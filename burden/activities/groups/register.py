"""The register of groups and applications, as `registers` takes it in, lists and shows it."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from burden.activities.groups import columns, correcting, members, pages, recording, selectors
from burden.activities.groups.filters import WorkGroupFilter
from burden.activities.groups.judging import JUDGE, YEAR, followers_of
from burden.activities.groups.naming import KEY
from burden.activities.models import WorkGroup
from burden.activities.registers.contract import ListColumn, Register, Words
from burden.activities.ruling.wording import day


def _last_used(group: WorkGroup) -> str | None:
    last = getattr(group, "last_used", None)
    return day(last.isoformat()) if last else None


def _people(group: WorkGroup) -> int | None:
    return group.people


REGISTER = Register(
    key=KEY,
    label=_("Work groups and apps"),
    one=_("Work group or app"),
    columns=columns.GROUPS,
    quick=columns.QUICK,
    model=WorkGroup,
    fields=recording.FIELDS,
    told=correcting.told,
    rewrite=correcting.rewrite,
    keep=recording.keep,
    records=selectors.groups_of,
    filters=WorkGroupFilter,
    listed=(
        ListColumn("unit", _("Owner"), lambda one: one.unit.name, sort="unit"),
        ListColumn("kind", _("Kind"), lambda one: one.get_kind_display()),
        ListColumn("line", _("Line of work"), lambda one: one.line or None, sort="line"),
        ListColumn("day", _("Made on"), lambda one: one.day, sort="day"),
        ListColumn("used", _("Last used"), _last_used),
        ListColumn("people", _("Members"), _people, sort="people", is_numeric=True),
        ListColumn(
            "instructions",
            _("Instructions"),
            lambda one: one.instruction_count or None,
            sort="instructions",
            is_numeric=True,
        ),
    ),
    detail="activities/group_detail.html",
    context=pages.context_of,
    judge=JUDGE,
    key_of=recording.key_of_record,
    followers=followers_of,
    words=Words(
        fields=("basis", "platform", "line", "purpose", "filing"),
        over=F("closed_on"),
        beside=members.told,
        forget=members.forget,
    ),
    judge_year=YEAR,
)
