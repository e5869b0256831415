"""The lists of a plan's page: each as it is shown and exported."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from burden.organisations.models import User
from meetings import rules
from meetings.models import Meeting, PlannedMeeting
from meetings.planning.balancing import PlanBalance
from meetings.ruling.pages import open_meetings

LISTS: dict[str, Promise] = {
    "unplanned": _("Held, not in the plan"),
    "over": _("Held more often than planned"),
    "missing": _("In the plan, not held"),
    "held": _("Held by plan"),
}


@dataclass(frozen=True)
class PlanRow:
    """A planned or held meeting; `meeting` where it was held and the reader may open it."""

    list: str
    number: str
    title: str
    month: int | None
    held_at: datetime | None
    meeting: Meeting | None
    attendees: str = ""

    @property
    def list_label(self) -> Promise:
        return LISTS[self.list]


def answer_key(found: PlanBalance) -> str:
    """Which first sentence the page has."""
    if not found.planned:
        return "none"
    return "breach" if found.balance.unplanned or found.balance.over else "kept"


def rows_of(
    user: User, plan: Sequence[PlannedMeeting], found: PlanBalance, shown: str
) -> list[PlanRow]:
    """The rows of all lists, or of the one asked for; meetings outside the scope have no title."""
    attendees = {one.title: one.attendees for one in plan}
    records = [
        *found.balance.unplanned,
        *(record for line in found.balance.lines for record in line.held),
    ]
    opened = open_meetings(user, [one.id for one in records])
    rows = [_of_record("unplanned", "", one, opened) for one in found.balance.unplanned]
    for line in found.balance.lines:
        over = {one.id for one in line.over}
        for one in line.held:
            name = "over" if one.id in over else "held"
            rows.append(_of_record(name, line.planned.number, one, opened))
    rows += [
        PlanRow(
            list="missing",
            number=line.planned.number,
            title=line.planned.title,
            month=line.planned.month,
            held_at=None,
            meeting=None,
            attendees=attendees.get(line.planned.title, ""),
        )
        for line in found.not_held
    ]
    order = list(LISTS)
    rows.sort(key=lambda row: order.index(row.list))
    return [row for row in rows if not shown or row.list == shown]


def _of_record(name: str, number: str, record: rules.Record, opened: dict[str, Meeting]) -> PlanRow:
    meeting = opened.get(record.id)
    return PlanRow(
        list=name,
        number=number or record.plan_number,
        title=meeting.title if meeting else "",
        month=record.start.month,
        held_at=record.start,
        meeting=meeting,
    )
