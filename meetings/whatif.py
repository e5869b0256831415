"""What other thresholds would make of the stored measures of all meetings; reads only."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db.models import Q, QuerySet

from burden.findings.models import Finding
from burden.findings.rules import confidence_of, kind_of, showing_of
from burden.ledger import reassigning
from burden.ledger.models import Component
from burden.thresholds.definitions import Showing
from burden.thresholds.parameters import Parameters
from burden.thresholds.whatif import Asked, Compared, Moved, Reassigned, Suspected
from meetings import reckoning, verdicts
from meetings.convening import foretelling
from meetings.convening.items import REBOUND
from meetings.convening.judging import RISEN_CONFIDENCE
from meetings.judging import KIND
from meetings.models import Link, MeetingHit, Tied
from meetings.reckoning.terms import Idle
from meetings.ruling import limits
from meetings.ruling.filing import MEETING_RULES
from meetings.tying import ACCOMPANYING, CERTAIN, NESTED

LINK_KEYS = frozenset({"meeting.link_weight", "meeting.novelty"})
ACCOMPANYING_KEYS = frozenset({"meeting.accompany_people", "meeting.accompany_hours"})
NESTED_KEYS = frozenset({"meeting.nested_people", "meeting.nested_hours"})
# Its hours are those of the repetition it speaks of.
RELAY_KIND = kind_of("GD-10a")
SHOWING_KEYS = frozenset(rule.key for rule in MEETING_RULES if not rule.is_unconfirmed)

Ints = npt.NDArray[np.int64]
_LINKS = (
    "lower__item",
    "upper__item",
    "is_closed",
    "own_share",
    "weight",
    "signals__len",
    "is_explicit",
)


class Preview:
    """The meetings' side of a preview (`thresholds.registry.Source`)."""

    keys = (
        LINK_KEYS
        | ACCOMPANYING_KEYS
        | NESTED_KEYS
        | SHOWING_KEYS
        | reckoning.KEYS
        | limits.KEYS
        | foretelling.KEYS
    )

    def suspected(self, asked: Asked) -> list[Suspected]:
        """What a meeting's hours are split by hangs together, so of it all is told or nothing."""
        anew, after = reckoning.reckon(asked), asked.after
        found = []
        if anew is not None or asked.touches(LINK_KEYS | ACCOMPANYING_KEYS | NESTED_KEYS):
            links = _in_question(asked, anew)
            found += [layered(after, anew, links), *idle(after, anew)]
        told_by = SHOWING_KEYS | limits.KEYS | limits.RELAYS | foretelling.KEYS
        if anew is not None or asked.touches(told_by):
            found += list(rules(asked, anew))
        if risen := foretelling.foretell(asked).risen:
            found.append(_without_hours(REBOUND, risen, RISEN_CONFIDENCE))
        return found

    def reassigned(self, compared: Sequence[Compared], asked: Asked) -> Reassigned:
        """Hours of meetings by component, as findings count and values of hours say."""
        by_kind = {one.said.kind: one for one in compared}
        anew, reheld = reckoning.reckon(asked), limits.rehold(asked)
        claims = _claims(anew, reheld)
        unseen = reheld.unseen
        if not foretelling.foretell(asked).is_whole:
            unseen |= foretelling.KEYS
        if KIND not in by_kind:
            return Reassigned(claims, unseen=unseen)
        links, sat = by_kind[KIND], (by_kind[ACCOMPANYING], by_kind[NESTED])
        again = np.union1d(*(one.moved_items for one in sat))
        others = np.array(sorted(anew.own) if anew else (), np.int64)
        parted = np.union1d(np.union1d(links.moved_items, again), others)
        split = reassigning.split(
            parted,
            links.shares_of(parted)[1],
            asked.of_month,
            repeated=Component.LAYERED,
            plain=Component.MEETING,
            idle=_idle_of(again, *sat),
        )
        if anew is None:
            costs = (parted, split.pools * links.shares_of(parted)[0])
            avoidable = {KIND: costs, RELAY_KIND: costs} | dict(_sat_in_vain(again)) | claims
            moved = (Moved(split.receivers, split.months, split.gains),)
            return Reassigned(avoidable, moved, unseen)
        told = _with_hours(anew, asked, by_kind, split)
        return replace(
            told,
            avoidable=dict(told.avoidable) | claims,
            unseen=unseen | set(told.unseen),
        )


def _with_hours(
    anew: reckoning.Reckoned,
    asked: Asked,
    by_kind: Mapping[str, Compared],
    split: reassigning.Split,
) -> Reassigned:
    """What the split of the hours there are makes, and the hours that come or go beside it."""
    links = by_kind[KIND]
    items = np.union1d(links.known_items, split.items)
    suspected, counted = links.shares_of(items)
    gained = reckoning.spread(anew, asked, by_kind, items, counted)
    again = np.union1d(
        np.union1d(*(by_kind[kind].moved_items for kind in (ACCOMPANYING, NESTED))),
        np.array(sorted(anew.idle), np.int64),
    )
    present = split.costs(items, suspected, links.avoidable_of(items))
    costs = (items, present + gained.of_items * suspected)
    return Reassigned(
        avoidable={KIND: costs, RELAY_KIND: costs} | dict(_sat_in_vain(again, anew.idle)),
        moved=(Moved(split.receivers, split.months, split.gains), *gained.moved),
        unseen=() if anew.is_whole else reckoning.KEYS,
    )


def _claims(
    anew: reckoning.Reckoned | None, reheld: limits.Reheld
) -> dict[str, tuple[Ints, verdicts.Floats]]:
    """Hours that rules claim, by kind; those of other limits hold where both tell of a meeting."""
    found: dict[str, dict[int, float]] = {}
    for claims in (anew.claims if anew else {}, reheld.claims):
        for kind, hours in claims.items():
            found.setdefault(kind, {}).update(hours)
    return {
        kind: (np.array(sorted(hours)), np.array([hours[item] for item in sorted(hours)]))
        for kind, hours in found.items()
    }


def _in_question(asked: Asked, anew: reckoning.Reckoned | None) -> QuerySet[Link]:
    """Links that other values may suspect, and those of meetings that were: the others say nothing.

    Where neither a value of links nor what is a meeting's own is another none is suspected anew.
    """
    told = Q(lower__item__in=Finding.objects.filter(kind=KIND).order_by().values("item"))
    has_own = anew is not None and bool(anew.own)
    if not (asked.touches(LINK_KEYS) or has_own):
        return Link.objects.filter(told)
    least = asked.after["meeting.link_weight"]
    reaches = Q(weight__gte=least, spared="", lower__legal_basis="")
    if not has_own:
        reaches &= Q(own_share__lt=asked.after["meeting.novelty"])
    return Link.objects.filter(reaches | told)


def layered(
    parameters: Parameters,
    anew: reckoning.Reckoned | None = None,
    links: QuerySet[Link] | None = None,
) -> Suspected:
    """Links, all where none are named, and which are suspected.

    `anew` tells what is their own by other lengths.
    """
    among = Link.objects.all() if links is None else links
    rows = among.annotate(
        is_closed=~Q(spared="") | ~Q(lower__legal_basis=""),
        is_explicit=Q(signals__overlap=sorted(verdicts.EXPLICIT)),
    ).values_list(*_LINKS)
    lower, upper, is_closed, own, weight, signals, is_explicit = _columns(rows, _LINKS)
    if anew is not None:
        own = tuple(anew.own.get(item, share) for item, share in zip(lower, own, strict=True))
    measures = verdicts.Links(
        is_spared=np.array(is_closed, bool),
        own=np.array(own, float),
        weight=np.array(weight, float),
        signals=np.array(signals, float),
        is_explicit=np.array(is_explicit, bool),
    )
    return Suspected(
        kind=KIND,
        items=np.array(lower, np.int64),
        uppers=np.array(upper, np.int64),
        holds=verdicts.are_layered(measures, parameters),
        confidence=verdicts.probabilities(measures.weight),
        share=1 - measures.own,
    )


def idle(parameters: Parameters, anew: reckoning.Reckoned | None = None) -> Iterator[Suspected]:
    """All meetings in which somebody sat in vain: accompanying, then nested."""
    names = ("accompanying_people", "accompanying_hours", "nested_people", "nested_hours")
    rows = (
        Tied.objects.filter(Q(accompanying_people__gt=0) | Q(nested_people__gt=0))
        .order_by("meeting__item")
        .values_list("meeting__item", *names)
    )
    items, *figures = _columns(rows, ("item", *names))
    people, hours, tied_people, tied_hours = (np.array(one, float) for one in figures)
    for place, item in enumerate(items):
        if anew is not None and item in anew.idle:
            hours[place], tied_hours[place] = _summed(anew.idle[item])
    yield _certain(ACCOMPANYING, items, verdicts.are_accompanied(people, hours, parameters))
    yield _certain(NESTED, items, verdicts.are_nested(tied_people, tied_hours, parameters))


def _summed(units: Idle) -> tuple[float, float]:
    """Accompanying and nested hours of all units."""
    return sum(sat for sat, _tied in units.values()), sum(tied for _sat, tied in units.values())


def rules(asked: Asked, anew: reckoning.Reckoned | None) -> Iterator[Suspected]:
    """Of each rule that would be told elsewhere, or of which hours or hits are others, the items
    that it may speak against.
    """
    reheld = limits.rehold(asked)
    accused = reheld.accused | foretelling.foretell(asked).accused
    claimed = {RELAY_KIND, *anew.claims} if anew is not None else set()
    for rule in MEETING_RULES:
        shown, kind = showing_of(rule.id, asked.after), kind_of(rule.id)
        is_moved = shown is not showing_of(rule.id, asked.before)
        if not (is_moved or kind in claimed or accused):
            continue
        held = MeetingHit.objects.filter(rule=rule.id, spared="").values_list("item", flat=True)
        hits = dict.fromkeys(held, True) if is_moved or kind in claimed else {}
        hits |= {item: rule.id in against for item, against in accused.items()}
        is_told = shown is Showing.FINDING
        holds = {item: is_told and is_against for item, is_against in hits.items()}
        yield _without_hours(kind, holds, confidence_of(rule.id))


def _without_hours(kind: str, told: Mapping[int, bool], confidence: float) -> Suspected:
    """What holds against items, by item; it counts no hours otherwise."""
    items = sorted(told)
    return Suspected(
        kind=kind,
        items=np.array(items, np.int64),
        uppers=np.zeros(len(items), np.int64),
        holds=np.array([told[item] for item in items], bool),
        confidence=np.full(len(items), confidence),
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


def _sat_in_vain(
    again: Ints, anew: Mapping[int, Idle] | None = None
) -> Iterator[tuple[str, tuple[Ints, verdicts.Floats]]]:
    """Avoidable hours of both kinds, by item; `anew` has those of other values."""
    sums = {
        item: _summed({int(unit): (sat, tied) for unit, (sat, tied) in units.items()})
        for item, units in _stored_idle(again)
    }
    sums |= {item: _summed(units) for item, units in (anew or {}).items()}
    hours = np.array([sums.get(item, (0.0, 0.0)) for item in again.tolist()]).reshape(-1, 2)
    yield ACCOMPANYING, (again, hours[:, 0])
    yield NESTED, (again, hours[:, 1])


def _stored_idle(anew: Ints) -> list[tuple[int, dict[str, list[float]]]]:
    return list(
        Tied.objects.filter(meeting__item__in=anew.tolist()).values_list("meeting__item", "idle")
    )


def _columns(rows: Iterable[Any], names: Sequence[str]) -> list[tuple[Any, ...]]:
    return list(zip(*rows, strict=True)) or [()] * len(names)
