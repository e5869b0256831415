"""Fewer meetings may take more hours; the page says which of three causes it was, to the hour."""

from datetime import date, timedelta

import pytest

from tests.factories.papers import work
from tests.meetings.conftest import County, report
from tests.meetings.pages import inspector_of
from tests.meetings.township import meeting

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def two_months(county: County) -> County:
    """In May four meetings of two people each, in June three of eight."""
    report(county.county, *(meeting(n, f"2026-05-1{n + 2}", 2) for n in range(4)))
    report(county.county, *(meeting(n, f"2026-06-1{n + 5}", 8) for n in range(3)))
    work()
    return county


def test_fewer_meetings_with_more_hours_are_called_so(two_months: County) -> None:
    page = inspector_of(two_months.county).get("/meetings/change/?period=2026-06")

    assert "fell by 25%, yet the hours they took rose by 200%" in page.context["answer"]
    assert "more people in each" in page.context["answer"]


def test_months_alike_are_told_without_a_cause(county: County) -> None:
    for monday in (date(2026, 5, 11), date(2026, 6, 8)):
        days = (monday + timedelta(days=n) for n in range(3))
        report(county.county, *(meeting(n, f"{day}", 2) for n, day in enumerate(days)))
    work()

    page = inspector_of(county.county).get("/meetings/change/?period=2026-06")

    assert page.context["answer"] == (
        "Meetings stayed the same, the hours they took stayed the same."
    )


def test_causes_add_up_to_the_change(two_months: County) -> None:
    context = inspector_of(two_months.county).get("/meetings/change/?period=2026-06").context

    assert sum(cause["weight"] for cause in context["causes"]) == pytest.approx(
        float(context["change"].hours)
    )
    assert context["causes"][0]["weight"] < 0 < context["causes"][1]["weight"]


def test_hours_of_the_hosts_add_up_to_both_periods(two_months: County) -> None:
    context = inspector_of(two_months.county).get("/meetings/change/?period=2026-06").context

    assert [row.unit for row in context["page"]] == [two_months.county]
    assert context["page"][0].hours == context["change"].after.hours
    assert context["page"][0].hours_before == context["change"].before.hours


def test_a_year_before_may_be_taken_instead(two_months: County) -> None:
    page = inspector_of(two_months.county).get("/meetings/change/?period=2026-06&against=year")

    assert "nothing to compare" in page.context["answer"]
    assert page.context["change"].before.count == 0


def test_seats_of_one_meeting_reported_twice_count_once(county: County) -> None:
    line = meeting(0, "2026-06-10", 5)
    report(county.county, line)
    report(county.town, line)
    work()

    change = inspector_of(county.county).get("/meetings/change/?period=2026-06").context["change"]

    assert (change.after.count, change.after.people) == (1, 5)


def test_other_scopes_count_nothing(two_months: County) -> None:
    change = (
        inspector_of(two_months.other_town)
        .get("/meetings/change/?period=2026-06")
        .context["change"]
    )

    assert (change.after.count, change.after.people, change.after.hours) == (0, 0, 0)


def test_list_of_hosts_leaves_as_a_file(two_months: County) -> None:
    table = inspector_of(two_months.county).get("/meetings/change/?period=2026-06&export=csv")

    assert "安平县人民政府,4,3," in table.content.decode()
