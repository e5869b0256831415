"""What exemptions keep out of the avoidable hours is told, by reason, down to the meetings."""

from collections.abc import Callable

import pytest
from django.test import Client

from burden.ledger.models import Component
from burden.organisations.models import Level, Role, Unit
from meetings.models import Link, Meeting, MeetingHit
from tests.api.conftest import program
from tests.factories.administration import book_hours, make_unit
from tests.factories.meetings import NINE, make_meeting

Reader = Callable[[Unit], Client]
MARCH = f"?period={NINE:%Y-%m}"

pytestmark = pytest.mark.django_db


def held(host: Unit, title: str, hours: int, *, spared: str = "", basis: str = "") -> Meeting:
    """A meeting that repeats one of the city, with hours of its host."""
    meeting = make_meeting(host, title=title)
    Meeting.objects.filter(pk=meeting.pk).update(legal_basis=basis)
    assert meeting.item is not None
    book_hours(meeting.item, host, hours, Component.MEETING)
    upper = make_meeting(make_unit(level=Level.CITY), title="superior")
    Link.objects.create(lower=meeting, upper=upper, weight=5, novelty=0.1, margin=1, spared=spared)
    return meeting


@pytest.fixture
def county() -> Unit:
    """Ten hours, of which seven are spared."""
    county = make_unit(staff=10)
    held(county, "an emergency", 4, spared="emergency")
    held(county, "by law", 3, basis="组织法")
    untold = held(county, "layered", 3)
    # That a record does not tell something is no exemption.
    MeetingHit.objects.create(
        item=untold.item, rule="HY-01", form="approval_untold", spared="untold"
    )
    return county


def test_share_and_reasons_of_spared_meetings_are_told(county: Unit, reader: Reader) -> None:
    page = reader(county).get(f"/quality/spared/{MARCH}")

    assert page.context["share"] == pytest.approx(0.7)
    assert [(one.reason.value, one.meetings, one.hours) for one in page.context["reasons"]] == [
        ("emergency", 1, 4),
        ("statutory", 1, 3),
    ]
    assert "layered" not in [row.item.title for row in page.context["rows"]]


def test_reason_opens_to_its_meetings(county: Unit, reader: Reader) -> None:
    rows = reader(county).get(f"/quality/spared/{MARCH}&reason=statutory").context["rows"]

    assert [(row.item.title, row.is_open) for row in rows] == [("by law", True)]


def test_reason_that_is_none_is_not_found(county: Unit, reader: Reader) -> None:
    assert reader(county).get(f"/quality/spared/{MARCH}&reason=mood").status_code == 404


def test_unit_tells_its_spared_hours_beside_those_received(county: Unit, reader: Reader) -> None:
    page = reader(county).get(f"/units/{county.uuid}/{MARCH}")

    assert page.context["spared"] == 7
    assert page.context["spared_share"] == pytest.approx(0.7)


def test_programs_are_told_the_same(county: Unit) -> None:
    told = program(Role.INSPECTOR, county).get(f"/api/figures/spared/{MARCH}").json()

    assert (told["hours"], told["meetings_spared"]) == ("7.000000", 2)
    assert [one["reason"] for one in told["meetings"]] == ["emergency", "statutory"]


def test_administrator_learns_the_hours_and_no_title(county: Unit) -> None:
    told = program(Role.SYSTEM_ADMIN, county).get(f"/api/figures/spared/{MARCH}").json()

    assert told["share"] == pytest.approx(0.7)
    assert not any("title" in one for one in told["meetings"])


def test_scope_elsewhere_has_nothing_spared(county: Unit, reader: Reader) -> None:
    page = reader(make_unit()).get(f"/quality/spared/{MARCH}")

    assert page.context["reasons"] == []
