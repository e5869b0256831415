"""What `doctor` looks at, in messages of Django's own checks, each with what to do about it.

They ask the database, the broker and the disk, which `manage.py check` must do without; so they
are not registered with it.
"""

import math
import random
import shutil
import smtplib
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as Caution
from django.core.mail import get_connection
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from burden.audit import selectors as audit_log
from burden.jobs import selectors as jobs
from burden.jobs.doorbell import broker_answers
from burden.news import selectors as news
from burden.organisations import selectors as organisations
from burden.organisations.models import User
from burden.stack import scanning
from docs_audit import formats, storage
from docs_audit.models import StoredFile

OLDEST_SERVER = 15
_CLOCK_SECONDS = 5
_QUEUE_SECONDS = 600
_SWEEP_SECONDS = 60
_LITTLE_SPACE, _NO_SPACE = 5 * 2**30, 2**30
_LOG_CHECKED = timedelta(days=2)
_BACKUP = timedelta(days=7)
_ORPHAN_SECONDS = 3600
_READING_SECONDS = 20
_MAIL_SECONDS = 5
_NAMED = 3

_Check = Callable[[], Iterator[CheckMessage]]


def problems(*, every_file: bool = False) -> list[CheckMessage]:
    """Everything that is wrong, in the order in which it is looked at.

    Args:
        every_file: read all originals, however long it takes; else for a short time some of them,
            each time others.
    """
    seconds = math.inf if every_file else _READING_SECONDS
    checks: tuple[_Check, ...] = (*_CHECKS, partial(_bytes, seconds=seconds))
    return [message for check in checks for message in _told(check)]


def _told(check: _Check) -> list[CheckMessage]:
    """What a check says; where database or disk keep it from looking, that."""
    try:
        return list(check())
    except (DatabaseError, OSError) as error:
        name = getattr(check, "func", check).__name__
        said = f"{name.strip('_')} could not be looked at: {error}".strip()
        return [Error(said, id="upkeep.E000")]


def _database() -> Iterator[CheckMessage]:
    with connection.cursor() as cursor:
        before = time.time()
        cursor.execute("SELECT extract(epoch FROM clock_timestamp())")
        apart = abs(float(cursor.fetchone()[0]) - (before + time.time()) / 2)
    version = connection.pg_version // 10_000  # type: ignore[attr-defined]
    if version < OLDEST_SERVER:
        yield Error(
            f"PostgreSQL {version} is older than {OLDEST_SERVER}",
            hint="Upgrade the server; leases and indexes use what older ones lack.",
            id="upkeep.E001",
        )
    if apart > _CLOCK_SECONDS:
        yield Caution(
            f"the clocks of this machine and of the database are {apart:.0f} s apart",
            hint="Set both by NTP; times in the log are those of this machine.",
            id="upkeep.W002",
        )
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        yield Error(
            f"{len(plan)} migrations are not applied, first {plan[0][0]}",
            hint="manage.py prepare_stack",
            id="upkeep.E003",
        )


def _queue() -> Iterator[CheckMessage]:
    queue = jobs.health()
    if not broker_answers():
        yield Error(
            "the broker does not answer",
            hint="Start Redis or Valkey (CELERY_BROKER_URL). Nothing is lost meanwhile.",
            id="upkeep.E004",
        )
    if not queue.workers:
        yield Error(
            "no worker gave a sign of life",
            hint="Start the worker; its log says why it ended.",
            id="upkeep.E005",
        )
    if queue.seconds_since_sweep is None or queue.seconds_since_sweep > _SWEEP_SECONDS:
        yield Error(
            "the clock (celery beat) gave no sign of life",
            hint="Start it: without it forgotten jobs are not found and nothing runs by night.",
            id="upkeep.E006",
        )
    if (queue.oldest_due_seconds or 0) > _QUEUE_SECONDS:
        yield Caution(
            f"the oldest job has waited for {queue.oldest_due_seconds:.0f} s",
            hint="More WORKER_PROCESSES; after an import it is normal.",
            id="upkeep.W007",
        )
    if queue.failed or queue.quarantined:
        yield Caution(
            f"{queue.failed} jobs failed and {queue.quarantined} killed their worker",
            hint="The worker's log names the error beside kind and key of the job.",
            id="upkeep.W008",
        )


def _disk() -> Iterator[CheckMessage]:
    free = shutil.disk_usage(settings.DATA.root).free
    if free < _LITTLE_SPACE:
        kind, code = (Error, "upkeep.E009") if free < _NO_SPACE else (Caution, "upkeep.W009")
        yield kind(
            f"{free / 2**30:.1f} GB are free at {settings.DATA.root}",
            hint="Uploads are refused when it is full. Move old backups away, or add space.",
            id=code,
        )


def _programs() -> Iterator[CheckMessage]:
    missing = formats.unread_formats()
    if missing:
        yield Caution(
            f"not read here: {', '.join(missing)}",
            hint="Install what README names for them; their files wait and are read then.",
            id="upkeep.W010",
        )


def _scanner() -> Iterator[CheckMessage]:
    """Whether the scanner finds the test file of the trade where it is shown files."""
    if not settings.FILE_SCANNER:
        return
    try:
        scanning.look_at_chunks([scanning.TEST_FILE])
    except scanning.Infected:
        return
    except scanning.ScannerFailed as failed:
        yield Error(
            f"the scanner of FILE_SCANNER gives no answer: {failed}",
            hint="Try the command on a file; until it answers, nothing that comes in is read.",
            id="upkeep.E019",
        )
    else:
        yield Error(
            "the scanner of FILE_SCANNER does not find the test file (EICAR)",
            hint="It must read the path it is given, also below /proc; clamdscan with --fdpass.",
            id="upkeep.E020",
        )


def _files() -> Iterator[CheckMessage]:
    """Rows without bytes and bytes without a row; what was removed is missed by nobody."""
    stored = StoredFile.objects.filter(removed_at__isnull=True)
    kept = set(stored.values_list("sha256", flat=True))
    found = {path.name for path in settings.FILES_ROOT.glob("??/??/*") if _is_settled(path)}
    # What came while the folder was being read is in it now.
    lost = sorted(one for one in kept - found if not storage.stored_path(one).exists())
    if lost:
        yield Error(
            f"{len(lost)} originals are missing, first {', '.join(lost[:_NAMED])}",
            hint="Bring them back from a backup: copy its folder `files` over the one here.",
            id="upkeep.E011",
        )
    orphans = sorted(found - kept)
    if orphans:
        yield Caution(
            f"{len(orphans)} files belong to no paper, first {', '.join(orphans[:_NAMED])}",
            hint="A worker was killed between writing and noting them; they may be removed.",
            id="upkeep.W012",
        )


def _bytes(*, seconds: float) -> Iterator[CheckMessage]:
    """Originals that are no longer what was taken in, as far as they are read in that time."""
    kept = list(StoredFile.objects.filter(removed_at__isnull=True).values_list("sha256", flat=True))
    random.shuffle(kept)
    until = time.monotonic() + seconds
    changed = []
    for sha256 in kept:
        if time.monotonic() > until:
            break
        if storage.stored_path(sha256).exists() and not _is_whole(sha256):
            changed.append(sha256)
    if changed:
        yield Error(
            f"{len(changed)} originals were changed, first {', '.join(sorted(changed)[:_NAMED])}",
            hint="Bring them back from a backup, and find out who can write to the data folder.",
            id="upkeep.E024",
        )


def _is_whole(sha256: str) -> bool:
    try:
        storage.open_whole(sha256).close()
    except storage.FileChanged:
        return False
    return True


def _is_settled(path: Any) -> bool:
    """Whether a file has lain there longer than a job takes to note it."""
    try:
        return bool(time.time() - path.stat().st_mtime > _ORPHAN_SECONDS)
    except FileNotFoundError:
        return False


def _log() -> Iterator[CheckMessage]:
    checked = audit_log.last_verification()
    if checked is None or timezone.now() - checked.at > _LOG_CHECKED:
        yield Caution(
            "the log was not checked in the last two days",
            hint="manage.py verify_audit; by night the clock has it done.",
            id="upkeep.W013",
        )
    if checked is not None and checked.faults:
        fault = checked.faults[0]
        yield Error(
            f"the log was changed: chain {fault['chain'] or '-'}, entry {fault['number']}",
            hint="manage.py verify_audit names each; tell the audit administrator.",
            id="upkeep.E014",
        )
    saved = audit_log.last_of("backup.made")
    if saved is None or timezone.now() - saved.at > _BACKUP:
        yield Caution(
            "no backup was made in the last seven days",
            hint="manage.py backup FOLDER, on another disk.",
            id="upkeep.W015",
        )


def _accounts() -> Iterator[CheckMessage]:
    unused = organisations.unused(User.objects.all()).count()
    if unused:
        yield Caution(
            f"{unused} accounts were not used for {settings.UNUSED_DAYS} days",
            hint="Close those whose owners have left: /account/people/?unused=yes (SEC-06).",
            id="upkeep.W016",
        )
    if not settings.EMBEDDED and (settings.DATA.demo / "accounts.csv").exists():
        yield Error(
            "this installation has demo accounts, whose passwords lie beside the data",
            hint="Lock them, or begin with an empty database and data folder (SEC-05).",
            id="upkeep.E017",
        )
    if not settings.EMBEDDED and not settings.ADMIN_ADDRESSES:
        yield Caution(
            "administrators may work from any network",
            hint="Set ADMIN_ADDRESSES to the networks of their offices (SEC-11).",
            id="upkeep.W018",
        )


def _second_factors() -> Iterator[CheckMessage]:
    waiting = organisations.without_factor(User.objects.all())
    if count := waiting.count():
        holding, over = organisations.setup_codes(waiting)
        yield Caution(
            f"{count} accounts have to set up their second factor: {holding} set-up codes hold, "
            f"{over} are over, {count - holding - over} were never handed out",
            hint="Hand out codes: /account/people/?factor=yes, reset_second_factor (SEC-04).",
            id="upkeep.W025",
        )


def _mail() -> Iterator[CheckMessage]:
    wishing = news.wishing_without_mail()
    if wishing:
        yield Caution(
            f"{wishing} people want a digest by e-mail, and no server is named",
            hint="Set EMAIL_URL (smtp://user:password@host:25, smtp+tls://, smtp+ssl://).",
            id="upkeep.W021",
        )
    if not settings.HAS_MAIL:
        return
    try:
        server = get_connection(timeout=_MAIL_SECONDS)
        server.open()
        server.close()
    except (OSError, smtplib.SMTPException) as error:
        yield Error(
            f"the mail server does not take the product in: {type(error).__name__}: {error}",
            hint="Look at EMAIL_URL and at the server; digests wait and are tried again by day.",
            id="upkeep.E022",
        )
    refused, lost, said = news.digests_in_trouble()
    if refused or lost:
        yield Caution(
            f"{refused} digests were not taken, of {lost} the answer got lost; last: {said}",
            hint="Those not taken are tried again until noon; the others may have arrived.",
            id="upkeep.W023",
        )


_CHECKS: tuple[_Check, ...] = (
    _database,
    _queue,
    _disk,
    _programs,
    _scanner,
    _files,
    _log,
    _accounts,
    _second_factors,
    _mail,
)
