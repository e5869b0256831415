"""Taking files in: keep the bytes in quarantine, write what is to be done, answer at once."""

import logging
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
from docs_audit import storage
from docs_audit.models import Receipt, StoredFile, Upload, UploadedFile

logger = logging.getLogger(__name__)

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
        return _register(upload, incoming, uuid, received)
    except BaseException:
        storage.discard(uuid)
        raise


def add_member(*, container: UploadedFile, incoming: Incoming) -> UploadedFile:
    """Take one file out of an archive as a file of its own, with the archive named beside it."""
    member = add_file(upload=container.upload, incoming=incoming)
    UploadedFile.objects.filter(pk=member.pk).update(container=container)
    return member


def _turned_away(upload: Upload, incoming: Incoming, reason: str) -> UploadedFile:
    return UploadedFile.objects.create(
        upload=upload,
        name=_shown_name(incoming.name),
        size=0,
        sha256="",
        state=UploadedFile.State.FAILED,
        reason=reason,
    )


@transaction.atomic
def _register(
    upload: Upload, incoming: Incoming, uuid: UUID, received: storage.Received
) -> UploadedFile:
    file = UploadedFile.objects.create(
        uuid=uuid,
        upload=upload,
        name=_shown_name(incoming.name),
        size=received.size,
        sha256=received.sha256,
        given=incoming.given,
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


def _shown_name(name: str) -> str:
    """The last part of the name without characters that could disguise it (RTL marks, NUL)."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(_printable(base))[-NAME_LENGTH:] or "?"


def _printable(text: str) -> Iterator[str]:
    for character in text:
        yield character if character.isprintable() else "�"


def recognise_known_bytes(file: UploadedFile) -> bool:
    """Join a file to the paper that has the same bytes; true when there is one.

    "Seen before" is told only where an earlier sighting lies in the uploader's own scope:
    otherwise the answer would tell that another unit holds the paper.
    """
    stored = StoredFile.objects.filter(sha256=file.sha256, paper__isnull=False).first()
    if stored is None:
        return False
    file.paper = stored.paper
    scope = file.upload.by.scope if file.upload.by else None
    sightings = UploadedFile.objects.filter(paper=stored.paper).exclude(pk=file.pk)
    if scope is not None:
        sightings = sightings.filter(upload__unit__path__startswith=scope.path)
    file.state = UploadedFile.State.SEEN if sightings.exists() else UploadedFile.State.DONE
    file.save(update_fields=["paper", "state"])
    if file.upload.unit is not None:
        Receipt.objects.get_or_create(
            paper=stored.paper,
            unit=file.upload.unit,
            defaults={"basis": Receipt.Basis.UPLOADED},
        )
    return True
