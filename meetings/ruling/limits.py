"""What other limits of rules would make of stored meetings; reads only.

The meetings that a limit touches are held against the rules anew, by what judges them. Of a limit
that touches more than anybody waits for, nothing is told.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

import numpy as np
from django.db.models import ExpressionWrapper, F, Q, QuerySet, Sum
from django.db.models.fields import DurationField
from django.db.models.functions import Coalesce

from burden.thresholds import selectors as thresholds
from burden.thresholds.models import ParameterSet
from burden.thresholds.parameters import Parameters
from burden.thresholds.whatif import Asked
from meetings import rules, verdicts
from meetings.models import Attendance, Link, Meeting, MeetingHit
from meetings.reckoning import one_by_one
from meetings.ruling import filing
from meetings.ruling.claims import RELAY, claims_of
from meetings.ruling.records import record_of, stored

_KEPT = "meetings.reheld"
# Meetings of one limit that are held against the rules again while somebody waits.
MOST = 1_000

SPEECHES = frozenset(
    f"meeting.{name}"
    for name in (
        "principal_minutes",
        "deputy_minutes",
        "business_minutes",
        "chair_minutes",
        "other_minutes",
        "speakers",
        "characters_a_minute",
    )
)
DAYS = frozenset(
    f"meeting.{name}" for name in ("discussion_days", "days", "department_days", "conveying_days")
)
CLOCK = frozenset({"meeting.day_start", "meeting.day_end"})
MINUTES = frozenset({"meeting.minutes", "meeting.video_minutes"})
PEOPLE = frozenset({"meeting.people", "meeting.department_people", "meeting.class_four_people"})
FREE = frozenset({"meeting.free_from", "meeting.free_to", "meeting.free_week"})
REACH = frozenset({"meeting.lowest_level"})
FILED = frozenset({"meeting.filed_days"})
# By these a relay of the same day is one (GD-10a); they are told with the links.
RELAYS = frozenset({"meeting.link_weight", "meeting.novelty"})
KEYS = SPEECHES | DAYS | CLOCK | MINUTES | PEOPLE | FREE | REACH | FILED


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
    held = Meeting.objects.filter(merged_into=None, is_called_off=False).order_by()
    for keys, find in _TOUCHED:
        if not asked.touches(keys):
            continue
        some = set(held.filter(find(asked)).values_list("pk", flat=True).distinct()[: MOST + 1])
        if len(some) > MOST and keys <= KEYS:
            unseen |= keys
        else:
            touched |= some
    values = dict(asked.after) | {key: asked.before[key] for key in unseen}
    return _held_anew(touched, asked, Parameters(ParameterSet(values=values)), frozenset(unseen))


def _held_anew(
    ids: Collection[int], asked: Asked, parameters: Parameters, unseen: frozenset[str]
) -> Reheld:
    confirmed = thresholds.confirmations()
    accused: dict[int, frozenset[str]] = {}
    claiming: dict[int, list[MeetingHit]] = {}
    for meeting in stored().filter(pk__in=ids):
        hits = rules.check(record_of(meeting, parameters), parameters, confirmed)
        against = [filing.as_row(one, meeting.item) for one in hits if not one.spared]
        accused[meeting.item_id] = frozenset(one.rule for one in against)
        if against:
            claiming[meeting.pk] = [one for one in against if one.form != RELAY]
    claims: dict[str, dict[int, float]] = {}
    # Limits of rules are no hours: who sat in it is what other values of hours make of it.
    for one in one_by_one.read(sorted(claiming), asked):
        found = claims_of(one.meeting, one.after, Decimal(0), claiming[one.meeting.pk])
        for kind, hours in found.items():
            claims.setdefault(kind, {})[one.item] = float(hours)
    return Reheld(accused, claims, unseen)


def _speaking(_asked: Asked) -> Q:
    return ~Q(speeches=[])


def _lasting_days(asked: Asked) -> Q:
    """Longer than the least of the bounds, of the shorter of both days."""
    sets = (asked.before, asked.after)
    day = min(one["meeting.day_end"] - one["meeting.day_start"] for one in sets)
    return _longer(_least(asked, DAYS) * max(day, 0))


def _lasting_minutes(asked: Asked) -> Q:
    return _longer(_least(asked, MINUTES) / 60)


def _longer(hours: float) -> Q:
    """Records, and what is merged into them, that last as long; seconds are no matter."""
    length = ExpressionWrapper(F("ends_at") - F("starts_at"), output_field=DurationField())
    long = Meeting.objects.annotate(length=length).filter(length__gte=timedelta(hours=hours))
    return Q(pk__in=_mains(long))


def _crowded(asked: Asked) -> Q:
    """Seats of all reports together are never fewer than those that count."""
    seats = (
        Attendance.objects.order_by()
        .values(main=Coalesce("meeting__merged_into", "meeting"))
        .annotate(all=Sum("people"))
    )
    return Q(pk__in=seats.filter(all__gt=_least(asked, PEOPLE)).values("main"))


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


_TOUCHED: tuple[tuple[frozenset[str], Callable[[Asked], Q]], ...] = (
    (SPEECHES, _speaking),
    (DAYS | CLOCK, _lasting_days),
    (MINUTES, _lasting_minutes),
    (PEOPLE, _crowded),
    (FREE, _calling),
    (REACH, _calling),
    (FILED, _filed),
    (RELAYS, _relaying),
)
