"""Exports of messages: received, read by job "group.read" and thrown away.

The bytes lie in a folder of their own in quarantine until they were read once; then, or when they
carry a secrecy mark, they go. Counts of an hour are the most that any export tells of it, and an
instruction is known by its words and minute, so that bringing an export again adds nothing.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.utils import timezone

from burden.activities.exports import Batch, read_export
from burden.activities.exports import Instruction as Told
from burden.activities.groups import members, quarantine
from burden.activities.groups.judging import JUDGE
from burden.activities.importers import ImportFailed, MarkedList
from burden.activities.models import Instruction, MessageExport, WorkGroup
from burden.activities.registers.importing import note_refusal
from burden.audit import services as audit
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.organisations import policies
from burden.organisations.models import Unit, User
from burden.stack import scanning

READ = "group.read"
ERRORS_KEPT = 1_000
_STATES = MessageExport.State
_BATCH = 1_000
# A file whose row was never written is acknowledged within one request, or never.
_UNACKNOWLEDGED_SECONDS = 24 * 3600
# So long a person may retry a job that was given up.
_GIVEN_UP_SECONDS = 7 * 24 * 3600
_MERGE_HOURS = """
INSERT INTO activities_grouphour AS kept (group_id, day, hour, messages)
SELECT %s, day, hour, messages
  FROM unnest(%s::date[], %s::int[], %s::int[]) AS told(day, hour, messages)
ON CONFLICT (group_id, day, hour) DO UPDATE
   SET messages = GREATEST(kept.messages, EXCLUDED.messages)
"""


def receive(
    *, group: WorkGroup, name: str, chunks: Iterable[bytes], unit: Unit | None, by: User | None
) -> MessageExport:
    """Keep an export until it is read, and ask for that.

    Args:
        name: of the file; the guard looks at it, and it is kept beside the bytes alone.

    Raises:
        PermissionDenied: only people who report do.
        ImportFailed: `empty_file`.
        FileTooLarge: it is larger than UPLOAD_FILE_BYTES; nothing of it is kept.
    """
    if by is not None:
        policies.require(by, "activities.complete", group)
    uuid = uuid4()
    size, sha256 = quarantine.keep(uuid, name, chunks)
    with transaction.atomic():
        export = MessageExport.objects.create(
            uuid=uuid, group=group, unit=unit, by=by, size=size, sha256=sha256
        )
        audit.record(
            by=by,
            action="groups.messages_brought",
            target=group,
            unit=unit,
            details={"sha256": sha256, "size": size},
        )
        jobs.enqueue(READ, str(uuid))
    _sweep()
    return export


def read(key: str, lease: Lease) -> None:
    """Read one export to its end; what a worker that was lost had read is read again.

    Raises:
        ScannerFailed: the scanner gave no answer; the export waits and its job is tried again.
    """
    export = MessageExport.objects.filter(uuid=UUID(key), state=_STATES.WAITING).first()
    if export is None:
        quarantine.discard(UUID(key))
        return
    path = quarantine.path_of(export.uuid)
    try:
        if path.exists():
            scanning.look_at(path)
        _take(export, lease)
    except scanning.Infected as infected:
        with transaction.atomic():
            lease.confirm()
            _end(export, _STATES.FAILED, infected.code)
            audit.record(
                by=export.by,
                action="document.infected",
                target=export.group,
                unit=export.unit,
                details={"sha256": export.sha256},
            )
    except MarkedList as marked:
        with transaction.atomic():
            lease.confirm()
            _end(export, _STATES.REFUSED, "marked")
            _note_refused(export, marked.rule)
    except ImportFailed as failure:
        with transaction.atomic():
            lease.confirm()
            _end(export, _STATES.FAILED, failure.code, failure.detail)
            if export.messages:
                jobs.enqueue(JUDGE, str(export.group.uuid))
    except FileNotFoundError:
        with transaction.atomic():
            lease.confirm()
            _end(export, _STATES.FAILED, "not_read")
    quarantine.discard(export.uuid)


def _take(export: MessageExport, lease: Lease) -> None:
    group, hours, last = export.group, Counter[str](), None
    export.instructions = export.known = 0
    export.errors = []
    name = quarantine.name_of(export.uuid)
    with quarantine.path_of(export.uuid).open("rb") as file:
        told = read_export(file.fileno(), name=name, title=group.title, key=members.key())
        try:
            for batch in told:
                hours.update(batch.hours)
                last = batch
                with jobs.forgettable_transaction():
                    lease.confirm()
                    _write(export, batch)
        except ImportFailed:
            # What came before the place at which it broke stays.
            with transaction.atomic():
                lease.confirm()
                _merge_hours(group, hours)
            raise
    assert last is not None
    if last.others and not last.read:
        raise ImportFailed("other_group", "、".join(last.groups))
    with transaction.atomic():
        lease.confirm()
        _merge_hours(group, hours)
        _end(export, _STATES.DONE)
        # Others may have said before what it says now.
        WorkGroup.objects.filter(pk=group.pk).update(is_followed=False)
        audit.record(
            by=export.by,
            action="groups.messages_read",
            target=group,
            unit=export.unit,
            details={
                "messages": export.messages,
                "instructions": export.instructions,
                "known": export.known,
                "wrong": export.wrong,
            },
        )
        jobs.enqueue(JUDGE, str(group.uuid))


def _write(export: MessageExport, batch: Batch) -> None:
    """What a batch tells, and how far the reading is."""
    group = export.group
    new = _keep_instructions(group, batch.instructions)
    members.add(group, batch.members)
    export.instructions += len(batch.instructions)
    export.known += len(batch.instructions) - new
    export.messages, export.share = batch.read, batch.share
    export.faces, export.others, export.wrong = batch.faces, batch.others, batch.wrong
    export.errors = [*export.errors, *map(list, batch.errors)][:ERRORS_KEPT]
    export.save()


def _keep_instructions(group: WorkGroup, told: Iterable[Told]) -> int:
    """Keep those that are not known yet; how many are new."""
    by_key = {one.key: one for one in told}
    known = set(group.instructions.filter(key__in=by_key).order_by().values_list("key", flat=True))
    rows = [
        Instruction(
            group=group,
            key=one.key,
            sent_at=timezone.make_aware(one.sent_at),
            text=one.text,
            role=one.role,
            kinds=list(one.kinds),
            due=one.due,
            hours_left=one.hours_left,
            is_urgent=one.is_urgent,
            cites=list(one.cites),
        )
        for key, one in by_key.items()
        if key not in known
    ]
    Instruction.objects.bulk_create(rows, batch_size=_BATCH, ignore_conflicts=True)
    return len(rows)


def _merge_hours(group: WorkGroup, hours: Counter[str]) -> None:
    rows = [(date.fromisoformat(one[:10]), int(one[11:]), count) for one, count in hours.items()]
    columns = [list(column) for column in zip(*rows, strict=True)] if rows else [[], [], []]
    with connection.cursor() as cursor:
        cursor.execute(_MERGE_HOURS, [group.pk, *columns])


def _end(
    export: MessageExport, state: MessageExport.State, failure: str = "", detail: str = ""
) -> None:
    export.state, export.failure, export.detail = state, failure, detail[:300]
    export.finished_at, export.share = timezone.now(), 1.0
    export.save()


def _note_refused(export: MessageExport, rule: str) -> None:
    note_refusal(by=export.by, unit=export.unit, rule=rule, sha256=export.sha256)


def _sweep() -> None:
    """Remove what was never acknowledged, and give up what nobody has read for a week."""
    for uuid, age in quarantine.waiting():
        if age < _UNACKNOWLEDGED_SECONDS:
            continue
        export = MessageExport.objects.filter(uuid=uuid, state=_STATES.WAITING).first()
        if export is not None and age < _GIVEN_UP_SECONDS:
            continue
        if export is not None:
            _end(export, _STATES.FAILED, "not_read")
        quarantine.discard(uuid)
