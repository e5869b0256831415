"""When the messages of a group come: by hour of the day, on working days and others."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Sum

from burden.activities.groups import records
from burden.activities.models import GroupHour, WorkGroup
from burden.organisations.periods import is_working_day
from burden.thresholds.parameters import Parameters


@dataclass
class Hour:
    """One hour of the day: messages, instructions, and those on days off; `is_off` after work."""

    hour: int
    is_off: bool
    messages: int = 0
    instructions: int = 0
    on_days_off: int = 0
    part: float = 0.0


@dataclass(frozen=True)
class Activity:
    """All hours of the day, and what they come to."""

    hours: Sequence[Hour] = field(default_factory=list)
    messages: int = 0
    instructions: int = 0
    off_hours: int = 0

    @property
    def off_share(self) -> float:
        return self.off_hours / self.instructions if self.instructions else 0.0


def activity_of(group: WorkGroup, parameters: Parameters) -> Activity:
    """Every hour of the day; instructions that warn of a danger are no work after hours."""
    opens, closes = parameters["group.opens"], parameters["group.closes"]
    hours = [Hour(hour, not opens <= hour < closes) for hour in range(24)]
    sums = GroupHour.objects.filter(group=group).order_by().values_list("hour")
    for hour, messages in sums.annotate(n=Sum("messages")):
        hours[hour].messages = messages
    off = 0
    told = records.by_hour(group.instructions.filter(is_urgent=False).order_by())
    for _group, day, hour, count in told:
        one = hours[hour]
        one.instructions += count
        one.on_days_off += 0 if is_working_day(day) else count
        off += count if records.is_off(day, hour, parameters) else 0
    most = max((one.instructions for one in hours), default=0)
    for one in hours:
        one.part = one.instructions / most if most else 0.0
    return Activity(
        hours,
        sum(one.messages for one in hours),
        sum(one.instructions for one in hours),
        off,
    )
