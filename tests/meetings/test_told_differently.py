"""Several reports of one meeting: contradictions are shown, the longer counts."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from burden.organisations.models import Role, Unit
from meetings.models import Meeting
from meetings.reports import Told, contradictions, disputed_length
from tests.factories.administration import make_person
from tests.factories.papers import work
from tests.meetings.conftest import LOWER, County, Line, report
from tests.meetings.pages import BACKEND, editor_of
from tests.meetings.test_reported_twice import booked

NINE = datetime(2026, 3, 6, 9, tzinfo=timezone.get_default_timezone())
# The township sat there for three hours; the host wrote two.
LONGER: Line = ("17", *LOWER[1:4], "2026-03-06 12:00", *LOWER[5:7], "青河镇人民政府:5")


def told(by: str = "", *, hours: float = 2, start: datetime = NINE, **says: object) -> Told:
    given = {"venue": "", "agenda": (), "people": (), **says}
    end = start + timedelta(hours=hours)
    return Told(by=by, start=start, end=end, is_timed=True, **given)  # type: ignore[arg-type]


def test_reports_that_agree_contradict_each_other_in_nothing() -> None:
    later = NINE + timedelta(minutes=10)

    assert not contradictions([told("甲"), told("乙", start=later, hours=2)])


def test_each_thing_told_differently_is_named_with_who_says_it() -> None:
    first = told("甲", venue="县礼堂", agenda=("一",), people=(("青河镇", 3), ("白水镇", 2)))
    second = told("", hours=3, venue="县宾馆", agenda=("二",), people=(("青河镇", 5),))

    with translation.override("en"):
        found = {one.field: one.says for one in contradictions([first, second])}

    assert set(found) == {"end", "length", "venue", "agenda", "people"}
    assert found["venue"] == (("甲", "县礼堂"), ("another report", "县宾馆"))
    assert found["people"] == (("甲", "3"), ("another report", "5"))


def test_what_a_report_does_not_tell_contradicts_nothing() -> None:
    silent = Told("", NINE, None, True, "", (), ())

    assert not contradictions([told("甲", venue="县礼堂", agenda=("一",)), silent])
    assert not disputed_length([told("甲"), silent])


def page_of(client: Client, meeting: Meeting) -> str:
    return client.get(reverse("meetings:meeting-detail", args=[meeting.uuid])).content.decode()


def inspector_of(unit: Unit) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(Role.INSPECTOR, unit), BACKEND)
    return client


@pytest.mark.django_db(transaction=True)
def test_page_shows_the_contradictions_and_names_the_reporter_to_inspectors_only(
    county: County,
) -> None:
    report(county.county, LOWER)
    report(county.town, LONGER)
    work()
    meeting = Meeting.objects.get(merged_into=None)

    host = page_of(editor_of(county.county), meeting)
    inspector = page_of(inspector_of(county.county), meeting)

    for page in (host, inspector):
        assert "Told differently" in page
        assert "the longest counts: 3.0 hours." in page
    assert "another report" in host
    assert 'data-label="Report">青河镇人民政府' not in host
    assert 'data-label="Report">青河镇人民政府' in inspector


@pytest.mark.django_db(transaction=True)
def test_longer_duration_and_larger_number_are_booked(county: County) -> None:
    report(county.county, LOWER)
    work()
    before = booked()["青河镇人民政府"]

    report(county.town, LONGER)
    work()

    assert booked()["青河镇人民政府"] > before * 5 / 3
