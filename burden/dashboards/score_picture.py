"""The score as a bar whose pieces add up to it: places and widths in percent of the picture."""

from dataclasses import dataclass
from math import ceil

from burden.dashboards.selectors.unit import UnitScore
from burden.ledger.models import Component

_FULL = 100
_TICK = 10


@dataclass(frozen=True)
class Piece:
    component: Component
    x: str
    width: str


@dataclass(frozen=True)
class Tick:
    value: int
    x: str


@dataclass(frozen=True)
class ScorePicture:
    """Pieces of the bar, the 90 % interval, last year's mark, and the scale below."""

    pieces: list[Piece]
    low: str
    high: str
    last_year: str
    ticks: list[Tick]


def of(scored: UnitScore) -> ScorePicture:
    """The picture on a scale from 0 to the next ten above everything in it."""
    score, last = scored.score, scored.last_year
    values = [score.score, score.high, last.score if last else None]
    top = min(_FULL, _TICK * ceil((max(v for v in values if v is not None) + 1) / _TICK))
    pieces, start = [], 0.0
    for part in scored.parts:
        if part.exact_points:
            pieces.append(Piece(part.component, _at(start, top), _at(part.exact_points, top)))
        start += part.exact_points
    step = _TICK if top <= _FULL / 2 else 2 * _TICK
    return ScorePicture(
        pieces=pieces,
        low=_at(score.low, top),
        high=_at(score.high, top),
        last_year=_at(last.score if last else None, top),
        ticks=[Tick(value, _at(value, top)) for value in range(0, top + 1, step)],
    )


def _at(value: float | None, top: int) -> str:
    return "" if value is None else f"{value / top * 100:.3f}%"
