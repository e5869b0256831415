"""What is gained by other values: a row an item and receiver."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
# Hours sat in vain, accompanying and nested, by unit.
Idle = Mapping[int, tuple[float, float]]


class Gain(NamedTuple):
    """Hours that a meeting gains at one unit in a month (as 202603), all of them, and of these
    accompanying and nested ones if their findings count in full.
    """

    item: int
    receiver: int
    month: int
    hours: float
    accompanying: float
    nested: float
    is_measured: bool


@dataclass(frozen=True)
class Gains:
    """Many gains as parallel arrays."""

    items: Ints
    receivers: Ints
    months: Ints
    hours: Floats
    accompanying: Floats
    nested: Floats
    is_measured: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, rows: Iterable[Gain]) -> "Gains":
        table = np.array([tuple(map(float, row)) for row in rows]).reshape(-1, len(Gain._fields))
        items, receivers, months, hours, accompanying, nested, measured = table.T
        return cls(
            items.astype(int),
            receivers.astype(int),
            months.astype(int),
            hours,
            accompanying,
            nested,
            measured.astype(bool),
        )

    def joined(self, more: "Gains") -> "Gains":
        """These and more."""
        return Gains(
            *(np.concatenate([getattr(one, name) for one in (self, more)]) for name in _COLUMNS)
        )


_COLUMNS = ("items", "receivers", "months", "hours", "accompanying", "nested", "is_measured")


@dataclass(frozen=True)
class Reckoned:
    """What other values make of all meetings.

    `idle` are the hours sat in vain of the meetings where these change, `own` the share that is a
    meeting's own where its length is told otherwise, `claims` hours that rules speak of by kind of
    finding and item; all by item. `gains` are of items and receivers, `alone` the ids of the
    meetings of which these are all; of the others the way is summed beside them. `is_whole` is
    false where too many would have to be worked out; nothing is told then.
    """

    is_whole: bool
    idle: Mapping[int, Idle]
    own: Mapping[int, float]
    claims: Mapping[str, Mapping[int, float]]
    gains: Gains
    alone: tuple[int, ...]
