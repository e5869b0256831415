"""A matter's hours as an icicle: the whole, below it levels, below each its issuers."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from burden.dashboards.selectors.matter_spread import Issuer
from burden.organisations.models import Level

ROW, GAP = 34, 2
HEIGHT = 3 * ROW + 2 * GAP
# A name that fits is written into its piece; widths are per mille of the picture.
_LETTER = 15


@dataclass(frozen=True)
class Piece:
    """A rectangle: left edge and width in per mille, the row counted from the top.

    `issuer` is None in the rows of the whole and of the levels, `level` in that of the whole.
    """

    x: float
    width: float
    row: int
    hours: Decimal
    level: Level | None = None
    issuer: Issuer | None = None

    @property
    def y(self) -> int:
        return self.row * (ROW + GAP)

    @property
    def text_y(self) -> int:
        return self.y + ROW - 12

    @property
    def room(self) -> int:
        """Letters that fit into it."""
        return int((self.width - _LETTER) / _LETTER)


def pieces_of(issuers: Sequence[Issuer]) -> list[Piece]:
    """The pieces from the whole down; empty where nothing cost any hours."""
    whole = sum((one.hours for one in issuers), Decimal(0))
    if not whole:
        return []
    pieces = [Piece(0, 1000, 0, whole)]
    left = 0.0
    for level in Level:
        members = [one for one in issuers if one.level == level]
        hours = sum((one.hours for one in members), Decimal(0))
        if not hours:
            continue
        pieces.append(Piece(round(left, 1), _width(hours, whole), 1, hours, level))
        for one in members:
            width = _width(one.hours, whole)
            pieces.append(Piece(round(left, 1), width, 2, one.hours, level, one))
            left += width
    return pieces


def _width(hours: Decimal, whole: Decimal) -> float:
    return round(1000 * float(hours / whole), 1)
