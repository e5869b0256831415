"""Pairs of records that look alike are stored as records come, and the page only reads them."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meetings.models import Meeting, NearPair
from tests.factories.papers import work
from tests.meetings.conftest import AGENDA, County, Line, report
from tests.meetings.pages import inspector_of
from tests.meetings.test_joined_by_hand import AFTERNOON

pytestmark = pytest.mark.django_db(transaction=True)

MORNING: Line = (
    "1",
    "安平县人民政府",
    "全县秸秆禁烧工作推进会",
    "2026-03-06 09:00",
    "2026-03-06 11:00",
    "onsite",
    AGENDA,
    "安平县人民政府:8;青河镇人民政府:3",
)
MARCH = "?period=2026-03"


def page_of(client: Client, query: str = MARCH) -> str:
    return client.get(reverse("meetings:duplicate-list") + query).content.decode()


def other_day(line: Line, day: str) -> Line:
    return (*line[:3], *(f"{day} {moment[-5:]}" for moment in line[3:5]), *line[5:])


@pytest.mark.parametrize("late_first", [False, True])
def test_pair_is_found_whichever_record_comes_first(county: County, late_first: bool) -> None:
    lines = [(county.county, MORNING), (county.town, AFTERNOON)]
    for unit, line in reversed(lines) if late_first else lines:
        report(unit, line)
        work()

    page = page_of(inspector_of(county.county))

    assert "1 pair may be one meeting." in page
    assert page.index("全县秸秆禁烧工作推进会") < page.index(">秸秆禁烧推进会")
    assert 'units of both: <span lang="zh-Hans">青河镇人民政府</span>' in page


def test_pair_goes_when_one_turns_out_to_be_on_another_matter(county: County) -> None:
    report(county.county, MORNING)
    report(county.town, AFTERNOON)
    work()
    assert NearPair.objects.count() == 1

    report(county.town, (*AFTERNOON[:2], "防汛会商会", *AFTERNOON[3:6], "排查水库", AFTERNOON[7]))
    work()

    assert Meeting.objects.count() == 2
    assert not NearPair.objects.exists()


def test_meetings_without_a_common_unit_are_no_pair(county: County) -> None:
    report(county.county, (*MORNING[:7], "安平县人民政府:8"))
    report(county.town, AFTERNOON)
    work()

    assert "0 pairs may be one meeting." in page_of(inspector_of(county.county))


def test_pair_is_shown_to_those_alone_whose_scope_holds_both_hosts(county: County) -> None:
    report(county.county, MORNING)
    report(county.town, AFTERNOON)
    work()

    assert "0 pairs" in page_of(inspector_of(county.town))
    below = f"{MARCH}&unit={county.town.uuid}"
    assert "0 pairs" in page_of(inspector_of(county.county), below)


def test_page_of_many_pairs_asks_no_more_than_page_of_one(county: County) -> None:
    report(county.county, MORNING)
    report(county.town, AFTERNOON)
    work()
    client = inspector_of(county.county)
    page_of(client, "?period=2026")
    with CaptureQueriesContext(connection) as few:
        page_of(client, "?period=2026")

    for number in range(30):
        day = f"{date(2026, 4, 1) + timedelta(days=number)}"
        report(county.county, other_day((f"m{number}", *MORNING[1:]), day))
        report(county.town, other_day((f"t{number}", *AFTERNOON[1:]), day))
    work()

    with CaptureQueriesContext(connection) as many:
        page = page_of(client, "?period=2026")
    assert page.count('value="different"') == 25
    assert len(many) <= len(few)
    assert Meeting.objects.count() == 62
