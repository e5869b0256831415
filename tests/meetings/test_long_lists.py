"""A long list is taken in by a job: its page tells how far it is, and nothing is taken twice."""

import pytest
from django.test import Client
from django.urls import reverse

from burden.jobs import services as jobs
from burden.jobs.models import Job
from meetings import importing
from meetings.models import Attendance, Meeting, MeetingImport, Report
from tests.factories.papers import work
from tests.meetings.conftest import County, as_csv
from tests.meetings.pages import editor_of, send, text_of

pytestmark = pytest.mark.django_db(transaction=True)

ROWS = importing.TAKEN_AT_ONCE + 20


def long_list() -> bytes:
    """One meeting a day, and one row whose host nobody knows."""
    lines = [
        (str(i), "安平县人民政府", f"第{i}次调度会", f"2026-{1 + i // 28:02}-{1 + i % 28:02} 09:00")
        for i in range(ROWS)
    ]
    return as_csv(
        *lines, ("x", "月亮镇", "月会", "2026-03-05"), columns=("id", "unit", "title", "start")
    )


def state_of(client: Client, source: MeetingImport) -> str:
    return text_of(client.get(reverse("meetings:import-detail", args=[source.uuid])))  # type: ignore[arg-type]


def test_page_tells_how_far_a_long_list_is_and_what_became_of_it(county: County) -> None:
    client = editor_of(county.county)

    page = text_of(send(client, "year.csv", long_list()))
    source = MeetingImport.objects.get()

    assert f"Row 0 of {ROWS + 1}" in page
    assert source.state == MeetingImport.State.WAITING
    assert not Meeting.objects.exists()
    work()
    assert f"{ROWS} meetings were taken in. 1 row was not." in state_of(client, source)
    source.refresh_from_db()
    assert (source.state, source.content) == (MeetingImport.State.DONE, None)


def test_list_that_comes_again_adds_nothing(county: County) -> None:
    client = editor_of(county.county)
    for _ in range(2):
        send(client, "year.csv", long_list())
        work()

    assert Meeting.objects.count() == Report.objects.count() == ROWS
    assert MeetingImport.objects.latest("pk").accepted == ROWS
    assert not Attendance.objects.exists()


def test_work_that_was_broken_off_goes_on_where_it_was(
    county: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = editor_of(county.county)
    send(client, "year.csv", long_list())
    monkeypatch.setattr(importing, "_SECONDS_A_RUN", 0.0)

    lease = jobs.claim("worker")
    assert lease is not None
    importing.take(str(MeetingImport.objects.get().uuid), lease)
    page = state_of(client, MeetingImport.objects.get())

    assert f"Row 50 of {ROWS + 1}" in page
    assert Meeting.objects.count() == 50
    jobs.finish(lease)
    work()
    assert Meeting.objects.count() == ROWS
    assert not Job.objects.exclude(state="done").exists()
