"""A unit corrects what it reported: the meeting changes, the report as it came stays."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from burden.audit.models import Entry
from burden.organisations.models import Role, Unit
from meetings.models import Meeting, Report
from tests.factories.administration import make_person
from tests.factories.papers import work
from tests.meetings.conftest import UPPER, County, report
from tests.meetings.pages import BACKEND, editor_of
from tests.meetings.test_reported_twice import booked

pytestmark = pytest.mark.django_db(transaction=True)

CORRECTED = {
    "title": UPPER[2],
    "starts_at": "2026-03-05T09:00",
    "ends_at": "2026-03-05T12:00",
    "agenda": "通报秸秆禁烧进展\n部署网格化巡查@安平县人民政府",
    "attendees": "临江市人民政府 6\n安平县人民政府 4 副县长",
}


def correct(client: Client, meeting: Meeting, **changes: str) -> int:
    address = reverse("meetings:meeting-correct", args=[meeting.uuid])
    return client.post(address, CORRECTED | changes).status_code


def inspector_of(unit: Unit) -> Client:
    client = Client()
    client.force_login(make_person(Role.INSPECTOR, unit), BACKEND)
    return client


def test_correction_changes_the_meeting_and_keeps_the_report_as_it_came(county: County) -> None:
    report(county.city, UPPER)
    meeting = Meeting.objects.get()

    assert correct(editor_of(county.city), meeting) == 302

    meeting.refresh_from_db()
    assert meeting.ends_at is not None
    assert (meeting.ends_at - meeting.starts_at).total_seconds() == 3 * 3600
    assert meeting.agenda[1]["units"] == [county.county.pk]
    assert meeting.attendances.get(unit=county.county).role == "副县长"
    kept = Report.objects.get()
    assert kept.earlier[0]["raw"]["end"] == "2026-03-05 11:00:00"
    assert kept.raw["end"] == "2026-03-05 12:00:00"
    entry = Entry.objects.get(action="meeting.corrected")
    assert set(json.loads(entry.details)["fields"]) >= {"end", "agenda", "attendees"}


def test_hours_are_counted_again_after_a_correction(county: County) -> None:
    report(county.city, UPPER)
    work()
    before = booked()["安平县人民政府"]

    correct(editor_of(county.city), Meeting.objects.get())
    work()

    assert booked()["安平县人民政府"] > before


def test_file_that_comes_again_does_not_undo_the_correction(county: County) -> None:
    report(county.city, UPPER)
    meeting = Meeting.objects.get()
    correct(editor_of(county.city), meeting, starts_at="2026-03-05T09:30")

    report(county.city, UPPER)
    report(county.city, (*UPPER[:7], "临江市人民政府:60"))

    meeting.refresh_from_db()
    assert Meeting.objects.count() == Report.objects.count() == 1
    assert meeting.ends_at is not None
    assert f"{meeting.ends_at:%H:%M}" == "04:00"
    assert meeting.attendances.get(unit=county.city).people == 6
    said = [one["raw"]["attendees"][0]["people"] for one in Report.objects.get().earlier]
    assert said == [6, 60]


def test_form_shows_what_was_reported_and_keeps_a_host_above_the_scope(county: County) -> None:
    heard = ("7", *UPPER[1:6], "通报情况", "安平县人民政府:4")
    report(county.county, heard)
    meeting = Meeting.objects.get()
    client = editor_of(county.county)
    page = client.get(reverse("meetings:meeting-correct", args=[meeting.uuid])).content.decode()

    assert "安平县人民政府 4" in page
    assert f'value="{county.city.uuid}" selected' in page
    correct(client, meeting, unit=str(county.city.uuid))
    meeting.refresh_from_db()
    assert meeting.host == county.city


def test_lines_that_are_wrong_are_named_and_what_was_typed_stays(county: County) -> None:
    report(county.city, UPPER)
    address = reverse("meetings:meeting-correct", args=[Meeting.objects.get().uuid])
    bad = {"attendees": "临江市人民政府 6\n月亮镇 2\n都来", "agenda": "一项\n二项@月亮镇"}

    page = editor_of(county.city).post(address, CORRECTED | bad).content.decode()

    assert "Line 2: There is no unit “月亮镇” in the register." in page
    assert "Line 3: “都来”: write the unit and the number of people." in page
    assert "二项@月亮镇</textarea>" in page
    assert not Report.objects.get().earlier


def test_nobody_corrects_the_report_of_another_unit(county: County) -> None:
    """The county hosts it and sees it; the township below told of it."""
    heard = ("7", "安平县人民政府", *UPPER[2:6], "通报情况", "青河镇人民政府:4")
    report(county.town, heard)
    meeting = Meeting.objects.get()

    assert correct(editor_of(county.county), meeting) == 404
    assert correct(editor_of(county.other_town), meeting) == 404
    assert correct(inspector_of(county.county), meeting) == 302


def test_meeting_of_which_only_the_day_is_known_stays_one(county: County) -> None:
    report(county.city, ("m1", *UPPER[1:3], "2026-03-05", "", "onsite", "", ""))
    meeting = Meeting.objects.get()
    client = editor_of(county.city)
    page = client.get(reverse("meetings:meeting-correct", args=[meeting.uuid])).content.decode()
    assert 'value="2026-03-05T00:00"' in page

    form = {"title": "更正后的会", "starts_at": "2026-03-05T00:00", "agenda": "", "attendees": ""}
    client.post(reverse("meetings:meeting-correct", args=[meeting.uuid]), form)

    meeting.refresh_from_db()
    assert (meeting.title, meeting.has_time, meeting.ends_at) == ("更正后的会", False, None)
