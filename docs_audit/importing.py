"""Importing a folder: from a manifest, or from every file found, into the intake.

Safe to run twice: a file whose bytes are here under the same name is passed over, unless the
manifest now says something else of it.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction

from burden.jobs import services as jobs
from burden.jobs.models import Lane
from burden.organisations import selectors as organisations
from burden.organisations.models import Unit
from docs_audit import description, intake
from docs_audit.manifest import Manifest, read_manifest
from docs_audit.models import Paper, Upload, UploadedFile
from docs_audit.stated import stated_in

MANIFEST_NAMES = ("manifest.csv", "documents.csv")
_PIECE = 1024 * 1024


@dataclass
class ImportReport:
    """What an import did: counts, and each row or file that could not be taken, with its code."""

    taken: int = 0
    known: int = 0
    updated: int = 0
    errors: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Found:
    """A file to take in, with what is known of it before it is read."""

    id: str
    path: Path
    given: dict[str, Any] = field(default_factory=dict)
    uploader: str = ""


def import_folder(source: Path, *, uploader: Unit | None = None) -> ImportReport:
    """Take in a folder, a manifest or a single file (also a .zip).

    `uploader` is the unit everything was brought by, unless a row names another. Raises
    ManifestError when there is a manifest that cannot be used.
    """
    report = ImportReport()
    uploads: dict[Unit | None, Upload] = {}
    for found in files_of(source, report):
        unit = uploader
        if found.uploader:
            unit = organisations.find_unit(found.uploader)
            if unit is None:
                report.errors.append((found.id, "unknown_uploader", found.uploader))
                continue
        _note_unknown_receivers(found, unit, report)
        _import_file(found, unit, uploads, report)
    return report


def files_of(source: Path, report: ImportReport) -> Iterator[Found]:
    """The files of a manifest, of a folder's own manifest, or all files below a folder."""
    manifest = _manifest_of(source)
    if manifest is not None:
        content = read_manifest(manifest)
        report.errors += [(one.id, one.code, one.value) for one in content.problems]
        yield from _rows(content, report)
    elif source.is_dir():
        for path in sorted(source.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                yield Found(str(path.relative_to(source)), path)
    else:
        yield Found(source.name, source)


def _manifest_of(source: Path) -> Path | None:
    if source.is_file():
        return source if source.suffix.lower() == ".csv" else None
    for name in MANIFEST_NAMES:
        if (source / name).is_file():
            return source / name
    return None


def _rows(content: Manifest, report: ImportReport) -> Iterator[Found]:
    for row in content.rows:
        given, problems = stated_in(row)
        report.errors += [(one.id, one.code, one.value) for one in problems]
        yield Found(row.id, row.path, given, row.others.get("uploader", ""))


def _note_unknown_receivers(found: Found, unit: Unit | None, report: ImportReport) -> None:
    """Name receivers that are in no register: nobody's time is counted for them."""
    receivers = found.given.get("receivers", ())
    near = (organisations.find_unit(found.given.get("unit", "")) or unit) if receivers else None
    for one in receivers:
        if organisations.find_unit(one["unit"], near=near) is None:
            report.errors.append((found.id, "receivers", one["unit"]))


def _import_file(
    found: Found, unit: Unit | None, uploads: dict[Unit | None, Upload], report: ImportReport
) -> None:
    try:
        known = _known(found, unit)
        if known is not None:
            report.known += 1
            report.updated += _update_given(known, found.given)
            return
        if unit not in uploads:
            uploads[unit] = intake.open_upload(by=None, unit=unit, channel=Upload.Channel.FOLDER)
        incoming = intake.Incoming(found.path.name, _pieces(found.path), found.given)
        file = intake.add_file(upload=uploads[unit], incoming=incoming)
    except OSError as error:
        report.errors.append((found.id, "unreadable", error.strerror or ""))
        return
    if file.state == UploadedFile.State.FAILED:
        report.errors.append((found.id, file.reason, found.path.name))
    elif file.state == UploadedFile.State.REFUSED:
        report.errors.append((found.id, "refused", ""))
    else:
        report.taken += 1


def _known(found: Found, unit: Unit | None) -> UploadedFile | None:
    """The line an earlier import made for the same bytes and unit.

    A refused one has no name, nor has that of a paper that was removed: an import that is run
    again brings nothing back that two people had removed.
    """
    with found.path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    earlier = UploadedFile.objects.filter(
        sha256=sha256,
        upload__unit=unit,
        upload__channel=Upload.Channel.FOLDER,
    )
    name = intake.shown_name(found.path.name)
    return next(
        (
            file
            for file in earlier.select_related("paper", "upload__unit")
            if file.state == UploadedFile.State.REFUSED
            or _is_removed(file)
            or intake.name_of(file) == name
        ),
        None,
    )


def _is_removed(file: UploadedFile) -> bool:
    return file.paper is not None and file.paper.removed_at is not None


@transaction.atomic
def _update_given(file: UploadedFile, given: dict[str, Any]) -> bool:
    """Take over what the manifest says now; true when it is news for a paper already read."""
    if file.paper is None or _is_removed(file) or file.given == given:
        return False
    file.given = given
    file.save(update_fields=["given"])
    paper = Paper.objects.select_for_update(of=("self",)).get(pk=file.paper.pk)
    paper.given = {**paper.given, **given}
    description.apply_description(paper, near=file.upload.unit)
    jobs.enqueue("paper.meet", str(paper.uuid), lane=Lane.BULK)
    return True


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece
