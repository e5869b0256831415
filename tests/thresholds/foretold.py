"""What a preview tells, held against what is there after everything was judged anew."""

from collections.abc import Callable, Mapping

import pytest

from burden.activities.groups.suspecting import TOLD_AGAIN
from burden.activities.ruling.periods import name_of as year_of
from burden.matters.models import Item, Source
from burden.organisations.models import Unit
from burden.organisations.periods import Period
from burden.thresholds.rulebook import Subject
from burden.thresholds.whatif import Effect, effect_of, stretch_of
from docs_audit.issuing import counts, quarters, years
from meetings.convening.items import name_of, name_of_watch
from tests.meetings.gatherings import Offices
from tests.thresholds.judged import facts, publish_and_judge

# Issuing and convening have an item each of one period, of the same name.
_OF_ISSUING = (
    quarters.DRIFT,
    counts.OVERRUN,
    counts.CLASSIFIED,
    years.OUTSIDE_PLAN,
    years.MORE_BELOW,
)


def pairs(effect: Effect, name: str, newest: int) -> dict[tuple[str, int, int | None], str]:
    """Pairs that come, go or weigh differently, with their severity afterwards.

    `newest` is the last item there was when it was told.
    """
    return {
        (
            one.kind,
            _placed(one.kind, int(item), newest),
            _placed(one.kind, int(upper), newest) or None,
        ): str(after)
        for one in effect.kinds
        for rows in [getattr(one, name)]
        for item, upper, after in zip(rows.items, rows.uppers, rows.after, strict=True)
    }


def _placed(kind: str, item: int, newest: int) -> int:
    """The item; of a unit's stretch of time that had none by then the one that was made of it."""
    if item >= 0:
        return item
    told = stretch_of(item)
    unit = Unit.objects.get(pk=told.unit)
    if kind == TOLD_AGAIN:
        sent = Item.objects.filter(source=Source.MESSAGE, unit=unit, occurred_on=told.first)
        new = sent.filter(pk__gt=newest).order_by("instruction__sent_at", "instruction__pk")
        return new[told.number].pk
    _rule, _colon, subject = kind.removeprefix("rule:").partition(":")
    if subject:
        names = [year_of(unit, told.first.year, Subject(subject))]
    elif kind == "rebound":
        names = [name_of_watch(unit.uuid, told.first)]
    else:
        names = [name_of(unit.uuid, Period(told.first, told.months))]
    source = Source.ACTIVITIES if subject else Source.CONVENING
    if kind in _OF_ISSUING:
        source = Source.ISSUING
    made = Item.objects.filter(source=source, source_uuid__in=names).first()
    return made.pk if made else item


def assert_comes_true(
    values: Mapping[str, float],
    offices: Offices,
    tell: Callable[[Mapping[str, float]], Effect] = effect_of,
) -> Effect:
    """Findings, hours and scores come as they were told; returns what was told."""
    before, hours_before, scores_before = facts()
    newest = Item.objects.order_by("pk").values_list("pk", flat=True).last() or 0
    effect = tell(values)

    publish_and_judge(values, offices)

    after, hours_after, scores_after = facts()
    comes, goes, weighs = (pairs(effect, name, newest) for name in ("comes", "goes", "weighs"))
    assert comes.keys() == after.keys() - before.keys()
    assert goes.keys() == before.keys() - after.keys()
    told = comes | weighs
    assert {key: after[key].split()[1] for key in told} == told
    stayed = (before.keys() & after.keys()) - weighs.keys()
    assert all(before[key] == after[key] for key in stayed)
    assert not effect.unseen
    for component in {*hours_before, *hours_after}:
        gained = hours_after.get(component, 0.0) - hours_before.get(component, 0.0)
        assert effect.moved.get(component, 0.0) == pytest.approx(gained, abs=1e-4)
    moved = {
        unit: score
        for unit, score in scores_after.items()
        if abs((score or 0.0) - (scores_before[unit] or 0.0)) >= 0.05
    }
    shown = {one.unit: one.after for level in effect.levels for one in level.shown}
    assert shown == pytest.approx(moved, abs=1e-3)
    return effect
