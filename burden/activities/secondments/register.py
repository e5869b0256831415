"""The register of secondments, as `registers` takes it in, lists and shows it."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from burden.activities.models import Secondment
from burden.activities.registers.contract import ListColumn, Register, Words
from burden.activities.registers.pages import context_of
from burden.activities.secondments import columns, correcting, recording, selectors
from burden.activities.secondments.filters import SecondmentFilter
from burden.activities.secondments.judging import JUDGE, followers_of
from burden.organisations.models import User

KEY = "secondments"


def _context(user: User, secondment: Secondment) -> Mapping[str, Any]:
    facts = [
        (_("Kind"), secondment.get_kind_display()),
        (_("People"), secondment.people),
        (_("End of the term"), secondment.until),
        (_("Returned on"), secondment.returned_on),
        (_("Approval"), secondment.approval),
    ]
    return context_of(user, secondment, [secondment.lender], facts, subject="secondment")


REGISTER = Register(
    key=KEY,
    label=_("Secondments"),
    one=_("Secondment"),
    columns=columns.SECONDMENTS,
    quick=columns.QUICK,
    model=Secondment,
    fields=recording.FIELDS,
    told=correcting.told,
    rewrite=correcting.rewrite,
    keep=recording.keep,
    records=selectors.secondments_of,
    filters=SecondmentFilter,
    listed=(
        ListColumn("unit", _("Borrower"), lambda one: one.unit.name, sort="unit"),
        ListColumn("lender", _("Lender"), lambda one: one.lender.name),
        ListColumn("kind", _("Kind"), lambda one: one.get_kind_display()),
        ListColumn("day", _("First day"), lambda one: one.day, sort="day"),
        ListColumn("people", _("People"), lambda one: one.people, is_numeric=True),
        ListColumn("approval", _("Approval"), lambda one: one.approval or None),
    ),
    detail="activities/record_detail.html",
    context=_context,
    judge=JUDGE,
    key_of=recording.key_of_record,
    followers=followers_of,
    words=Words(fields=("basis", "approval", "person"), over=F("returned_on")),
)
