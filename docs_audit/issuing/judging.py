"""Findings on how a unit issues, by quarter and by year; a person sees what they rest on."""

from uuid import UUID

from django.db import transaction

from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.organisations.models import Unit
from burden.thresholds import selectors as thresholds
from burden.thresholds.models import ParameterSet
from docs_audit.issuing import quarters, years
from docs_audit.issuing.importing import JUDGE
from docs_audit.issuing.letting_go import PLANS, REGISTERS
from docs_audit.models import Paper, PlannedPaper, RegisteredMonth, RegisteredPaper


def judge(key: str, lease: Lease) -> None:
    """File, keep or withdraw what concerns one unit's issuing; `key` is the unit's uuid."""
    unit = Unit.objects.filter(uuid=UUID(key), is_external=False).first()
    if unit is None:
        return
    parameters = thresholds.in_force()
    with transaction.atomic():
        PLANS.keep_years()
        REGISTERS.keep_years()
        lease.confirm()
        quarters.judge(unit, parameters)
        years.judge(unit, parameters)


def book(_key: str, _lease: Lease) -> None:
    """A decision on a unit's issuing moves no hours: its papers book their own."""


def paper_changed(paper: Paper) -> None:
    """A paper was judged anew: its issuer's months may read otherwise."""
    if paper.unit is not None and not paper.unit.is_external:
        jobs.enqueue(JUDGE, str(paper.unit.uuid), lane=Lane.BULK)


def judge_all_again(_version: ParameterSet) -> None:
    """New thresholds are in force: the issuing of every unit is judged again."""
    issuers = Paper.objects.filter(unit__isnull=False).values("unit")
    brought = (
        kind.objects.values("unit") for kind in (RegisteredMonth, RegisteredPaper, PlannedPaper)
    )
    units = Unit.objects.filter(is_external=False)
    told = units.filter(pk__in=issuers.union(*brought)).values_list("uuid", flat=True)
    jobs.enqueue_all(JUDGE, map(str, told), lane=Lane.BULK)
