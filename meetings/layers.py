"""Credit for meetings that spared others: layers avoided by one video meeting (burden.md 2.4)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from burden.organisations.models import Level, Unit, User
from burden.thresholds.parameters import Parameters
from meetings import chains
from meetings.models import Attendance, Meeting
from meetings.venues import branch_units


@dataclass(frozen=True)
class Avoided:
    """Places that a meeting by video reached and that held none of their own on it.

    `units` are those of the reader's scope; `is_final` once the days have passed.
    """

    units: QuerySet[Unit]
    days: int
    is_final: bool

    @property
    def count(self) -> int:
        """How many units; nothing is asked for of a meeting on site."""
        return 0 if self.units.query.is_empty() else self.units.count()


def layers_avoided(user: User, meeting: Meeting, parameters: Parameters) -> Avoided:
    """The credit of a meeting by video; one on site has none, however many came to it."""
    days = parameters.whole("meeting.replaced_within")
    until = meeting.starts_at + timedelta(days=days)
    scope = user.scope.path if user.scope else "-"
    if meeting.mode == Meeting.Mode.ONSITE:
        return Avoided(Unit.objects.none(), days, is_final=True)
    units = _reached(meeting).filter(path__startswith=scope).exclude(_held_one(meeting, until))
    return Avoided(units.order_by("path"), days, is_final=until <= timezone.now())


def _reached(meeting: Meeting) -> QuerySet[Unit]:
    """Places below the host that sat in it or were a branch venue; offices count as their place."""
    records = [meeting, *meeting.merged.all()]
    seats = Attendance.objects.filter(meeting__in=records, people__gt=0).values("unit")
    here = meeting.host.parent if _is_office(meeting.host) else meeting.host
    above = [level.value for level in Level if level.rank <= Level(meeting.host.level).rank]
    return (
        Unit.objects.filter(Q(pk__in=seats) | Q(pk__in=branch_units(meeting)))
        .filter(path__startswith=here.path if here else meeting.host.path)
        .exclude(level__in=above)
        .exclude(parent__level=F("level"))
    )


def _held_one(meeting: Meeting, until: datetime) -> Q:
    """Units that held a meeting descending from it, themselves or by one of their offices."""
    below = chains.descending_from(meeting.pk).filter(starts_at__lte=until).exclude(pk=meeting.pk)
    hosts = Unit.objects.filter(meetings__in=below)
    offices = hosts.filter(parent__level=F("level"))
    return Q(pk__in=hosts.values("pk")) | Q(pk__in=offices.values("parent"))


def _is_office(unit: Unit) -> bool:
    return unit.parent is not None and unit.parent.level == unit.level
