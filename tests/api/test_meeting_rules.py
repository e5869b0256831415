"""What the rules say of meetings and years, and the plans they are held against, for programs."""

from typing import Any

import pytest
from django.test import Client

from burden.organisations.models import Level, Role, Unit
from meetings.models import Meeting, PlannedMeeting
from tests.api.conftest import program
from tests.factories.administration import make_unit
from tests.factories.papers import work
from tests.meetings.held import hold

pytestmark = pytest.mark.django_db(transaction=True)

LONG = [{"speaker": "王某", "role": "县委书记", "minutes": 90, "characters": None}]


@pytest.fixture
def town(county: Unit) -> Unit:
    return make_unit("青河镇人民政府", level=Level.TOWNSHIP, parent=county, staff=20)


@pytest.fixture
def meeting(county: Unit, town: Unit) -> Meeting:
    """Too long a speech, and outside a plan of one other meeting."""
    told = {"number": "1", "title": "全县教育大会", "key": "1"}
    PlannedMeeting.objects.create(unit=county, year=2026, **told)
    held = hold(county, "全县护林工作会议", "2026-03-05 09:00", called=[town], speeches=LONG)
    hold(county, "全县教育大会", "2026-09-08 09:00", called=[town])
    work()
    return held


def rules_told(client: Client, query: str = "") -> list[tuple[str, str]]:
    answer: Any = client.get(f"/api/meeting-rules/{query}")
    assert answer.status_code == 200
    return [(hit["rule"], hit["form"]) for hit in answer.json()["results"]]


def test_program_reads_what_rules_say_of_a_meeting(county: Unit, meeting: Meeting) -> None:
    answer = program(Role.LEADER, county).get(f"/api/meetings/{meeting.uuid}/rules/")

    (hit,) = answer.json()
    assert (hit["rule"], hit["softness"], hit["showing"]) == ("GD-12a", "must", 2)
    assert hit["sentence"] == "县委书记 王某 spoke for 90 minutes; the bound is 60."
    assert hit["meeting"] == str(meeting.uuid)
    assert hit["unit"] == str(county.uuid)


def test_list_holds_meetings_and_years_and_is_narrowed(county: Unit, meeting: Meeting) -> None:
    leader = program(Role.LEADER, county)

    assert set(rules_told(leader)) == {("GD-12a", "speech"), ("GD-08", "unplanned")}
    assert rules_told(leader, "?rule=GD-08") == [("GD-08", "unplanned")]
    assert rules_told(leader, "?until=2026-03-31") == [("GD-12a", "speech")]
    assert rules_told(leader, "?level=township") == []
    assert rules_told(leader, "?spared=true") == []
    (year,) = leader.get("/api/meeting-rules/?rule=GD-08").json()["results"]
    assert (year["meeting"], year["meetings"], year["count"]) == ("", [str(meeting.uuid)], 1)


def test_township_that_was_called_learns_of_the_meeting_and_not_of_the_year(
    town: Unit, meeting: Meeting
) -> None:
    assert rules_told(program(Role.LEADER, town)) == [("GD-12a", "speech")]
    assert meeting.host != town


def test_other_county_learns_of_neither(city: Unit, meeting: Meeting) -> None:
    other = program(Role.LEADER, make_unit("永宁县人民政府", level=Level.COUNTY, parent=city))

    assert rules_told(other) == []
    assert other.get(f"/api/meetings/{meeting.uuid}/rules/").status_code == 404
    assert other.get("/api/meeting-plans/").json()["results"] == []


def test_plans_are_listed_narrowed_and_opened_with_what_was_held(
    county: Unit, meeting: Meeting
) -> None:
    leader = program(Role.LEADER, county)

    (line,) = leader.get(f"/api/meeting-plans/?year=2026&unit={county.uuid}").json()["results"]
    assert (line["title"], line["times"]) == ("全县教育大会", 1)
    assert leader.get("/api/meeting-plans/?year=2025").json()["results"] == []

    opened = leader.get(f"/api/meeting-plans/{line['uuid']}/").json()
    held = Meeting.objects.exclude(pk=meeting.pk).get()
    assert (opened["held"], opened["held_count"]) == ([str(held.uuid)], 1)
