"""After a publication everything is judged anew: shown, taken up after a kill, nothing lost."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from burden.findings.models import Finding
from burden.jobs import services as jobs
from burden.jobs.models import Job, State
from burden.jobs.running import run_due
from burden.ledger.models import Entry
from burden.organisations.models import Role
from burden.scores.models import Score
from burden.thresholds import progress, registry, selectors
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import make_paper, work
from tests.meetings.gatherings import Offices
from tests.rows import Once
from tests.thresholds.judged import facts, make_judged, publish

pytestmark = pytest.mark.django_db(transaction=True)

STRICT = {"copy.amber": 0.97, "copy.red": 1.0, "copy.excerpt": 5000.0, "meeting.novelty": 0.0}
AS_BEFORE = {"copy.amber": 0.6, "copy.red": 0.8, "copy.excerpt": 400.0, "meeting.novelty": 0.3}


@pytest.fixture
def offices(once: Once) -> Offices:
    return once(make_judged)


def page_of(offices: Offices, name: str) -> str:
    client = Client(headers={"accept-language": "en"})
    person = make_person(Role.SECURITY_ADMIN, offices.city)
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client.get(reverse(name)).content.decode()


def test_defaults_of_the_program_leave_no_work(offices: Offices) -> None:
    assert progress.of_latest() is None


def test_progress_tells_done_and_total_until_nothing_is_left(offices: Offices) -> None:
    publish(STRICT, offices)
    waiting = progress.of_latest()
    run_due("tests/1", limit=6)
    half = progress.of_latest()
    shown = page_of(offices, "thresholds:progress")
    work()
    whole = progress.of_latest()
    finished = page_of(offices, "thresholds:threshold-list")

    assert waiting is not None
    assert half is not None
    assert whole is not None
    assert waiting.is_running
    assert half.is_running
    assert 0 < half.done < half.total
    assert f"{half.done} of {half.total} done" in shown
    assert "hx-trigger" in shown
    assert not whole.is_running
    assert whole.done == whole.total
    steps = {str(step.label): step.done for step in whole.steps}
    assert steps["papers judged"] >= 4
    assert steps["meetings judged"] >= 4
    assert "Everything has been judged by these values" in finished


def test_job_that_cannot_be_done_is_told(offices: Offices) -> None:
    publish(STRICT, offices)
    run_due("tests/1", limit=2)
    job = Job.objects.filter(kind="paper.judge", state=State.READY).first()
    assert job is not None
    Job.objects.filter(pk=job.pk).update(state=State.FAILED)
    work()

    told = progress.of_latest()

    assert told is not None
    assert told.failed == 1
    assert "1 job could not be done" in page_of(offices, "thresholds:progress")


def standing_lines() -> int:
    """How many lines of the ledger hold; what was taken back and booked again is one."""
    return Entry.objects.standing().values("item", "receiver", "component").distinct().count()


def test_worker_that_is_killed_in_between_loses_and_doubles_nothing(offices: Offices) -> None:
    before = facts()
    entries, findings = standing_lines(), Finding.objects.count()
    publish(STRICT, offices)
    run_due("tests/1", limit=5)
    # Killed with a job in hand: its lease runs out.
    lease = jobs.claim("killed/1")
    assert lease is not None
    Job.objects.filter(pk=lease.job_id).update(lease_until="2026-01-01T00:00Z")
    work()
    strict = facts()
    publish(AS_BEFORE, offices)
    work()

    assert strict[0].keys() < before[0].keys()
    assert facts()[0] == before[0]
    assert facts()[1] == pytest.approx(before[1])
    assert facts()[2] == pytest.approx(before[2])
    assert standing_lines() == entries
    assert Finding.objects.count() == findings
    assert not Job.objects.exclude(state=State.DONE).exists()


def test_publication_asks_for_everything_in_few_statements(
    db: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    county = make_unit()
    for _paper in range(12):
        make_paper(county)
    version = selectors.in_force().set
    Job.objects.all().delete()

    with django_assert_max_num_queries(2 * len(registry._listeners)):
        for listener in registry._listeners:
            listener(version)

    assert Job.objects.filter(kind="paper.judge").count() == 12


def test_every_finding_and_score_bears_the_version_that_made_it(offices: Offices) -> None:
    version = publish({"reply.working_days": 12}, offices)
    work()

    standing = Finding.objects.exclude(state=Finding.State.WITHDRAWN)
    assert set(standing.values_list("parameter_set", flat=True)) == {version.pk}
    months = set(Score.objects.values_list("month", flat=True))
    renewed = set(Score.objects.filter(parameter_set=version).values_list("month", flat=True))
    assert renewed == months
