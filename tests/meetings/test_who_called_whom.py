"""Which level called which to its meetings, and which units were called most often."""

import pytest

from burden.organisations.models import Level
from tests.factories.papers import work
from tests.meetings.conftest import UPPER, County, report
from tests.meetings.pages import inspector_of
from tests.meetings.township import meeting

pytestmark = pytest.mark.django_db(transaction=True)


def test_calls_are_counted_by_level_and_the_host_does_not_call_itself(county: County) -> None:
    report(county.city, UPPER)
    report(county.county, meeting(0, "2026-03-10", 2), meeting(1, "2026-03-11", 3))
    work()

    calls = inspector_of(county.city).get("/meetings/calls/?period=2026-03").context["calls"]

    found = {(c.host, c.called): c.calls for row in calls.rows for c in row.cells if c.calls}
    assert found == {(Level.CITY, Level.COUNTY): 1, (Level.COUNTY, Level.TOWNSHIP): 2}


def test_units_called_most_often_come_first(county: County) -> None:
    report(county.city, UPPER)
    report(county.county, meeting(0, "2026-03-10", 2), meeting(1, "2026-03-11", 3))
    work()

    called = inspector_of(county.city).get("/meetings/calls/?period=2026-03").context["called"]

    assert [(row["unit"].name, row["meetings"]) for row in called] == [
        ("青河镇人民政府", 2),
        ("安平县人民政府", 1),
    ]


def test_cell_opens_to_meetings_alone(county: County) -> None:
    report(county.county, meeting(0, "2026-03-10", 2))
    work()

    address = "/flow/?from_level=county&to_level=township&source=meeting&period=2026-03"
    rows = inspector_of(county.county).get(address).context["rows"]

    assert [row["originator__name"] for row in rows] == ["安平县人民政府"]
    paper = address.replace("source=meeting", "source=paper")
    assert not inspector_of(county.county).get(paper).context["rows"]
    assert inspector_of(county.county).get("/flow/?source=nothing").status_code == 404
