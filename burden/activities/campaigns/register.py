"""The register of campaigns, as `registers` takes it in, lists and shows it."""

from collections.abc import Mapping
from typing import Any

from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from burden.activities.campaigns import columns, correcting, recording, selectors
from burden.activities.campaigns.filters import CampaignFilter
from burden.activities.campaigns.judging import JUDGE, YEAR, followers_of
from burden.activities.models import Campaign
from burden.activities.registers.contract import ListColumn, Register, Words
from burden.activities.registers.pages import context_of
from burden.organisations.models import User

KEY = "campaigns"


def _context(user: User, campaign: Campaign) -> Mapping[str, Any]:
    units = [one.unit for one in campaign.participants.all()]
    facts = [
        (_("Kind"), campaign.get_kind_display()),
        (_("Approval"), campaign.approval),
        (_("Plaques and titles"), campaign.plaques),
        (_("Fee (yuan)"), campaign.fee),
        (_("Cost (yuan)"), campaign.cost),
        (_("Indicators"), campaign.indicators),
        (_("People of each unit"), campaign.people),
    ]
    return context_of(user, campaign, units, facts, subject="campaign")


REGISTER = Register(
    key=KEY,
    label=_("Demonstrations and festivals"),
    one=_("Demonstration or festival"),
    columns=columns.CAMPAIGNS,
    quick=columns.QUICK,
    model=Campaign,
    fields=recording.FIELDS,
    told=correcting.told,
    rewrite=correcting.rewrite,
    keep=recording.keep,
    records=selectors.campaigns_of,
    filters=CampaignFilter,
    listed=(
        ListColumn("unit", _("Organiser"), lambda one: one.unit.name, sort="unit"),
        ListColumn("kind", _("Kind"), lambda one: one.get_kind_display()),
        ListColumn("day", _("First day"), lambda one: one.day, sort="day"),
        ListColumn(
            "targets", _("Units"), lambda one: one.target_count, sort="targets", is_numeric=True
        ),
        ListColumn("plaques", _("Plaques"), lambda one: one.plaques, is_numeric=True),
        ListColumn("approval", _("Approval"), lambda one: one.approval or None),
    ),
    detail="activities/record_detail.html",
    context=_context,
    judge=JUDGE,
    key_of=recording.key_of_record,
    followers=followers_of,
    words=Words(fields=("basis", "approval"), over=Coalesce("until", "day")),
    judge_year=YEAR,
)
