"""A report is ordered, made by a job, and taken out by whoever ordered it alone."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.test import Client
from django.utils import timezone

from burden.audit.models import Entry
from burden.audit.selectors import details
from burden.findings import registry
from burden.findings.models import Finding
from burden.findings.registry import FindingKind
from burden.jobs import services as jobs
from burden.jobs.models import Job
from burden.jobs.models import State as JobState
from burden.jobs.running import run_due
from burden.organisations.models import Level, Role, Unit, User
from burden.reports import keeping, services
from burden.reports.models import JOB, Report
from burden.reports.services import MOST_UNDERWAY
from tests.factories.administration import book_hours, make_item, make_person, make_unit
from tests.factories.papers import paper_of
from tests.factories.reports import made, ordered
from tests.findings.conftest import suspect

pytestmark = pytest.mark.django_db(transaction=True)

JUNE = {"period": "2025-06"}


@pytest.fixture
def county() -> Unit:
    """A county that received hours in June 2025, and is suspected of one copy."""
    county = make_unit("安平县人民政府", staff=20)
    item = make_item(county, title="关于防汛值守的通知")
    book_hours(item, county, 5)
    suspect(item, None)
    return county


@pytest.fixture
def inspector(county: Unit) -> User:
    return make_person(Role.INSPECTOR, county)


def browser(person: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


def acts(report: Report) -> list[str]:
    entries = Entry.objects.filter(target_kind="reports.report", target_id=str(report.pk))
    return [one.action for one in entries.order_by("id")]


def test_order_goes_from_the_page_to_the_file_and_leaves_its_entries(inspector: User) -> None:
    client = browser(inspector)

    answer = client.post(
        "/reports/new/?kind=period&period=2025-06", {"form": "docx", "language": "en"}
    )
    report = Report.objects.get()
    waiting = client.get(answer["Location"]).text
    run_due("w")
    ready = client.get(answer["Location"]).text
    file = client.get(f"/reports/{report.uuid}/file/")

    assert "It waits for its turn." in waiting
    assert 'hx-trigger="every 2s"' in waiting
    assert 'hx-trigger="every 2s"' not in ready
    digest = sha256(file.content).hexdigest()
    assert digest in ready
    assert acts(report) == ["report.ordered", "report.made", "report.downloaded"]
    told = details(Entry.objects.get(action="report.downloaded"))
    assert (told["sha256"], told["version"]) == (digest, 1)
    assert "report-" not in file["Content-Disposition"]
    assert re.search(r'filename="period-\d{8}-\w{8}\.docx"', file["Content-Disposition"])


def test_progress_is_a_fragment_that_asks_for_itself(inspector: User) -> None:
    report = ordered(inspector, inspector.scope, **JUNE)

    page = browser(inspector).get(f"/reports/{report.uuid}/", headers={"hx-request": "true"}).text

    assert "<html" not in page
    assert f'hx-get="/reports/{report.uuid}/"' in page


def test_only_who_ordered_it_takes_it_out_and_only_within_scope(
    county: Unit, inspector: User
) -> None:
    report = ordered(inspector, county, **JUNE)
    made(report)
    address = f"/reports/{report.uuid}/file/"

    assert browser(make_person(Role.INSPECTOR, county)).get(address).status_code == 404
    assert browser(inspector).get(address).status_code == 200
    inspector.scope = make_unit("临河县")
    inspector.save()
    assert browser(inspector).get(address).status_code == 404
    inspector.scope, inspector.role = county, Role.CADRE
    inspector.save()
    assert browser(inspector).get(address).status_code == 403


def test_scope_that_shrank_before_the_job_came_gives_no_file(county: Unit, inspector: User) -> None:
    report = ordered(inspector, county, **JUNE)
    inspector.scope = make_unit("临河县")
    inspector.save()

    run_due("w")

    report.refresh_from_db()
    assert report.state == Report.State.FAILED
    assert not keeping.path_of(report.uuid).exists()


@pytest.mark.parametrize("kind", ["period", "unit"])
def test_period_without_data_gives_a_sentence_and_no_file(
    kind: str, county: Unit, inspector: User
) -> None:
    report = ordered(inspector, county, kind, period="2019-01")

    run_due("w")

    page = browser(inspector).get(f"/reports/{report.uuid}/").text
    assert "Nothing is known of 安平县人民政府 in January 2019" in page
    assert "The latest data is of June 2025." in page
    assert not keeping.path_of(report.uuid).exists()
    assert browser(inspector).get(f"/reports/{report.uuid}/file/").status_code == 404


def test_dossier_without_data_tells_the_latest_of_the_unit_itself(
    county: Unit, inspector: User
) -> None:
    township = make_unit("城关镇", level=Level.TOWNSHIP, parent=county)
    book_hours(make_item(township, day=date(2025, 9, 1)), township, 3)
    report = ordered(inspector, county, "unit", period="2025-09")

    run_due("w")

    page = browser(inspector).get(f"/reports/{report.uuid}/").text
    assert "The latest data is of June 2025." in page


def test_order_that_waits_is_called_off_at_once(inspector: User) -> None:
    report = ordered(inspector, inspector.scope, **JUNE)

    browser(inspector).post(f"/reports/{report.uuid}/cancel/")
    run_due("w")

    report.refresh_from_db()
    assert report.state == Report.State.CANCELLED
    assert acts(report) == ["report.ordered", "report.cancelled"]
    assert not keeping.path_of(report.uuid).exists()


class Interrupting:
    """A kind of findings whose claim does something the first time it is asked for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked = 0
        self.happens: Callable[[], None] = lambda: None
        kind = FindingKind("probe", "probe", self._claim, "")
        monkeypatch.setitem(registry._kinds, "probe", kind)
        Finding.objects.update(kind="probe")

    def _claim(self, _finding: Finding) -> str:
        self.asked += 1
        if self.asked == 1:
            self.happens()
        return "a probe"


def test_report_under_way_stops_at_its_next_step_when_it_is_called_off(
    inspector: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = ordered(inspector, inspector.scope, **JUNE)
    probe = Interrupting(monkeypatch)

    def call_off() -> None:
        assert Report.objects.get().state == Report.State.RUNNING
        browser(inspector).post(f"/reports/{report.uuid}/cancel/")

    probe.happens = call_off
    run_due("w")

    report.refresh_from_db()
    assert probe.asked == 1
    assert report.state == Report.State.CANCELLED
    assert report.done < report.total
    assert not keeping.path_of(report.uuid).exists()
    assert Job.objects.get(kind=JOB).state == JobState.DONE


class Killed(BaseException):
    """What ends a worker in the middle of a job."""


def test_report_whose_worker_was_killed_is_made_once_by_the_next(
    inspector: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = ordered(inspector, inspector.scope, **JUNE)
    probe = Interrupting(monkeypatch)

    def kill() -> None:
        raise Killed

    probe.happens = kill
    with pytest.raises(Killed):
        run_due("first")
    report.refresh_from_db()
    assert report.state == Report.State.RUNNING

    Job.objects.filter(kind=JOB).update(lease_until=timezone.now() - timedelta(seconds=1))
    run_due("second")

    report.refresh_from_db()
    assert report.state == Report.State.DONE
    assert report.done == report.total
    assert acts(report) == ["report.ordered", "report.made"]
    assert Job.objects.get(kind=JOB).claims == 2


def test_worker_that_lost_its_job_writes_nothing_over(
    inspector: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = ordered(inspector, inspector.scope, **JUNE)
    probe = Interrupting(monkeypatch)

    def lose() -> None:
        """Another worker takes the job over and ends it."""
        Job.objects.filter(kind=JOB).update(lease_until=timezone.now() - timedelta(seconds=1))
        run_due("second")

    probe.happens = lose
    run_due("first")

    report.refresh_from_db()
    assert report.state == Report.State.DONE
    assert acts(report).count("report.made") == 1


def test_job_that_is_asked_for_again_makes_nothing_again(inspector: User) -> None:
    report = ordered(inspector, inspector.scope, **JUNE)
    made(report)
    at = report.finished_at

    jobs.enqueue(JOB, str(report.uuid))
    run_due("w")

    report.refresh_from_db()
    assert report.finished_at == at
    assert acts(report).count("report.made") == 1


def broken() -> None:
    raise RuntimeError("a detector that cannot say its claim")


def test_report_whose_last_run_failed_says_that_it_is_tried_again(
    inspector: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = ordered(inspector, inspector.scope, **JUNE)
    probe = Interrupting(monkeypatch)
    probe.happens = broken
    run_due("tests/1")

    shown = browser(inspector).get(f"/reports/{report.uuid}/").text

    assert "It is tried again by itself" in shown
    assert "every 2s" in shown


def test_report_that_fails_each_time_is_told_as_such_and_can_be_called_off(
    inspector: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = ordered(inspector, inspector.scope, **JUNE)
    Report.objects.update(state=Report.State.RUNNING)
    Job.objects.filter(kind=JOB).update(state=JobState.FAILED, finished_at=timezone.now())

    page = browser(inspector).get(f"/reports/{report.uuid}/").text
    assert "It could not be made" in page
    assert "every 2s" not in page
    browser(inspector).post(f"/reports/{report.uuid}/cancel/")

    report.refresh_from_db()
    assert report.state == Report.State.CANCELLED


def test_so_many_orders_at_one_time_and_no_more(inspector: User) -> None:
    for _order in range(MOST_UNDERWAY):
        ordered(inspector, inspector.scope, **JUNE)

    answer = browser(inspector).post(
        "/reports/new/?kind=period&period=2025-06", {"form": "pdf", "language": "en"}
    )

    assert answer.status_code == 422
    assert "wait for one or cancel it" in answer.text
    assert Report.objects.count() == MOST_UNDERWAY


def test_form_that_a_kind_does_not_have_is_refused(inspector: User) -> None:
    answer = browser(inspector).post(
        "/reports/new/?kind=period&period=2025-06", {"form": "zip", "language": "en"}
    )

    assert answer.status_code == 422
    assert not Report.objects.exists()


def test_file_is_removed_when_its_time_is_over(inspector: User) -> None:
    report = ordered(inspector, inspector.scope, **JUNE)
    made(report)
    Report.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert services.expire() == 1

    assert not keeping.path_of(report.uuid).exists()
    assert browser(inspector).get(f"/reports/{report.uuid}/file/").status_code == 404
    assert "Its time is over" in browser(inspector).get(f"/reports/{report.uuid}/").text
    assert services.expire() == 0


def test_file_that_was_changed_on_the_disk_is_not_handed_out(inspector: User) -> None:
    report = ordered(inspector, inspector.scope, **JUNE)
    made(report)

    keeping.path_of(report.uuid).write_bytes(b"something else")

    assert browser(inspector).get(f"/reports/{report.uuid}/file/").status_code == 404


def test_unit_outside_the_scope_cannot_be_ordered(inspector: User) -> None:
    stranger = make_unit("临河县")

    answer = browser(inspector).get(f"/reports/new/?kind=unit&unit={stranger.uuid}")

    assert answer.status_code == 404


def test_dossier_of_a_matter_is_ordered_from_the_page_of_the_matter(inspector: User) -> None:
    item = paper_of(inspector.scope, "关于护林防火的通知") if inspector.scope else None
    assert item is not None
    client = browser(inspector)
    page = client.get(f"/matters/{item.uuid}/").text
    address = re.search(r'href="(/reports/new/\?kind=matter[^"]*)"', page)
    assert address is not None

    answer = client.post(address[1].replace("&amp;", "&"), {"form": "docx", "language": "zh-hans"})

    assert answer.status_code == 302
    assert Report.objects.get().parameters == {"item": str(item.uuid)}
    made(Report.objects.get())


def test_bundle_is_ordered_from_the_page_of_the_finding(inspector: User) -> None:
    client = browser(inspector)
    finding = Finding.objects.get()
    page = client.get(f"/findings/{finding.uuid}/").text
    address = re.search(r'href="(/reports/new/\?kind=bundle[^"]*)"', page)
    assert address is not None

    answer = client.post(address[1].replace("&amp;", "&"), {"form": "zip", "language": "zh-hans"})

    assert answer.status_code == 302
    assert made(Report.objects.get())


@pytest.mark.parametrize("asked", ["kind=poem", "kind=matter", "kind=bundle&finding=x"])
def test_order_of_what_is_not_there_is_not_found(asked: str, inspector: User) -> None:
    assert browser(inspector).get(f"/reports/new/?{asked}").status_code == 404


def test_reader_without_reports_is_not_offered_a_dossier(county: Unit) -> None:
    client = browser(make_person(Role.CADRE, county))

    page = client.get(f"/findings/{Finding.objects.get().uuid}/").text

    assert "kind=bundle" not in page
    assert client.get("/reports/new/").status_code == 403
