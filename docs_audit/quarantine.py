"""What lies in quarantine longer than it should: whatever was killed, nothing stays for ever.

A worker that is killed while it reads loses its lease, and another reads the file again. Left are
bytes whose upload was never acknowledged, bytes whose line has come to its end, and lines whose
job has been given up.
"""

import time
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from burden.jobs import services as jobs
from burden.jobs.models import Job
from burden.jobs.models import State as JobState
from docs_audit import storage
from docs_audit.models import UploadedFile

# A file is acknowledged within one request, and a request takes no longer.
_UNACKNOWLEDGED_SECONDS = 10 * 60
# So long a person may retry a job that was given up.
_GIVEN_UP_SECONDS = 7 * 24 * 3600
_GIVEN_UP = (JobState.FAILED, JobState.QUARANTINED)


def sweep() -> int:
    """Remove or take up again what was left behind; returns how many files that were."""
    return sum(_settle(path, uuid) for path, uuid in storage.quarantined())


@transaction.atomic
def give_up_lost() -> int:
    """Tell uploads whose bytes are gone to be repeated, as after a restore; returns how many."""
    waiting = UploadedFile.objects.select_for_update().filter(
        Q(state=UploadedFile.State.WAITING) | Q(reason=UploadedFile.TOOL_MISSING)
    )
    lost = [file.pk for file in waiting if not storage.quarantine_path(file.uuid).exists()]
    return UploadedFile.objects.filter(pk__in=lost).update(
        state=UploadedFile.State.FAILED, reason="damaged"
    )


def _settle(path: Path, uuid: UUID) -> bool:
    try:
        age = time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return False  # its reader has just ended
    if age < _UNACKNOWLEDGED_SECONDS:
        return False
    file = UploadedFile.objects.filter(uuid=uuid).first()
    if file is None or not (file.state == UploadedFile.State.WAITING or file.awaits_tool):
        path.unlink(missing_ok=True)
        return True
    if file.awaits_tool:
        return False
    return _take_up(file, age)


def _take_up(file: UploadedFile, age: float) -> bool:
    """Ask again for what nobody does any more; give up what could not be done for long."""
    keys = [str(file.uuid), *([str(file.container.uuid)] if file.container else [])]
    open_jobs = Job.objects.filter(kind__startswith="paper.", key__in=keys)
    states = set(open_jobs.exclude(state=JobState.DONE).values_list("state", flat=True))
    if states - set(_GIVEN_UP):
        return False
    if not states:
        jobs.enqueue("paper.read", str(file.uuid))
        return True
    if age < _GIVEN_UP_SECONDS:
        return False
    with transaction.atomic():
        file.state, file.reason = UploadedFile.State.FAILED, "damaged"
        file.save(update_fields=["state", "reason"])
    storage.discard(file.uuid)
    return True
