"""Files that a unit brings for a reply or as a proof: behind the same guard, but no papers.

They are kept by content like papers and read by the guard alone: nothing is matched with them, and
nobody's burden comes of them. Once their answer is emptied (`burden.retention`), a line without its
name is left of each, and bytes stay only where a paper or another answer rests on the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import Any, BinaryIO
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from burden.findings.basis import Arrived, BasisFile, HeldFiles, Keeper
from burden.organisations.models import Unit, User
from docs_audit import intake, storage
from docs_audit.emptying import let_bytes_go
from docs_audit.gbt9704.secrecy import examine
from docs_audit.models import StoredFile, Upload, UploadedFile
from docs_audit.states import line_of

State = UploadedFile.State
_KEPT: Promise = _("Kept with the answer.")
_LOOKED_AT: Promise = _("Kept safely; the secrecy guard is still to pass it.")
_REMOVED: Promise = _("Removed after its period; its row stays.")


def rule_of(text: str) -> str:
    """The rule that refuses what someone typed; empty where none does."""
    return examine(name="", margins=(), text=text)[0]


def take_in(by: User, unit: Unit, files: Sequence[Arrived]) -> UUID:
    """Put files into quarantine for a unit; what is wrong with one is a state of its line."""
    upload = intake.open_upload(by=by, unit=unit, channel=Upload.Channel.BASIS)
    for file in files:
        intake.add_file(upload=upload, incoming=intake.Incoming(file.name or "", file.chunks()))
    return upload.uuid


def files_of(uploads: Iterable[UUID]) -> dict[UUID, list[BasisFile]]:
    """The files of each upload in order; an archive stands for itself until it is unpacked."""
    found: dict[UUID, list[BasisFile]] = defaultdict(list)
    for file in _files().filter(upload__uuid__in=list(uploads)):
        found[file.upload.uuid].append(_told(file))
    return dict(found)


def bytes_of(upload: UUID, file: UUID) -> tuple[BasisFile, BinaryIO | None] | None:
    """A file of an upload and its bytes, none where they were changed; None where none is kept."""
    one = _files().filter(upload__uuid=upload, uuid=file).first()
    told = _told(one) if one is not None else None
    if told is None or not told.is_kept:
        return None
    try:
        return told, storage.open_whole(told.sha256)
    except storage.FileChanged:
        return told, None


def hold(upload: UUID) -> HeldFiles:
    """Lock the bytes of an upload: a removal or an arrival of the same ends before or waits."""
    files = list(UploadedFile.objects.filter(upload__uuid=upload))
    hashes = tuple(file.sha256 for file in files if file.sha256)
    locked = StoredFile.objects.select_for_update().order_by("sha256")
    stored = list(locked.filter(sha256__in=hashes, removed_at__isnull=True))
    return HeldFiles(
        hashes=hashes,
        is_underway=any(file.is_underway for file in files),
        empty=partial(_empty, upload, stored),
    )


def _empty(upload: UUID, stored: Iterable[StoredFile], at: datetime) -> None:
    UploadedFile.objects.filter(upload__uuid=upload).update(name="", given={})
    for file in stored:
        let_bytes_go(file, at)


def _files() -> QuerySet[Any]:
    """Files with whether their bytes are kept: of an archive only those of its members are."""
    stored = StoredFile.objects.filter(sha256=OuterRef("sha256"), removed_at__isnull=True)
    return UploadedFile.objects.select_related("upload").annotate(has_bytes=Exists(stored))


def _told(file: Any) -> BasisFile:
    is_removed = file.state == State.DONE and not file.name
    is_kept = file.state == State.DONE and file.has_bytes and not is_removed
    line = line_of(file)
    sentence = line.sentence
    if is_kept:
        sentence = _KEPT
    elif is_removed:
        sentence = _REMOVED
    elif file.state == State.WAITING and not file.scans:
        sentence = _LOOKED_AT
    return BasisFile(
        uuid=file.uuid,
        name=line.name,
        size=file.size,
        sha256=file.sha256,
        state=file.state,
        sentence=sentence,
        is_kept=is_kept,
        is_removed=is_removed,
    )


KEEPER = Keeper(rule_of=rule_of, take_in=take_in, files_of=files_of, bytes_of=bytes_of, hold=hold)
