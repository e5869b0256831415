"""Job "paper.read": from quarantined bytes to a paper, or to a state that says why not.

Job "paper.describe" describes a stored paper again, when its elements are read by better rules.
The guard runs inside the reader's child process: of a refused file neither bytes nor text nor
name are kept, only time, user, hash and rule (BM-02).
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from burden.audit import services as audit
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.stack import scanning
from docs_audit import asked, description, intake, refusals, storage
from docs_audit.formats import (
    RECOGNITION,
    Code,
    DocumentError,
    Limits,
    Outcome,
    Reading,
    Refused,
    has_scans,
    is_mail,
    is_within,
    load_member,
    read_file,
    unread_formats,
)
from docs_audit.gbt9704.secrecy import LESSER_MARKS
from docs_audit.matching import lane_of
from docs_audit.models import Paper, StoredFile, Upload, UploadedFile
from docs_audit.states import reason_of

State = UploadedFile.State


def read(key: str, lease: Lease) -> None:
    """Read one uploaded file; does nothing when that was done before."""
    uuid = UUID(key)
    file = intake.waiting_file(uuid)
    is_settled = True
    if file.state == State.WAITING and not scanning.is_clean(storage.quarantine_path(uuid)):
        _turn_away_infected(file, lease)
    elif file.state == State.WAITING and not is_known(file, lease):
        outcomes = read_file(storage.quarantine_path(uuid), name=file.name)
        is_settled = take_up(file, outcomes, lease)
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


def take_up(file: UploadedFile, outcomes: list[Outcome], lease: Lease) -> bool:
    """Whether a file that was read has come to its end.

    One with scanned pages has not until they are read. A mail is one carrier: nothing of it is
    taken until the guard has passed all that is inside, on scans too.
    """
    first = outcomes[0]
    if not (isinstance(first, Reading) and first.container):
        return _settle_or_recognise(file, first, lease)
    if is_mail(first) and not _is_passed(file, outcomes, lease):
        return file.awaits_tool
    _unpack(file, outcomes, lease)
    return True


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
        if paper.removed_at is not None:
            return
        description.describe_again(paper)
        jobs.enqueue("paper.meet", key, lane=Lane.BULK)


@transaction.atomic
def is_known(file: UploadedFile, lease: Lease) -> bool:
    """Whether the bytes are a paper's already; the file is then joined to it.

    What is brought as a basis stays what it is, whoever has issued it.
    """
    lease.confirm()
    if file.upload.channel == Upload.Channel.BASIS:
        return False
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


def _is_passed(mail: UploadedFile, outcomes: list[Outcome], lease: Lease) -> bool:
    """Whether all of a mail has been looked at; what has not been is asked for."""
    places = [
        (outcome.member, page)
        for outcome in outcomes
        if has_scans(outcome)
        for page in outcome.scans
    ]
    is_missing = any(
        isinstance(outcome, DocumentError) and outcome.code is Code.TOOL_MISSING
        for outcome in outcomes
    )
    if is_missing or (places and RECOGNITION in unread_formats()):
        mail.scans = [*range(1, len(places) + 1)]
        settle(mail, DocumentError(Code.TOOL_MISSING, format=outcomes[0].format), lease)
    elif places:
        asked.keep(mail.uuid, places)
        _ask_for_pages(mail, range(1, len(places) + 1), lease)
    return not (is_missing or places)


@transaction.atomic
def _ask_for_pages(file: UploadedFile, scans: Iterable[int], lease: Lease) -> None:
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
    file.save(update_fields=["state", "reason", "scans", "warnings", *stated])


@transaction.atomic
def _turn_away_infected(file: UploadedFile, lease: Lease) -> None:
    """Nothing of it is kept but its line; its name may be part of what is wrong with it."""
    lease.confirm()
    file.name, file.given = "", {}
    _close(file, State.FAILED, reason=UploadedFile.INFECTED)
    audit.record(
        by=file.upload.by,
        action="document.infected",
        target=file,
        unit=file.upload.unit,
        details={"sha256": file.sha256},
    )


def _keep(file: UploadedFile, reading: Reading) -> None:
    """Accept the bytes and make them a paper; two uploads of the same bytes make one."""
    stored = _stored(file)
    file.warnings = list(reading.warnings)
    if file.upload.channel == Upload.Channel.BASIS:
        _close(file, State.DONE)
        return
    paper = Paper.objects.filter(file=stored).first()
    if paper is None:
        paper = description.create_paper(
            stored=stored, reading=reading, given=file.given, near=file.upload.unit
        )
    elif paper.removed_at is not None:
        description.make_whole(
            paper=paper, reading=reading, given=file.given, near=file.upload.unit
        )
    if not LESSER_MARKS.isdisjoint(reading.warnings) and not paper.is_restricted:
        paper.is_restricted = True
        paper.save(update_fields=["is_restricted"])
    file.paper = paper
    file.state = State.READ
    file.save(update_fields=["paper", "state", "warnings", "name", "given"])
    intake.note_receipt(file)
    jobs.enqueue("paper.meet", str(paper.uuid), lane=lane_of(paper))


def _stored(file: UploadedFile) -> StoredFile:
    """The row of the bytes, which are in their place; of removed ones they are back again.

    The row is locked first: a removal of the same bytes ends before or begins after.
    """
    stored, is_new = StoredFile.objects.get_or_create(
        sha256=file.sha256, defaults={"size": file.size}
    )
    if not is_new:
        stored = StoredFile.objects.select_for_update().get(pk=stored.pk)
    storage.accept(file.uuid, file.sha256)
    if stored.removed_at is not None:
        stored.removed_at = None
        stored.save(update_fields=["removed_at"])
    return stored


def _unpack(container: UploadedFile, outcomes: list[Outcome], lease: Lease) -> None:
    """Give every member a line of its own; the archive itself is never stored.

    Members that were refused or failed keep only their state, so nothing of a marked paper stays
    behind inside a stored archive. A mail in an archive is read by itself, as a whole.
    """
    archive = storage.quarantine_path(container.uuid).read_bytes()
    mails = [one.member for one in outcomes[1:] if is_mail(one) and not is_mail(outcomes[0])]
    for outcome in outcomes[1:]:
        if any(is_within(outcome, mail) for mail in mails):
            continue
        if outcome.member in mails:
            _read_by_itself(container, archive, outcome.member, lease)
        elif not (isinstance(outcome, Reading) and outcome.container):
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


def _read_by_itself(container: UploadedFile, archive: bytes, path: str, lease: Lease) -> None:
    member = intake.member_of(container, path, load_member(archive, path, Limits()))
    if member.state == State.WAITING:
        with transaction.atomic():
            lease.confirm()
            jobs.enqueue("paper.read", str(member.uuid))
