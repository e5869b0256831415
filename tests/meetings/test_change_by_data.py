"""Hours that parameters or new data moved are told apart from those that the load moved."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from burden.dashboards.selectors.change import Change
from burden.ledger.models import Component
from burden.ledger.services import Booking, book
from burden.organisations.models import Role, Unit
from burden.thresholds import selectors, services
from burden.thresholds.models import ParameterSet
from tests.api.conftest import program
from tests.factories.administration import make_item, make_person
from tests.factories.papers import work
from tests.meetings.conftest import County, report
from tests.meetings.pages import inspector_of
from tests.meetings.township import meeting

pytestmark = pytest.mark.django_db(transaction=True)

JUNE = "/meetings/change/?period=2025-06"


@pytest.fixture
def two_months(county: County) -> County:
    """In May four meetings of two people each, in June three of eight."""
    report(county.county, *(meeting(n, f"2025-05-1{n + 2}", 2) for n in range(4)))
    report(county.county, *(meeting(n, f"2025-06-1{n}", 8) for n in range(3)))
    work()
    return county


def change_of(unit: Unit) -> Change:
    change: Change = inspector_of(unit).get(JUNE).context["change"]
    return change


def publish(city: Unit, **values: float) -> ParameterSet:
    draft = services.save_draft(
        values={f"hours.{key}": value for key, value in values.items()},
        note="preparation is counted",
        based_on=selectors.in_force().set,
        by=make_person(Role.SYSTEM_ADMIN, city),
    )
    return services.publish(draft=draft, by=make_person(Role.SECURITY_ADMIN, city))


def test_hours_that_later_parameters_added_are_a_cause_of_their_own(two_months: County) -> None:
    before = change_of(two_months.county)
    publish(two_months.city, preparation=1.0)
    work()

    after = change_of(two_months.county)

    assert before.causes is not None
    assert after.causes is not None
    assert after.causes.parameters == 24 - 8
    assert after.causes.count == before.causes.count
    assert after.causes.attendance == before.causes.attendance
    assert after.causes.length == 0
    assert after.causes.total == after.hours


def test_parameters_that_were_in_force_when_the_period_ended_are_no_cause(
    two_months: County,
) -> None:
    version = publish(two_months.city, preparation=1.0)
    work()
    ParameterSet.objects.filter(pk=version.pk).update(published_at=datetime(2025, 6, 5, tzinfo=UTC))

    after = change_of(two_months.county)

    assert after.causes is not None
    assert after.causes.parameters == 0
    assert after.causes.total == after.hours


def test_hours_of_a_host_unknown_before_are_no_more_meetings(two_months: County) -> None:
    report(
        two_months.city,
        *(meeting(n, f"2025-06-0{n + 3}", 9, host="临江市人民政府") for n in range(3)),
    )
    work()

    page = inspector_of(two_months.county).get(JUNE)
    change = page.context["change"]

    assert change.causes.coverage == 3 * 9 * 2
    assert change.causes.count < 0
    assert change.causes.total == change.hours
    assert "more hosts and units are known, not by more load" in page.context["answer"]
    assert "nothing at all known of it in May 2025" in page.content.decode()


def test_host_that_sent_papers_but_held_no_meetings_is_known(two_months: County) -> None:
    town = two_months.town
    report(town, meeting(0, "2025-05-20", 4, host="青河镇人民政府"))
    work()
    unheard = change_of(two_months.county).causes
    book(
        item=make_item(town, day=date(2025, 6, 10)),
        originator=town,
        day=date(2025, 6, 10),
        rows=[Booking(Component.DOCUMENT, town.pk, 1, 0, is_measured=True)],
        parameter_set=selectors.in_force().set,
    )

    heard = change_of(two_months.county).causes

    assert unheard is not None
    assert heard is not None
    assert [unheard.coverage, heard.coverage] == [Decimal(-8), Decimal(0)]
    assert heard.count < unheard.count


def test_hours_of_a_unit_that_was_closed_are_told_apart(two_months: County) -> None:
    town = two_months.other_town
    line = (*meeting(0, "2025-05-26", 2)[:-1], "白水镇人民政府:5")
    report(two_months.county, line)
    work()
    Unit.objects.filter(pk=town.pk).update(valid_to="2025-05-31")

    change = change_of(two_months.county)

    assert change.causes is not None
    assert change.causes.coverage == -10
    assert change.causes.total == change.hours
    assert change.told[0].people == 8


def test_causes_leave_as_a_file_and_for_programs_and_add_up_in_both(two_months: County) -> None:
    table = inspector_of(two_months.county).get(f"{JUNE}&export=causes").content.decode()
    told = program(Role.INSPECTOR, two_months.county).get(
        "/api/figures/meeting-change/?period=2025-06"
    )

    effects = told.json()["effects"]
    names = ("count", "attendance", "length", "parameters", "coverage")
    assert sum(Decimal(effects[name]) for name in names) == Decimal(effects["total"])
    assert "Cause,May 2025,June 2025,Change in hours" in table
    assert len(table.strip().splitlines()) == 7


def test_shown_causes_are_five_and_add_up_to_the_shown_change(two_months: County) -> None:
    context = inspector_of(two_months.county).get(JUNE).context

    assert len(context["causes"]) == 5
    assert sum(cause["weight"] for cause in context["causes"]) == 32
