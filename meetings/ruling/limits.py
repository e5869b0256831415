"""What other limits of rules would make of stored meetings; reads only.

The meetings that a limit touches are held against the rules anew, by what judges them. Of a limit
that touches more than anybody waits for, nothing is told.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

import numpy as np
from django.db.models import ExpressionWrapper, F, Func, Q, QuerySet, Sum, Value
from django.db.models.fields import BooleanField, DurationField
from django.db.models.functions import Coalesce

from burden.findings.rules import showing_of
from burden.thresholds import selectors as thresholds
from burden.thresholds.definitions import Showing
from burden.thresholds.models import ParameterSet
from burden.thresholds.parameters import Parameters
from burden.thresholds.whatif import Asked
from meetings import rules, verdicts
from meetings.models import Attendance, Link, Meeting
from meetings.reckoning import one_by_one
from meetings.rules.lengths import CONVEYS
from meetings.ruling.claims import RELAY, claims_of
from meetings.ruling.records import record_of, stored

_KEPT = "meetings.reheld"
# Meetings of one limit that are held against the rules again while somebody waits.
MOST = 1_000
_BATCH = 500

_RATE, _SPEAKERS = "meeting.characters_a_minute", "meeting.speakers"
SPEECHES = frozenset({_RATE, _SPEAKERS}) | {
    f"meeting.{name}"
    for name in (
        "principal_minutes",
        "deputy_minutes",
        "business_minutes",
        "chair_minutes",
        "other_minutes",
    )
}
DAYS = frozenset(f"meeting.{name}" for name in ("discussion_days", "days", "department_days"))
CONVEYING = frozenset({"meeting.conveying_days"})
CLOCK = frozenset({"meeting.day_start", "meeting.day_end"})
MINUTES = frozenset({"meeting.minutes", "meeting.video_minutes"})
PEOPLE = frozenset({"meeting.people", "meeting.department_people"})
CLASS_FOUR = frozenset({"meeting.class_four_people"})
FREE = frozenset({"meeting.free_from", "meeting.free_to", "meeting.free_week"})
REACH = frozenset({"meeting.lowest_level"})
FILED = frozenset({"meeting.filed_days"})
# By these a relay of the same day is one (GD-10a); they are told with the links.
RELAYS = frozenset({"meeting.link_weight", "meeting.novelty"})
KEYS = SPEECHES | DAYS | CONVEYING | CLOCK | MINUTES | PEOPLE | CLASS_FOUR | FREE | REACH | FILED


@dataclass(frozen=True)
class Reheld:
    """Ids of rules held against the items that limits touch, hours that they claim by rule and
    item, and the limits that touch too many.
    """

    accused: dict[int, frozenset[str]]
    claims: Mapping[str, Mapping[int, float]]
    unseen: frozenset[str]


def rehold(asked: Asked) -> Reheld:
    """Hold the meetings that other limits touch against the rules; once for each preview."""
    if _KEPT not in asked.kept:
        asked.kept[_KEPT] = _reheld(asked)
    found: Reheld = asked.kept[_KEPT]
    return found


def _reheld(asked: Asked) -> Reheld:
    touched: set[int] = set()
    unseen: set[str] = set()
    most = asked.pace.most(MOST)
    held = Meeting.objects.filter(merged_into=None, is_called_off=False).order_by()
    for keys, held_by, find in _TOUCHED:
        if not asked.touches(keys) or not _are_findings(held_by, asked):
            continue
        some = set(held.filter(find(asked)).values_list("pk", flat=True).distinct()[: most + 1])
        if len(some) > most and keys <= KEYS:
            unseen |= keys
        else:
            touched |= some
    values = dict(asked.after) | {key: asked.before[key] for key in unseen}
    return _held_anew(touched, asked, Parameters(ParameterSet(values=values)), frozenset(unseen))


def _are_findings(held_by: Iterable[str], asked: Asked) -> bool:
    """Whether hits of some of these rules are findings before or after; notes are not foretold."""
    return any(
        showing_of(rule, values) is Showing.FINDING
        for rule in held_by
        for values in (asked.before, asked.after)
    )


def _held_anew(
    ids: Collection[int], asked: Asked, parameters: Parameters, unseen: frozenset[str]
) -> Reheld:
    found = asked.pace.kept(_KEPT)
    left = sorted(set(ids).difference(map(int, found)))
    for meeting, told in asked.pace.each(_told(left, asked, parameters), len(left), kept=found):
        found[str(meeting)] = told
    accused: dict[int, frozenset[str]] = {}
    claims: dict[str, dict[int, float]] = {}
    for item, against, claimed in found.values():
        accused[item] = frozenset(against)
        for kind, hours in claimed.items():
            claims.setdefault(kind, {})[item] = hours
    return Reheld(accused, claims, unseen)


def _told(
    ids: Sequence[int], asked: Asked, parameters: Parameters
) -> Iterator[tuple[int, tuple[int, list[str], dict[str, float]]]]:
    """Of each meeting its item, the rules against it and the hours that they claim by kind."""
    confirmed = thresholds.confirmations()
    for start in range(0, len(ids), _BATCH):
        against: dict[int, list[rules.Hit]] = {}
        items: dict[int, int] = {}
        for meeting in stored().filter(pk__in=ids[start : start + _BATCH]):
            hits = rules.check(record_of(meeting, parameters), parameters, confirmed)
            items[meeting.pk] = meeting.item_id
            against[meeting.pk] = [one for one in hits if not one.spared]
        claims: dict[int, dict[str, float]] = {}
        # Limits of rules are no hours: who sat in it is what other values of hours make of it.
        for one in one_by_one.read(sorted(pk for pk, hits in against.items() if hits), asked):
            claiming = [hit for hit in against[one.meeting.pk] if hit.form != RELAY]
            told = claims_of(one.meeting, one.after, Decimal(0), claiming)
            claims[one.meeting.pk] = {kind: float(hours) for kind, hours in told.items()}
        for pk, item in items.items():
            named = sorted({hit.rule for hit in against[pk]})
            yield pk, (item, named, claims.get(pk, {}))


def _speaking(asked: Asked) -> Q:
    """With a speech longer than the least of the bounds, or with more speeches than may be."""
    rates = [one[_RATE] for one in (asked.before, asked.after)]
    minutes = _least(asked, SPEECHES - {_RATE, _SPEAKERS})
    told = _said(f"$[*] ? (@.minutes > {minutes} || @.characters > {minutes * min(rates)})")
    if rates[0] != rates[1]:
        # The shorter of two heads' speeches is another then.
        told |= _said("$[*].characters ? (@ > 0)")
    if asked.touches({_SPEAKERS}):
        told |= _said(f"$.size() ? (@ > {_least(asked, {_SPEAKERS})})")
    return told


def _said(path: str) -> Q:
    """Meetings whose speeches have something on a path."""
    return Q(
        Func(
            F("speeches"),
            Value(path),
            function="jsonb_path_exists",
            template="%(function)s(%(expressions)s::jsonpath)",
            output_field=BooleanField(),
        )
    )


def _lasting_days(asked: Asked) -> Q:
    return _longer_than_days(asked, DAYS)


def _conveying(asked: Asked) -> Q:
    return _longer_than_days(asked, CONVEYING) & Q(title__regex=CONVEYS)


def _of_clock(asked: Asked) -> Q:
    return _longer_than_days(asked, DAYS | CONVEYING)


def _longer_than_days(asked: Asked, keys: Collection[str]) -> Q:
    """Longer than the least of the bounds, of the shorter of both days."""
    sets = (asked.before, asked.after)
    day = min(one["meeting.day_end"] - one["meeting.day_start"] for one in sets)
    return _longer(_least(asked, keys) * max(day, 0))


def _lasting_minutes(asked: Asked) -> Q:
    return _longer(_least(asked, MINUTES) / 60)


def _longer(hours: float) -> Q:
    """Records, and what is merged into them, that last as long; seconds are no matter."""
    length = ExpressionWrapper(F("ends_at") - F("starts_at"), output_field=DurationField())
    long = Meeting.objects.annotate(length=length).filter(length__gte=timedelta(hours=hours))
    return Q(pk__in=_mains(long))


def _crowded(asked: Asked) -> Q:
    return _more_than(_least(asked, PEOPLE))


def _of_class_four(asked: Asked) -> Q:
    return _more_than(_least(asked, CLASS_FOUR)) & Q(category__regex="[四4]")


def _more_than(people: float) -> Q:
    """Seats of all reports together are never fewer than those that count."""
    seats = (
        Attendance.objects.order_by()
        .values(main=Coalesce("meeting__merged_into", "meeting"))
        .annotate(all=Sum("people"))
    )
    return Q(pk__in=seats.filter(all__gt=people).values("main"))


def _calling(_asked: Asked) -> Q:
    return Q(attendances__isnull=False) | ~Q(branches=[])


def _filed(_asked: Asked) -> Q:
    return Q(filed_on__isnull=False)


def _relaying(asked: Asked) -> Q:
    """Meetings of the same day as the one they may repeat, where that is told otherwise now."""
    rows = (
        Link.objects.filter(is_same_day=True, spared="", lower__legal_basis="")
        .values_list("lower", "novelty", "weight", "signals")
        .iterator(chunk_size=2_000)
    )
    lower, novelty, weight, signals = list(zip(*rows, strict=True)) or [()] * 4
    links = verdicts.Links(
        is_spared=np.zeros(len(lower), bool),
        own=np.array(novelty, float),
        weight=np.array(weight, float),
        signals=np.array([len(one) for one in signals], float),
        is_explicit=np.array([not verdicts.EXPLICIT.isdisjoint(one) for one in signals], bool),
    )
    before, after = (verdicts.are_layered(links, one) for one in (asked.before, asked.after))
    return Q(pk__in=np.array(lower, np.int64)[before != after].tolist())


def _mains(meetings: QuerySet[Meeting]) -> QuerySet[Meeting, int]:
    return meetings.order_by().values_list(Coalesce("merged_into", "pk"), flat=True)


def _least(asked: Asked, keys: Collection[str]) -> float:
    """The least bound that is set; 0 sets none."""
    bounds = [one[key] for one in (asked.before, asked.after) for key in keys]
    return min((bound for bound in bounds if bound), default=0.0)


# By each group of values: the rules that they are bounds of, and the meetings that they touch.
_TOUCHED: tuple[tuple[frozenset[str], tuple[str, ...], Callable[[Asked], Q]], ...] = (
    (SPEECHES, ("GD-12", "GD-12a"), _speaking),
    (DAYS, ("GD-12b",), _lasting_days),
    (CONVEYING, ("HY-01",), _conveying),
    (CLOCK, ("GD-12b", "HY-01", "BX-02a"), _of_clock),
    (MINUTES, ("GD-12b",), _lasting_minutes),
    (PEOPLE, ("GD-12b",), _crowded),
    (CLASS_FOUR, ("HY-01",), _of_class_four),
    (FREE, ("LOC-04",), _calling),
    (REACH, ("LOC-04b",), _calling),
    (FILED, ("LOC-04a",), _filed),
    (RELAYS, ("GD-10a",), _relaying),
)
