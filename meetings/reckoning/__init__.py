"""How many hours all meetings would have by other values of length, way and evenings; reads only.

The way and the preparation of people are summed in the database, and of meetings of one record in
which nobody sat in vain the time is reckoned for all at once. The others, and those a rule claims
hours of, are worked out one by one, by what books them.
"""

from burden.thresholds.whatif import Asked
from meetings.reckoning import at_once, one_by_one, touched, ways
from meetings.reckoning.one_by_one import Anew
from meetings.reckoning.spreading import spread
from meetings.reckoning.terms import Gains, Reckoned
from meetings.reckoning.touched import KEYS

__all__ = ["KEYS", "Reckoned", "reckon", "spread"]

_KEPT = "meetings.reckoned"
# More than these take longer to work out one by one than anybody waits.
MOST = 20_000


def reckon(asked: Asked) -> Reckoned | None:
    """What other values make of all meetings; None where none of these is another.

    It is worked out once for each preview.
    """
    if not asked.touches(KEYS):
        return None
    if _KEPT not in asked.kept:
        asked.kept[_KEPT] = _reckoned(asked)
    found: Reckoned = asked.kept[_KEPT]
    return found


def _reckoned(asked: Asked) -> Reckoned:
    most = asked.pace.most(MOST)
    alone = touched.alone(asked, limit=most + 1)
    if len(alone) > most:
        return Reckoned(False, {}, {}, {}, Gains.of(()), ())
    read: list[Anew] = list(asked.pace.each(one_by_one.read(alone, asked), len(alone)))
    idle, gains = ways.of_idle(asked, alone)
    return Reckoned(
        is_whole=True,
        idle=idle | {one.item: one.idle for one in read if one.is_idle},
        own={one.item: one.own for one in read if one.own is not None},
        claims=one_by_one.claims_of(read),
        gains=gains.joined(Gains.of(row for one in read for row in one.gains)).joined(
            at_once.gains_of(touched.plain(asked), asked)
        ),
        alone=tuple(alone),
    )
