"""A meeting that repeats its superior's becomes a finding, and its hours count as avoidable."""

import pytest

from burden.findings import services as findings
from burden.findings.models import Finding
from burden.ledger.models import Component, Entry, ScopeSum
from burden.organisations.models import Role
from meetings.models import Link, Meeting
from tests.factories.administration import make_person
from tests.factories.hearing import hear
from tests.factories.papers import work
from tests.meetings.conftest import LOWER, UPPER, County, Line, report

pytestmark = pytest.mark.django_db(transaction=True)


def hours_of(title: str) -> dict[str, float]:
    """Hours of one meeting by component, over all units that sat in it."""
    hours: dict[str, float] = {}
    for entry in Entry.objects.filter(item__title=title):
        hours[entry.component] = hours.get(entry.component, 0) + float(entry.hours)
    return hours


@pytest.mark.parametrize("order", [(UPPER, LOWER), (LOWER, UPPER)])
def test_repetition_is_found_in_any_order_of_arrival(
    county: County, order: tuple[Line, Line]
) -> None:
    for line in order:
        report(county.city, line)
        work()

    link = Link.objects.get()
    assert (link.upper.title, link.lower.title) == (UPPER[2], LOWER[2])
    finding = Finding.objects.get()
    assert finding.kind == "layered_meeting"
    assert finding.state == Finding.State.OPEN
    assert finding.unit == county.county
    assert finding.item.root == link.upper.item


def test_repeated_hours_are_layered_and_avoidable_at_every_unit_that_sat_in_it(
    county: County,
) -> None:
    report(county.city, UPPER, LOWER)

    work()

    layered = Entry.objects.filter(component=Component.LAYERED)
    assert {one.item.title for one in layered} == {LOWER[2]}
    assert {one.receiver for one in layered} == {county.county, county.town}
    assert {one.originator for one in layered} == {county.county}
    assert all(one.avoidable == one.hours > 0 for one in layered)
    assert Finding.objects.get().avoidable_hours > 0
    assert Component.LAYERED not in hours_of(UPPER[2])


@pytest.mark.parametrize(("verdict", "reason"), [("confirmed", ""), ("dismissed", "misread")])
def test_hours_follow_the_inspector(county: County, verdict: str, reason: str) -> None:
    report(county.city, UPPER, LOWER)
    work()
    share = 1 - Link.objects.get().novelty
    total = sum(hours_of(LOWER[2]).values())

    finding, inspector = Finding.objects.get(), make_person(Role.INSPECTOR, county.county)
    hear(finding, inspector)
    findings.decide(
        finding=finding,
        verdict=verdict,
        reason=reason,
        by=inspector,
    )
    work()

    hours = hours_of(LOWER[2])
    repeated = share if verdict == "confirmed" else 0.0
    assert sum(hours.values()) == pytest.approx(total, abs=1e-3)
    assert hours.get(Component.LAYERED, 0.0) == pytest.approx(total * repeated, abs=1e-3)
    assert hours.get(Component.MEETING, 0.0) == pytest.approx(total * (1 - repeated), abs=1e-3)


def test_meeting_with_its_own_agenda_is_no_finding(county: County) -> None:
    own = (*LOWER[:2], "安平县校园安全工作会", *LOWER[3:6], "校车接送整治|食堂卫生检查", LOWER[7])

    report(county.city, UPPER, own)
    work()

    assert Meeting.objects.count() == 2
    assert not Finding.objects.exists()
    assert Component.LAYERED not in hours_of(own[2])


def test_finding_is_withdrawn_when_the_row_is_reported_anew_as_something_else(
    county: County,
) -> None:
    report(county.city, UPPER, LOWER)
    work()
    own = (*LOWER[:2], "安平县校园安全工作会", *LOWER[3:6], "校车接送整治|食堂卫生检查", LOWER[7])

    report(county.city, own)
    work()

    assert Meeting.objects.count() == 2
    assert Finding.objects.get().state == Finding.State.WITHDRAWN
    assert not ScopeSum.objects.filter(component=Component.LAYERED).exists()
