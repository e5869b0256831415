"""What follows a warning: six months before and after it, for a host and whom it calls (K07)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from burden.findings.models import Decision, Finding
from burden.matters.models import Source
from burden.organisations import run_rate
from burden.organisations.models import Unit
from burden.thresholds.parameters import Parameters
from meetings import rules
from meetings.counts import known_since, known_until, reaches
from meetings.models import MeetingWarning
from meetings.ruling.records import record_of, stored

WARNING, FINDING = "warning", "finding"
_CONFIRMED = Finding.State.CONFIRMED


@dataclass(frozen=True)
class Occasion:
    """The day from which a unit is watched: an entered warning or a confirmed finding."""

    day: date
    origin: str
    reason: str


@dataclass(frozen=True)
class ReceiverWatch:
    """How often one unit was called by the host, before and after."""

    unit: str
    name: str
    watch: run_rate.Watch


@dataclass(frozen=True)
class Rebound:
    """A host's watch, and that of the units it called more often, those called most first.

    Nothing has risen where the host's records do not reach back to the six months before
    (`is_known` is false).
    """

    occasion: Occasion
    host: run_rate.Watch
    is_known: bool
    risen: tuple[ReceiverWatch, ...]
    is_risen: bool


def occasions_of(unit: Unit) -> list[Occasion]:
    """Warnings as entered; a confirmed finding starts a watch where none is running."""
    return occasions_by_unit(Q(unit=unit)).get(unit.pk, [])


def occasions_by_unit(units: Q | None = None) -> dict[int, list[Occasion]]:
    """The same of all units that have any, or of these; two queries."""
    found: dict[int, list[Occasion]] = defaultdict(list)
    for one in MeetingWarning.objects.filter(units or Q()).order_by("given_on"):
        found[one.unit_id].append(Occasion(one.given_on, WARNING, one.reason))
    held = Finding.objects.filter(
        units or Q(), state=_CONFIRMED, item__source__in=(Source.MEETING, Source.CONVENING)
    )
    confirmed = Decision.objects.filter(
        verdict=_CONFIRMED, step=Decision.Step.TAKEN, finding__in=held
    ).order_by("at")
    for pk, at, title in confirmed.values_list("finding__unit", "at", "finding__item__title"):
        day = timezone.localtime(at).date()
        if not any(one.day <= day < run_rate.watched_days(one.day)[1] for one in found[pk]):
            found[pk].append(Occasion(day, FINDING, title))
    return {pk: sorted(several, key=lambda one: one.day) for pk, several in found.items()}


def rebounds_of(unit: Unit, occasions: Iterable[Occasion], parameters: Parameters) -> list[Rebound]:
    """Each occasion with what followed it; the meetings of the host are read once."""
    told = list(occasions)
    if not told:
        return []
    spans = [run_rate.watched_days(one.day) for one in told]
    meetings = stored().filter(
        host=unit,
        merged_into=None,
        is_called_off=False,
        starts_at__date__gte=min(start for start, _end in spans),
        starts_at__date__lt=max(end for _start, end in spans),
    )
    records = [record_of(one, parameters) for one in meetings]
    names = {seat.unit: seat.name for one in records for seat in one.guests}
    return rebounds_among(
        records, told, parameters, names=names, since=known_since(unit), until=known_until()
    )


def rebounds_among(
    records: Iterable[rules.Outline],
    occasions: Iterable[Occasion],
    parameters: Parameters,
    *,
    names: Mapping[str, str],
    since: date | None,
    until: date,
) -> list[Rebound]:
    """Each occasion with what followed it among a host's meetings.

    `names` are those of the units called, `since` is when the host's records begin and `until` the
    last day of which any meetings are known.
    """
    held = [one for one in records if rules.is_counted(one)]
    return [
        _rebound(
            one,
            held,
            until,
            parameters,
            names=names,
            is_known=reaches(since, run_rate.watched_days(one.day)[0]),
        )
        for one in occasions
    ]


def _rebound(
    occasion: Occasion,
    records: Sequence[rules.Outline],
    until: date,
    parameters: Parameters,
    *,
    names: Mapping[str, str],
    is_known: bool,
) -> Rebound:
    days = Counter(one.start.date() for one in records)
    calls: dict[str, Counter[date]] = defaultdict(Counter)
    for record in records:
        for unit in record.called:
            calls[unit][record.start.date()] += 1
    host = run_rate.watch(days, occasion.day, until)
    receivers = sorted(
        (
            ReceiverWatch(unit, names.get(unit, ""), run_rate.watch(called, occasion.day, until))
            for unit, called in calls.items()
        ),
        key=lambda one: (-one.watch.after, one.name),
    )
    risen = tuple(one for one in receivers if is_known and _has_risen(one.watch, parameters))
    return Rebound(
        occasion,
        host,
        is_known,
        risen,
        is_risen=is_known and (_has_risen(host, parameters) or bool(risen)),
    )


def _has_risen(watch: run_rate.Watch, parameters: Parameters) -> bool:
    """Risen by the months after it, or by those so far already."""
    is_enough = watch.after >= parameters["meeting.rebound_least"]
    return is_enough and watch.after > watch.before * (1 + parameters["meeting.rebound_rise"])
