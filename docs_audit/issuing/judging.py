"""Findings on how a unit issues: white-head drift by quarter, its count and its secrets by year.

They stand on an item of their own, the issuing of a unit in a period; a person sees in them
which papers they rest on.
"""

from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from burden.findings import services as findings
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.matters import services as matters
from burden.matters.models import Item, Source
from burden.organisations.models import Unit
from burden.organisations.periods import Period
from burden.thresholds import selectors as thresholds
from burden.thresholds.models import ParameterSet
from burden.thresholds.parameters import Parameters
from docs_audit.issuing import comparing, drift, heads
from docs_audit.issuing.importing import JUDGE
from docs_audit.models import Paper, RegisteredMonth, RegisteredPaper

DRIFT = "white_head_drift"
OVERRUN = "register_overrun"
CLASSIFIED = "classified_share"
_DRIFT_CONFIDENCE = 0.6
# A count is certain as far as the register is; a forecast is not.
_EXCEEDED_CONFIDENCE, _FORECAST_CONFIDENCE = 0.9, 0.5
_CLASSIFIED_CONFIDENCE = 0.4
_SHOWN = 200
_QUARTER = 3


def judge(key: str, lease: Lease) -> None:
    """File, keep or withdraw what concerns one unit's issuing; `key` is the unit's uuid."""
    unit = Unit.objects.filter(uuid=UUID(key), is_external=False).first()
    if unit is None:
        return
    parameters = thresholds.in_force()
    with transaction.atomic():
        lease.confirm()
        _judge_quarters(unit, parameters)
        _judge_years(unit, parameters)


def book(_key: str, _lease: Lease) -> None:
    """A decision on a unit's issuing moves no hours: its papers book their own."""


def paper_changed(paper: Paper) -> None:
    """A paper was judged anew: its issuer's months may read otherwise."""
    if paper.unit is not None and not paper.unit.is_external:
        jobs.enqueue(JUDGE, str(paper.unit.uuid), lane=Lane.BULK)


def judge_all_again(_version: ParameterSet) -> None:
    """New thresholds are in force: the issuing of every unit is judged again."""
    issuers = Paper.objects.filter(unit__isnull=False).values("unit")
    registers = RegisteredMonth.objects.values("unit"), RegisteredPaper.objects.values("unit")
    units = Unit.objects.filter(is_external=False)
    for uuid in units.filter(pk__in=issuers.union(*registers)).values_list("uuid", flat=True):
        jobs.enqueue(JUDGE, str(uuid), lane=Lane.BULK)


def _judge_quarters(unit: Unit, parameters: Parameters) -> None:
    papers = heads.papers_of(unit)
    months = heads.months_of(papers)
    bounds = heads.bounds_of(parameters)
    quarters = {
        Period(date(day.year, day.month - (day.month - 1) % _QUARTER, 1), _QUARTER)
        for day in months
    }
    for quarter in sorted(quarters):
        found = heads.drift_of(months, quarter, bounds)
        if found.ground is None:
            _withdraw(unit, quarter.key, DRIFT)
            continue
        white = papers.filter(
            is_white_head=True, issued_on__range=(quarter.first, quarter.last)
        ).order_by("issued_on", "pk")
        uuids = [str(uuid) for uuid in white.values_list("uuid", flat=True)[:_SHOWN]]
        _file(
            unit,
            quarter,
            DRIFT,
            measures={
                "quarter": quarter.key,
                "ground": found.ground.value,
                "white": found.now.white,
                "formal": found.now.formal,
                "white_before": found.before.white,
                "formal_before": found.before.formal,
                "chance": found.chance,
            },
            evidence=[{"signal": "papers", "papers": uuids}],
            confidence=_DRIFT_CONFIDENCE,
            parameters=parameters,
        )


def _judge_years(unit: Unit, parameters: Parameters) -> None:
    years = comparing.years_of([unit])
    for year in sorted(year for _unit, year in years):
        period = Period(date(year, 1, 1), 12)
        is_explained = comparing.explained(unit, year).exists()
        balance = comparing.balance_of(unit, year, years, is_explained=is_explained)
        is_above = (balance.is_exceeded or balance.is_heading_above) and not is_explained
        if is_above:
            _file(
                unit,
                period,
                OVERRUN,
                measures={
                    "year": year,
                    "count": balance.now.total,
                    "before": balance.before.total,
                    "forecast": balance.forecast,
                    "months": len(balance.now.counts),
                    "is_exceeded": balance.is_exceeded,
                },
                evidence=[],
                confidence=_EXCEEDED_CONFIDENCE if balance.is_exceeded else _FORECAST_CONFIDENCE,
                parameters=parameters,
            )
        else:
            _withdraw(unit, period.key, OVERRUN)
        _judge_classified(unit, period, balance, parameters)


def _judge_classified(
    unit: Unit, period: Period, balance: comparing.Balance, parameters: Parameters
) -> None:
    """Marking ordinary papers as classified takes them out of the count (domain.md 3.5)."""
    now, before = balance.now, balance.before
    chance = None
    if now.classified is not None and before.classified is not None and before.total:
        chance = drift.tail(now.classified, now.total, before.classified, before.total)
    share, share_before = now.classified_share, before.classified_share
    is_risen = (
        chance is not None
        and share is not None
        and share_before is not None
        and chance <= parameters["white.chance"]
        and share - share_before >= parameters["classified.rise"]
        and now.total >= parameters.whole("white.least")
    )
    if not is_risen:
        _withdraw(unit, period.key, CLASSIFIED)
        return
    _file(
        unit,
        period,
        CLASSIFIED,
        measures={
            "year": period.first.year,
            "classified": now.classified,
            "count": now.total,
            "classified_before": before.classified,
            "count_before": before.total,
            "peers": comparing.peers_share(unit, period.first.year),
            "chance": chance,
        },
        evidence=[],
        confidence=_CLASSIFIED_CONFIDENCE,
        parameters=parameters,
    )


def _file(
    unit: Unit,
    period: Period,
    kind: str,
    *,
    measures: dict[str, Any],
    evidence: list[dict[str, Any]],
    confidence: float,
    parameters: Parameters,
) -> None:
    item = matters.announce(
        source=Source.ISSUING,
        source_uuid=_name_of(unit, period.key),
        unit=unit,
        level=unit.level,
        occurred_on=period.last,
        number="",
        title=f"{unit.name}{_in_chinese(period)}发文情况",
    )
    findings.file_finding(
        kind=kind,
        item=item,
        upper=None,
        measures=measures,
        evidence=evidence,
        confidence=confidence,
        parameter_set=parameters.set,
    )


def _withdraw(unit: Unit, period: str, kind: str) -> None:
    item = Item.objects.filter(source=Source.ISSUING, source_uuid=_name_of(unit, period)).first()
    if item is not None:
        findings.withdraw(item=item, kind=kind)


def _in_chinese(period: Period) -> str:
    """Titles of items are official Chinese, whoever reads them."""
    if period.months == _QUARTER:
        return f"{period.first.year}年第{(period.first.month + 2) // _QUARTER}季度"
    return f"{period.first.year}年"


def _name_of(unit: Unit, period: str) -> UUID:
    """One item for each unit and period, however often it is judged."""
    return uuid5(unit.uuid, period)
