import threading
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.models.functions import Now

from burden.jobs import leases, registry, services
from burden.jobs.leases import Lease
from burden.jobs.models import Job, State
from burden.jobs.running import run_due
from burden.stack.waiting import wait_for
from tests.jobs.conftest import Probe, remind

pytestmark = pytest.mark.django_db(transaction=True)


def in_threads(count: int, target: Callable[[], object]) -> None:
    def run() -> None:
        try:
            target()
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_each_job_runs_once_when_eight_workers_compete(probe: Probe) -> None:
    for number in range(60):
        services.enqueue("probe", str(number))

    in_threads(8, lambda: run_due("w"))

    assert Counter(probe.keys) == {str(number): 1 for number in range(60)}
    assert set(Job.objects.values_list("state", flat=True)) == {State.DONE}


def test_enqueue_makes_one_row_when_eight_ask_at_once() -> None:
    in_threads(8, lambda: services.enqueue("probe", "a"))

    assert Job.objects.get().requests == 8


def test_request_is_not_lost_when_its_commit_comes_after_the_claim_was_tried(probe: Probe) -> None:
    services.enqueue("probe", "a")

    with transaction.atomic():
        services.enqueue("probe", "a")
        in_threads(1, lambda: run_due("w"))
        assert probe.keys == []

    run_due("w")
    assert probe.keys == ["a"]


def test_reminders_wait_for_nobody_and_none_is_lost(probe: Probe) -> None:
    remind("a")
    reminded: list[str] = []

    def other() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '2s'")
        remind("a")
        reminded.append("a")

    with transaction.atomic():
        remind("a")
        in_threads(1, other)
        in_threads(1, lambda: run_due("w"))
        assert (reminded, probe.keys) == (["a"], [])

    run_due("w")
    assert probe.keys == ["a"]


def test_enqueue_leaves_nothing_when_its_transaction_is_undone() -> None:
    with transaction.atomic():
        services.enqueue("probe", "a")
        transaction.set_rollback(True)

    assert not Job.objects.exists()


def test_job_cannot_be_taken_over_while_its_result_is_being_written() -> None:
    services.enqueue("probe", "a")
    lease = services.claim("w")
    assert lease is not None
    Job.objects.update(lease_until=Now() - timedelta(seconds=1))
    taken: list[Lease | None] = []

    with transaction.atomic():
        lease.confirm()
        in_threads(1, lambda: taken.append(services.claim("other")))

    assert taken == [None]


def test_lease_is_renewed_while_a_long_job_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leases, "HEARTBEAT_SECONDS", 0.05)
    seen: set[object] = set()

    def long_job(key: str, lease: Lease) -> None:
        def renewed_thrice() -> bool:
            seen.add(Job.objects.get().lease_until)
            return len(seen) > 3

        wait_for(renewed_thrice, seconds=10, what="three renewals")

    monkeypatch.setitem(registry._handlers, "long", long_job)
    services.enqueue("long", "a")

    run_due("w")

    assert Job.objects.get().state == State.DONE
