"""A list whose columns nobody tells apart is not kept for ever."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from burden.audit.models import Entry
from burden.jobs.models import Job
from meetings.models import Meeting, MeetingImport
from tests.factories.papers import work
from tests.meetings.conftest import County
from tests.meetings.pages import editor_of, send, text_of
from tests.meetings.test_columns_told_apart import CHOSEN, OFFICE_LIST, choose

pytestmark = pytest.mark.django_db(transaction=True)


def time_passes() -> None:
    """Have the jobs that are foreseen be due."""
    Job.objects.filter(run_after__gt=timezone.now()).update(
        run_after=F("run_after") - timedelta(days=31)
    )
    work()


def test_list_is_kept_for_a_month_and_its_pages_say_until_when(county: County) -> None:
    client = editor_of(county.county)
    page = text_of(send(client, "oa.csv", OFFICE_LIST.encode()))
    work()

    source = MeetingImport.objects.get()
    until = date_format(timezone.localtime(source.waits_until), "SHORT_DATE_FORMAT")
    state = text_of(client.get(reverse("meetings:import-detail", args=[source.uuid])))  # type: ignore[arg-type]
    assert source.content is not None
    assert f"kept until {until}" in page
    assert f"kept until {until}" in state
    assert Job.objects.get(kind="meeting.lapse").run_after == source.waits_until


def test_list_nobody_named_is_thrown_away_with_a_sentence_and_an_entry(county: County) -> None:
    client = editor_of(county.county)
    send(client, "oa.csv", OFFICE_LIST.encode())

    time_passes()

    source = MeetingImport.objects.get()
    address = reverse("meetings:import-columns", args=[source.uuid])
    page = text_of(client.get(address, follow=True))  # type: ignore[arg-type]
    assert (source.content, source.header) == (None, [])
    assert "Its columns were not told apart within 30 days" in page
    entry = Entry.objects.get(action="meetings.list_lapsed")
    assert (entry.actor_id, entry.unit_path) == ("", county.county.path)
    assert not Meeting.objects.exists()


def test_list_that_was_taken_in_stays_so(county: County) -> None:
    client = editor_of(county.county)
    send(client, "oa.csv", OFFICE_LIST.encode())
    choose(client, CHOSEN)

    time_passes()

    assert MeetingImport.objects.get().state == MeetingImport.State.DONE
    assert Meeting.objects.count() == 2
    assert not Entry.objects.filter(action="meetings.list_lapsed").exists()
