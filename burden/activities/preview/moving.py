"""Hours that records would gain or lose at whom and when, by what books them."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from burden.activities.preview.terms import Recheck
from burden.ledger.hours import exact
from burden.thresholds.parameters import Parameters
from burden.thresholds.whatif import Asked, Moved

_OF_A_YEAR = 100


def moved_of(recheck: Recheck, records: Sequence[Any], asked: Asked) -> Sequence[Moved]:
    """What all records gain by the values after, by receiver, month and component."""
    gains: dict[tuple[int, int, str], list[float]] = {}
    for one in records:
        for sign, values in ((-1, asked.before), (1, asked.after)):
            _add(gains, recheck, one, values, sign)
    changed = {key: both for key, both in gains.items() if any(both)}
    components = sorted({component for _receiver, _month, component in changed})
    return [_moved(changed, component) for component in components]


def _add(
    gains: dict[tuple[int, int, str], list[float]],
    recheck: Recheck,
    record: Any,
    values: Parameters,
    sign: int,
) -> None:
    for row in recheck.rows(record, values):
        day = row.day or record.day
        key = (row.receiver_id, day.year * _OF_A_YEAR + day.month, row.component.value)
        hours = sign * float(exact(row.hours))
        both = gains.setdefault(key, [0.0, 0.0])
        both[0] += hours
        both[1] += hours if row.is_measured else 0.0


def _moved(gains: dict[tuple[int, int, str], list[float]], component: str) -> Moved:
    mine = {key: both for key, both in gains.items() if key[2] == component}
    return Moved(
        receivers=np.array([receiver for receiver, _month, _ in mine], np.int64),
        months=np.array([month for _receiver, month, _ in mine], np.int64),
        gains={component: np.array([gain for gain, _measured in mine.values()])},
        measured=np.array([measured for _gain, measured in mine.values()]),
    )
