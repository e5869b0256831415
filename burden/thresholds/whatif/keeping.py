"""An effect as JSON, to be kept until somebody looks at it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import date
from typing import Any

import numpy as np

from burden.thresholds.selectors import Change
from burden.thresholds.whatif.terms import Effect, KindEffect, LevelEffect, Rows, ScoreMove

_IDS = ("items", "uppers", "findings")
_PARTS = ("comes", "goes", "weighs")


def written(effect: Effect) -> dict[str, Any]:
    """All of an effect but its changes, which follow from the values."""
    return {
        "unseen": [one.definition.key for one in effect.unseen],
        "kinds": [
            {"kind": one.kind, "kept": one.kept}
            | {part: _rows(getattr(one, part)) for part in _PARTS}
            for one in effect.kinds
        ],
        "moved": dict(effect.moved),
        "levels": [asdict(one) for one in effect.levels],
        "month": effect.month.isoformat() if effect.month else None,
        "seconds": effect.seconds,
    }


def read(told: Mapping[str, Any], changes: Sequence[Change]) -> Effect:
    """The effect that was written, of these changes."""
    return Effect(
        changes=changes,
        unseen=[one for one in changes if one.definition.key in told["unseen"]],
        kinds=[
            KindEffect(
                kind=one["kind"],
                kept=one["kept"],
                **{part: _read_rows(one[part]) for part in _PARTS},
            )
            for one in told["kinds"]
        ],
        moved=told["moved"],
        levels=[
            LevelEffect(**one | {"shown": tuple(map(_read_move, one["shown"]))})
            for one in told["levels"]
        ],
        month=date.fromisoformat(told["month"]) if told["month"] else None,
        seconds=told["seconds"],
    )


def _rows(rows: Rows) -> dict[str, list[Any]]:
    return {one.name: getattr(rows, one.name).tolist() for one in fields(rows)}


def _read_rows(told: Mapping[str, list[Any]]) -> Rows:
    return Rows(
        **{name: np.array(told[name], np.int64) for name in _IDS},
        before=np.array(told["before"], str),
        after=np.array(told["after"], str),
        hours=np.array(told["hours"], float),
    )


def _read_move(told: Mapping[str, Any]) -> ScoreMove:
    """Intervals and places are pairs, which JSON keeps as lists."""
    pairs: dict[str, Any] = {
        name: tuple(value) for name, value in told.items() if isinstance(value, list)
    }
    return ScoreMove(**dict(told) | pairs)
