"""Hours gained, spread over components as the findings of their meetings count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from burden.ledger.models import Component
from burden.thresholds.whatif import Asked, Compared, Moved
from meetings.reckoning import ways
from meetings.reckoning.terms import Floats, Ints, Reckoned
from meetings.tying import ACCOMPANYING, NESTED


@dataclass(frozen=True)
class Spread:
    """`of_items` is what the pool of each item gains of which a share may be repeated."""

    of_items: Floats
    moved: Sequence[Moved]


def spread(
    anew: Reckoned, asked: Asked, by_kind: Mapping[str, Compared], items: Ints, shares: Floats
) -> Spread:
    """What all meetings gain by component.

    Args:
        items: ids, ascending, of which a share counts as repeated.
        shares: that share of each.
    """
    if not anew.is_whole:
        return Spread(np.zeros(len(items)), ())
    summed = ways.sums(items, shares, asked, anew.alone)
    rows = anew.gains
    sat = rows.accompanying * _weights(by_kind[ACCOMPANYING], rows.items)
    tied = rows.nested * _weights(by_kind[NESTED], rows.items)
    pool = rows.hours - sat - tied
    repeated = pool * _at(items, shares, rows.items)
    of_items = summed.of_items.copy()
    place, is_there = _places(items, rows.items)
    np.add.at(of_items, place[is_there], pool[is_there])
    return Spread(
        of_items=of_items,
        moved=(
            *summed.moved,
            Moved(
                rows.receivers,
                rows.months,
                {
                    Component.LAYERED.value: repeated,
                    Component.MEETING.value: pool - repeated,
                    Component.ACCOMPANY.value: sat,
                    Component.NESTED.value: tied,
                },
                measured=np.where(rows.is_measured, rows.hours, 0.0),
            ),
        ),
    )


def _weights(one: Compared, items: Ints) -> Floats:
    """With what probability the finding of each item counts; 0 where there is none."""
    known = np.unique(one.said.items)
    return _at(known, one.shares_of(known)[1], items)


def _at(keys: Ints, values: Floats, wanted: Ints) -> Floats:
    place, is_there = _places(keys, wanted)
    found = np.zeros(len(wanted))
    found[is_there] = values[place[is_there]]
    return found


def _places(keys: Ints, wanted: Ints) -> tuple[Ints, np.ndarray[tuple[int], np.dtype[np.bool_]]]:
    """Where each wanted key stands among the keys (ascending), and whether it does."""
    if not len(keys):
        return np.zeros(len(wanted), np.int64), np.zeros(len(wanted), bool)
    place = np.searchsorted(keys, wanted).clip(max=len(keys) - 1)
    return place, keys[place] == wanted
