"""The flow matrix as a table of heat cells."""

from dataclasses import dataclass
from decimal import Decimal
from math import ceil, sqrt

from burden.ledger.selectors import FlowMatrix, Hours
from burden.organisations.models import Level

STEPS = 5


@dataclass(frozen=True)
class Cell:
    """Hours from one level to another; `step` 1-5 of the load scale, 0 for none."""

    issuer: Level
    receiver: Level
    hours: Decimal
    avoidable: Decimal
    step: int


@dataclass(frozen=True)
class Row:
    issuer: Level
    cells: list[Cell]
    generated: Hours


def rows_of(flow: FlowMatrix) -> list[Row]:
    """The rows of the matrix; the strength of a cell is by its share of the strongest one."""
    strongest = max((cell.hours for row in flow.cells for cell in row), default=Decimal(0))
    return [
        Row(
            issuer,
            [
                Cell(issuer, receiver, one.hours, one.avoidable, step_of(one.hours, strongest))
                for receiver, one in zip(flow.levels, row, strict=True)
            ],
            generated,
        )
        for issuer, row, generated in zip(flow.levels, flow.cells, flow.generated, strict=True)
    ]


def step_of(hours: Decimal, strongest: Decimal) -> int:
    """The step of the load scale: by the square root, so that weak flows still differ."""
    if not hours:
        return 0
    return max(1, ceil(STEPS * sqrt(float(hours / strongest))))
