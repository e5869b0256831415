"""Previews of groups: beside what any register tells, what instructions given again would weigh."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
from django.utils import timezone

from burden.activities.groups import foreseeing, records
from burden.activities.groups.costs import Each, each_of
from burden.activities.groups.foreseeing import Retold
from burden.activities.groups.rechecking import RECHECK
from burden.activities.groups.suspecting import CONFIDENCE, TOLD_AGAIN
from burden.activities.models import GroupTarget
from burden.activities.preview import Preview
from burden.findings.rules import kind_of
from burden.ledger.models import Component
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import Subject
from burden.thresholds.whatif import Asked, Compared, Moved, Reassigned, Suspected

_RULE = "ZJ-05"
_OF_A_YEAR = 100


class GroupPreview(Preview):
    """Instructions given again are findings of their own; within other hours they are others."""

    def suspected(self, asked: Asked) -> list[Suspected]:
        said = super().suspected(asked)
        if told := foreseeing.retold(asked, RECHECK.hours):
            said.append(
                Suspected(
                    kind=TOLD_AGAIN,
                    items=np.array([one.item for one in told], np.int64),
                    uppers=np.array([one.upper for one in told], np.int64),
                    holds=np.array([one.holds for one in told], bool),
                    confidence=np.full(len(told), CONFIDENCE[TOLD_AGAIN]),
                    share=np.zeros(len(told)),
                )
            )
        return said

    def reassigned(self, compared: Sequence[Compared], asked: Asked) -> Reassigned:
        found, told = super().reassigned(compared, asked), foreseeing.retold(asked, RECHECK.hours)
        unseen = frozenset(found.unseen)
        if not foreseeing.is_known(asked):
            unseen |= foreseeing.KEYS
        if told is None:
            unseen |= foreseeing.KEYS | RECHECK.hours
        if not told:
            return replace(found, unseen=unseen)
        mine = next(one for one in compared if one.said.kind == TOLD_AGAIN)
        costs = _Costs(told, asked.after)
        again = {one.item: sum(costs.at_each(one).values()) for one in told if one.holds}
        rule = kind_of(_RULE, Subject.GROUP)
        of_groups = _by_item(found, rule) | _claims(told, rule, asked)
        return Reassigned(
            avoidable={**found.avoidable, TOLD_AGAIN: _arrays(again), rule: _arrays(of_groups)},
            moved=(*found.moved, _moved(told, mine, costs)),
            unseen=unseen,
        )


class _Costs:
    """What instructions cost the units that had been told before, in hours."""

    def __init__(self, told: Sequence[Retold], parameters: Parameters) -> None:
        self._parameters = parameters
        self._each: dict[int, Each] = {}
        self._units: dict[int, set[int]] = defaultdict(set)
        at = GroupTarget.objects.filter(group__in={one.first.group_id for one in told})
        for group, unit in at.values_list("group", "unit"):
            self._units[group].add(unit)

    def at_each(self, one: Retold) -> dict[int, float]:
        """By unit."""
        group = one.instruction.group
        if group.pk not in self._each:
            self._each[group.pk] = each_of(group, self._parameters)
        each = self._each[group.pk]
        hours = float(each.hours_of(one.instruction.kinds))
        return dict.fromkeys(self._units[one.first.group_id].intersection(each.units), hours)


def _claims(told: Sequence[Retold], rule: str, asked: Asked) -> dict[int, float]:
    """What the rule claims of groups that would repeat more, or less, than they do."""
    changed = {one.instruction.group_id for one in told if one.is_stored is not one.holds}
    groups = list(records.standing().filter(pk__in=changed))
    foreseeing.read(groups, asked)
    return {one.item_id: float(RECHECK.claims(one, asked.after, [_RULE])[rule]) for one in groups}


def _moved(told: Sequence[Retold], compared: Compared, costs: _Costs) -> Moved:
    """Hours that count as told before, or no longer, as the findings count then."""
    after = np.where(compared.said.holds, compared.weight, 0.0)
    # What a person decided counts in full or not at all, and so it did before.
    before = np.where(compared.goes | compared.stays, compared.sure, compared.weight)
    before[~(compared.is_standing & np.array([one.is_stored for one in told]))] = 0.0
    rows = []
    for row in np.flatnonzero(after != before).tolist():
        one = told[row]
        day = timezone.localdate(one.instruction.sent_at)
        month, more = day.year * _OF_A_YEAR + day.month, after[row] - before[row]
        rows += [(unit, month, hours * more) for unit, hours in costs.at_each(one).items()]
    table = np.array(rows).reshape(-1, 3)
    return Moved(
        receivers=table[:, 0].astype(np.int64),
        months=table[:, 1].astype(np.int64),
        gains={
            Component.INSTRUCTION_DUP.value: table[:, 2],
            Component.INSTRUCTION.value: -table[:, 2],
        },
    )


def _by_item(found: Reassigned, kind: str) -> dict[int, float]:
    items, hours = found.avoidable.get(kind, (np.zeros(0, np.int64), np.zeros(0)))
    return dict(zip(items.tolist(), hours.tolist(), strict=True))


def _arrays(
    hours: dict[int, float],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Hours by item as previews take them."""
    items = sorted(hours)
    return np.array(items, np.int64), np.array([hours[item] for item in items], float)
