"""How many papers a unit registered in a year, and how many of them as classified."""

from burden.organisations.models import Unit
from burden.organisations.periods import Period
from burden.thresholds.parameters import Parameters
from docs_audit.issuing import comparing, drift
from docs_audit.issuing.filing import file, withdraw

OVERRUN = "register_overrun"
CLASSIFIED = "classified_share"
# A count is certain as far as the register is; a forecast is not.
_EXCEEDED_CONFIDENCE, _FORECAST_CONFIDENCE = 0.9, 0.5
CLASSIFIED_CONFIDENCE = 0.4


def judge(
    unit: Unit,
    period: Period,
    registered: dict[tuple[int, int], comparing.Year],
    parameters: Parameters,
) -> None:
    """File, keep or withdraw both findings of a year (GD-02, N20-01, BM-07)."""
    year = period.first.year
    is_explained = comparing.explained(unit, year).exists()
    balance = comparing.balance_of(unit, year, registered, is_explained=is_explained)
    _judge_count(unit, period, balance, parameters)
    _judge_classified(unit, period, balance, parameters)


def _judge_count(
    unit: Unit, period: Period, balance: comparing.Balance, parameters: Parameters
) -> None:
    is_above = balance.is_exceeded or balance.is_heading_above
    if balance.is_explained or not is_above:
        withdraw(unit, period, OVERRUN)
        return
    file(
        unit,
        period,
        OVERRUN,
        measures={
            "year": period.first.year,
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


def _judge_classified(
    unit: Unit, period: Period, balance: comparing.Balance, parameters: Parameters
) -> None:
    """Marking ordinary papers as classified takes them out of the count (domain.md 3.5)."""
    now, before = balance.now, balance.before
    chance = classified_chance(now, before, parameters)
    if chance is None:
        withdraw(unit, period, CLASSIFIED)
        return
    file(
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
        confidence=CLASSIFIED_CONFIDENCE,
        parameters=parameters,
    )


def classified_chance(
    now: comparing.Year, before: comparing.Year, parameters: Parameters
) -> float | None:
    """By what chance so many papers are classified; None where that is not pointed out."""
    share, share_before = now.classified_share, before.classified_share
    if now.classified is None or before.classified is None or share is None or share_before is None:
        return None
    chance = drift.tail(now.classified, now.total, before.classified, before.total)
    is_risen = (
        chance <= parameters["white.chance"]
        and share - share_before >= parameters["classified.rise"]
        and now.total >= parameters.whole("white.least")
    )
    return chance if is_risen else None
