"""An owner's groups and applications in a year: by line of work, and when instructions came."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractMonth
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from burden.activities.groups.register import REGISTER
from burden.activities.groups.selectors import groups_of
from burden.activities.models import GroupMember, Instruction, WorkGroup
from burden.activities.registers.year_pages import YearPage
from burden.activities.rules.groups import APPS
from burden.audit.exports import as_csv
from burden.organisations.models import Unit, User

_MONTHS = range(1, 13)


@dataclass
class Line:
    """What an owner keeps for one line of work: how many, for how many people in how many seats."""

    name: str
    groups: int = 0
    apps: int = 0
    seats: int = 0
    members: set[str] = field(default_factory=set)

    @property
    def people(self) -> int:
        """How many different people fill the seats."""
        return len(self.members)


def of_year(user: User, unit: Unit, year: int) -> QuerySet[Any]:
    """What the owner kept in a year, as far as the reader may see it: open on a day of it."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = groups_of(user).filter(unit=unit, day__lte=last, is_withdrawn=False)
    return found.filter(Q(closed_on__isnull=True) | Q(closed_on__gte=first)).order_by("day", "pk")


def _context(user: User, unit: Unit, year: int) -> Mapping[str, Any]:
    records = list(of_year(user, unit, year))
    made = WorkGroup.objects.standing().filter(unit=unit).order_by()
    first = made.values_list("day__year", flat=True).order_by("day").first()
    return {
        "register": REGISTER,
        "rows": records,
        "before": of_year(user, unit, year - 1).count(),
        "years": list(range(min(first or year, year), max(timezone.localdate().year, year) + 1)),
        "lines": _lines(records),
        "months": _months(records, year),
    }


def _lines(records: Iterable[WorkGroup]) -> list[Line]:
    """By line of work, those of most groups and applications first."""
    lines: dict[str, Line] = {}
    of_group: dict[int, Line] = {}
    for one in records:
        line = lines.setdefault(one.line.strip(), Line(one.line.strip()))
        of_group[one.pk] = line
        if one.kind in APPS:
            line.apps += 1
        else:
            line.groups += 1
    rows = GroupMember.objects.filter(group__in=of_group).values_list("group", "member")
    for pk, member in rows.iterator():
        of_group[pk].members.add(member)
        of_group[pk].seats += 1
    return sorted(lines.values(), key=lambda one: (-one.groups - one.apps, one.name))


def _months(records: Iterable[WorkGroup], year: int) -> list[tuple[int, int, float]]:
    """Each month with its instructions and their part of the most in any."""
    told = Instruction.objects.filter(group__in=list(records), sent_at__year=year).order_by()
    by_month = dict(
        told.annotate(month=ExtractMonth("sent_at")).values_list("month").annotate(n=Count("pk"))
    )
    most = max(by_month.values(), default=0)
    return [
        (month, by_month.get(month, 0), by_month.get(month, 0) / most if most else 0.0)
        for month in _MONTHS
    ]


def _export(user: User, unit: Unit, year: int) -> HttpResponse:
    return as_csv(
        by=user,
        unit=unit,
        target=unit,
        name="groups-year",
        head=[_("Title"), *(str(one.label) for one in REGISTER.listed)],
        rows=(
            (one.title, *(column.value(one) for column in REGISTER.listed))
            for one in of_year(user, unit, year)
        ),
    )


YEAR_PAGE = YearPage("activities/group_year.html", REGISTER.key, _context, _export)
