"""Weeks of a year without a meeting: told while it runs, judged once it is over (LOC-03a)."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from burden.findings.models import Finding
from burden.organisations.models import Role
from tests.factories.administration import make_person
from tests.factories.papers import work
from tests.meetings.conftest import County
from tests.meetings.held import hold
from tests.meetings.test_rule_findings import bring_into_force

pytestmark = pytest.mark.django_db(transaction=True)

MARCH = 3


@pytest.fixture
def client(county: County) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(Role.INSPECTOR, county.county))
    return client


def test_weeks_are_told_where_a_number_is_set_and_judged_at_the_end_of_the_year(
    county: County, client: Client
) -> None:
    hold_every_week_but_in_march(county)
    page = reverse("meetings:trend-unit", args=[county.county.uuid])
    figures = reverse("api:unit-meetings", args=[county.county.uuid])
    work()
    assert "working weeks" not in client.get(page, {"year": 2025}).text
    assert client.get(figures, {"year": 2025}).json()["free_weeks"] is None

    bring_into_force(meeting__free_weeks=8)
    work()

    told = client.get(figures, {"year": 2025}).json()["free_weeks"]
    mondays = ["2025-03-03", "2025-03-10", "2025-03-17", "2025-03-24"]
    figures_told = {"free": 4, "over": 51, "whole": 51, "expected": None, "bound": 8}
    assert told == {"mondays": mondays, **figures_told}
    over = client.get(page, {"year": 2025}).text
    assert "March 24, 2025 – March 30, 2025" in over
    assert "4 of 51 working weeks had no meeting that called others; at least 8" in over
    assert "4 working weeks of the year had no meeting that called others; the bound is 8." in over
    (finding,) = Finding.objects.filter(kind="rule:LOC-03a")
    assert (finding.measures["figures"]["count"], finding.unit) == (4, county.county)


def test_list_of_hosts_its_csv_and_programs_tell_the_weeks_where_a_number_is_set(
    county: County, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    hold_every_week_but_in_march(county)
    # One that only a merged report tells to have called others, and a host unknown until autumn.
    joined = hold(county.county, "合会", "2025-03-05 09:00")
    hold(county.county, "同会", "2025-03-05 09:00", called=[county.town], merged_into=joined)
    hold(county.town, "镇会", "2025-10-15 09:00", called=[county.county])
    pages, figures = reverse("meetings:trend-list"), reverse("api:meeting-trend")
    year = {"year": "2025"}
    assert "Weeks without a meeting" not in client.get(pages, year).text

    bring_into_force(meeting__free_weeks=8)

    client.get(pages, year)
    with django_assert_max_num_queries(15):
        told = client.get(pages, year)
    rows = told.context["rows"]
    assert [(row.unit, row.weeks.weeks and row.weeks.weeks.free) for row in rows] == [
        (county.county, 3),
        (county.town, None),
    ]
    assert "Weeks without a meeting" in told.text
    export = client.get(pages, year | {"export": "csv"}).content.decode("utf-8-sig")
    assert [line.split(",")[-2:] for line in export.splitlines()[-2:]] == [["3", "51"], ["", ""]]
    hosts = client.get(figures, year).json()["hosts"]
    assert [one["free_weeks"] and one["free_weeks"]["free"] for one in hosts] == [3, None]


def test_running_year_is_forecast_and_accuses_nobody(county: County, client: Client) -> None:
    bring_into_force(meeting__free_weeks=8)
    for week in range(20):
        if week % 10:
            day = date(2025, 1, 8) + timedelta(weeks=week)
            hold(county.county, f"会{week}", f"{day} 09:00", called=[county.town])
    hold(county.county, "会", "2025-05-25 09:00", called=[county.town])
    work()

    page = client.get(
        reverse("meetings:trend-unit", args=[county.county.uuid]), {"year": 2025}
    ).text

    assert "2 of 20 working weeks so far" in page
    assert "at this pace 5 in the year; at least 8 are asked for" in page
    assert not Finding.objects.filter(kind="rule:LOC-03a").exists()


def test_weeks_before_the_records_began_are_not_told_as_free(
    county: County, client: Client
) -> None:
    bring_into_force(meeting__free_weeks=8)
    hold(county.county, "会", "2025-10-15 09:00", called=[county.town])
    hold(county.county, "新年", "2026-01-07 09:00", called=[county.town])
    address = [county.county.uuid]

    page = client.get(reverse("meetings:trend-unit", args=address), {"year": 2025}).text
    figures = client.get(reverse("api:unit-meetings", args=address), {"year": 2025}).json()

    assert "records do not reach back to the beginning of the year" in page
    assert figures["free_weeks"] is None


def hold_every_week_but_in_march(county: County) -> None:
    for week in range(51):
        day = date(2025, 1, 8) + timedelta(weeks=week)
        if day.month != MARCH:
            hold(county.county, f"会{week}", f"{day} 09:00", called=[county.town])
    hold(county.county, "新年", "2026-01-07 09:00", called=[county.town])
