"""The broker only wakes: without it work is accepted, and done when it is back."""

from pathlib import Path

import pytest
import redis

from burden.audit.models import Entry
from burden.jobs import services
from burden.jobs.models import Job, State
from burden.stack.waiting import wait_for
from tests.faults.conftest import Site

pytestmark = pytest.mark.slow


@pytest.fixture
def keys(tmp_path: Path) -> list[str]:
    folders = [tmp_path / str(number) for number in range(20)]
    for folder in folders:
        folder.mkdir()
        (folder / "go").touch()
    return [str(folder) for folder in folders]


def wait_until_done(count: int) -> None:
    wait_for(
        lambda: Job.objects.filter(kind="held_up", state=State.DONE).count() == count,
        seconds=180,
        what="the end of all jobs",
    )


def test_work_is_done_without_a_restart_when_the_broker_is_back(
    site: Site, keys: list[str]
) -> None:
    site.start_worker()
    site.kill_broker()

    for key in keys:
        services.enqueue("held_up", key)
    site.start_broker()
    wait_until_done(len(keys))

    assert Entry.objects.filter(action="fault.effect").count() == len(keys)


def test_work_is_done_when_the_broker_forgot_every_message(site: Site, keys: list[str]) -> None:
    for key in keys:
        services.enqueue("held_up", key)
    socket = site.broker_url.removeprefix("redis+socket://")
    redis.Redis(unix_socket_path=socket).flushall()

    site.start_worker()
    wait_until_done(len(keys))

    assert Entry.objects.filter(action="fault.effect").count() == len(keys)
