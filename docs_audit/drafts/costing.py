"""The hours a draft would cost if it were issued, by level, as the ledger would book them."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from burden.ledger.hours import exact
from burden.ledger.services import Booking
from burden.organisations import selectors as organisations
from burden.organisations.models import Level, Unit
from burden.thresholds.parameters import Parameters
from docs_audit.booking import hours_of
from docs_audit.models import Paper, Receipt


class Basis(StrEnum):
    """How the receivers were found."""

    ASKED = "asked"
    ADDRESSED = "addressed"
    BELOW = "below"


@dataclass(frozen=True)
class Receivers:
    """Who would receive the draft."""

    units: list[Unit]
    basis: Basis


@dataclass(frozen=True)
class Amount:
    """Hours at some units; `avoidable` is part of `hours`."""

    units: int
    hours: Decimal
    avoidable: Decimal


@dataclass(frozen=True)
class Cost:
    """`rows` are those of the ledger; drafting is spent at the issuer, the rest where it lands."""

    rows: list[Booking]
    drafting: Amount
    received: Amount
    levels: list[tuple[Level, Amount]]
    total: Amount


def receivers_of(paper: Paper, issuer: Unit, asked: str) -> Receivers:
    """As asked for, else as the draft addresses them, else all units directly below the issuer."""
    if asked:
        found = organisations.resolve_addressees([asked], issuer, on=paper.issued_on)
        return Receivers(found, Basis.ASKED)
    found = organisations.resolve_addressees(paper.addressees, issuer, on=paper.issued_on)
    if found:
        return Receivers(found, Basis.ADDRESSED)
    below = organisations.children_of(issuer).filter(valid_to=None, is_external=False)
    return Receivers(list(below), Basis.BELOW)


def cost_of(
    paper: Paper, issuer: Unit, receivers: list[Unit], parameters: Parameters, *, copied: float
) -> Cost:
    """The hours of an unsaved, dated paper; `copied` is the share that counts as copied."""
    assert paper.issued_on is not None
    receipts = [Receipt(paper=paper, unit=unit) for unit in receivers]
    rows = list(hours_of(paper, issuer, receipts, paper.issued_on, parameters, copied=copied))
    by_level = {
        level: [unit for unit in receivers if unit.level == level]
        for level in Level
        if any(unit.level == level for unit in receivers)
    }
    return Cost(
        rows=rows,
        drafting=_amount([issuer], rows),
        received=_amount(receivers, rows),
        levels=[(level, _amount(units, rows)) for level, units in by_level.items()],
        total=_amount([issuer, *receivers], rows),
    )


def informed_of(upper: Paper, receivers: list[Unit]) -> int:
    """How many of the receivers were sent the upper paper already.

    Passing on again what the superior sent to that level was punished (K05).
    """
    receipts = Receipt.objects.filter(paper=upper, unit__in=receivers)
    return receipts.exclude(basis=Receipt.Basis.UPLOADED).count()


def _amount(units: list[Unit], rows: list[Booking]) -> Amount:
    ids = {unit.pk for unit in units}
    counted = [row for row in rows if row.receiver_id in ids]
    return Amount(
        len(ids),
        sum((exact(row.hours) for row in counted), Decimal(0)),
        sum((exact(row.avoidable) for row in counted), Decimal(0)),
    )
