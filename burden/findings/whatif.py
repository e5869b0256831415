"""Which findings other values would bring, take back or weigh differently; reads only."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import numpy as np
import numpy.typing as npt
from django.db.models import FloatField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.functional import Promise

from burden.findings.models import Finding
from burden.findings.registry import kinds
from burden.findings.severity import severities
from burden.organisations import policies
from burden.organisations.models import Unit, User
from burden.thresholds.parameters import Parameters
from burden.thresholds.whatif import Compared, KindEffect, Rows, Suspected, stretch_of

KEYS = frozenset({"severity.medium", "severity.high"})
_UNDECIDED = (Finding.State.OPEN, Finding.State.UNSURE)
_DECIDED = (Finding.State.CONFIRMED, Finding.State.DISMISSED)
# Ids are below this: two of them make one number.
_ID = 1 << 31
_SAME = 1e-9

Array = npt.NDArray[Any]
_COLUMNS = ("pk", "item", "upper", "state", "severity", "confidence", "hours")


@dataclass(frozen=True)
class Told:
    """One row of a preview for a reader; title and address only for those who read findings."""

    unit: Unit | None
    day: date | None
    title: str
    address: str
    before: str | Promise
    after: str | Promise
    hours: float


@dataclass(frozen=True)
class Stored:
    """Findings as parallel arrays, `keys` (item and upper in one number) ascending."""

    keys: Array
    ids: Array
    state: Array
    severity: Array
    confidence: Array
    avoidable: Array

    def at(self, keys: Array) -> tuple[Array, Array]:
        """Where each key stands, and whether it does."""
        if not len(self.keys):
            return np.zeros(len(keys), int), np.zeros(len(keys), bool)
        place = np.searchsorted(self.keys, keys).clip(max=len(self.keys) - 1)
        return place, self.keys[place] == keys


class Preview:
    """The findings' side of a preview (`thresholds.registry.Findings`)."""

    keys = KEYS

    def compare(self, said: Suspected) -> Compared:
        stored = _stored(said.kind)
        place, is_there = stored.at(_key(said.items, said.uppers))
        state = _taken(stored.state, place, is_there, "")
        undecided, decided = np.isin(state, _UNDECIDED), np.isin(state, _DECIDED)
        comes = said.holds & ~undecided & ~decided
        goes = ~said.holds & undecided
        stays = said.holds & undecided
        former = _taken(stored.confidence, place, is_there, 0.0)
        # What a person decided counts in full or not at all, whatever is suspected now.
        weight = np.where(comes | stays, said.confidence, 0.0)
        weight[state == Finding.State.CONFIRMED] = 1.0
        return Compared(
            said=said,
            findings=_taken(stored.ids, place, is_there, 0),
            severity=_taken(stored.severity, place, is_there, ""),
            avoidable=_taken(stored.avoidable, place, is_there, 0.0),
            sure=former,
            is_standing=undecided | decided,
            comes=comes,
            goes=goes,
            stays=stays,
            is_kept=~said.holds & decided,
            is_known=is_there | said.holds,
            weight=weight,
            is_moved=comes | goes | (stays & (abs(said.confidence - former) > _SAME)),
        )

    def weigh(
        self,
        compared: Sequence[Compared],
        avoidable: Mapping[str, Any],
        before: Parameters,
        after: Parameters,
    ) -> list[KindEffect]:
        said = {one.said.kind: one for one in compared}
        if any(before[key] != after[key] for key in KEYS):
            held = Finding.objects.filter(state__in=(*_UNDECIDED, *_DECIDED))
            others = set(held.values_list("kind", flat=True).distinct()) - said.keys()
        else:
            others = set()
        told = [_kind(one, avoidable.get(kind), after) for kind, one in said.items()]
        told += [_weighed(kind, after) for kind in sorted(others)]
        order = {kind.code: place for place, kind in enumerate(kinds())}
        told.sort(key=lambda one: order.get(one.kind, len(order)))
        return [
            one for one in told if len(one.comes) or len(one.goes) or len(one.weighs) or one.kept
        ]

    def told(self, rows: Rows, kind: str, user: User) -> list[Told]:  # noqa: ARG002 - of one kind
        return list(_lines(rows, user))

    def label_of(self, kind: str) -> str:
        return next((str(one.label) for one in kinds() if one.code == kind), kind)


def _kind(one: Compared, hours: tuple[Array, Array] | None, after: Parameters) -> KindEffect:
    severity, avoidable = one.severity, one.avoidable
    if hours is not None and len(hours[0]):
        spot = np.searchsorted(hours[0], one.said.items).clip(max=len(hours[0]) - 1)
        avoidable = np.where(hours[0][spot] == one.said.items, hours[1][spot], avoidable)
    confidence = np.where(one.said.holds, one.said.confidence, one.sure)
    expected = avoidable * confidence
    new = severities(avoidable, confidence, after)
    nothing = np.full(len(severity), "", dtype="U10")
    weighs_otherwise = one.is_standing & ~one.goes & (new != severity)
    gone = one.sure * one.avoidable

    def rows(mask: Array, old: Array, now: Array, weight: Array) -> Rows:
        chosen = np.flatnonzero(mask)
        chosen = chosen[np.argsort(-weight[chosen], kind="stable")]
        return Rows(
            items=one.said.items[chosen],
            uppers=one.said.uppers[chosen],
            findings=one.findings[chosen],
            before=old[chosen],
            after=now[chosen],
            hours=weight[chosen],
        )

    return KindEffect(
        kind=one.said.kind,
        comes=rows(one.comes, nothing, new, expected),
        goes=rows(one.goes, severity, nothing, gone),
        weighs=rows(weighs_otherwise, severity, new, expected),
        kept=int(one.is_kept.sum()),
    )


def _weighed(kind: str, after: Parameters) -> KindEffect:
    """A kind of which nothing comes or goes: only its bounds of severity have moved."""
    stored = _stored(kind)
    new = severities(stored.avoidable, stored.confidence, after)
    expected = stored.avoidable * stored.confidence
    is_other = (new != stored.severity) & (stored.state != Finding.State.WITHDRAWN)
    chosen = np.flatnonzero(is_other)
    chosen = chosen[np.argsort(-expected[chosen], kind="stable")]
    weighs = Rows(
        items=stored.keys[chosen] // _ID,
        uppers=stored.keys[chosen] % _ID,
        findings=stored.ids[chosen],
        before=stored.severity[chosen],
        after=new[chosen],
        hours=expected[chosen],
    )
    return KindEffect(kind, _NONE, _NONE, weighs, 0)


def _stored(kind: str) -> Stored:
    stored = Finding.objects.filter(kind=kind).annotate(hours=Cast("avoidable_hours", FloatField()))
    rows = list(stored.values_list(*_COLUMNS))
    columns = list(zip(*rows, strict=True)) or [()] * len(_COLUMNS)
    ids, items, uppers, state, severity, confidence, avoidable = columns
    keys = _key(np.array(items, int), np.array([one or 0 for one in uppers], int))
    order = np.argsort(keys)
    return Stored(
        keys=keys[order],
        ids=np.array(ids, int)[order],
        state=np.array(state, "U10")[order],
        severity=np.array(severity, "U10")[order],
        confidence=np.array(confidence, float)[order],
        avoidable=np.array(avoidable, float)[order],
    )


def _key(items: Array, uppers: Array) -> Array:
    """Of what is no item yet the id, which is below 0, says all: no finding is stored of it."""
    lowest = np.minimum(items, uppers)
    keys: Array = np.where(lowest < 0, lowest, items * _ID + uppers)
    return keys


def _taken(values: Array, place: Array, is_there: Array, otherwise: str | float) -> Array:
    if not len(values):
        return np.full(len(place), otherwise, dtype=values.dtype)
    found: Array = np.where(is_there, values[place], np.array(otherwise, dtype=values.dtype))
    return found


def _lines(rows: Rows, user: User) -> Iterator[Told]:
    items = cast("Any", Finding._meta.get_field("item").related_model)._default_manager
    reads = policies.can(user, "findings.view")
    path = user.scope.path if user.scope else None
    wanted = set(rows.items.tolist())
    known = items.select_related("unit").in_bulk(wanted)
    visible = set(items.visible_to(user).filter(pk__in=wanted).values_list("pk", flat=True))
    uuids = dict(
        Finding.objects.visible_to(user)
        .filter(pk__in=[one for one in rows.findings.tolist() if one])
        .values_list("pk", "uuid")
    )
    words = dict(Finding.Severity.choices)
    units = Unit.objects.in_bulk({stretch_of(one).unit for one in wanted if one < 0})
    for row in range(len(rows)):
        place = int(rows.items[row])
        item = known.get(place)
        if item is None:
            told = stretch_of(place)
            unit, day, title = units[told.unit], told.last, ""
        else:
            unit, day = item.unit, item.occurred_on
            title = item.title if reads and item.pk in visible else ""
        is_mine = path is not None and unit.path.startswith(path)
        uuid = uuids.get(int(rows.findings[row])) if reads else None
        yield Told(
            unit=unit if is_mine else None,
            day=day if is_mine else None,
            title=title,
            address=reverse("findings:finding-detail", args=[uuid]) if uuid else "",
            before=words.get(str(rows.before[row]), ""),
            after=words.get(str(rows.after[row]), ""),
            hours=float(rows.hours[row]),
        )


_NONE = Rows(*(np.zeros(0, int),) * 3, *(np.zeros(0, "U10"),) * 2, np.zeros(0))
