"""The chain page tells nothing of meetings in other counties that repeat the same one."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from burden.organisations.models import Level, Role
from meetings import chains
from meetings.models import Attendance, Link, Meeting
from tests.factories.administration import make_person, make_unit
from tests.factories.meetings import NINE, make_meeting

pytestmark = pytest.mark.django_db


def repeats(upper: Meeting, lower: Meeting) -> None:
    Link.objects.create(lower=lower, upper=upper, weight=4, novelty=0, margin=1)


def test_meeting_of_a_sister_county_leaves_no_trace() -> None:
    city = make_unit("江州市", level=Level.CITY)
    county, sister = (make_unit(name, parent=city) for name in ("安平县", "临河县"))
    top = make_meeting(city, title="全市防汛视频会")
    own = make_meeting(county, title="安平县防汛会", starts_at=NINE + timedelta(days=1))
    other = make_meeting(sister, title="临河县防汛会", starts_at=NINE + timedelta(days=1))
    Attendance.objects.create(meeting=top, unit=county, people=3)
    repeats(top, own)
    repeats(top, other)
    inspector = make_person(Role.INSPECTOR, county)
    client = Client()
    client.force_login(inspector, "django.contrib.auth.backends.ModelBackend")

    page = client.get(reverse("meetings:meeting-detail", args=[own.uuid])).content.decode()

    assert {node.meeting for node in chains.chain_of(inspector, own)} == {top, own}
    assert "全市防汛视频会" in page
    assert "临河县" not in page
