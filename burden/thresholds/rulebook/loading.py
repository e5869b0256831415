"""From the tables beside this module to rules and presets."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from burden.thresholds.rulebook.schema import (
    Basis,
    Check,
    Confidence,
    Limit,
    Preset,
    Rule,
    Softness,
    Source,
    Subject,
    Wording,
)

_FOLDER = Path(__file__).parent
_ASSUMPTION = "assumption"


def rules_in(name: str) -> Iterator[Rule]:
    """The rules of one table, in its order."""
    table = _table(name)
    sources = {row["key"]: _source(row) for row in table["source"]}
    only = next(iter(sources))
    for row in table["rule"]:
        yield _rule(row, sources[row.get("source", only)])


def presets_in(name: str) -> Iterator[Preset]:
    """The presets of one table, in its order."""
    for row in _table(name)["preset"]:
        yield Preset(
            id=row["id"],
            place=Wording(row["place_zh"], row["place_en"]),
            text=_wording(row),
            reported=row["reported"],
            values=row.get("values", {}),
        )


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))


def _source(row: dict[str, Any]) -> Source:
    return Source(row["key"], _wording(row), row["since"], row.get("address", ""))


def _rule(row: dict[str, Any], source: Source) -> Rule:
    confidence = Confidence(row["confidence"])
    return Rule(
        id=row["id"],
        name=Wording(row["name_zh"], row["name_en"]),
        subjects=tuple(map(Subject, row.get("subjects", (Subject.PAPER,)))),
        source=source,
        item=row.get("item", ""),
        is_item_confirmed=confidence is Confidence.VERBATIM,
        confidence=confidence,
        check=Check(row["check"]),
        softness=Softness(row["softness"]),
        basis=Basis(row["basis"]),
        text=_wording(row),
        paragraph=row.get("paragraph", ""),
        words=tuple(row.get("words", ())),
        exempt=tuple(map(Wording, row.get("exempt_zh", ()), row.get("exempt_en", ()))),
        limits=tuple(_limit(limit, row["id"]) for limit in row.get("limit", ())),
        reported=tuple(row.get("reported", ())),
        since=row.get("since", source.since),
        until=row.get("until"),
    )


def _limit(row: dict[str, Any], rule: str) -> Limit:
    return Limit(
        key=row["key"],
        unit=row["unit"],
        default=row["default"],
        minimum=row["minimum"],
        maximum=row["maximum"],
        label=_wording(row),
        source=_ASSUMPTION if row.get("assumed") else row.get("source", rule),
    )


def _wording(row: dict[str, Any]) -> Wording:
    return Wording(row["zh"], row["en"])
