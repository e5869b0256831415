"""Taking files in: keep the bytes in quarantine, write what is to be done, answer at once.

The name of a marked paper tells what it is about, and so does a manifest's row. Both lie beside
the bytes in quarantine, never in a table or its log, until the guard has passed the file.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from burden.audit import services as audit
from burden.jobs import services as jobs
from burden.organisations import policies
from burden.organisations.models import Unit, User
from docs_audit import refusals, storage
from docs_audit.gbt9704.secrecy import rule_of_name
from docs_audit.models import Paper, Receipt, Upload, UploadedFile

NAME_LENGTH = 300


@dataclass(frozen=True)
class Incoming:
    """A file on its way in: its name, its bytes in pieces, and what is already known of it."""

    name: str
    chunks: Iterable[bytes]
    given: dict[str, Any] = field(default_factory=dict)


def open_upload(*, by: User | None, unit: Unit | None, channel: Upload.Channel) -> Upload:
    """Begin an upload for a unit; `by` is empty for imports started on the server."""
    if by is not None:
        policies.require(by, "papers.upload", unit)
    return Upload.objects.create(by=by, unit=unit, channel=channel)


def add_file(*, upload: Upload, incoming: Incoming) -> UploadedFile:
    """Take one file into an upload; whatever is wrong with it is a state, not an exception.

    The bytes are on the disk before the row is written, and the row and its job are written
    together: what is acknowledged is never lost, what is not acknowledged leaves nothing.
    """
    uuid = uuid4()
    try:
        received = storage.receive(incoming.chunks, uuid, limit=settings.UPLOAD_FILE_BYTES)
    except storage.FileTooLarge:
        return _turned_away(upload, incoming, "too_large")
    if received.size == 0:
        storage.discard(uuid)
        return _turned_away(upload, incoming, "empty")
    try:
        _state(uuid, shown_name(incoming.name), incoming.given)
        return _register(upload, uuid, received)
    except BaseException:
        storage.discard(uuid)
        raise


def member_of(container: UploadedFile, path: str, data: bytes) -> UploadedFile:
    """The line of an archive's member, its bytes in quarantine; the same line when repeated.

    The path is kept as a hash, because the name of a refused file goes. Name and what is known of
    the container are set on the line and not saved: `reading` does that when the guard has passed.
    """
    member, _ = UploadedFile.objects.get_or_create(
        container=container,
        member=hashlib.sha256(path.encode()).hexdigest(),
        defaults={
            "upload": container.upload,
            "size": len(data),
            "sha256": hashlib.sha256(data).hexdigest() if data else "",
        },
    )
    if member.state == UploadedFile.State.WAITING:
        member.name, member.given = shown_name(path), container.given
        if data:
            _state(member.uuid, member.name, member.given)
            storage.receive([data], member.uuid, limit=settings.UPLOAD_FILE_BYTES)
    return member


def waiting_file(uuid: UUID) -> UploadedFile:
    """The line of a file; while it waits, with the name and the facts kept beside its bytes."""
    file = UploadedFile.objects.select_related("upload__unit", "upload__by").get(uuid=uuid)
    stated = json.loads(storage.kept_stated(uuid) or b"{}")
    file.name = file.name or stated.get("name", "")
    file.given = file.given or stated.get("given", {})
    return file


def name_of(file: UploadedFile) -> str:
    """The name its uploader gave it; empty where it is not kept."""
    waits = file.state == UploadedFile.State.WAITING or file.awaits_tool
    if file.name or not waits:
        return file.name
    return str(json.loads(storage.kept_stated(file.uuid) or b"{}").get("name", ""))


def _state(uuid: UUID, name: str, given: dict[str, Any]) -> None:
    record = json.dumps({"name": name, "given": given}, ensure_ascii=False)
    storage.keep_stated(uuid, record.encode("utf-8", "replace"))


def _turned_away(upload: Upload, incoming: Incoming, reason: str) -> UploadedFile:
    file = UploadedFile(upload=upload, size=0, sha256="")
    rule = rule_of_name(incoming.name)
    if rule:
        with transaction.atomic():
            refusals.refuse(file, rule)
        return file
    file.name = shown_name(incoming.name)
    file.state, file.reason = UploadedFile.State.FAILED, reason
    file.save()
    return file


@transaction.atomic
def _register(upload: Upload, uuid: UUID, received: storage.Received) -> UploadedFile:
    file = UploadedFile.objects.create(
        uuid=uuid,
        upload=upload,
        size=received.size,
        sha256=received.sha256,
    )
    jobs.enqueue("paper.read", str(uuid))
    audit.record(
        by=upload.by,
        action="document.received",
        target=file,
        unit=upload.unit,
        details={"sha256": received.sha256, "size": received.size, "channel": upload.channel},
    )
    return file


def shown_name(name: str) -> str:
    """The last part of the name without characters that could disguise it (RTL marks, NUL)."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(_printable(base))[-NAME_LENGTH:] or "?"


def _printable(text: str) -> Iterator[str]:
    for character in text:
        yield character if character.isprintable() else "�"


def recognise_known_bytes(file: UploadedFile) -> bool:
    """Join a file to the paper that has the same bytes; true when there is one.

    "Seen before" is told only of uploads that the uploader may know of: otherwise the answer
    would tell that another unit holds the paper. A marked name is for the
    guard, whatever the bytes are.
    """
    if rule_of_name(file.name):
        return False
    # Locked: a removal of the paper ends before, or sees that it was brought once more.
    here = Paper.objects.select_for_update(no_key=True, of=("self",)).select_related("unit")
    paper = here.filter(file__sha256=file.sha256, removed_at__isnull=True).defer("text").first()
    if paper is None:
        return False
    file.paper = paper
    by = file.upload.by
    sightings = UploadedFile.objects.filter(paper=paper).exclude(pk=file.pk)
    if by is not None:
        sightings = sightings.filter(upload__in=Upload.objects.open_to(by))
    file.state = UploadedFile.State.SEEN if sightings.exists() else UploadedFile.State.DONE
    file.save(update_fields=["paper", "state", "name", "given"])
    if note_receipt(file):
        jobs.enqueue("paper.book", str(paper.uuid))
    return True


def note_receipt(file: UploadedFile) -> bool:
    """Who brings a paper of another unit has received it; true when that is news."""
    paper, unit = file.paper, file.upload.unit
    if paper is None or unit is None or unit == paper.unit:
        return False
    _, is_new = Receipt.objects.get_or_create(
        paper=paper, unit=unit, defaults={"basis": Receipt.Basis.UPLOADED}
    )
    return is_new
