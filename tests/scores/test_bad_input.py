"""Units without people, moved, closed, and periods without work: a defined result each."""

from datetime import date

import pytest
from django.test import Client

from burden.ledger.models import Component
from burden.ledger.selectors import Slice
from burden.ledger.services import Booking, book
from burden.organisations.models import Level, Role, StaffCount, Unit
from burden.organisations.periods import Period
from burden.scores import selectors, services, spread
from burden.scores.models import Score
from burden.scores.report import burden_report
from burden.thresholds import selectors as thresholds
from tests.factories.administration import DAY, make_item, make_person, make_unit

pytestmark = pytest.mark.django_db
MONTH = Period.month_of(DAY)
JULY = date(2025, 7, 1)


def take(unit: Unit, hours: float, day: date = DAY) -> None:
    book(
        item=make_item(unit),
        originator=unit,
        day=day,
        rows=[Booking(Component.DOCUMENT, unit.pk, hours, 0, is_measured=True)],
        parameter_set=thresholds.in_force().set,
    )


def page_of(unit: Unit, scope: Unit, month: str) -> str:
    client = Client(headers={"accept-language": "en"})
    client.force_login(
        make_person(Role.INSPECTOR, scope), "django.contrib.auth.backends.ModelBackend"
    )
    return client.get(f"/units/{unit.uuid}/?period={month}").content.decode()


def test_unit_without_people_has_hours_and_no_score_and_the_page_says_why() -> None:
    county = make_unit(staff=10)
    town = make_unit("镇", level=Level.TOWNSHIP, parent=county)
    StaffCount.objects.create(unit=town, valid_from=date(2020, 1, 1), number=0)
    take(town, 5)
    services.refresh(MONTH.first)

    page = page_of(town, county, MONTH.key)
    rows = {row["code"]: row for row in burden_report(Slice("", MONTH))["units"]}

    assert "The unit has no staff number" in page
    assert (rows[town.code]["hours_received"], rows[town.code]["score"]) == (5, None)
    assert rows[town.code]["hours_per_person_day"] is None
    found = spread.spread_of("", MONTH.first)
    assert found is not None
    assert [one.level for one in found.levels] == [Level.COUNTY]


def move(unit: Unit, parent: Unit) -> None:
    unit.parent, unit.path = parent, f"{parent.path}{unit.pk}/"
    unit.save()


def test_unit_moved_in_mid_year_keeps_its_scores_and_is_seen_from_its_new_superior() -> None:
    former, new = make_unit(staff=10), make_unit(staff=10)
    town = make_unit("镇", level=Level.TOWNSHIP, parent=former, staff=10)
    take(town, 5)
    services.refresh(MONTH.first)
    before = Score.objects.get(unit=town)

    move(town, new)
    take(town, 8, JULY)
    services.refresh(MONTH.first)
    services.refresh(JULY)

    after = selectors.score_of(town, MONTH.first)
    assert after is not None
    assert (after.pk, after.score) == (before.pk, before.score)
    assert after.hours == 5
    assert [one.hours for one in selectors.history_of(town, until=JULY)] == [5, 8]
    assert not selectors.scores_of_level(Level.TOWNSHIP, MONTH.first, path=former.path)
    assert selectors.scores_of_level(Level.TOWNSHIP, MONTH.first, path=new.path).get() == after


def test_closed_unit_keeps_the_scores_of_its_time_and_gets_no_later_ones() -> None:
    county = make_unit(staff=10)
    town = make_unit("镇", level=Level.TOWNSHIP, parent=county, staff=10)
    take(town, 5)
    take(town, 3, date(2025, 7, 10))
    town.valid_to = date(2025, 7, 15)
    town.save()

    services.refresh(MONTH.first)
    services.refresh(JULY)

    assert selectors.score_of(town, MONTH.first) is not None
    assert selectors.score_of(town, JULY) is None
    report = {row["code"]: row for row in burden_report(Slice("", Period(JULY)))["units"]}
    assert (report[town.code]["hours_received"], report[town.code]["score"]) == (3, None)
    assert "The unit was closed before the month ended." in page_of(town, county, "2025-07")


def test_month_without_a_working_day_has_hours_and_no_score(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The calendar has none such; where one were, nothing is divided by its days."""
    unit = make_unit(staff=10)
    take(unit, 5)
    monkeypatch.setattr("burden.organisations.periods._official", lambda _day: False)

    services.refresh(MONTH.first)
    told = burden_report(Slice("", MONTH))

    assert not Score.objects.exists()
    assert told["working_days"] == 0
    assert [row["hours_received"] for row in told["units"]] == [5]
    assert told["concentration"] is None
    page = page_of(unit, unit, MONTH.key)
    assert "No score for June 2025" in page
    assert "The month has no working day." in page


def test_month_whose_points_are_still_to_be_made_says_so() -> None:
    unit = make_unit(staff=10)
    take(unit, 5)

    assert "have not been worked out yet" in page_of(unit, unit, MONTH.key)
