"""Whether the figures can be trusted: what was recorded, what had to be assumed, who is silent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from burden.organisations.models import StaffCount, Unit, User
from burden.organisations.periods import Period
from burden.organisations.scope import Scope
from burden.scores.models import Score
from docs_audit.issuing import sums
from docs_audit.models import Paper
from meetings.counts import held_figures
from meetings.models import Meeting


@dataclass(frozen=True)
class Gap:
    """Something that was not told, and what is taken instead. `action` is the right to the list."""

    code: str
    label: Promise
    instead: Promise
    action: str
    condition: Q


@dataclass(frozen=True)
class GapCount:
    gap: Gap
    count: int
    total: int

    @property
    def share(self) -> float:
        return self.count / self.total if self.total else 0.0


_MEETING_GAPS = (
    Gap(
        "no-end",
        _("meetings without an end"),
        _("the length of the parameters is taken"),
        "meetings.view",
        Q(tally__endless=1),
    ),
    Gap(
        "no-people",
        _("meetings without attendees"),
        _("they have no hours"),
        "meetings.view",
        Q(tally__empty=1),
    ),
    Gap(
        "no-agenda",
        _("meetings without an agenda"),
        _("who sat in vain cannot be told"),
        "meetings.view",
        Q(tally__aimless=1),
    ),
    Gap(
        "disputed",
        _("meetings whose reports differ in length"),
        _("the longer one counts"),
        "meetings.view",
        Q(tally__disputed=1),
    ),
)
_HELD_WITHOUT = {
    "no-end": "endless",
    "no-people": "empty",
    "no-agenda": "aimless",
    "disputed": "disputed",
}
_PAPER_GAPS = (
    Gap(
        "no-day",
        _("papers without a date of issue"),
        _("they have no hours"),
        "papers.view",
        Q(issued_on__isnull=True),
    ),
    Gap(
        "no-issuer",
        _("papers whose issuer is not known"),
        _("they have no hours"),
        "papers.view",
        Q(unit__isnull=True),
    ),
    Gap(
        "readers",
        _("papers whose readers nobody stated"),
        _("the readers of the parameters are taken"),
        "papers.view",
        Q(lacks_readers=True),
    ),
    Gap(
        "scans",
        _("papers recognised from scans"),
        _("letters may be misread"),
        "papers.view",
        Q(is_scanned=True),
    ),
)
_UNIT_GAPS = (
    Gap(
        "no-staff",
        _("units without a number of staff"),
        _("they have no score"),
        "units.view",
        ~Q(Exists(StaffCount.objects.filter(unit=OuterRef("pk"), number__gt=0))),
    ),
)


def units_by_share(scope: Scope, month: Period) -> QuerySet[Score]:
    """The units scored in the month by the latest parameters, the least measured first."""
    latest = (
        Score.objects.filter(month=month.first)
        .order_by("-parameter_set__version")
        .values("parameter_set")[:1]
    )
    return (
        Score.objects.filter(
            month=month.first, parameter_set__in=latest, unit__path__startswith=scope.path
        )
        .filter(hours__gt=0)
        .select_related("unit")
        .order_by("measured_ratio", "-hours", "unit__path")
    )


def gap_counts(user: User, scope: Scope, period: Period) -> list[GapCount]:
    """How many records of the scope and period lack something; one query a kind of record."""
    return [
        *_meetings_counted(scope, period),
        *_papers_counted(user, scope, period),
        *_counted(_UNIT_GAPS, _units(scope, period)),
    ]


def _counted(gaps: Sequence[Gap], records: QuerySet[Any]) -> list[GapCount]:
    found = records.order_by().aggregate(
        total=Count("pk"), **{gap.code: Count("pk", filter=gap.condition) for gap in gaps}
    )
    return [GapCount(gap, found[gap.code], found["total"]) for gap in gaps]


def _meetings_counted(scope: Scope, period: Period) -> list[GapCount]:
    """All that the scope held is open to whoever may look at it, so its sums tell."""
    found = held_figures(scope.path, period)
    return [
        GapCount(gap, found[_HELD_WITHOUT[gap.code]], found["records"]) for gap in _MEETING_GAPS
    ]


def _papers_counted(user: User, scope: Scope, period: Period) -> list[GapCount]:
    """Papers with issuer and day stand in sums; only the few others are looked at one by one."""
    issued = sums.unsure_within(user, scope.unit, period.first, period.last)
    kept = {"readers": issued.unread, "scans": issued.scanned}
    return [
        GapCount(one.gap, one.count + kept.get(one.gap.code, 0), one.total + issued.papers)
        for one in _counted(_PAPER_GAPS, _unplaced(user, scope, period))
    ]


def gap_named(code: str) -> Gap | None:
    """The gap of an address."""
    gaps = (*_MEETING_GAPS, *_PAPER_GAPS, *_UNIT_GAPS)
    return next((gap for gap in gaps if gap.code == code), None)


def known_count(gap: Gap, user: User, scope: Scope, period: Period) -> int | None:
    """How many records lack it, as far as sums tell; None where they have to be counted."""
    if gap in _MEETING_GAPS:
        return held_figures(scope.path, period)[_HELD_WITHOUT[gap.code]]
    if gap in _PAPER_GAPS:
        counts = _papers_counted(user, scope, period)
        return next(one.count for one in counts if one.gap is gap)
    return None


def records_with(gap: Gap, user: User, scope: Scope, period: Period) -> QuerySet[Any]:
    """The meetings, papers or units that lack it, as far as the reader may open them."""
    sources: tuple[tuple[tuple[Gap, ...], Callable[[], QuerySet[Any]]], ...] = (
        (_MEETING_GAPS, lambda: _meetings(user, scope, period).select_related("host")),
        (_PAPER_GAPS, lambda: _papers(user, scope, period).select_related("unit").defer("text")),
        (_UNIT_GAPS, lambda: _units(scope, period)),
    )
    if gap in _PAPER_GAPS and not _unplaced(user, scope, period).filter(gap.condition).exists():
        # Mostly there are none, and what was issued in a period is found by an index.
        placed = Paper.objects.issued_within(scope.unit, user).select_related("unit").defer("text")
        return placed.filter(gap.condition, issued_on__range=(period.first, period.last))
    records = next(make() for gaps, make in sources if gap in gaps)
    return records.filter(gap.condition)


def silent_issuers(scope: Scope, period: Period) -> QuerySet[Unit]:
    """Issuers of the scope of whose papers others brought some, the most silent first.

    Each has `papers_here` and `brought`: receipts against own uploads (burden.md 2.9). What the
    issuer's place or one of its offices handed in is its own; what a unit of another level did
    is not.
    """
    kept = Q(issuer_sums__months=period.months, issuer_sums__month=period.first)
    return (
        Unit.objects.filter(kept, path__startswith=scope.path)
        .annotate(papers_here=Sum("issuer_sums__papers"), brought=Sum("issuer_sums__brought"))
        .filter(papers_here__gt=F("brought"))
        .order_by("brought", "-papers_here", "path")
    )


def _meetings(user: User, scope: Scope, period: Period) -> QuerySet[Meeting]:
    return Meeting.objects.held_within(scope.unit, user).filter(
        merged_into=None,
        starts_at__gte=_midnight(period),
        starts_at__lt=_midnight(period.next()),
    )


def _papers(user: User, scope: Scope, period: Period) -> QuerySet[Paper]:
    """Papers issued in the period, and those without a date or issuer that came in it."""
    issued = Q(unit__path__startswith=scope.path, issued_on__range=(period.first, period.last))
    return Paper.objects.visible_to(user).filter(issued | _came_unplaced(scope, period))


def _unplaced(user: User, scope: Scope, period: Period) -> QuerySet[Paper]:
    return Paper.objects.visible_to(user).filter(_came_unplaced(scope, period))


def _came_unplaced(scope: Scope, period: Period) -> Q:
    here = Q(unit__path__startswith=scope.path) | Q(unit__isnull=True)
    came = Q(created_at__gte=_midnight(period), created_at__lt=_midnight(period.next()))
    return here & (Q(unit__isnull=True) | Q(issued_on__isnull=True)) & came


def _units(scope: Scope, period: Period) -> QuerySet[Unit]:
    units = Unit.objects.within(scope.unit).existing_on(period.last)
    return units.filter(is_external=False).order_by("path")


def _midnight(period: Period) -> datetime:
    return timezone.make_aware(datetime.combine(period.first, time.min))
