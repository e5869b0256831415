"""Bounds of hosts' months and years and of watches: what a preview tells of them comes true."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from burden.organisations.models import OrganKind, Role
from burden.thresholds import selectors
from burden.thresholds.whatif import effect_of
from meetings.convening.warning import warn
from meetings.models import MeetingHit, PlannedMeeting
from tests.factories.administration import make_person
from tests.factories.papers import work
from tests.meetings.gatherings import Offices, make_offices
from tests.meetings.held import hold
from tests.rows import Once
from tests.thresholds.foretold import assert_comes_true
from tests.thresholds.judged import publish_and_judge

pytestmark = pytest.mark.django_db(transaction=True)

# Notes become findings, so that a hit more or less shows.
RULES = ("GD-08", "GD-09", "GD-10", "GD-12c", "LOC-02a", "N19-01", "N20-01")
SHOWN: dict[str, float] = {f"rule.{rule}": 2 for rule in RULES}
# What is given before, what is looked at, and what comes of it.
CASES: list[tuple[dict[str, float], dict[str, float], str]] = [
    (
        {},
        {
            "meeting.comprehensive_a_year": 3,
            "meeting.government_a_year": 5,
            "meeting.video_share": 0.0,
            "meeting.grassroots_cut": 0.0,
            "meeting.rebound_least": 100,
        },
        "goes",
    ),
    (
        {"meeting.comprehensive_a_year": 3, "meeting.video_share": 0.0, "meeting.rebound_rise": 5},
        {
            "meeting.comprehensive_a_year": 1,
            "meeting.video_share": 0.9,
            "meeting.grassroots_cut": 0.9,
            "meeting.rebound_rise": 0.1,
        },
        "comes",
    ),
    (
        {"meeting.least": 100, "meeting.month_times": 20},
        {"meeting.least": 4, "meeting.month_times": 1.5, "meeting.month_least": 3}
        | {"meeting.minutes": 90, "rule.GD-12c": 0},
        "comes",
    ),
    ({}, {"meeting.cluster_overlap": 1.0, "meeting.cluster_calls": 20}, ""),
    (
        {},
        {"meeting.cluster_topic": 1.0, "meeting.cluster_days": 14, "meeting.cluster_calls": 2},
        "",
    ),
]


def hold_years() -> Offices:
    """A year of meetings and one of more, a crowded March, a warning and a plan."""
    offices = make_offices()
    county, town, other = offices.county, offices.town, offices.other_town
    county.organ_kind, offices.water.organ_kind = OrganKind.GOVERNMENT, OrganKind.DEPARTMENT
    county.save()
    offices.water.save()
    heads = [(town, "镇长")]
    for n in range(6):
        day = date(2025, 1, 7) + timedelta(days=57 * n)
        hold(county, f"全县第{n}项工作会议", f"{day} 09:00", called=[other], roles=heads[: n % 2])
    for n in range(4):
        day = date(2026, 1, 8) + timedelta(days=9 * n)
        mode = "video" if n < 1 else "onsite"
        hold(county, f"全县第{n}类事项会议", f"{day} 09:00", called=[other], roles=heads, mode=mode)
    crowd = (
        ("03-02 09:00", "护林", [town, other]),
        ("03-03 09:00", "护林", [town]),
        ("03-04 09:00", "招商", [town, other]),
        ("03-04 15:00", "教育", [other]),
        ("03-19 09:00", "水利", [other]),
        ("03-30 09:00", "水利", [town, other]),
    )
    for start, topic, called in crowd:
        hold(county, f"全县{topic}工作会议", f"2026-{start}", called=called, words=[topic])
    hold(county, "山火扑救紧急调度会", "2026-03-05 22:00", called=[town, other])
    for n in range(3):
        title = f"全县水利工作综合部署会{n}"
        hold(offices.water, title, f"2026-0{n + 1}-06 09:00", called=[other], is_comprehensive=True)
    PlannedMeeting.objects.create(unit=county, year=2026, key="1", number="1", title="年度会议")
    warn(
        unit=county,
        given_on=date(2026, 1, 5),
        reason="提醒",
        by=make_person(Role.INSPECTOR, offices.city),
    )
    work()
    return offices


@pytest.fixture
def offices(once: Once) -> Offices:
    return once(hold_years)


@pytest.mark.parametrize(("given", "values", "name"), CASES, ids=str)
def test_what_is_told_of_months_years_and_watches_comes_true(
    offices: Offices, given: dict[str, float], values: dict[str, float], name: str
) -> None:
    publish_and_judge(SHOWN | given, offices)

    effect = assert_comes_true(values, offices)

    assert not name or any(len(getattr(kind, name)) for kind in effect.kinds)


def test_what_was_held_outside_the_plan_is_still_told(offices: Offices) -> None:
    publish_and_judge({"rule.GD-12c": 2}, offices)
    assert MeetingHit.objects.filter(form="unplanned").exists()

    effect = assert_comes_true({"meeting.video_share": 0.0, "meeting.cluster_days": 1}, offices)

    gone = {one.kind for one in effect.kinds if len(one.goes)}
    assert "rule:GD-12c" in gone


def test_month_that_nothing_was_said_of_yet_is_told_by_its_host_and_last_day(
    offices: Offices,
) -> None:
    values = {"meeting.month_times": 20.0, "meeting.cluster_calls": 20.0}
    publish_and_judge(SHOWN | values | {"meeting.cluster_overlap": 1.0}, offices)
    client = Client(headers={"accept-language": "en"})
    client.force_login(
        make_person(Role.SYSTEM_ADMIN, offices.city), "django.contrib.auth.backends.ModelBackend"
    )

    page = client.post(
        reverse("thresholds:what-if"),
        {"based_on": str(selectors.in_force().set.uuid), "meeting.month_times": "1.2"}
        | {"meeting.month_least": "3"},
        headers={"hx-request": "true"},
    ).content.decode()

    assert "Jan. 31, 2026" in page
    assert offices.county.name in page
    assert "known only once" not in page


def test_too_many_meetings_are_told_as_unknown(
    offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("meetings.convening.foretelling.MOST", 1)

    effect = effect_of({"meeting.grassroots_cut": 0.1})

    assert [one.definition.key for one in effect.unseen] == ["meeting.grassroots_cut"]
