"""A killed worker's job is taken up again within ten seconds, and its effect is there once."""

import os
import signal
from pathlib import Path

import pytest

from burden.audit.models import Entry
from burden.jobs import services
from burden.jobs.models import Job, State
from burden.stack.waiting import wait_for
from tests.faults.conftest import Site

pytestmark = pytest.mark.slow

TAKEN_UP_AGAIN_SECONDS = 10


def begun(folder: Path) -> list[int]:
    """Process ids of the runs that have begun."""
    return [int(path.name.partition("-")[2]) for path in folder.glob("begun-*")]


def wait_for_runs(folder: Path, count: int, *, seconds: float) -> None:
    wait_for(lambda: len(begun(folder)) == count, seconds=seconds, what=f"run {count}")


def wait_until_done() -> None:
    wait_for(
        lambda: not Job.objects.exclude(state=State.DONE).exists(), seconds=30, what="the job's end"
    )


def effects() -> int:
    return Entry.objects.filter(action="fault.effect").count()


def test_job_is_taken_up_again_and_done_once_when_its_child_is_killed(
    site: Site, tmp_path: Path
) -> None:
    site.start_worker()
    services.enqueue("held_up", str(tmp_path))
    wait_for_runs(tmp_path, 1, seconds=10)

    os.kill(begun(tmp_path)[0], signal.SIGKILL)
    wait_for_runs(tmp_path, 2, seconds=TAKEN_UP_AGAIN_SECONDS)
    (tmp_path / "go").touch()
    wait_until_done()

    assert effects() == 1
    assert Job.objects.get(kind="held_up").claims == 2


def test_job_is_taken_up_by_another_worker_when_its_worker_is_killed(
    site: Site, tmp_path: Path
) -> None:
    first = site.start_worker()
    services.enqueue("held_up", str(tmp_path))
    wait_for_runs(tmp_path, 1, seconds=10)
    site.start_worker()

    site.kill(first)
    wait_for_runs(tmp_path, 2, seconds=TAKEN_UP_AGAIN_SECONDS)
    (tmp_path / "go").touch()
    wait_until_done()

    assert effects() == 1


def test_child_ends_with_its_killed_worker(site: Site, tmp_path: Path) -> None:
    worker = site.start_worker()
    services.enqueue("held_up", str(tmp_path))
    wait_for_runs(tmp_path, 1, seconds=10)
    child = begun(tmp_path)[0]

    site.kill(worker)

    wait_for(lambda: not Path(f"/proc/{child}").exists(), seconds=5, what="the child's end")


def test_job_that_kills_its_children_is_set_apart_and_others_go_on(
    site: Site, tmp_path: Path
) -> None:
    harmless = tmp_path / "harmless"
    harmless.mkdir()
    (harmless / "go").touch()
    site.start_worker()

    services.enqueue("poison", str(tmp_path))
    wait_for(
        lambda: Job.objects.get(kind="poison").state == State.QUARANTINED,
        seconds=40,
        what="the quarantine",
    )
    services.enqueue("held_up", str(harmless))
    wait_for(lambda: effects() == 1, seconds=20, what="the other job")

    assert len(begun(tmp_path)) == services.MAX_INTERRUPTIONS
