"""Job "convening.judge": a unit's year of meetings, its months, and what followed its warnings.

What concerns a stretch of time stands on an item of its own; a person sees in it which meetings
it rests on.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from burden.findings import services as findings
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.matters import services as matters
from burden.matters.models import Item, Source
from burden.organisations import run_rate
from burden.organisations.models import Unit
from burden.organisations.periods import Period, is_working_day
from burden.thresholds import selectors as thresholds
from burden.thresholds.models import ParameterSet
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import RULES
from meetings import counts, rules
from meetings.convening import watching
from meetings.convening.items import REBOUND, name_of, name_of_watch
from meetings.convening.watching import Rebound
from meetings.models import Counted, MeetingHit, PlannedMeeting
from meetings.planning.balancing import balance_of, plan_of
from meetings.planning.letting_go import PLANS
from meetings.ruling import filing
from meetings.ruling.judging import YEAR
from meetings.ruling.records import records_of_year

PLANNED_FORMS = ("unplanned", "over")
RISEN_CONFIDENCE = 0.6
_MONTHS, _LAST_DAY = 12, 31
_SHOWN = 20


@dataclass(frozen=True)
class HostYear:
    """What a host's year is judged by: its meetings, and those of the year before.

    `since` is when its records begin, `until` the last day of which any meetings are known.
    """

    year: int
    now: Sequence[rules.Outline]
    before: Sequence[rules.Outline]
    balance: counts.Balance
    since: date | None
    until: date


def judge(key: str, lease: Lease) -> None:
    """File, keep or withdraw what concerns one unit's year; `key` is uuid:year."""
    uuid, _colon, written = key.partition(":")
    unit = Unit.objects.filter(uuid=UUID(uuid), is_external=False).first()
    if unit is None:
        return
    year, parameters = int(written), thresholds.in_force()
    now = records_of_year(unit, year, parameters)
    before = records_of_year(unit, year - 1, parameters)
    host_year = HostYear(
        year,
        now,
        before,
        counts.by_host([unit], year)[unit.pk],
        counts.known_since(unit),
        counts.known_until(),
    )
    names = {seat.unit: seat.name for record in now for seat in record.seats}
    confirmed = thresholds.confirmations()
    of_year = year_hits(host_year, parameters, confirmed)
    of_months = month_hits(host_year, names, parameters)
    rebounds = _rebounds(unit, year, parameters)
    with transaction.atomic():
        PLANS.keep_years()
        lease.confirm()
        told = {Period(date(year, 1, 1), _MONTHS): [*of_year, *_plan_hits(unit, year, now)]}
        told |= {Period(date(year, n, 1)): of_months[n] for n in range(1, _MONTHS + 1)}
        _settle(unit, told, parameters)
        for rebound in rebounds:
            _file_rebound(unit, rebound, parameters)


def book(_key: str, _lease: Lease) -> None:
    """A decision on a unit's year moves no hours: its meetings book their own."""


def judge_all_again(_version: ParameterSet) -> None:
    """New thresholds are in force: each year that has meetings or a plan is judged again."""
    planned = PlannedMeeting.objects.order_by().values_list("unit__uuid", "year").distinct()
    counted = Counted.objects.order_by().values_list("host__uuid", "day__year").distinct()
    years = (f"{uuid}:{year}" for uuid, year in {*planned, *counted})
    jobs.enqueue_all(YEAR, years, lane=Lane.BULK)


def year_hits(
    told: HostYear, parameters: Parameters, confirmed: Collection[str]
) -> list[rules.Hit]:
    """Rules on whole years hold where they were in force by the middle of one.

    `confirmed` are ids of rules that a person has compared with their official text.
    """
    balance, ahead = told.balance, told.balance.forecast
    until = min(told.until, date(told.year, _MONTHS, _LAST_DAY))
    reaches_back = counts.reaches(told.since, date(told.year, 1, 1))
    whole = rules.Year(
        now=told.now,
        before=rules.until(told.before, until) if balance.is_comparable else [],
        count=balance.now.total,
        count_before=balance.before.total if balance.is_comparable else 0,
        forecast=(ahead.expected, ahead.low, ahead.high) if ahead else None,
        weeks=(
            rules.free_weeks(told.now, told.year, until, is_working_day) if reaches_back else None
        ),
    )
    middle = date(told.year, 7, 1)
    found = rules.check_year(whole, parameters)
    return [hit for hit in found if rules.holds(hit.rule, middle, confirmed)]


def _plan_hits(unit: Unit, year: int, records: Sequence[rules.Record]) -> list[rules.Hit]:
    """What was held outside the plan since plans are asked for (GD-08).

    Of a plan whose words were removed what was found before stays.
    """
    if PLANS.is_emptied(unit, year):
        name = name_of(unit.uuid, Period(date(year, 1, 1), _MONTHS))
        return [
            rules.Hit(one.rule, one.form, one.figures, tuple(one.meetings), one.spared)
            for one in MeetingHit.objects.filter(item__source_uuid=name, form__in=PLANNED_FORMS)
        ]
    plan = plan_of(unit, year)
    if not plan:
        return []
    found = balance_of(plan, records, year)
    hits = []
    lists = (found.balance.unplanned, found.balance.over)
    for form, held in zip(PLANNED_FORMS, lists, strict=True):
        told = [one for one in held if RULES["GD-08"].holds_on(one.start.date())]
        if told:
            figures = {"count": len(told), "planned": found.planned}
            hits.append(rules.Hit("GD-08", form, figures, tuple(one.id for one in told)))
    return hits


def month_hits(
    told: HostYear, names: Mapping[str, str], parameters: Parameters
) -> dict[int, list[rules.Hit]]:
    """Months that stand out, and clusters by the month of their first meeting.

    Without a year of records before it no month stands out. A week that spans the turn of the year
    is looked at in its two parts. `names` are those of the units.
    """
    held: dict[int, list[rules.Outline]] = defaultdict(list)
    for record in told.now:
        held[record.start.month].append(record)
    past = [one.start for one in (*told.before, *told.now) if rules.is_counted(one)]
    hits: dict[int, list[rules.Hit]] = defaultdict(list)
    for month, records in held.items():
        first = records[0].start.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        year_before = first.replace(year=first.year - 1)
        if not counts.reaches(told.since, year_before.date()):
            continue
        count = sum(year_before <= start < first for start in past)
        if (hit := rules.month_hit(records, count, parameters)) is not None:
            hits[month].append(hit)
    for cluster in rules.clusters_of(told.now, parameters):
        hits[cluster.records[0].start.month].append(rules.cluster_hit(cluster, names))
    return hits


def _rebounds(unit: Unit, year: int, parameters: Parameters) -> list[Rebound]:
    """What followed the warnings whose twelve months touch the year."""
    touching = [
        one
        for one in watching.occasions_of(unit)
        if any(day.year == year for day in run_rate.watched_days(one.day))
    ]
    return watching.rebounds_of(unit, touching, parameters)


def _settle(unit: Unit, told: Mapping[Period, Sequence[rules.Hit]], parameters: Parameters) -> None:
    """File what periods call for; one of which nothing was ever said has no item."""
    names = {name_of(unit.uuid, period): period for period in told}
    known = Item.objects.filter(source=Source.CONVENING, source_uuid__in=names)
    items = {item.source_uuid: item for item in known}
    for name, period in names.items():
        hits = told[period]
        item = items.get(name)
        if hits:
            title = f"{unit.name}{_in_chinese(period)}会议情况"
            item = _announce(unit, name, period.last, title)
        if item is not None:
            filing.file_findings(item, hits, parameters)


def _file_rebound(unit: Unit, rebound: Rebound, parameters: Parameters) -> None:
    day = rebound.occasion.day
    name = name_of_watch(unit.uuid, day)
    if not rebound.is_risen:
        known = Item.objects.filter(source=Source.CONVENING, source_uuid=name).first()
        if known is not None:
            findings.withdraw(item=known, kind=REBOUND)
        return
    title = f"{unit.name}{day.year}年{day.month}月{day.day}日提醒后会议情况"
    findings.file_finding(
        kind=REBOUND,
        item=_announce(unit, name, day, title),
        upper=None,
        measures={
            "day": day.isoformat(),
            "origin": rebound.occasion.origin,
            **_figures(rebound.host),
            "is_over": rebound.host.is_over,
        },
        evidence=[
            {"signal": "receiver", "unit": one.unit, "name": one.name, **_figures(one.watch)}
            for one in rebound.risen[:_SHOWN]
        ],
        confidence=RISEN_CONFIDENCE,
        parameter_set=parameters.set,
    )


def _figures(watch: run_rate.Watch) -> dict[str, Any]:
    return {"before": watch.before, "after": watch.after}


def _announce(unit: Unit, name: UUID, day: date, title: str) -> Item:
    return matters.announce(
        source=Source.CONVENING,
        source_uuid=name,
        unit=unit,
        level=unit.level,
        occurred_on=day,
        number="",
        title=title,
    )


def _in_chinese(period: Period) -> str:
    """Titles of items are official Chinese, whoever reads them."""
    if period.months == _MONTHS:
        return f"{period.first.year}年"
    return f"{period.first.year}年{period.first.month}月"
