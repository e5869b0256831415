"""The item that findings on a unit's issuing stand on: the issuing of a unit in a period."""

from typing import Any
from uuid import UUID, uuid5

from burden.findings import services as findings
from burden.matters import services as matters
from burden.matters.models import Item, Source
from burden.organisations.models import Unit
from burden.organisations.periods import Period
from burden.thresholds.parameters import Parameters

QUARTER = 3


def file(
    unit: Unit,
    period: Period,
    kind: str,
    *,
    measures: dict[str, Any],
    evidence: list[dict[str, Any]],
    confidence: float,
    parameters: Parameters,
) -> None:
    """File a finding of the kind, or keep it with its latest figures."""
    item = matters.announce(
        source=Source.ISSUING,
        source_uuid=name_of(unit.uuid, period),
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


def withdraw(unit: Unit, period: Period, kind: str) -> None:
    """Take back what was filed of the kind, if anything was."""
    name = name_of(unit.uuid, period)
    item = Item.objects.filter(source=Source.ISSUING, source_uuid=name).first()
    if item is not None:
        findings.withdraw(item=item, kind=kind)


def _in_chinese(period: Period) -> str:
    """Titles of items are official Chinese, whoever reads them."""
    if period.months == QUARTER:
        return f"{period.first.year}年第{(period.first.month + 2) // QUARTER}季度"
    return f"{period.first.year}年"


def name_of(unit: UUID, period: Period) -> UUID:
    """One item for each unit and period, however often it is judged."""
    return uuid5(unit, period.key)
