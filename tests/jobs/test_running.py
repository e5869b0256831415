from datetime import timedelta

import pytest
from django.db.models import F
from django.db.models.functions import Now

from burden.jobs import services
from burden.jobs.models import Job, Lane, State
from burden.jobs.running import run_due
from tests.jobs.conftest import Probe

pytestmark = pytest.mark.django_db


def let_delays_pass() -> None:
    Job.objects.update(run_after=Now() - timedelta(seconds=1))


def test_due_jobs_run_by_lane_then_age(probe: Probe) -> None:
    services.enqueue("probe", "import", lane=Lane.BULK)
    services.enqueue("probe", "first")
    services.enqueue("probe", "second")
    services.enqueue("probe", "person", lane=Lane.PROMPT)

    done = run_due("w")

    assert (done, probe.keys) == (4, ["person", "first", "second", "import"])
    assert set(Job.objects.values_list("state", flat=True)) == {State.DONE}


def test_job_waits_when_it_is_to_run_later(probe: Probe) -> None:
    services.enqueue("probe", "a")
    Job.objects.update(run_after=Now() + timedelta(hours=1))

    assert run_due("w") == 0


def test_job_waits_twice_as_long_after_each_error(probe: Probe) -> None:
    probe.error = ValueError("no such unit\nDETAIL: (secret row)")
    services.enqueue("probe", "a")
    waits = []

    for _ in range(3):
        run_due("w")
        waits.append(Job.objects.values_list(F("run_after") - Now(), flat=True).get())
        let_delays_pass()

    assert waits[1] > 1.8 * waits[0]
    assert waits[2] > 1.8 * waits[1]
    assert Job.objects.get().error == "ValueError: no such unit"


def test_job_fails_for_good_after_five_errors(probe: Probe) -> None:
    probe.error = ValueError("no such unit")
    services.enqueue("probe", "a")

    for _ in range(7):
        run_due("w")
        let_delays_pass()

    assert Job.objects.get().state == State.FAILED
    assert len(probe.keys) == services.MAX_ATTEMPTS


def test_retry_gives_a_failed_job_all_its_attempts_again(probe: Probe) -> None:
    services.enqueue("probe", "a")
    Job.objects.update(state=State.FAILED, attempts=5)

    services.retry_job(Job.objects.get())
    run_due("w")

    assert Job.objects.get().state == State.DONE


def test_job_of_an_unknown_kind_is_kept_with_its_error() -> None:
    services.enqueue("unheard-of", "a")

    run_due("w")

    job = Job.objects.get()
    assert (job.state, job.error) == (State.READY, "UnknownKind: unheard-of")
