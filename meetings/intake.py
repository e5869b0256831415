"""Taking meetings in: drafts of a file or form become meetings, each with the report it came by.

An unknown host or attending unit is an error of its row; the other rows go on.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from django.db import transaction

from burden.audit import services as audit
from burden.jobs import services as jobs
from burden.jobs.models import Lane
from burden.organisations import locks, policies
from burden.organisations.models import Unit, User
from burden.organisations.named import Units, UnknownUnit
from meetings import calling_off, recording, refusals
from meetings.importers import Draft, Notice, RowError
from meetings.models import Meeting, MeetingImport, Report

_ROWS_AT_ONCE = 100
_STRANGERS_NAMED = 5


def take_in(
    *,
    name: str,
    drafts: Iterable[Draft],
    errors: Iterable[RowError] = (),
    notices: Iterable[Notice] = (),
    columns: Iterable[tuple[str, str]] = (),
    called_off: Iterable[tuple[str, str]] = (),
    by: User | None,
    unit: Unit | None,
) -> MeetingImport:
    """Take the drafts of one file in; good rows are kept, bad ones listed with their reason.

    `unit` reports the meetings. Safe to repeat: a row known by its key is brought up to date.
    """
    if by is not None:
        policies.require(by, "meetings.report", unit)
    source = MeetingImport.objects.create(
        name=name[-300:],
        by=by,
        unit=unit,
        errors=[asdict(one) for one in errors],
        notices=[asdict(one) for one in notices],
        columns=[list(one) for one in columns],
    )
    lane = Lane.DEFAULT if by else Lane.BULK
    rows = tuple(drafts)
    for begin in range(0, len(rows), _ROWS_AT_ONCE):
        with transaction.atomic():
            take_rows(source, rows[begin : begin + _ROWS_AT_ONCE], lane=lane)
    with transaction.atomic():
        finish(source, rows, called_off)
    return source


def report_one(*, draft: Draft, by: User, unit: Unit | None) -> MeetingImport:
    """Take in the meeting that someone typed.

    Raises:
        refusals.MarkedList: it carries a secrecy mark; nothing of it is kept.
    """
    refusals.refuse_marked(draft, by=by, unit=unit)
    return take_in(name=draft.title, drafts=[draft], by=by, unit=unit)


def correct(*, report: Report, draft: Draft, by: User) -> Meeting:
    """Put right what a unit reported; what it said before stays as evidence.

    Raises:
        UnknownUnit: a unit named is not in the tree.
        refusals.MarkedList: it carries a secrecy mark; nothing of it is kept.
    """
    policies.require(by, "meetings.correct", report)
    refusals.refuse_marked(draft, by=by, unit=report.unit)
    before = report.raw
    with transaction.atomic():
        meeting = recording.correct(report, draft, Units(near=report.unit))
        changed = sorted(name for name, value in report.raw.items() if before.get(name) != value)
        audit.record(
            by=by,
            action="meeting.corrected",
            target=meeting,
            unit=report.unit,
            details={"fields": changed},
        )
        jobs.enqueue("meeting.meet", str(meeting.uuid))
    return meeting


def take_rows(source: MeetingImport, drafts: Sequence[Draft], *, lane: Lane) -> None:
    """Take some rows of a file, in the caller's transaction; `source` is saved with the count."""
    # Two files of one unit at a time would both find that a meeting is new.
    locks.hold(f"meetings.intake.{source.unit_id}")
    units = Units(near=source.unit)
    changed: set[str] = set()
    for draft in drafts:
        try:
            with transaction.atomic():
                uuid = recording.record(draft, source, units)
        except UnknownUnit as error:
            source.errors.append(_unknown(draft, source, error))
            continue
        source.accepted += 1
        changed |= {str(uuid)} if uuid else set()
        names = recording.strangers(draft, units)
        if names:
            source.notices.append(_left_out(draft, names))
    source.rows_done += len(drafts)
    source.save(update_fields=["accepted", "errors", "notices", "rows_done"])
    for one in sorted(changed):
        jobs.enqueue("meeting.meet", one, lane=lane)


def finish(
    source: MeetingImport, drafts: Iterable[Draft], called_off: Iterable[tuple[str, str]]
) -> None:
    """Close a file whose rows have all been taken, in the caller's transaction.

    `called_off` are keys of meetings that it says will not be held, with the edition that says so.
    """
    source.state, source.content = MeetingImport.State.DONE, None
    source.errors = sorted(source.errors, key=lambda one: one["row"])
    _follow(source, {one.key: one.edition for one in drafts if one.edition}, dict(called_off))
    audit.record(
        by=source.by,
        action="meetings.reported",
        target=source,
        unit=source.unit,
        details={"accepted": source.accepted, "refused": len(source.errors)},
    )
    source.save(update_fields=["state", "content", "errors", "notices"])


def _follow(source: MeetingImport, held: dict[str, str], called_off: dict[str, str]) -> None:
    """Call off what the unit's calendar takes back, and let count what it holds again: editions by
    key, of which those that were followed before change nothing.
    """
    mine = Report.objects.filter(unit=source.unit)
    reports = mine.filter(key__in=[*called_off]) | mine.filter(
        key__in=[*held], meeting__is_taken_back=True
    )
    # All locked before the first is taken back: the end of the chain of entries is, from then on.
    locked = reports.select_related("meeting").select_for_update(of=("self", "meeting"))
    for report in list(locked.order_by("meeting_id", "pk")):
        edition = called_off.get(report.key) or held[report.key]
        if edition <= report.called_off_in:
            continue
        if report.key in called_off:
            code = _take_back(report, source, edition)
        else:
            calling_off.hold_again(meeting=report.meeting, by=source.by, calendar=str(source.uuid))
            code = "held_again"
        if code:
            source.notices.append(asdict(Notice(0, code, "STATUS", report.meeting.title)))


def _take_back(report: Report, source: MeetingImport, edition: str) -> str:
    """Call a meeting off by what its calendar says now; what others reported too, or a person put
    right, still counts. Returns the notice that tells it, none where nothing changes.
    """
    meeting = report.meeting
    if meeting.is_called_off and not meeting.is_taken_back:
        return ""
    if report.corrected_at or meeting.merged_into_id or meeting.merged.exists():
        return "" if meeting.is_called_off else "still_counts"
    report.called_off_in = edition
    report.save(update_fields=["called_off_in"])
    if meeting.is_called_off:
        return ""
    calling_off.take_back(meeting=meeting, by=source.by, calendar=str(source.uuid))
    return "taken_back"


def _unknown(draft: Draft, source: MeetingImport, error: UnknownUnit) -> dict[str, object]:
    column = dict(map(reversed, source.columns)).get(error.field, "")
    return asdict(RowError(draft.row, "unknown_unit", error.field, error.name, column, draft.cells))


def _left_out(draft: Draft, names: list[str]) -> dict[str, object]:
    named = "、".join(names[:_STRANGERS_NAMED]) + ("…" if len(names) > _STRANGERS_NAMED else "")
    return asdict(Notice(draft.row, "no_unit", "attendees", named))
