"""K08: every meeting stood in the plan, and still it is their clustering that shows."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from burden.findings.models import Finding
from burden.jobs.models import Job
from burden.organisations.models import Level, OrganKind, Role, Unit
from meetings.models import MeetingHit, PlannedMeeting
from meetings.ruling.judging import ask
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import work
from tests.meetings.conftest import County
from tests.meetings.held import again, hold

pytestmark = pytest.mark.django_db(transaction=True)

# Ten in the first quarter, seven of them in March, two each on the 7th and 22nd.
QUARTER = (
    ("2024-01-16 09:00", "基层卫生"),
    ("2024-01-30 09:00", "妇幼健康"),
    ("2024-02-27 09:00", "疾控体系"),
    ("2024-03-05 09:00", "医养结合"),
    ("2024-03-07 09:00", "医政医管"),
    ("2024-03-07 14:30", "药政"),
    ("2024-03-15 09:00", "中医药"),
    ("2024-03-22 09:00", "监督执法"),
    ("2024-03-22 14:30", "人口家庭"),
    ("2024-03-28 09:00", "健康宣传"),
)


@pytest.fixture
def commission(db: None) -> tuple[Unit, list[Unit]]:
    """A province's health commission and the city commissions that it calls."""
    province = make_unit("江东省人民政府", level=Level.PROVINCE)
    host = make_unit("江东省卫生健康委员会", level=Level.PROVINCE, parent=province)
    cities = [
        make_unit(f"{name}市卫生健康委员会", level=Level.CITY, parent=province)
        for name in ("临江", "东川", "南湖")
    ]
    Unit.objects.filter(pk__in=[one.pk for one in (host, *cities)]).update(
        organ_kind=OrganKind.DEPARTMENT
    )
    host.refresh_from_db()
    return host, cities


def hold_year_and_quarter(host: Unit, cities: list[Unit]) -> None:
    """Twelve in 2023, one a month, and the quarter after; all of 2024 by plan."""
    for month in range(1, 13):
        hold(host, f"全省第{month}类工作会议", f"2023-{month:02}-10 09:00", called=cities)
    for number, (start, topic) in enumerate(QUARTER, 1):
        PlannedMeeting.objects.create(
            unit=host, year=2024, key=str(number), number=str(number), title=f"全省{topic}工作会议"
        )
        hold(
            host,
            f"全省{topic}工作会议",
            start,
            called=cities,
            plan_number=str(number),
            words=[topic],
        )
    work()


def test_k08_meetings_of_the_plan_cluster_in_march(
    commission: tuple[Unit, list[Unit]],
) -> None:
    host, cities = commission
    hold_year_and_quarter(host, cities)

    clusters = Finding.objects.get(kind="rule:N19-04", item__title__endswith="2024年3月会议情况")
    told = {(one["signal"], one["figures"].get("first", "")) for one in clusters.evidence}
    assert told == {
        ("month", ""),
        ("same_day", "2024-03-07"),
        ("same_day", "2024-03-22"),
        ("few_days", "2024-03-05"),
    }
    month = clusters.evidence[0]["figures"]
    assert (month["count"], month["mean"]) == (7, 1.1)
    assert clusters.unit == host
    assert not MeetingHit.objects.filter(form__in=("unplanned", "over")).exists()
    others = Finding.objects.filter(kind="rule:N19-04").exclude(pk=clusters.pk)
    assert not others.exists()


def test_k08_is_read_on_the_page_of_the_finding_and_of_the_host(
    commission: tuple[Unit, list[Unit]],
) -> None:
    host, cities = commission
    hold_year_and_quarter(host, cities)
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(Role.INSPECTOR, host))
    finding = Finding.objects.get(kind="rule:N19-04")

    page = client.get(reverse("findings:finding-detail", args=[finding.uuid])).text
    trend = client.get(reverse("meetings:trend-unit", args=[host.uuid]), {"year": 2024}).text
    plan = client.get(reverse("meetings:plan-unit", args=[host.uuid]), {"year": 2024}).text

    assert "7 meetings in March 2024, 6.5 times the monthly mean" in page
    assert "2 meetings on March 7, 2024 called the same 3 units" in page
    assert "全省药政工作会议" in page
    assert "2 meetings on March 22, 2024 called the same 3 units" in trend
    assert "10 of 10 planned meetings were held, and none outside the plan." in plan


def test_clusters_of_a_week_say_what_could_be_one_and_go_when_one_is_moved(
    county: County,
) -> None:
    towns = [county.town, county.other_town]
    hold(county.county, "全县护林工作会议", "2026-03-02 09:00", called=towns, words=["护林"])
    second = hold(
        county.county, "全县护林防火部署会", "2026-03-05 09:00", called=towns, words=["护林"]
    )
    work()

    finding = Finding.objects.get(kind="rule:GD-08")
    assert finding.evidence[0]["signal"] == "mergeable"
    assert len(finding.evidence[0]["meetings"]) == 2

    again(second, starts_at=second.starts_at + timedelta(days=400), ends_at=None)
    work()

    finding.refresh_from_db()
    assert finding.state == Finding.State.WITHDRAWN


def test_only_years_that_a_meeting_left_or_reached_are_judged_again(county: County) -> None:
    meeting = hold(county.county, "护林会议", "2024-03-05 09:00", called=[county.town])
    hold(county.county, "护林会议", "2025-03-05 09:00", called=[county.town])
    hold(county.county, "招商会议", "2020-03-05 09:00", called=[county.town])
    work()
    Job.objects.all().delete()
    again(meeting, starts_at=meeting.starts_at.replace(year=2026), ends_at=None)
    work()

    years = Job.objects.filter(kind="convening.judge").values_list("key", flat=True)
    assert sorted(int(key.rpartition(":")[2]) for key in years) == [2024, 2025, 2026]


def test_plan_breach_is_a_finding_of_the_year_and_emergency_is_spared(county: County) -> None:
    PlannedMeeting.objects.create(
        unit=county.county, year=2026, key="1", number="1", title="护林会"
    )
    towns = [county.town]
    hold(county.county, "护林会", "2026-03-02 09:00", called=towns, plan_number="1")
    hold(county.county, "招商工作会议", "2026-04-02 09:00", called=towns)
    hold(county.county, "山火扑救紧急调度会", "2026-04-03 22:00", called=towns)
    work()

    finding = Finding.objects.get(kind="rule:GD-08")
    assert finding.occurred_on == date(2026, 12, 31)
    assert [(one["signal"], one["figures"]["count"]) for one in finding.evidence] == [
        ("unplanned", 1)
    ]

    PlannedMeeting.objects.create(
        unit=county.county, year=2026, key="2", number="2", title="招商工作会议"
    )
    ask(county.county, 2026)
    work()

    finding.refresh_from_db()
    assert finding.state == Finding.State.WITHDRAWN
