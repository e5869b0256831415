"""What groups would repeat within other hours, before anything of it is noted; reads only."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from burden.activities.groups import instructions, repeating
from burden.activities.models import Instruction
from burden.thresholds.parameters import Parameters
from burden.thresholds.whatif import ALIKE, Asked, not_yet

KEYS = frozenset({"group.repeat_hours"})
# Messages that are compared with each other while somebody waits, those of each group counted.
MOST_COMPARED = 40_000
# Of each two instructions either may have no item yet, and such ids are told apart up to a bound.
MOST_TOLD = ALIKE // 2
_KEPT, _TOLD = "activities.groups.foreseen", "activities.groups.retold"

_Firsts = Mapping[int, int]


@dataclass(frozen=True)
class Retold:
    """An instruction and what it repeats, by the values in force (`is_stored`) and by others.

    `item` and `upper` are ids of the items of both; of those that would only get one then, as
    `not_yet` gives them.
    """

    instruction: Instruction
    first: Instruction
    item: int
    upper: int
    is_stored: bool
    holds: bool


def read(groups: Sequence[Any], asked: Asked) -> None:
    """Note at each group (`foreseen`) which of its instructions would repeat which, by id.

    None where that stays as it is stored, or where too many messages would be compared. Groups are
    first told all at once.
    """
    found: Mapping[int, _Firsts] = {}
    if asked.touches(KEYS):
        if _KEPT not in asked.kept:
            asked.kept[_KEPT] = _foreseen(groups, asked.after)
        found = asked.kept[_KEPT] or {}
    for one in groups:
        one.foreseen = found.get(one.pk)


def is_known(asked: Asked) -> bool:
    """Whether what other hours mean was looked at, if they are other hours."""
    return not asked.touches(KEYS) or asked.kept.get(_KEPT) is not None


def retold(asked: Asked, hours: Collection[str]) -> list[Retold] | None:
    """All that is, or would be, given again; None where it is too much to be told.

    Nothing where neither other hours nor one of the values that `hours` are made of is asked for.
    """
    if not asked.touches([*KEYS, *hours]):
        return []
    if _TOLD not in asked.kept:
        asked.kept[_TOLD] = _retold(asked)
    found: list[Retold] | None = asked.kept[_TOLD]
    return found


def _retold(asked: Asked) -> list[Retold] | None:
    before, after = _stored(), dict[int, int]()
    foreseen: Mapping[int, _Firsts] = asked.kept.get(_KEPT) or {}
    for group, pairs in before.items():
        if group not in foreseen:
            after |= pairs
    for firsts in foreseen.values():
        after |= repeating.own_of(firsts)
    now = {pair for pairs in before.values() for pair in pairs.items()}
    told = sorted(now.union(after.items()))
    if len(told) > MOST_TOLD:
        return None
    known = instructions.stored().defer("text").in_bulk({pk for pair in told for pk in pair})
    ids = _ids(known.values())
    return [
        Retold(
            instruction=known[pk],
            first=known[first],
            item=ids[pk],
            upper=ids[first],
            is_stored=(pk, first) in now,
            holds=after.get(pk) == first,
        )
        for pk, first in told
    ]


def _foreseen(groups: Sequence[Any], parameters: Parameters) -> dict[int, dict[int, int]] | None:
    compared = 0
    for one in groups:
        compared += repeating.count_compared(one, parameters)
        if compared > MOST_COMPARED:
            return None
    return {one.pk: repeating.firsts_of(one, parameters) for one in groups}


def _stored() -> dict[int, dict[int, int]]:
    """By group which of its instructions repeats which."""
    again = Instruction.objects.filter(
        first__item__isnull=False, item__isnull=False, group__is_withdrawn=False
    )
    found: dict[int, dict[int, int]] = {}
    for group, pk, first in again.values_list("group", "pk", "first"):
        if first is not None:
            found.setdefault(group, {})[pk] = first
    return found


def _ids(told: Iterable[Instruction]) -> dict[int, int]:
    """Ids of their items; of those without one they are counted in the order they were sent."""
    found = {}
    numbers: Counter[tuple[int, date]] = Counter()
    for one in sorted(told, key=lambda one: (one.sent_at, one.pk)):
        if one.item_id is not None:
            found[one.pk] = one.item_id
            continue
        unit, day = one.group.unit_id, timezone.localdate(one.sent_at)
        found[one.pk] = not_yet(unit, day, 0, numbers[unit, day])
        numbers[unit, day] += 1
    return found
