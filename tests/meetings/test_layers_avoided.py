"""A meeting by video that reached those below at once is credited with those who met no more."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from burden.organisations.models import Role, Unit
from burden.thresholds import selectors as thresholds
from meetings.layers import layers_avoided
from meetings.models import Attendance, Link, Meeting
from tests.factories.administration import make_person
from tests.factories.meetings import NINE, make_meeting
from tests.meetings.gatherings import Offices, make_offices
from tests.meetings.pages import BACKEND

pytestmark = pytest.mark.django_db


@pytest.fixture
def offices() -> Offices:
    return make_offices()


@pytest.fixture
def video(offices: Offices) -> Meeting:
    """The city reached the county, its two townships and an office."""
    meeting = make_meeting(offices.city, title="全市防汛视频会")
    meeting.mode = Meeting.Mode.VIDEO
    meeting.save()
    for unit in (offices.county, offices.town, offices.education):
        Attendance.objects.create(meeting=meeting, unit=unit, people=3)
    meeting.branches = [{"name": "白水镇分会场", "unit": offices.other_town.pk}]
    meeting.save()
    return meeting


def repeats(upper: Meeting, host: Unit, days: int) -> None:
    lower = make_meeting(host, title="防汛会", starts_at=NINE + timedelta(days=days))
    Link.objects.create(lower=lower, upper=upper, weight=4, novelty=0, margin=1)


def avoided(offices: Offices, meeting: Meeting, unit: Unit | None = None) -> set[str]:
    reader = make_person(Role.INSPECTOR, unit or offices.city)
    return {one.name for one in layers_avoided(reader, meeting, thresholds.in_force()).units}


def test_places_reached_that_held_none_are_credited(offices: Offices, video: Meeting) -> None:
    assert avoided(offices, video) == {"安平县人民政府", "青河镇人民政府", "白水镇人民政府"}


def test_place_that_met_again_is_not(offices: Offices, video: Meeting) -> None:
    repeats(video, offices.town, 3)

    assert avoided(offices, video) == {"安平县人民政府", "白水镇人民政府"}


def test_place_whose_office_met_again_is_not(offices: Offices, video: Meeting) -> None:
    repeats(video, offices.water, 3)

    assert avoided(offices, video) == {"青河镇人民政府", "白水镇人民政府"}


def test_meeting_after_the_window_takes_no_credit_away(offices: Offices, video: Meeting) -> None:
    repeats(video, offices.town, 31)

    assert "青河镇人民政府" in avoided(offices, video)


def test_meeting_on_site_is_credited_with_nothing(offices: Offices, video: Meeting) -> None:
    video.mode = Meeting.Mode.ONSITE
    video.save()

    assert not avoided(offices, video)


def test_figure_and_list_keep_to_the_scope(offices: Offices, video: Meeting) -> None:
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(Role.INSPECTOR, offices.town), BACKEND)

    detail = client.get(reverse("meetings:meeting-detail", args=[video.uuid])).content.decode()
    listed = client.get(reverse("meetings:layers-avoided", args=[video.uuid])).content.decode()

    assert "1 layer avoided" in detail
    assert "青河镇人民政府" in listed
    assert "白水镇人民政府" not in listed
