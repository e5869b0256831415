"""Files that a unit brings for a reply or as a proof: behind the same guard, but no papers.

They are kept by content like papers and read by the guard alone: nothing is matched with them, and
nobody's burden comes of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from burden.findings.basis import Arrived, BasisFile, Keeper
from burden.organisations.models import Unit, User
from docs_audit import intake, storage
from docs_audit.gbt9704.secrecy import examine
from docs_audit.models import StoredFile, Upload, UploadedFile
from docs_audit.states import line_of

State = UploadedFile.State
_KEPT: Promise = _("Kept with the answer.")
_LOOKED_AT: Promise = _("Kept safely; the secrecy guard is still to pass it.")


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
    files = UploadedFile.objects.filter(upload__uuid__in=list(uploads)).select_related("upload")
    kept = _kept(files)
    for file in files:
        found[file.upload.uuid].append(_told(file, kept))
    return dict(found)


def bytes_of(upload: UUID, file: UUID) -> tuple[BasisFile, Path] | None:
    """A file of an upload and where its bytes lie; None where it is not kept."""
    files = UploadedFile.objects.filter(upload__uuid=upload, uuid=file).select_related("upload")
    kept = _kept(files)
    for one in files:
        told = _told(one, kept)
        if told.is_kept:
            return told, storage.stored_path(one.sha256)
    return None


def _kept(files: Iterable[UploadedFile]) -> set[str]:
    passed = [one.sha256 for one in files if one.state == State.DONE]
    return set(StoredFile.objects.filter(sha256__in=passed).values_list("sha256", flat=True))


def _told(file: UploadedFile, kept: set[str]) -> BasisFile:
    is_kept = file.state == State.DONE and file.sha256 in kept
    line = line_of(file)
    sentence = line.sentence
    if is_kept:
        sentence = _KEPT
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
    )


KEEPER = Keeper(rule_of=rule_of, take_in=take_in, files_of=files_of, bytes_of=bytes_of)
