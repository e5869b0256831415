"""Scores of a month: all units at once, one series a parameter version."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from burden.jobs import services as jobs
from burden.jobs.errors import LeaseLost
from burden.jobs.leases import Lease
from burden.jobs.models import Job
from burden.jobs.registry import handler_for
from burden.jobs.running import run_due
from burden.ledger.models import Component
from burden.ledger.selectors import Slice
from burden.ledger.services import Booking, book
from burden.organisations.models import Level, StaffCount, Unit
from burden.organisations.periods import Period
from burden.scores import selectors, services, writing
from burden.scores.computing import add_intervals, compute, parts_from
from burden.scores.models import Score
from burden.thresholds import selectors as thresholds
from burden.thresholds.models import ParameterSet
from tests.factories.administration import DAY, make_item, make_unit

pytestmark = pytest.mark.django_db
MONTH = Period.month_of(DAY)


def take(unit: Unit, hours: float, *, is_measured: bool = True, day: date = DAY) -> None:
    item = make_item(unit)
    row = Booking(Component.DOCUMENT, unit.pk, hours, 0, is_measured)
    book(
        item=item,
        originator=unit,
        day=day,
        rows=[row],
        parameter_set=thresholds.in_force().set,
    )


def publish(**values: float) -> ParameterSet:
    return publish_all(dict(thresholds.in_force()) | values)


def publish_without(components: Iterable[str]) -> ParameterSet:
    """A version that is older than these components."""
    later = {f"score.{part}.{name}" for name in components for part in ("weight", "ceiling")}
    present = thresholds.in_force()
    return publish_all({key: value for key, value in present.items() if key not in later})


def publish_all(values: dict[str, float]) -> ParameterSet:
    return ParameterSet.objects.create(
        version=(thresholds.in_force().set.version or 0) + 1,
        state=ParameterSet.State.PUBLISHED,
        values=values,
        published_at=timezone.now(),
    )


def score(unit: Unit) -> Score:
    found = selectors.score_of(unit, MONTH.first)
    assert found is not None
    return found


def test_a_unit_without_hours_scores_nothing_for_sure() -> None:
    unit = make_unit(staff=10)

    services.refresh(MONTH.first)
    services.draw_intervals(MONTH.first)

    assert (score(unit).score, score(unit).low, score(unit).high) == (0, 0, 0)


def test_units_without_staff_and_foreign_ones_have_no_score() -> None:
    take(make_unit(), 5)
    foreign = make_unit(staff=10)
    foreign.is_external = True
    foreign.save()

    assert services.refresh(MONTH.first) == 0


def test_mostly_assumed_hours_give_no_score() -> None:
    known, assumed = make_unit(staff=10), make_unit(staff=10)
    for unit, measured in ((known, 6.0), (assumed, 5.9)):
        take(unit, measured)
        take(unit, 10 - measured, is_measured=False)

    services.refresh(MONTH.first)
    services.draw_intervals(MONTH.first)

    assert score(known).score is not None
    assert (score(assumed).score, score(assumed).low, score(assumed).high) == (None, None, None)
    assert score(assumed).measured_ratio == pytest.approx(0.59)
    assert score(assumed).hours == 10


def test_staff_is_that_of_the_end_of_the_month() -> None:
    unit = make_unit(staff=10)
    StaffCount.objects.create(unit=unit, valid_from=date(2025, 6, 20), number=20)
    StaffCount.objects.create(unit=unit, valid_from=date(2025, 7, 1), number=40)

    services.refresh(MONTH.first)

    assert score(unit).staff == 20


def test_a_unit_that_is_no_more_has_no_score() -> None:
    unit = make_unit(staff=10)
    unit.valid_to = date(2025, 5, 31)
    unit.save()

    assert services.refresh(MONTH.first) == 0


def test_refreshing_again_replaces_the_score_of_the_same_version() -> None:
    unit = make_unit(staff=10)
    services.refresh(MONTH.first)
    take(unit, 20)

    services.refresh(MONTH.first)

    assert Score.objects.get().hours == 20


def test_a_new_version_makes_a_series_of_its_own() -> None:
    unit = make_unit(staff=10)
    take(unit, 4)
    services.refresh(MONTH.first)
    before = score(unit)

    after = publish(**{"score.ceiling.document": 0.05})
    services.refresh(MONTH.first)

    assert score(unit).parameter_set == after
    assert score(unit).score == pytest.approx(2 * (before.score or 0))
    kept = Score.objects.get(parameter_set=before.parameter_set)
    assert (kept.pk, kept.score) == (before.pk, before.score)


def test_a_unit_that_lost_its_staff_loses_its_score() -> None:
    unit = make_unit(staff=10)
    services.refresh(MONTH.first)
    StaffCount.objects.all().update(number=0)

    services.refresh(MONTH.first)

    assert selectors.score_of(unit, MONTH.first) is None


def test_scores_deleted_and_computed_again_are_the_same_to_the_last_byte() -> None:
    county = make_unit(staff=20)
    for number, unit in enumerate([county, *(make_unit(parent=county, staff=7) for _ in range(5))]):
        for day in (DAY, date(2025, 7, 3)):
            take(unit, number / 3, day=day)
            take(unit, 1, is_measured=number < 4, day=day)
    run_due("tests")
    before = written()
    Score.objects.all().delete()

    for month in (MONTH.first, date(2025, 7, 1)):
        services.refresh(month)
    run_due("tests")

    assert written() == before
    assert any(low is not None for low in Score.objects.values_list("low", flat=True))


def written() -> list[str]:
    """Every column of every score as the database prints it, but ids and times."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (to_jsonb(kept) - '{id,computed_at}'::text[])::text"
            "  FROM scores_score AS kept ORDER BY unit_id, month"
        )
        return [row[0] for row in cursor.fetchall()]


def test_only_the_latest_month_gets_intervals() -> None:
    unit = make_unit(staff=10)
    for month in (6, 7):
        take(unit, month, day=date(2025, month, 10))

    run_due("tests")

    assert score(unit).low is None
    latest = selectors.score_of(unit, date(2025, 7, 1))
    assert latest is not None
    assert latest.low is not None
    assert latest.seed == 20250701


def test_a_score_that_stays_keeps_its_row_and_interval() -> None:
    calm, busy = make_unit(staff=10), make_unit(staff=10)
    take(calm, 4)
    take(busy, 4)
    run_due("tests")
    before = score(calm)

    take(busy, 4)
    services.refresh(MONTH.first)

    assert (score(calm).computed_at, score(calm).low) == (before.computed_at, before.low)
    assert score(busy).hours == 8
    assert score(busy).low is None


def test_an_interval_is_not_kept_for_a_score_that_changed_meanwhile() -> None:
    unit = make_unit(staff=10)
    take(unit, 4)
    services.refresh(MONTH.first)
    drawn = list(writing.without_interval(MONTH.first, score(unit).parameter_set))
    add_intervals(drawn, selectors.doubts_of_score(drawn[0]))
    take(unit, 4)
    services.refresh(MONTH.first)

    writing.write_intervals(drawn)

    assert score(unit).low is None


def test_a_period_without_a_working_day_has_no_scores() -> None:
    take(make_unit(staff=10), 4)

    assert compute(Slice("", Period(MONTH.first, 0)), thresholds.in_force()) == []


def test_queries_do_not_grow_with_the_units(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _unit in range(30):
        take(make_unit(staff=10), 4)
    thresholds.in_force()

    with django_assert_max_num_queries(9):
        services.refresh(MONTH.first)

    assert Score.objects.count() == 30


def test_the_job_scores_the_month_that_a_booking_touched() -> None:
    unit = make_unit(staff=10)
    take(unit, 4)

    run_due("tests")

    assert score(unit).hours == 4
    assert Job.objects.get(kind="scores.refresh").state == "done"


def test_a_lost_lease_writes_no_scores() -> None:
    make_unit(staff=10)
    jobs.enqueue("scores.refresh", "2025-06")
    lost = Lease(Job.objects.get().pk, 9, "scores.refresh", "2025-06")

    with pytest.raises(LeaseLost):
        handler_for(lost.kind)(lost.key, lost)

    assert not Score.objects.exists()


def test_publishing_asks_for_every_month_with_hours() -> None:
    unit = make_unit(staff=10)
    take(unit, 4)
    take(unit, 4, day=date(2025, 8, 5))
    Job.objects.all().delete()

    services.refresh_all(publish())

    asked = Job.objects.filter(kind="scores.refresh").values_list("key", flat=True)
    assert sorted(asked) == ["2025-06", "2025-08"]


def test_the_same_month_a_year_before_is_found() -> None:
    unit = make_unit(staff=10)
    take(unit, 4, day=date(2024, 6, 3))
    services.refresh(date(2024, 6, 1))
    services.refresh(MONTH.first)

    before = selectors.a_year_before(score(unit))

    assert before is not None
    assert (before.month, before.hours) == (date(2024, 6, 1), Decimal(4))


def test_standing_among_peers_tells_deviation_and_certainty() -> None:
    units = [make_unit(level=Level.TOWNSHIP, staff=10) for _ in range(6)]
    for unit, hours in zip(units, (1, 2, 3, 4, 5, 15), strict=True):
        take(unit, hours)
    services.refresh(MONTH.first)

    standing = selectors.standing(score(units[-1]), path="")

    assert standing.peer_count == 5
    assert standing.deviation == pytest.approx((15 - 3) / 1.4826)
    assert standing.above_median is not None
    assert standing.above_median.is_clear
    assert standing.ranks == (1, 1)
    assert standing.highest is not None
    assert standing.highest > 0.99


def test_scores_of_a_version_before_a_component_came_are_still_told_apart() -> None:
    known = ("meeting", "document")
    publish_without(name for name in Component.values if name not in known)
    units = [make_unit(level=Level.TOWNSHIP, staff=10) for _ in range(6)]
    for unit, hours in zip(units, (1, 2, 3, 4, 5, 15), strict=True):
        take(unit, hours)
    services.refresh(MONTH.first)

    standing = selectors.standing(score(units[-1]), path="")

    assert standing.ranks == (1, 1)
    assert services.draw_intervals(MONTH.first) == 6
    assert tuple(part.component for part in parts_from(score(units[0]))) == known


def test_standing_says_nothing_among_few_peers() -> None:
    units = [make_unit(level=Level.TOWNSHIP, staff=10) for _ in range(3)]
    services.refresh(MONTH.first)

    standing = selectors.standing(score(units[0]), path="")

    assert (standing.deviation, standing.above_median) == (None, None)


def test_peers_outside_the_scope_stay_unknown() -> None:
    county = make_unit()
    inside = make_unit(level=Level.TOWNSHIP, parent=county, staff=10)
    for _ in range(6):
        make_unit(level=Level.TOWNSHIP, staff=10)
    services.refresh(MONTH.first)

    assert selectors.standing(score(inside), path=county.path).peer_count == 0


def test_among_very_many_peers_no_rank_is_given() -> None:
    units = [make_unit(level=Level.VILLAGE, staff=2) for _ in range(selectors.MOST_DRAWN + 2)]
    for number, unit in enumerate(units[:9]):
        take(unit, number)
    services.refresh(MONTH.first)

    standing = selectors.standing(score(units[8]), path="")

    assert standing.peer_count == selectors.MOST_DRAWN + 1
    assert standing.peer_median == 0
    assert (standing.above_median, standing.ranks, standing.highest) == (None, None, None)


def test_history_is_a_year_of_months_earliest_first() -> None:
    unit = make_unit(staff=10)
    for month in (1, 3, 6):
        take(unit, month, day=date(2025, month, 10))
        services.refresh(date(2025, month, 1))

    history = selectors.history_of(unit, until=MONTH.first)

    assert [one.month.month for one in history] == [1, 3, 6]
    assert [one.hours for one in history] == [Decimal(1), Decimal(3), Decimal(6)]
