"""What layering finds in one meeting is stored here, and becomes findings by the thresholds.

Only units closely tied to a topic take part, nobody accompanies, and a deputy's meeting in general
does not call the principals below (GD-11); unrelated meetings tied into one are fewer meetings and
more hours. Both are measured from the agenda and certain as far as it is.
"""

from datetime import timedelta

from django.db.models import QuerySet

from burden.findings import services as findings
from burden.thresholds.parameters import Parameters
from meetings import engine, layering, presence, stored, times, verdicts
from meetings.models import Accompanying, Meeting, NestedHours, Segment, Tied
from meetings.stored import Stored

ACCOMPANYING = "accompanying"
NESTED = "nested_meeting"
CERTAIN = 1.0
_KNOWN_AT_MOST = 60
_TITLE = 300


def find(meeting: Meeting, parameters: Parameters) -> tuple[layering.Tied, times.Sat]:
    """What a main record and the reports merged into it tie together; reads only."""
    reported = stored.read_one(meeting.uuid)
    known = _called_for_before(meeting)
    context = engine.context_of([reported, *known])
    sat = times.sat(engine.event_of(reported, context), parameters)
    records = [one.record for one in reported.all]
    found = layering.tied(
        records,
        context,
        known=[one.record for one in known],
        length=sat.length,
    )
    if found.nested and not found.spared:
        held = engine.held_under(layering.common_name(records, context), meeting.starts_at)
        found = layering.as_held(found, str(meeting.host_id), held)
    return found, sat


def _called_for_before(meeting: Meeting) -> list[Stored]:
    """Meetings of its own and superior places that took up a word of it before: their titles tell
    which of its items are matters that others call a meeting for. Nothing where no item can be
    one that does not concern somebody.

    A late one of them wakes this meeting, as it may be its parent.
    """
    tells_whom = any(item["units"] for item in meeting.agenda) or meeting.merged.all()
    key = meeting.keys.select_related("place").first() if tells_whom else None
    if key is None:
        return []
    since = meeting.starts_at - timedelta(days=layering.Weights().window_days)
    found = Meeting.objects.filter(
        keys__place__in=[key.place_id, *key.place.ancestor_ids],
        keys__word__in=meeting.keys.values("word"),
        starts_at__range=(since, meeting.starts_at),
        merged_into=None,
    )
    found = found.exclude(pk=meeting.pk).distinct().order_by("-starts_at", "pk")
    return stored.read([one.pk for one in found[:_KNOWN_AT_MOST]])


def store(meeting: Meeting, found: layering.Tied, sat: times.Sat) -> Tied:
    """Replace what is stored of the meeting; a call within a transaction."""
    forget(meeting)
    tied = Tied.objects.create(
        meeting=meeting,
        length=found.length,
        is_assumed=not sat.is_recorded,
        organisers=found.organisers,
        spared=Tied.Spared.STATUTORY if _is_statutory(meeting) else found.spared,
    )
    segments = Segment.objects.bulk_create(
        Segment(
            meeting=meeting,
            position=position,
            title=one.text[:_TITLE],
            hours=one.hours,
            units=[int(unit) for unit in one.units],
        )
        for position, one in enumerate(found.segments)
    )
    Accompanying.objects.bulk_create(
        Accompanying(
            meeting=meeting,
            unit_id=int(one.unit),
            people=one.people,
            hours=one.hours,
            reason=_reason(one),
        )
        for one in found.accompanying
    )
    NestedHours.objects.bulk_create(
        NestedHours(
            segment=segments[one.segment],
            unit_id=int(one.unit),
            people=one.people,
            hours=one.people * segments[one.segment].hours,
        )
        for one in (found.nested.idle if found.nested else ())
    )
    return tied


def named_alike(meeting: Meeting, tied: Tied | None) -> QuerySet[Meeting]:
    """Meetings of its host and title that tie matters together and are not spared, where this
    one is for its pace: they were judged before the pace could be told.
    """
    if tied is None or tied.spared != Tied.Spared.ROUTINE or not _nested(meeting).exists():
        return Meeting.objects.none()
    alike = Meeting.objects.filter(host=meeting.host, title=meeting.title, tied__spared="")
    return alike.filter(segments__nested__isnull=False).exclude(pk=meeting.pk).distinct()


def forget(meeting: Meeting) -> None:
    """A record merged into another has nothing of its own."""
    Tied.objects.filter(meeting=meeting).delete()
    meeting.segments.all().delete()
    meeting.accompanying.all().delete()


def _is_statutory(meeting: Meeting) -> bool:
    """By the basis in law that a report names; a name of a meeting is none (burden.md 2.9)."""
    return any(one.legal_basis for one in (meeting, *meeting.merged.all()))


def _reason(one: layering.Accompanying) -> Accompanying.Reason:
    is_principal = one.reason == layering.PRINCIPAL_CALLED
    return Accompanying.Reason.PRINCIPAL if is_principal else Accompanying.Reason.NO_ITEM


def judge(meeting: Meeting, tied: Tied | None, parameters: Parameters) -> None:
    """File, keep or withdraw both findings by what is stored; a call within a transaction."""
    is_idle = Accompanying.objects.filter(meeting=meeting).exists() or _nested(meeting).exists()
    grid = None
    if tied is not None and not tied.spared and is_idle:
        grid = presence.grid_of(meeting, parameters)
        _measure(tied, grid)
    _judge_accompanying(meeting, tied, parameters)
    _judge_nested(meeting, tied, grid, parameters)


def _measure(tied: Tied, grid: presence.Grid) -> None:
    """Note what the thresholds are held against."""
    rows = tied.meeting.accompanying.values_list("people", flat=True)
    tied.accompanying_people, tied.accompanying_hours = sum(rows), float(grid.accompanying)
    tied.nested_people = sum(_most(tied.meeting).values())
    tied.nested_hours = float(grid.nested)
    tied.idle = {
        row.unit: [float(row.accompanying), float(row.nested)]
        for row in grid.rows
        if row.accompanying or row.nested
    }
    tied.save()


def _judge_accompanying(meeting: Meeting, tied: Tied | None, parameters: Parameters) -> None:
    if tied is None or not verdicts.are_accompanied(
        tied.accompanying_people, tied.accompanying_hours, parameters
    ):
        findings.withdraw(item=meeting.item, kind=ACCOMPANYING)
        return
    rows = list(meeting.accompanying.all())
    principals = [one for one in rows if one.reason == Accompanying.Reason.PRINCIPAL]
    called = sum(one.people for one in principals)
    findings.file_finding(
        kind=ACCOMPANYING,
        item=meeting.item,
        upper=None,
        measures={
            "meeting": str(meeting.uuid),
            "people": tied.accompanying_people - called,
            "units": len(rows) - len(principals),
            "principals": called,
            "hours": tied.accompanying_hours,
        },
        evidence=[],
        confidence=CERTAIN,
        parameter_set=parameters.set,
    )


def _judge_nested(
    meeting: Meeting, tied: Tied | None, grid: presence.Grid | None, parameters: Parameters
) -> None:
    if (
        tied is None
        or grid is None
        or not verdicts.are_nested(tied.nested_people, tied.nested_hours, parameters)
    ):
        findings.withdraw(item=meeting.item, kind=NESTED)
        return
    findings.file_finding(
        kind=NESTED,
        item=meeting.item,
        upper=None,
        measures={
            "meeting": str(meeting.uuid),
            "people": tied.nested_people,
            "units": len(_most(meeting)),
            "segments": len(grid.segments),
            "organisers": tied.organisers,
            "hours": tied.nested_hours,
        },
        evidence=[],
        confidence=CERTAIN,
        parameter_set=parameters.set,
    )


def _most(meeting: Meeting) -> dict[int, int]:
    """People of each unit in items of others."""
    return {one.unit_id: one.people for one in _nested(meeting)}


def _nested(meeting: Meeting) -> QuerySet[NestedHours]:
    return NestedHours.objects.filter(segment__meeting=meeting)
