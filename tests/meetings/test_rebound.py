"""K07: after a warning a host's meetings become more, and each unit that it calls feels it."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from burden.audit.models import Entry
from burden.findings.models import Finding
from burden.organisations.models import Level, Role, Unit, User
from meetings.convening.warning import warn
from meetings.models import MeetingWarning
from tests.factories.administration import make_person, make_unit
from tests.factories.hearing import confirm
from tests.factories.papers import work
from tests.meetings.held import hold

pytestmark = pytest.mark.django_db(transaction=True)

WARNED = date(2023, 9, 15)


@pytest.fixture
def group(db: None) -> tuple[Unit, list[Unit], User]:
    """A company with its subsidiaries, and the inspector who warns it."""
    company = make_unit("江东管网集团", level=Level.PROVINCE)
    subsidiaries = [
        make_unit(f"江东管网{name}公司", level=Level.CITY, parent=company) for name in "东南西"
    ]
    return company, subsidiaries, make_person(Role.INSPECTOR, company)


def meet(host: Unit, called: list[Unit], first: date, count: int, *, every: int) -> None:
    """So many meetings from a day on, one every few days, each on a matter of its own."""
    for n in range(count):
        day = first + timedelta(days=n * every)
        start = datetime.combine(day, datetime.min.time()).isoformat()
        hold(host, f"第{n}项业务{day:%m%d}会议", f"{start[:10]} 09:00", called=called)


def hold_before_and_after(host: Unit, called: list[Unit]) -> None:
    """Two a week before the warning, three a week after it, and one later that ends the watch."""
    meet(host, called, date(2023, 3, 20), 40, every=4)
    meet(host, called, date(2023, 9, 18), 58, every=3)
    hold(host, "年度会议", "2024-04-02 09:00", called=called)


def test_k07_more_meetings_after_the_warning_are_a_finding_with_both_means(
    group: tuple[Unit, list[Unit], User],
) -> None:
    company, subsidiaries, inspector = group
    hold_before_and_after(company, subsidiaries)
    warn(unit=company, given_on=WARNED, reason="中央层面专项机制提醒", by=inspector)
    work()

    finding = Finding.objects.get(kind="rebound")
    assert finding.unit == company
    assert (finding.measures["before"], finding.measures["after"]) == (40, 58)
    assert finding.measures["is_over"]
    receivers = {one["name"]: (one["before"], one["after"]) for one in finding.evidence}
    assert receivers == {one.name: (40, 58) for one in subsidiaries}
    client = Client(headers={"accept-language": "en"})
    client.force_login(inspector)
    page = client.get(reverse("findings:finding-detail", args=[finding.uuid])).text
    assert "6.7 a month in the six months before it, 9.7 in the six months after." in page
    assert subsidiaries[0].name in page


def test_k07_load_of_each_unit_called_is_told_by_the_working_day(
    group: tuple[Unit, list[Unit], User],
) -> None:
    company, subsidiaries, inspector = group
    # Eight hundred would take a minute here: a fifth of them in a fifth of the year.
    for n in range(160):
        day = date(2022, 1, 4) + timedelta(days=n // 4)
        hold(company, f"会议{n}", f"{day} {8 + n % 4 * 2:02}:00", called=subsidiaries[:1])
    client = Client(headers={"accept-language": "en"})
    client.force_login(inspector)

    page = client.get(reverse("meetings:trend-unit", args=[company.uuid]), {"year": 2022})

    (row,) = page.context["receivers"]
    assert (row.name, row.meetings) == (subsidiaries[0].name, 160)
    # Known up to 12 February: 24 working days with the make-up days of the Spring Festival.
    assert row.a_day is not None
    assert row.a_day > 3


def test_one_unit_called_more_often_is_a_rebound_though_the_count_did_not_rise(
    group: tuple[Unit, list[Unit], User],
) -> None:
    company, (first, second, *_others), inspector = group
    meet(company, [first], date(2023, 4, 3), 20, every=4)
    meet(company, [second], date(2023, 9, 18), 20, every=4)
    hold(company, "年度会议", "2024-04-02 09:00", called=[first])
    warn(unit=company, given_on=WARNED, reason="提醒", by=inspector)
    work()

    finding = Finding.objects.get(kind="rebound")
    assert [one["name"] for one in finding.evidence] == [second.name]
    assert finding.measures["before"] == finding.measures["after"] == 20


def test_fewer_meetings_after_the_warning_are_shown_and_no_finding(
    group: tuple[Unit, list[Unit], User],
) -> None:
    company, subsidiaries, inspector = group
    meet(company, subsidiaries, date(2023, 4, 3), 20, every=4)
    meet(company, subsidiaries, date(2023, 9, 18), 10, every=4)
    warn(unit=company, given_on=WARNED, reason="提醒", by=inspector)
    work()

    assert not Finding.objects.filter(kind="rebound").exists()
    client = Client(headers={"accept-language": "en"})
    client.force_login(inspector)
    page = client.get(reverse("meetings:trend-unit", args=[company.uuid]), {"year": 2023}).text
    assert "3.3 meetings a month before, 1.7 after." in page


def test_confirmed_finding_starts_a_watch_that_later_meetings_can_break(
    group: tuple[Unit, list[Unit], User],
) -> None:
    company, subsidiaries, inspector = group
    speeches = [{"speaker": "某", "role": "书记", "minutes": 90, "characters": None}]
    hold(company, "工作会议", "2026-03-05 09:00", called=subsidiaries, speeches=speeches)
    work()
    finding = Finding.objects.get(kind="rule:GD-12a")
    confirm(finding, by=inspector)
    confirmed = finding.decisions.latest("at").at.date()

    meet(company, subsidiaries, confirmed + timedelta(days=1), 8, every=3)
    work()

    rebound = Finding.objects.get(kind="rebound")
    assert rebound.measures["origin"] == "finding"
    assert rebound.measures["after"] == 8
    assert not rebound.measures["is_over"]


def test_warning_is_entered_on_the_page_logged_and_replaced_by_a_later_wording(
    group: tuple[Unit, list[Unit], User],
) -> None:
    company, _subsidiaries, inspector = group
    client = Client(headers={"accept-language": "en"})
    client.force_login(inspector)
    address = reverse("meetings:warning-create", args=[company.uuid])

    for reason in ("口头提醒", "书面提醒"):
        client.post(address, {"given_on": "2023-09-15", "reason": reason})
    future = client.post(address, {"given_on": "2199-01-01", "reason": "提醒"})

    assert MeetingWarning.objects.get().reason == "书面提醒"
    assert Entry.objects.filter(action="meetings.warned").count() == 2
    assert future.status_code == 400
    assert "The day lies in the future." in future.text


def test_nothing_is_concluded_where_records_begin_after_the_six_months_before(
    group: tuple[Unit, list[Unit], User],
) -> None:
    company, subsidiaries, inspector = group
    meet(company, subsidiaries, date(2023, 8, 20), 40, every=4)
    warn(unit=company, given_on=WARNED, reason="提醒", by=inspector)
    work()

    assert not Finding.objects.filter(kind="rebound").exists()
    client = Client(headers={"accept-language": "en"})
    client.force_login(inspector)
    page = client.get(reverse("meetings:trend-unit", args=[company.uuid]), {"year": 2023}).text
    assert "Records do not reach back six months before it" in page
