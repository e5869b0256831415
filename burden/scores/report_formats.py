"""The report as JSON, CSV or text."""

import csv
import json
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO
from typing import Any

from burden.audit.exports import harmless
from burden.ledger.models import Component
from burden.scores.report import SUMMED, Row

_PLACES = Decimal("0.0001")
_COLUMNS = (
    "level",
    "code",
    "name",
    "units",
    "staff",
    *SUMMED,
    *Component.values,
    "measured_share",
    "hours_per_person_day",
    "score",
    "low",
    "high",
    *(f"points_{name}" for name in Component.values),
)


def as_json(report: Row) -> str:
    """The whole report; hours to four places."""
    return json.dumps(report, default=_plain, ensure_ascii=False, indent=2) + "\n"


def as_csv(report: Row) -> str:
    """One line a level, then one line a unit, under one header."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for row in (*report["levels"], *report["units"]):
        flat = _flat(row)
        writer.writerow([harmless(flat.get(column)) for column in _COLUMNS])
    return text.getvalue()


def as_text(report: Row) -> str:
    """The report for a person at a terminal."""
    return "\n".join((*_head(report), "", *_level_lines(report), "", *_unit_lines(report), ""))


FORMATS = {"json": as_json, "csv": as_csv, "text": as_text}


def _plain(value: Any) -> float:
    if isinstance(value, Decimal):
        return float(value.quantize(_PLACES))
    raise TypeError(type(value).__name__)


def _flat(row: Row) -> Row:
    points = row.get("points") or {}
    flat = row | row["components"] | {f"points_{name}": one for name, one in points.items()}
    return {
        key: value.quantize(_PLACES) if isinstance(value, Decimal) else value
        for key, value in flat.items()
    }


def _head(report: Row) -> Iterator[str]:
    assumed = " (assumed)" if report["working_days_assumed"] else ""
    yield (
        f"{report['period']}: {report['working_days']} working days{assumed},"
        f" parameters v{report['parameter_version']}"
    )
    if spread := report["concentration"]:
        yield (
            f"Gini {spread['gini']:.4f}, Theil {spread['theil']:.4f} ="
            f" between levels {spread['theil_between_levels']:.4f}"
            f" + within {spread['theil_within_levels']:.4f}"
        )


def _level_lines(report: Row) -> Iterator[str]:
    yield f"{'level':<10}{'units':>6}{'staff':>7}{'received':>12}{'avoidable':>12}{'generated':>12}"
    for row in report["levels"]:
        yield (
            f"{row['level']:<10}{row['units']:>6}{row['staff']:>7}{row['hours_received']:>12.1f}"
            f"{row['avoidable_received']:>12.1f}{row['hours_generated']:>12.1f}"
        )


def _unit_lines(report: Row) -> Iterator[str]:
    for row in report["units"]:
        yield (
            f"{row['level']:<10}{row['code']:<14}{row['hours_received']:>10.1f} h received"
            f"{row['avoidable_received']:>10.1f} avoidable{row['hours_generated']:>10.1f} generated"
            f"  {_score(row):<40} {row['name']}"
        )


def _score(row: Row) -> str:
    if row["score"] is None:
        share = row["measured_share"]
        return "no score" if share is None else f"no score (measured share {share:.0%})"
    parts = " + ".join(f"{name} {one}" for name, one in row["points"].items() if one)
    return f"{row['score']} [{row['low']}, {row['high']}]" + (f" = {parts}" if parts else "")
