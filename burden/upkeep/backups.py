"""A backup: the database as it was at one moment, and every original that it names.

It is a folder that is whole or absent: `database.dump`, the originals below `files`,
`backup.json` with what should come back, and `SHA256SUMS` of all of it, which `sha256sum --check`
understands too. The keys (SECRET_KEY, AUDIT_SEAL_KEY) are not in it, since they must lie apart
from what they protect; nor are files that the secrecy guard has not passed yet.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import QuerySet
from django.utils import timezone
from psycopg2 import sql

from burden.audit import selectors as audit_log
from burden.audit import services as audit
from burden.reports import services as reports
from burden.stack import making
from burden.upkeep import engine
from burden.upkeep.errors import UpkeepError
from docs_audit import quarantine, storage
from docs_audit.models import StoredFile, UploadedFile

DATABASE, FILES, DESCRIPTION, SUMS = "database.dump", "files", "backup.json", "SHA256SUMS"
_PIECE = 1 << 20

Say = Callable[[str], None]


@dataclass(frozen=True)
class Backup:
    """What a backup holds.

    `migrations` names the last one of each app, `rows` counts every table, `chains` gives the
    length of each chain of the log, `bytes` is the size of the originals, `waiting` counts uploads
    that the guard had not passed, `damaged` are the hashes of originals that were missing or
    changed in the installation itself.
    """

    made_at: str
    migrations: dict[str, str]
    rows: dict[str, int]
    chains: dict[str, int]
    files: int
    bytes: int
    waiting: int
    damaged: list[str]


def make(folder: Path, say: Say) -> Backup:
    """Write a backup of the running product into a folder that does not exist yet.

    Raises:
        UpkeepError: the folder exists or cannot be written, or PostgreSQL's program failed.
    """
    if folder.exists():
        raise UpkeepError(f"{folder} exists; a backup is written into a folder of its own.")
    partial = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(partial, ignore_errors=True)
    making.root_of_data(partial.absolute().parent)
    making.folder(partial)
    audit.record(by=None, action="backup.made", details={"folder": folder.name})
    with transaction.atomic():
        backup = _fill(partial, say)
    _describe(partial, backup)
    partial.rename(folder)
    return backup


def restore(folder: Path, say: Say) -> Backup:
    """Put a backup in the place of the database, and its originals beside those that are here.

    Raises:
        UpkeepError: the backup is damaged or of a newer version, or the database is in use;
            nothing was changed then.
    """
    backup = _described(folder)
    _require_known(backup)
    others = engine.others_connected()
    if others:
        raise UpkeepError(
            f"{others} other sessions use the database. Stop web, worker and clock first."
        )
    say("checking the backup …")
    _require_whole(folder)
    say(f"bringing back {backup.files} originals …")
    for name in _names(folder / FILES):
        _copy(folder / FILES / name[:2] / name[2:4] / name, storage.stored_path(name))
    say("bringing back the database …")
    connection.close()
    engine.load(folder / DATABASE)
    _require_rows(backup)
    call_command("migrate", interactive=False, verbosity=0)
    lost = quarantine.give_up_lost()
    if lost:
        say(f"{lost} uploads had not been read when the backup was made; they are to be repeated")
    gone = reports.settle_lost()
    if gone:
        say(f"{gone} reports are not in a backup; whoever ordered them can order them again")
    audit.record(by=None, action="backup.restored", details={"made_at": backup.made_at})
    return backup


def _fill(folder: Path, say: Say) -> Backup:
    """Dump and copy what one snapshot of the database sees."""
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
    say("writing the database …")
    engine.dump(folder / DATABASE, snapshot=snapshot)
    stored = originals()
    say(f"copying {stored.count()} originals …")
    size, damaged = 0, []
    for file in stored.iterator():
        target = folder / FILES / file.sha256[:2] / file.sha256[2:4] / file.sha256
        if _copy(storage.stored_path(file.sha256), target) == file.sha256:
            size += file.size
        else:
            damaged.append(file.sha256)
            target.unlink(missing_ok=True)
    return Backup(
        made_at=timezone.now().isoformat(timespec="seconds"),
        migrations=dict(sorted(MigrationRecorder(connection).applied_migrations())),
        rows=_rows(),
        chains=audit_log.lengths(),
        files=stored.count() - len(damaged),
        bytes=size,
        waiting=UploadedFile.objects.filter(state=UploadedFile.State.WAITING).count(),
        damaged=damaged,
    )


def originals() -> QuerySet[StoredFile]:
    """The originals that there are; of those that were removed only the hash is left."""
    return StoredFile.objects.filter(removed_at__isnull=True).order_by("sha256")


def _rows() -> dict[str, int]:
    """How many rows each table of the product has."""
    counted = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
            counted[table] = cursor.fetchone()[0]
    return counted


def _copy(source: Path, target: Path) -> str:
    """Copy a file, flushed to the disk, and tell its SHA-256; empty when there is none to copy."""
    digest = hashlib.sha256()
    target.parent.mkdir(mode=making.PRIVATE, parents=True, exist_ok=True)
    partial = target.with_suffix(".part")
    try:
        with source.open("rb") as read, partial.open("wb") as written:
            while piece := read.read(_PIECE):
                digest.update(piece)
                written.write(piece)
            written.flush()
            os.fsync(written.fileno())
    except FileNotFoundError:
        return ""
    partial.rename(target)
    return digest.hexdigest()


def _describe(folder: Path, backup: Backup) -> None:
    described = json.dumps(asdict(backup), ensure_ascii=False, indent=1)
    (folder / DESCRIPTION).write_text(described + "\n", encoding="utf-8")
    originals = [f"{FILES}/{name[:2]}/{name[2:4]}/{name}" for name in _names(folder / FILES)]
    with (folder / SUMS).open("w", encoding="utf-8") as file:
        file.writelines(
            f"{_digest(folder / name)}  {name}\n" for name in (DATABASE, DESCRIPTION, *originals)
        )
        file.flush()
        os.fsync(file.fileno())


def _described(folder: Path) -> Backup:
    try:
        told: dict[str, Any] = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
        return Backup(**told)
    except (OSError, ValueError, TypeError) as error:
        raise UpkeepError(f"{folder} is no backup of this product: {error}") from error


def _require_known(backup: Backup) -> None:
    known = MigrationLoader(None).disk_migrations
    newer = [app for app, name in backup.migrations.items() if (app, name) not in known]
    if newer:
        raise UpkeepError(
            f"the backup was made by a newer version of the product ({', '.join(newer)}); "
            "bring it back with that version."
        )


def _require_whole(folder: Path) -> None:
    """Every file is there with the sum it had."""
    for line in (folder / SUMS).read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        try:
            found = _digest(folder / name)
        except FileNotFoundError as error:
            raise UpkeepError(f"the backup is damaged: {name} is missing") from error
        if found != digest:
            raise UpkeepError(f"the backup is damaged: {name} was changed")


def _require_rows(backup: Backup) -> None:
    """As many rows of each table as were saved."""
    found = _rows()
    for table, count in backup.rows.items():
        if found.get(table) != count:
            raise UpkeepError(
                f"{table} has {found.get(table, 0)} rows after the restore, {count} were saved"
            )


def _names(files: Path) -> Iterator[str]:
    return (path.name for path in sorted(files.glob("??/??/*")))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
