"""Job "paper.read": from quarantined bytes to a paper, or to a state that says why not.

Job "paper.describe" describes a stored paper again, when its elements are read by better rules.
The guard runs inside the reader's child process: of a refused file neither bytes nor text nor
name are kept, only time, user, hash and rule (BM-02).
"""

from pathlib import Path
from uuid import UUID

from django.db import transaction

from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from docs_audit import description, intake, refusals, storage
from docs_audit.formats import (
    RECOGNITION,
    Code,
    DocumentError,
    Limits,
    Outcome,
    Reading,
    Refused,
    has_scans,
    read_file,
    unread_formats,
)
from docs_audit.formats.members import load_member
from docs_audit.gbt9704.secrecy import LESSER_MARKS
from docs_audit.matching import lane_of
from docs_audit.models import Paper, StoredFile, UploadedFile
from docs_audit.states import reason_of

State = UploadedFile.State


def read(key: str, lease: Lease) -> None:
    """Read one uploaded file; does nothing when that was done before."""
    uuid = UUID(key)
    file = intake.waiting_file(uuid)
    is_settled = True
    if file.state == State.WAITING and not is_known(file, lease):
        path = storage.quarantine_path(uuid)
        outcomes = read_file(path, name=file.name)
        if isinstance(outcomes[0], Reading) and outcomes[0].container:
            _unpack(file, path, outcomes[1:], lease)
        else:
            is_settled = _settle_or_recognise(file, outcomes[0], lease)
    if is_settled:
        let_go(file)


def read_again() -> int:
    """Ask for the reading of all files whose program was missing; returns how many there are."""
    failed = UploadedFile.objects.filter(
        state=State.FAILED, reason=UploadedFile.TOOL_MISSING
    ).order_by("uuid")
    again = [file.uuid for file in failed if storage.quarantine_path(file.uuid).exists()]
    for uuid in again:
        with transaction.atomic():
            if failed.filter(uuid=uuid).update(state=State.WAITING, reason=""):
                jobs.enqueue("paper.read", str(uuid))
    return len(again)


def let_go(file: UploadedFile) -> None:
    """The bytes in quarantine are of no more use, except to a program that is still to come."""
    if not file.awaits_tool:
        storage.discard(file.uuid)


def describe(key: str, lease: Lease) -> None:
    """Describe one stored paper by the rules of today, and let it meet the others anew."""
    with transaction.atomic():
        lease.confirm()
        papers = Paper.objects.select_for_update(of=("self",)).select_related("file", "unit")
        paper = papers.get(uuid=UUID(key))
        description.describe_again(paper)
        jobs.enqueue("paper.meet", key, lane=Lane.BULK)


@transaction.atomic
def is_known(file: UploadedFile, lease: Lease) -> bool:
    """Whether the bytes are a paper's already; the file is then joined to it."""
    lease.confirm()
    return intake.recognise_known_bytes(file)


def _settle_or_recognise(file: UploadedFile, outcome: Outcome, lease: Lease) -> bool:
    """Whether the file has come to its end; one with scanned pages has not until they are read."""
    if not has_scans(outcome):
        settle(file, outcome, lease)
        return True
    if RECOGNITION in unread_formats():
        # What nobody can look at may carry a mark: until then all of the file waits.
        file.scans = list(outcome.scans)
        settle(file, DocumentError(Code.TOOL_MISSING, format=outcome.format), lease)
        return True
    _ask_for_pages(file, outcome.scans, lease)
    return False


@transaction.atomic
def _ask_for_pages(file: UploadedFile, scans: tuple[int, ...], lease: Lease) -> None:
    lease.confirm()
    file.scans = list(scans)
    file.save(update_fields=["scans"])
    jobs.enqueue("paper.recognise", str(file.uuid), lane=Lane.BULK)


def settle(file: UploadedFile, outcome: Outcome, lease: Lease) -> None:
    """Write what became of one file, in one transaction."""
    with transaction.atomic():
        lease.confirm()
        if isinstance(outcome, Refused):
            refusals.refuse(file, outcome.rule)
        elif isinstance(outcome, DocumentError):
            _close(file, State.FAILED, reason=reason_of(outcome))
        else:
            _keep(file, outcome)


def _close(file: UploadedFile, state: State, *, reason: str = "") -> None:
    file.state = state
    file.reason = reason
    # Of a file that waits for a program nothing has passed the guard yet.
    stated = [] if file.awaits_tool else ["name", "given"]
    file.save(update_fields=["state", "reason", "scans", *stated])


def _keep(file: UploadedFile, reading: Reading) -> None:
    """Accept the bytes and make them a paper; two uploads of the same bytes make one."""
    storage.accept(file.uuid, file.sha256)
    stored, _ = StoredFile.objects.get_or_create(sha256=file.sha256, defaults={"size": file.size})
    paper = Paper.objects.filter(file=stored).first()
    if paper is None:
        paper = description.create_paper(
            stored=stored, reading=reading, given=file.given, near=file.upload.unit
        )
    if not LESSER_MARKS.isdisjoint(reading.warnings) and not paper.is_restricted:
        paper.is_restricted = True
        paper.save(update_fields=["is_restricted"])
    file.paper = paper
    file.state = State.READ
    file.warnings = list(reading.warnings)
    file.save(update_fields=["paper", "state", "warnings", "name", "given"])
    intake.note_receipt(file)
    jobs.enqueue("paper.meet", str(paper.uuid), lane=lane_of(paper))


def _unpack(container: UploadedFile, path: Path, outcomes: list[Outcome], lease: Lease) -> None:
    """Give every member a line of its own; the archive itself is never stored.

    Members that were refused or failed keep only their state, so nothing of a marked paper stays
    behind inside a stored archive.
    """
    archive = path.read_bytes()
    for outcome in outcomes:
        if isinstance(outcome, Reading) and outcome.container:
            continue
        _settle_member(container, archive, outcome, lease)
    with transaction.atomic():
        lease.confirm()
        _close(container, State.DONE)


def _settle_member(container: UploadedFile, archive: bytes, outcome: Outcome, lease: Lease) -> None:
    is_wanted = (
        isinstance(outcome, Reading) or has_scans(outcome) or outcome.code is Code.TOOL_MISSING
    )
    data = load_member(archive, outcome.member, Limits()) if is_wanted else b""
    member = intake.member_of(container, outcome.member, data)
    is_settled = True
    if member.state == State.WAITING and not (is_wanted and is_known(member, lease)):
        is_settled = _settle_or_recognise(member, outcome, lease)
    if is_settled:
        let_go(member)
