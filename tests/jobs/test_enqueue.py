import pytest

from burden.jobs import services
from burden.jobs.models import Job, Lane, State
from tests.jobs.conftest import remind

pytestmark = pytest.mark.django_db


def test_enqueue_makes_one_row_when_asked_twice() -> None:
    services.enqueue("probe", "a")
    services.enqueue("probe", "a", lane=Lane.PROMPT)

    job = Job.objects.get()
    assert (job.requests, job.state, job.lane) == (2, State.READY, Lane.PROMPT)


def test_enqueue_makes_a_new_row_when_the_last_one_is_done() -> None:
    services.enqueue("probe", "a")
    lease = services.claim("w")
    assert lease is not None
    services.finish(lease)

    services.enqueue("probe", "a")

    assert sorted(Job.objects.values_list("state", flat=True)) == [State.DONE, State.READY]


def test_job_runs_once_more_when_asked_for_while_it_ran() -> None:
    services.enqueue("probe", "a")
    lease = services.claim("w")
    assert lease is not None
    services.enqueue("probe", "a")

    services.finish(lease)

    job = Job.objects.get()
    assert (job.state, job.attempts) == (State.READY, 0)


def test_enqueue_tries_anew_when_the_job_had_failed() -> None:
    services.enqueue("probe", "a")
    Job.objects.update(state=State.FAILED, attempts=5)

    services.enqueue("probe", "a")

    job = Job.objects.get()
    assert (job.state, job.attempts) == (State.READY, 0)


def test_enqueue_leaves_a_job_apart_when_it_was_quarantined() -> None:
    services.enqueue("probe", "a")
    Job.objects.update(state=State.QUARANTINED)

    services.enqueue("probe", "a")

    assert Job.objects.get().state == State.QUARANTINED


def test_reminder_asks_as_enqueue_does() -> None:
    remind("b", "a", lane=Lane.BULK)
    remind("a", lane=Lane.PROMPT)
    asked = Job.objects.order_by("key").values_list("key", "lane")
    assert list(asked) == [("a", Lane.PROMPT), ("b", Lane.BULK)]

    lease = services.claim("w")
    assert lease is not None
    remind("a", lane=Lane.PROMPT)
    services.finish(lease)
    assert Job.objects.get(key="a").state == State.READY

    Job.objects.update(state=State.FAILED)
    remind("a", "b", lane=Lane.BULK)
    assert set(Job.objects.values_list("state", flat=True)) == {State.READY}
