"""A rule finding claims the hours it speaks of; they are booked once, where the meeting is."""

from decimal import Decimal

import pytest

from burden.findings.models import Finding
from burden.ledger.models import Entry
from meetings.models import Meeting
from tests.factories.papers import work
from tests.meetings.conftest import LOWER, UPPER, County, report
from tests.meetings.gatherings import hold as hold_lines
from tests.meetings.gatherings import judge_again, line, make_offices
from tests.meetings.held import again, hold
from tests.meetings.test_rule_findings import bring_into_force

pytestmark = pytest.mark.django_db(transaction=True)

START = "2026-03-05 09:00"


def claimed(rule: str) -> Decimal:
    return Finding.objects.get(kind=f"rule:{rule}").avoidable_hours


def booked(*, avoidable: bool = False) -> Decimal:
    return sum(
        (one.avoidable if avoidable else one.hours for one in Entry.objects.all()), Decimal(0)
    )


def test_meeting_beyond_its_bound_claims_the_excess_minutes_of_all_people(county: County) -> None:
    bring_into_force(meeting__minutes=90, **{"rule.GD-12b": 2})
    hold(county.county, "全县护林工作会议", START, called=[county.town, county.other_town])
    work()

    # Five of the county and two of each township sat half an hour too long.
    assert claimed("GD-12b") == Decimal("4.5")
    assert booked() == 18
    assert booked(avoidable=True) == 0


def test_too_many_people_and_too_long_a_time_are_not_claimed_twice(county: County) -> None:
    bring_into_force(
        meeting__minutes=60,
        meeting__people=6,
        meeting__class_four_people=6,
        **{"rule.GD-12b": 2},
    )
    hold(county.county, "全县护林工作会议", START, called=[county.town, county.other_town])
    work()

    # Six people for one hour would have been within both bounds.
    assert claimed("GD-12b") == 12
    assert booked() == 18


def test_speech_claims_the_minutes_above_its_bound(county: County) -> None:
    speech = {"speaker": "王某", "role": "县委书记", "minutes": 90, "characters": None}
    meeting = hold(county.county, "全县护林工作会议", START, speeches=[speech])
    work()
    assert claimed("GD-12a") == Decimal("2.5")

    again(meeting, speeches=[{**speech, "minutes": 66}])
    work()

    assert claimed("GD-12a") == Decimal("0.5")


def test_relay_of_the_same_day_claims_what_the_repetition_costs(county: County) -> None:
    lower = [*LOWER]
    lower[3:5] = ["2026-03-05 15:00", "2026-03-05 17:00"]
    report(county.city, UPPER)
    report(county.county, tuple(lower))
    work()

    layered = Finding.objects.get(kind="layered_meeting")
    assert layered.avoidable_hours > 0
    assert claimed("GD-10a") == layered.avoidable_hours
    assert booked() == 20 + 22


def test_principals_called_by_a_deputy_claim_what_they_gave() -> None:
    offices = make_offices()
    bring_into_force(meeting__accompany_people=1, meeting__accompany_hours=1, **{"rule.GD-11": 2})
    seats = "安平县水利局:3:副局长;青河镇人民政府:1:镇长;白水镇人民政府:2:水利员"

    (meeting,) = hold_lines(
        offices.county, line("m1", "全县渠道清淤调度会", unit="安平县水利局", seats=seats)
    )
    meeting.convener = Meeting.Rank.DEPUTY
    meeting.save()
    judge_again(meeting)

    assert claimed("GD-11") == 2
    assert booked() == 12
    (entry,) = Entry.objects.filter(component="accompany")
    assert entry.receiver == offices.town
    assert entry.avoidable == 2


def test_meeting_on_a_free_day_claims_nothing(county: County) -> None:
    bring_into_force(meeting__free_from=4, meeting__free_to=4, **{"rule.LOC-04": 2})
    hold(county.county, "全县护林工作会议", START, called=[county.town])
    work()

    assert claimed("LOC-04") == 0
