"""The trend of meetings: counts and hours against the year before, by level and host."""

import pytest
from django.test import Client
from django.urls import reverse

from burden.findings.models import Finding
from burden.organisations.models import Role
from tests.factories.administration import make_person
from tests.factories.papers import work
from tests.meetings.conftest import County
from tests.meetings.held import hold

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def client(county: County) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(Role.INSPECTOR, county.county))
    return client


def test_year_is_told_by_month_level_and_host_with_hours(county: County, client: Client) -> None:
    for month in (1, 2, 3):
        hold(county.county, f"会议{month}", f"2024-{month:02}-05 09:00", called=[county.town])
    hold(county.county, "会议", "2025-03-05 09:00", called=[county.town, county.other_town])
    hold(county.town, "镇会议", "2025-03-06 09:00")
    hold(county.city, "市会议", "2025-03-06 09:00")
    hold(county.county, "人大会", "2025-03-07 09:00", legal_basis="地方组织法")
    hold(county.county, "新年会议", "2026-01-07 09:00")

    page = client.get(reverse("meetings:trend-list"), {"year": 2025})

    balance = page.context["balance"]
    assert (balance.now.total, balance.before.total) == (2, 3)
    assert balance.is_comparable
    # Two hours: five people of the host and two of each township; five at the township's own.
    assert balance.now.total_hours == 2 * (5 + 2 + 2) + 2 * 5
    assert [str(row.label) for row in page.context["levels"]] == ["county", "township"]
    assert [row.unit for row in page.context["rows"]] == [county.county, county.town]
    march = page.context["months"][2]
    assert (march.count, march.before, march.hours) == (2, 1, 28)
    assert balance.forecast is None


def test_open_year_is_forecast_from_its_months_with_an_interval(
    county: County, client: Client
) -> None:
    for month in range(1, 13):
        hold(county.county, f"去年{month}", f"2024-{month:02}-05 09:00")
    for n in range(9):
        hold(county.county, f"今年{n}", f"2025-{1 + n // 3:02}-{5 + n % 3:02} 09:00")
    hold(county.county, "四月", "2025-04-02 09:00")
    work()

    page = client.get(reverse("meetings:trend-unit", args=[county.county.uuid]), {"year": 2025})

    ahead = page.context["balance"].forecast
    assert ahead.expected == 36
    assert 12 < ahead.low < 36 < ahead.high
    assert "heading for 36" in page.text
    finding = Finding.objects.get(kind="rule:N20-01")
    assert finding.measures["form"] == "heading"
    assert finding.measures["figures"]["before"] == 12


def test_hosts_are_filtered_and_exported(county: County, client: Client) -> None:
    hold(county.county, "会议", "2025-03-05 09:00")
    hold(county.town, "会议", "2025-03-06 09:00")
    address = reverse("meetings:trend-list")

    towns = client.get(address, {"year": "2025", "level": "township"})
    named = client.get(address, {"year": "2025", "q": "安平"})
    export = client.get(address, {"year": "2025", "export": "csv"}).content.decode("utf-8-sig")

    assert [row.unit for row in towns.context["rows"]] == [county.town]
    assert [row.unit for row in named.context["rows"]] == [county.county]
    assert len(export.splitlines()) == 3


def test_principals_that_a_host_calls_are_counted_by_unit(county: County, client: Client) -> None:
    for day in (3, 4):
        hold(county.county, f"会{day}", f"2025-03-0{day} 09:00", roles=[(county.town, "镇长")])
    hold(county.county, "去年", "2024-02-05 09:00", roles=[(county.town, "党委书记")])
    hold(county.county, "去年秋", "2024-09-05 09:00", roles=[(county.town, "党委书记")])
    hold(county.county, "会5", "2025-03-05 09:00", roles=[(county.town, "干事")])

    page = client.get(reverse("meetings:trend-unit", args=[county.county.uuid]), {"year": 2025})

    (row,) = page.context["receivers"]
    assert (row.name, row.meetings, row.with_head) == (county.town.name, 3, 2)
    # Of the year before only the months that are known of this one are compared.
    assert (row.before, row.with_head_before) == (1, 1)


def test_year_that_is_none_is_not_found(client: Client) -> None:
    assert client.get(reverse("meetings:trend-list"), {"year": "never"}).status_code == 404


def test_year_is_not_compared_with_one_whose_records_began_in_its_autumn(
    county: County, client: Client
) -> None:
    for n in range(8):
        hold(county.county, f"去年{n}", f"2024-10-{n + 10} 09:00", called=[county.town])
    for n in range(30):
        hold(county.county, f"今年{n}", f"2025-{n // 3 + 1:02}-{n % 3 + 5:02} 09:00")
    hold(county.county, "新年", "2026-01-05 09:00")
    work()

    page = client.get(reverse("meetings:trend-unit", args=[county.county.uuid]), {"year": 2025})

    assert "records do not reach back over the year before" in page.text
    assert not Finding.objects.filter(kind="rule:N20-01").exists()
