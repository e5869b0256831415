"""Published cases of secondments, and lawful ones beside them; what they cost the lender."""

from decimal import Decimal

import pytest
from django.db.models import Sum
from django.utils import timezone

from burden.activities.models import ActivityHit, Secondment
from burden.jobs.models import Job, State
from burden.ledger.models import Component, Entry
from burden.ledger.verification import problems
from burden.matters.models import Item
from burden.organisations.models import Level
from tests.activities.conftest import Province, bring_into_force, suspected
from tests.factories.administration import make_unit
from tests.factories.papers import work
from tests.factories.secondments import borrow

pytestmark = pytest.mark.django_db(transaction=True)


def forms(item: Item) -> set[tuple[str, str]]:
    found = ActivityHit.objects.filter(item=item, spared="")
    return set(found.values_list("rule", "form"))


def test_community_worker_borrowed_without_approval_and_again_after_the_clean_up(
    province: Province,
) -> None:
    """K22: a subdistrict borrows community workers and hides it in its clean-up report."""
    community = make_unit("柳林社区居民委员会", level=Level.VILLAGE, parent=province.town)
    told = {"approval": "", "person": "张三"}
    first = borrow(province.town, community, **told, start="2025-03-03", returned="2025-05-30")
    again = borrow(province.town, community, **told, start="2025-06-09")
    other = borrow(province.town, community, approval="", person="李四", start="2025-06-10")
    work()

    assert forms(first.item) == {("GD-20", "from_below"), ("GD-21", "no_approval")}
    assert ("GD-22", "again") in forms(again.item)
    assert ("GD-22", "again") not in forms(other.item)
    assert suspected(first.item) == {"GD-21"}, "GD-20 says 原则上, so it is a note"


def test_approved_secondment_from_a_city_breaks_nothing(province: Province) -> None:
    lent = borrow(province.province, province.city, end="2026-08-31")
    work()

    assert suspected(lent.item) == set()


def test_emergency_response_is_told_and_held_against_nobody(province: Province) -> None:
    lent = borrow(province.city, province.town, approval="", exemption="应急处置")
    work()

    assert suspected(lent.item) == set()
    assert set(ActivityHit.objects.values_list("spared", flat=True)) == {"emergency"}


def test_task_force_and_learning_on_the_job_are_candidates(province: Province) -> None:
    force = borrow(province.province, province.city, kind="工作专班")
    work()

    assert suspected(force.item) == {"GD-22"}


def test_term_that_is_not_public_is_off_until_an_administrator_sets_it(
    province: Province,
) -> None:
    lent = borrow(province.province, province.city, start="2025-01-06", returned="2025-12-31")
    work()
    assert suspected(lent.item) == set()

    bring_into_force(secondment__months=6)
    work()

    assert suspected(lent.item) == {"GD-21"}


def test_lender_bears_the_working_days_month_by_month(province: Province) -> None:
    """Two people for two working days of March and three of April."""
    borrow(province.province, province.city, start="2026-03-30", returned="2026-04-03", people="2")
    work()

    booked = Entry.objects.filter(component=Component.SECONDMENT, receiver=province.city)
    found = {one.day.isoformat(): (one.hours, one.is_measured) for one in booked}
    assert found == {
        "2026-03-30": (Decimal(2 * 2 * 8), True),
        "2026-04-01": (Decimal(2 * 3 * 8), True),
    }


def test_who_is_still_away_is_booked_again_when_a_month_begins(province: Province) -> None:
    """What has an end or came back asks for nothing more."""
    away = borrow(province.city, province.town, start="2026-03-02")
    borrow(province.city, province.other_town, end="2026-04-30")
    borrow(province.city, province.county, returned="2026-04-30")
    work()

    waiting = Job.objects.filter(kind="secondment.recur")
    assert [one.key for one in waiting] == [str(away.uuid)]
    (due,) = waiting.values_list("run_after", flat=True)
    assert timezone.localtime(due).day == 1
    assert timezone.localdate() < timezone.localdate(due)

    # The month has begun, and what was counted is another by now.
    waiting.update(run_after=timezone.now())
    stood = Entry.objects.filter(item=away.item).aggregate(sum=Sum("hours"))["sum"]
    Secondment.objects.filter(pk=away.pk).update(people=2)
    work()

    again = Entry.objects.filter(item=away.item).aggregate(sum=Sum("hours"))["sum"]
    assert again == 2 * stood
    assert [one.run_after for one in waiting.exclude(state=State.DONE)] == [due]


def test_name_is_kept_as_a_hash_alone(province: Province) -> None:
    lent = borrow(province.province, province.city, person="王小明")

    assert "王小明" not in str(Secondment.objects.filter(pk=lent.pk).values())
    assert len(lent.person) == 64


def test_hours_of_several_months_add_up_in_every_sum(province: Province) -> None:
    borrow(province.city, province.town, start="2025-11-03", end="2026-02-27")
    work()

    months = {one.day.replace(day=1) for one in Entry.objects.all()}
    assert len(months) == 4
    assert list(problems()) == []
