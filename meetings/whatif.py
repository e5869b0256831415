"""What other thresholds would make of the stored measures of all meetings; reads only."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db.models import Q

from burden.findings.rules import confidence_of, kind_of, showing_of
from burden.ledger import reassigning
from burden.ledger.models import Component
from burden.thresholds.definitions import Showing
from burden.thresholds.parameters import Parameters
from burden.thresholds.whatif import Compared, Moved, Reassigned, Suspected
from meetings import verdicts
from meetings.judging import KIND
from meetings.models import Link, MeetingHit, Tied
from meetings.ruling.filing import MEETING_RULES
from meetings.tying import ACCOMPANYING, CERTAIN, NESTED

LINK_KEYS = frozenset({"meeting.link_weight", "meeting.novelty"})
ACCOMPANYING_KEYS = frozenset({"meeting.accompany_people", "meeting.accompany_hours"})
NESTED_KEYS = frozenset({"meeting.nested_people", "meeting.nested_hours"})
SHOWING_KEYS = frozenset(rule.key for rule in MEETING_RULES if not rule.is_unconfirmed)

Ints = npt.NDArray[np.int64]
_LINKS = (
    "lower__item",
    "upper__item",
    "is_closed",
    "own_share",
    "weight",
    "signals",
)


class Preview:
    """The meetings' side of a preview (`thresholds.registry.Source`)."""

    keys = LINK_KEYS | ACCOMPANYING_KEYS | NESTED_KEYS | SHOWING_KEYS

    def suspected(self, before: Parameters, after: Parameters) -> list[Suspected]:
        """What a meeting's hours are split by hangs together, so of it all is told or nothing."""

        def touches(keys: Iterable[str]) -> bool:
            return any(before[key] != after[key] for key in keys)

        found = []
        if touches(LINK_KEYS | ACCOMPANYING_KEYS | NESTED_KEYS):
            found += [layered(after), *idle(after)]
        if touches(SHOWING_KEYS):
            found += list(rules(before, after))
        return found

    def reassigned(self, compared: Sequence[Compared]) -> Reassigned:
        """Layered, accompanying and nested hours of the meetings of which one of these changes."""
        by_kind = {one.said.kind: one for one in compared}
        if KIND not in by_kind:
            return Reassigned()
        links, sat = by_kind[KIND], (by_kind[ACCOMPANYING], by_kind[NESTED])
        anew = np.union1d(*(one.moved_items for one in sat))
        items = np.union1d(links.moved_items, anew)
        suspected, counted = links.shares_of(items)
        split = reassigning.split(
            items,
            counted,
            repeated=Component.LAYERED,
            plain=Component.MEETING,
            idle=_idle_of(anew, *sat),
        )
        return Reassigned(
            avoidable={KIND: (items, split.pools * suspected)} | dict(_sat_in_vain(anew)),
            moved=(Moved(split.receivers, split.months, split.gains),),
        )


def layered(parameters: Parameters) -> Suspected:
    """All links, and which are suspected."""
    rows = Link.objects.annotate(is_closed=~Q(spared="") | ~Q(lower__legal_basis="")).values_list(
        *_LINKS
    )
    lower, upper, is_closed, own, weight, signals = _columns(rows, _LINKS)
    links = verdicts.Links(
        is_spared=np.array(is_closed, bool),
        own=np.array(own, float),
        weight=np.array(weight, float),
        signals=np.array([len(one) for one in signals], float),
        is_explicit=np.array([not verdicts.EXPLICIT.isdisjoint(one) for one in signals], bool),
    )
    return Suspected(
        kind=KIND,
        items=np.array(lower, np.int64),
        uppers=np.array(upper, np.int64),
        holds=verdicts.are_layered(links, parameters),
        confidence=verdicts.probabilities(links.weight),
        share=1 - links.own,
    )


def idle(parameters: Parameters) -> Iterator[Suspected]:
    """All meetings in which somebody sat in vain: accompanying, then nested."""
    names = ("accompanying_people", "accompanying_hours", "nested_people", "nested_hours")
    rows = (
        Tied.objects.filter(Q(accompanying_people__gt=0) | Q(nested_people__gt=0))
        .order_by("meeting__item")
        .values_list("meeting__item", *names)
    )
    items, *figures = _columns(rows, ("item", *names))
    people, hours, tied_people, tied_hours = (np.array(one, float) for one in figures)
    yield _certain(ACCOMPANYING, items, verdicts.are_accompanied(people, hours, parameters))
    yield _certain(NESTED, items, verdicts.are_nested(tied_people, tied_hours, parameters))


def rules(before: Parameters, after: Parameters) -> Iterator[Suspected]:
    """Of each rule that would be told elsewhere, the items that it speaks against."""
    for rule in MEETING_RULES:
        shown = showing_of(rule.id, after)
        if shown is showing_of(rule.id, before):
            continue
        hits = MeetingHit.objects.filter(rule=rule.id, spared="").values_list("item", flat=True)
        items = sorted(set(hits))
        yield Suspected(
            kind=kind_of(rule.id),
            items=np.array(items, np.int64),
            uppers=np.zeros(len(items), np.int64),
            holds=np.full(len(items), shown is Showing.FINDING),
            confidence=np.full(len(items), confidence_of(rule.id)),
            share=np.zeros(len(items)),
        )


def _certain(kind: str, items: Sequence[int], holds: verdicts.Bools) -> Suspected:
    return Suspected(
        kind=kind,
        items=np.array(items, np.int64),
        uppers=np.zeros(len(items), np.int64),
        holds=holds,
        confidence=np.full(len(items), CERTAIN),
        share=np.ones(len(items)),
    )


def _idle_of(anew: Ints, accompanying: Compared, nested: Compared) -> reassigning.Idle:
    """Hours sat in vain at each receiver, as far as their findings count."""
    counts = [one.shares_of(anew)[1] for one in (accompanying, nested)]
    places = {int(item): place for place, item in enumerate(anew.tolist())}
    rows = [
        (item, int(unit), sat * counts[0][places[item]], tied * counts[1][places[item]])
        for item, units in _stored_idle(anew)
        for unit, (sat, tied) in units.items()
    ]
    items, receivers, sat, tied = _columns(rows, ("item", "receiver", "accompany", "nested"))
    return reassigning.Idle(
        anew=anew,
        items=np.array(items, np.int64),
        receivers=np.array(receivers, np.int64),
        accompanying=np.array(sat, float),
        nested=np.array(tied, float),
    )


def _sat_in_vain(anew: Ints) -> Iterator[tuple[str, tuple[Ints, verdicts.Floats]]]:
    """Avoidable hours of both kinds, by item."""
    sums = {
        item: np.sum(list(units.values()), axis=0) if units else np.zeros(2)
        for item, units in _stored_idle(anew)
    }
    hours = np.array([sums.get(item, np.zeros(2)) for item in anew.tolist()]).reshape(-1, 2)
    yield ACCOMPANYING, (anew, hours[:, 0])
    yield NESTED, (anew, hours[:, 1])


def _stored_idle(anew: Ints) -> list[tuple[int, dict[str, list[float]]]]:
    return list(
        Tied.objects.filter(meeting__item__in=anew.tolist()).values_list("meeting__item", "idle")
    )


def _columns(rows: Iterable[Any], names: Sequence[str]) -> list[tuple[Any, ...]]:
    return list(zip(*rows, strict=True)) or [()] * len(names)
