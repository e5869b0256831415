"""Previews of groups: beside what any register tells, what instructions given again would weigh."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from burden.activities.groups import instructions
from burden.activities.groups.costs import Each, each_of
from burden.activities.groups.rechecking import RECHECK
from burden.activities.groups.suspecting import CONFIDENCE, TOLD_AGAIN
from burden.activities.models import GroupTarget, Instruction
from burden.activities.preview import MOST, Preview
from burden.thresholds.parameters import Parameters
from burden.thresholds.whatif import Asked, Compared, Reassigned, Suspected


class GroupPreview(Preview):
    """Repetitions stand as they were found; by other minutes they weigh differently."""

    def suspected(self, asked: Asked) -> list[Suspected]:
        said = super().suspected(asked)
        told = _told(asked)
        if told:
            said.append(
                Suspected(
                    kind=TOLD_AGAIN,
                    items=np.array([one.item_id for one in told], np.int64),
                    uppers=np.array([_upper(one) for one in told], np.int64),
                    holds=np.ones(len(told), bool),
                    confidence=np.full(len(told), CONFIDENCE[TOLD_AGAIN]),
                    share=np.zeros(len(told)),
                )
            )
        return said

    def reassigned(self, compared: Sequence[Compared], asked: Asked) -> Reassigned:
        found = super().reassigned(compared, asked)
        told = _told(asked)
        if not told:
            return found
        items = np.array([one.item_id for one in told], np.int64)
        return replace(
            found,
            avoidable={**found.avoidable, TOLD_AGAIN: (items, _claims(told, asked.after))},
        )


def _told(asked: Asked) -> list[Instruction]:
    """Instructions given again, by item; none where no value of hours is asked for, or too many."""
    if not asked.touches(RECHECK.hours):
        return []
    again = instructions.stored().filter(
        first__item__isnull=False, item__isnull=False, group__is_withdrawn=False
    )
    most = asked.pace.most(MOST)
    found = list(again.order_by("item")[: most + 1])
    return found if len(found) <= most else []


def _claims(told: Sequence[Instruction], parameters: Parameters) -> npt.NDArray[np.float64]:
    """What is avoidable of each: hours at units that had been told before."""
    each: dict[int, Each] = {}
    units: dict[int, set[int]] = {}
    groups = {one.first.group_id for one in told if one.first is not None}
    for group, unit in GroupTarget.objects.filter(group__in=groups).values_list("group", "unit"):
        units.setdefault(group, set()).add(unit)
    claims = []
    for one in told:
        assert one.first is not None
        if one.group_id not in each:
            each[one.group_id] = each_of(one.group, parameters)
        of = each[one.group_id]
        knew = units.get(one.first.group_id, set()).intersection(of.units)
        claims.append(float(of.hours_of(one.kinds)) * len(knew))
    return np.array(claims)


def _upper(instruction: Instruction) -> int:
    assert instruction.first is not None
    return instruction.first.item_id or 0
