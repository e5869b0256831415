from datetime import timedelta

import pytest
from django.db.models import F
from django.db.models.functions import Now

from burden.jobs import services
from burden.jobs.errors import LeaseLost
from burden.jobs.leases import Lease
from burden.jobs.models import Job, Presence, State

pytestmark = pytest.mark.django_db


def claimed(worker: str = "host:1/2") -> Lease:
    lease = services.claim(worker)
    assert lease is not None
    return lease


def let_lease_run_out() -> None:
    Job.objects.filter(state=State.RUNNING).update(lease_until=Now() - timedelta(seconds=1))


def note_worker_alive(name: str) -> None:
    services.sign_of_life(name)


def test_claimed_job_is_nobody_elses_while_its_lease_lasts() -> None:
    services.enqueue("probe", "a")
    claimed()

    assert services.claim("other") is None


def test_first_worker_writes_nothing_after_another_took_over() -> None:
    services.enqueue("probe", "a")
    first = claimed()
    let_lease_run_out()
    second = claimed()

    with pytest.raises(LeaseLost):
        first.confirm()
    second.confirm()


def test_first_worker_ends_nothing_after_another_took_over() -> None:
    services.enqueue("probe", "a")
    first = claimed()
    let_lease_run_out()
    claimed()

    assert services.finish(first) is False
    services.postpone(first, error="late")

    job = Job.objects.get()
    assert (job.state, job.error) == (State.RUNNING, "")


def test_renewing_prolongs_the_lease_by_the_clock_of_the_database() -> None:
    services.enqueue("probe", "a")
    lease = claimed()
    Job.objects.update(lease_until=Now() + timedelta(seconds=1))

    assert lease.renew()

    left = Job.objects.values_list(F("lease_until") - Now(), flat=True).get()
    assert left > timedelta(seconds=5)


def test_job_is_set_apart_when_it_ended_two_children_of_a_living_worker() -> None:
    services.enqueue("probe", "poison")
    for child in ("host:1/2", "host:1/3"):
        claimed(child)
        note_worker_alive("host:1")
        let_lease_run_out()

    assert services.claim("host:1/4") is None
    assert Job.objects.get().state == State.QUARANTINED


def test_job_is_not_suspected_when_the_whole_worker_was_killed() -> None:
    services.enqueue("probe", "a")
    for child in ("host:1/2", "host:5/6", "host:7/8"):
        claimed(child)
        note_worker_alive(child.partition("/")[0])
        Presence.objects.update(seen_at=Now() - timedelta(seconds=10))
        let_lease_run_out()

    claimed()

    assert Job.objects.get().interruptions == 0


def test_job_fails_when_every_attempt_lost_its_worker() -> None:
    services.enqueue("probe", "a")
    for _ in range(services.MAX_ATTEMPTS):
        claimed()
        let_lease_run_out()

    assert services.claim("w") is None
    assert Job.objects.get().state == State.FAILED


def test_quarantined_job_runs_again_when_a_person_retries_it() -> None:
    services.enqueue("probe", "a")
    Job.objects.update(state=State.QUARANTINED, interruptions=2)

    assert services.retry_job(Job.objects.get())

    claimed()
    assert Job.objects.get().interruptions == 0
