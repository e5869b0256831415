"""Jobs "inspection.judge" and "inspecting.judge": one inspection, and an organiser's year of them.

One that came late may be what others below repeat: those are judged again.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from burden.activities.descent import basis_of
from burden.activities.inspections import papers, records
from burden.activities.inspections.kinds import INDICATORS
from burden.activities.inspections.letting_go import PLANS
from burden.activities.models import Inspection, PlannedInspection
from burden.activities.rules import inspections as rules
from burden.activities.rules.hits import settled
from burden.activities.ruling import filing
from burden.activities.ruling.periods import settle_year
from burden.findings import services as findings
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.matters import services as matters
from burden.organisations.models import Unit
from burden.thresholds import selectors as thresholds
from burden.thresholds.models import ParameterSet
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import Subject

JUDGE, YEAR = "inspection.judge", "inspecting.judge"
INDICATORS_CONFIDENCE = 0.6
_MONTHS = 12


def judge(key: str, lease: Lease) -> None:
    """File, keep or withdraw what the rules say of one inspection, and place it in its matter."""
    inspection = records.worded().filter(uuid=UUID(key)).first()
    if inspection is None:
        return
    parameters = thresholds.in_force()
    basis = basis_of(inspection.basis, inspection.item)
    papers.read_indicators(inspection, basis)
    record = records.record_of(inspection)
    above = {str(one.uuid): one for one in above_of(inspection, parameters)}
    uppers = [records.record_of(one) for one in above.values()]
    hits = rules.check(record, uppers, parameters, thresholds.confirmations())
    repeated = rules.repeated_by(record, uppers, parameters)
    # It hangs below the paper that it names, else below the round above that it repeats.
    parent = basis or (above[repeated.id].item if repeated else None)
    if inspection.is_withdrawn:
        hits, parent = (), None
    with transaction.atomic():
        matters.hold_tree()
        lease.confirm()
        inspection.save(update_fields=["indicators"])
        matters.place(item=inspection.item, parent=parent)
        filing.file_hits(inspection.item, hits, parameters, Subject.INSPECTION)
        _file_indicators(inspection, parameters)
        jobs.enqueue("inspection.book", key, lane=Lane.BULK)
        for year in (inspection.day.year, inspection.day.year + 1):
            if year == inspection.day.year or _has_year(inspection.unit, year):
                jobs.enqueue(YEAR, f"{inspection.unit.uuid}:{year}", lane=Lane.BULK)
        if not inspection.is_followed:
            Inspection.objects.filter(pk=inspection.pk).update(is_followed=True)
            jobs.enqueue_all(JUDGE, _below(inspection, parameters), lane=Lane.BULK)


def judge_year(key: str, lease: Lease) -> None:
    """File, keep or withdraw what concerns one unit's year; `key` is uuid:year.

    What was said of a year stays once words of its plan were removed.
    """
    uuid, _colon, written = key.partition(":")
    unit = Unit.objects.filter(uuid=UUID(uuid), is_external=False).first()
    if unit is None:
        return
    year, parameters = int(written), thresholds.in_force()
    found = rules.check_year(year_of(unit, year), parameters)
    hits = settled(found, date(year, 7, 1), thresholds.confirmations())
    with transaction.atomic():
        PLANS.keep_years()
        lease.confirm()
        if not PLANS.is_emptied(unit, year):
            settle_year(unit, year, hits, parameters, Subject.INSPECTION)


def year_of(unit: Unit, year: int) -> rules.Year:
    """A unit's year beside its plan and the year before; both up to the latest day known."""
    now = records.of_year(unit, year)
    return held_together(
        year,
        now=now,
        before=records.of_year(unit, year - 1),
        balance=balance_of(unit, year, now),
        of_place=records.of_place(unit, year),
    )


def held_together(
    year: int,
    *,
    now: Sequence[rules.Inspection],
    before: Sequence[rules.Inspection],
    balance: rules.Balance | None,
    of_place: Sequence[rules.Inspection],
) -> rules.Year:
    """What is known of a year; of the year before only up to the latest day known of this one."""
    last = max((one.start for one in now), default=date(year, _MONTHS, 31))
    today = timezone.localdate()
    last = date(year, _MONTHS, 31) if today.year > year else max(last, today)
    return rules.Year(now, rules.until(before, last), last.month, balance, of_place)


def balance_of(unit: Unit, year: int, now: Sequence[rules.Inspection]) -> rules.Balance | None:
    """What took place against the plan; None where none was brought or its words were removed."""
    return balance_with(PLANS.with_words().filter(unit=unit, year=year), now)


def balance_with(
    plan: Iterable[PlannedInspection], now: Sequence[rules.Inspection]
) -> rules.Balance | None:
    """What took place against these lines; None where there are none."""
    lines = [
        rules.Planned(number=one.number, title=one.title, month=one.month, times=one.times)
        for one in plan
    ]
    return rules.balance(lines, now) if lines else None


def ask_year(unit: Unit, year: int) -> None:
    """Have a unit's year judged anew."""
    jobs.enqueue(YEAR, f"{unit.uuid}:{year}")


def judge_all_again(_version: ParameterSet) -> None:
    """New thresholds are in force: every inspection is judged again, and with it each year."""
    found = Inspection.objects.order_by().values_list("uuid", flat=True)
    jobs.enqueue_all(JUDGE, map(str, found.iterator()), lane=Lane.BULK)


def followers_of(inspection: Inspection) -> set[str]:
    """Those that are judged by this one, too."""
    return _below(inspection, thresholds.in_force())


def has_too_many(inspection: Inspection, parameters: Parameters) -> bool:
    """Whether its indicators are so many that this alone is told."""
    shape = rules.shape_of(records.indicators_of(inspection))
    is_spared = bool(inspection.exemption) or inspection.is_withdrawn
    return shape.standards >= parameters["inspection.indicators"] and not is_spared


def _file_indicators(inspection: Inspection, parameters: Parameters) -> None:
    """An explosion of indicators is measured, not ruled on: the number is the product's own."""
    shape = rules.shape_of(records.indicators_of(inspection))
    if not has_too_many(inspection, parameters):
        findings.withdraw(item=inspection.item, kind=INDICATORS)
        return
    findings.file_finding(
        kind=INDICATORS,
        item=inspection.item,
        upper=None,
        measures={
            "standards": shape.standards,
            "headings": list(shape.headings),
            "depth": shape.depth,
            "traces": shape.traces,
        },
        evidence=[],
        confidence=INDICATORS_CONFIDENCE,
        parameter_set=parameters.set,
    )


def above_of(inspection: Inspection, parameters: Parameters) -> list[Inspection]:
    """Inspections of superior organs shortly before, at the same places."""
    if inspection.exemption or inspection.kind == Inspection.Kind.RANKING:
        return []
    days = timedelta(days=parameters["inspection.round_days"])
    found = records.standing().filter(
        _shares_places(inspection), day__range=(inspection.day - days, inspection.day)
    )
    others = found.exclude(pk=inspection.pk).distinct()
    return [one for one in others if one.unit.rank < inspection.unit.rank]


def _below(inspection: Inspection, parameters: Parameters) -> set[str]:
    """Later inspections of lower organs, at the same places, that may repeat this one."""
    days = timedelta(days=parameters["inspection.round_days"])
    found = Inspection.objects.filter(
        _shares_places(inspection), day__range=(inspection.day, inspection.day + days)
    )
    others = found.exclude(pk=inspection.pk).select_related("unit").distinct()
    return {str(one.uuid) for one in others if one.unit.rank > inspection.unit.rank}


def _shares_places(inspection: Inspection) -> Q:
    """That a unit was inspected which is one of these, above or below one of them."""
    paths = [one.unit.path for one in inspection.targets.all()]
    above = {int(part) for path in paths for part in path.split("/") if part}
    found = Q(targets__unit__in=above)
    for path in paths:
        found |= Q(targets__unit__path__startswith=path)
    return found


def _has_year(unit: Unit, year: int) -> bool:
    return Inspection.objects.filter(unit=unit, day__year=year).exists()
