"""The burden of a period by level and unit, as plain figures that any program can read."""

from collections.abc import Iterable, Mapping
from typing import Any

from burden.ledger.models import Component
from burden.ledger.selectors import (
    ZERO,
    Hours,
    Received,
    Slice,
    flow_matrix,
    generated_by_unit,
    received_by_component,
)
from burden.organisations.models import Level, Unit
from burden.organisations.periods import working_days
from burden.scores.computing import add_intervals, compute, doubts_of, parts_from
from burden.scores.index import shown
from burden.scores.models import Score
from burden.scores.selectors import concentration
from burden.thresholds import selectors as thresholds

Row = dict[str, Any]
SUMMED = ("hours_received", "hours_generated", "avoidable_received", "avoidable_generated")


def burden_report(part: Slice) -> Row:
    """Everything of the period below the path: hours in hours, shares 0 to 1, scores 0 to 100.

    The scores are worked out anew by the parameters in force, so a quarter or a year has them
    just as a month has. Hours are exact Decimals, points are rounded so that they add up.
    """
    parameters = thresholds.in_force()
    scores = {score.unit_id: score for score in compute(part, parameters)}
    known = [score for score in scores.values() if score.score is not None]
    add_intervals(known, doubts_of(part.period, parameters))
    received = received_by_component(part)
    generated = generated_by_unit(part)
    units = Unit.objects.in_bulk({*scores, *received, *generated})
    for score in scores.values():
        score.unit = units[score.unit_id]
    days = working_days(part.period.first, part.period.last)
    rows = [
        _unit_row(
            unit, received.get(unit.pk, {}), generated.get(unit.pk, Hours()), scores.get(unit.pk)
        )
        for unit in sorted(units.values(), key=lambda unit: (unit.rank, unit.path))
    ]
    return {
        "period": part.period.key,
        "parameter_version": parameters.set.version,
        "working_days": days.count,
        "working_days_assumed": days.is_assumed,
        "levels": _level_rows(rows),
        "units": rows,
        "flow": _flow(part),
        "concentration": _concentration(part, list(scores.values())),
    }


def _unit_row(
    unit: Unit, received: Mapping[str, Received], generated: Hours, score: Score | None
) -> Row:
    hours = sum((one.hours for one in received.values()), ZERO)
    measured = sum((one.measured for one in received.values()), ZERO)
    row = {
        "code": unit.code,
        "name": unit.name,
        "level": unit.level,
        "staff": score.staff if score else None,
        "hours_received": hours,
        "hours_generated": generated.hours,
        "avoidable_received": sum((one.avoidable for one in received.values()), ZERO),
        "avoidable_generated": generated.avoidable,
        "components": {
            name: received[name].hours if name in received else ZERO for name in Component.values
        },
        "measured_share": round(float(measured / hours), 4) if hours else None,
        "hours_per_person_day": round(score.hours_per_person_day, 4) if score else None,
    }
    return row | _score_columns(score)


def _score_columns(score: Score | None) -> Row:
    if score is None or score.score is None:
        return {"score": None, "points": None, "low": None, "high": None}
    parts = parts_from(score)
    points = shown([part.points for part in parts])
    return {
        "score": float(sum(points)),
        "points": {part.component: float(one) for part, one in zip(parts, points, strict=True)},
        "low": round(score.low or 0.0, 1),
        "high": round(score.high or 0.0, 1),
    }


def _level_rows(units: Iterable[Row]) -> list[Row]:
    """The units of a level together; a level has no score, only hours."""
    levels: dict[str, list[Row]] = {}
    for row in units:
        levels.setdefault(row["level"], []).append(row)
    return [_level_row(level, levels[level]) for level in Level.values if level in levels]


def _level_row(level: str, units: list[Row]) -> Row:
    return {
        "level": level,
        "units": len(units),
        "staff": sum(row["staff"] or 0 for row in units),
        **{key: sum((row[key] for row in units), ZERO) for key in SUMMED},
        "components": {
            name: sum((row["components"][name] for row in units), ZERO) for name in Component.values
        },
    }


def _flow(part: Slice) -> Row:
    matrix = flow_matrix(part)
    return {
        "levels": [level.value for level in matrix.levels],
        "hours": [[cell.hours for cell in row] for row in matrix.cells],
    }


def _concentration(part: Slice, scores: list[Score]) -> Row | None:
    if not scores:
        return None
    spread = concentration(part, scores)
    return {
        "gini": round(spread.gini, 4),
        "theil": round(spread.theil.total, 6),
        "theil_between_levels": round(spread.theil.between, 6),
        "theil_within_levels": round(spread.theil.within, 6),
        "top_three_issuers_share": round(spread.top_three_share, 4),
        "herfindahl_of_issuers": round(spread.herfindahl, 4),
    }
