"""Published cases of showcase activities with their numbers, and lawful ones beside them."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from burden.activities.models import ActivityHit
from burden.ledger.models import Component, Entry
from burden.matters.models import Item, Source
from burden.organisations.models import OrganKind, Role, Unit
from tests.activities.conftest import Province, bring_into_force, department, suspected
from tests.factories.administration import make_person
from tests.factories.campaigns import run
from tests.factories.papers import work

pytestmark = pytest.mark.django_db(transaction=True)


def association(place: Unit) -> Unit:
    unit = department("中国某某促进会", place)
    unit.organ_kind = OrganKind.ASSOCIATION
    unit.save(update_fields=["organ_kind"])
    return unit


def forms(item: Item) -> set[tuple[str, str]]:
    found = ActivityHit.objects.filter(item=item, spared="")
    return set(found.values_list("rule", "form"))


def test_association_that_has_schools_reach_standards_may_not(province: Province) -> None:
    """K02: a nationwide activity of an association, 117 standards."""
    reached = run(
        association(province.centre),
        province.town,
        title="营养健康学校达标活动",
        kind="达标活动",
        indicators="117",
    )
    work()

    assert forms(reached.item) == {("CJ-01", "organiser"), ("GD-32", "standard")}
    assert suspected(reached.item) == {"CJ-01", "GD-32"}


def test_typical_cases_with_plaques_and_a_fee_are_told(province: Province) -> None:
    """K20: 152 typical cases with plaques, a meeting that takes fees, by an association."""
    chosen = run(
        association(province.centre),
        province.county,
        title="全国数字治理典型案例评选",
        kind="评比表彰",
        plaques="152",
        fee="3800",
    )
    work()

    assert forms(chosen.item) == {("CJ-01", "organiser"), ("CJ-02", "fee"), ("CJ-02", "name")}


def test_approved_festival_and_creation_of_a_county_government_break_nothing(
    province: Province,
) -> None:
    festival = run(
        province.county,
        province.town,
        title="安平县采茶节",
        kind="节庆",
        approval="临政办函〔2026〕5号",
        people="20",
    )
    creation = run(province.county, province.town, approval="江创组〔2026〕2号")
    work()

    assert suspected(festival.item) == set()
    assert suspected(creation.item) == set()


def test_department_of_a_county_may_run_no_creation(province: Province) -> None:
    created = run(province.county_education, province.town, approval="县里同意")
    work()

    assert forms(created.item) == {("CJ-01", "organiser")}


def test_water_that_reaches_its_standard_is_no_campaign(province: Province) -> None:
    measured = run(
        province.county, province.town, title="入河口水质达标行动", kind="达标活动", approval="批"
    )
    work()

    assert suspected(measured.item) == set()


def test_forum_that_looks_like_a_creation_is_a_candidate(province: Province) -> None:
    forum = run(
        province.county,
        province.town,
        title="乡村治理论坛",
        kind="论坛",
        plaques="30",
        indicators="25",
    )
    work()

    assert suspected(forum.item) == {"CJ-03"}


def test_pledges_and_vetoes_of_a_department_are_told(province: Province) -> None:
    """GD-29."""
    pledge = run(
        province.county_education,
        province.town,
        title="控辍保学责任状",
        kind="责任状",
        has_veto="是",
    )
    work()

    assert forms(pledge.item) == {("GD-29", "veto"), ("GD-29", "pledges")}


def test_festival_that_comes_again_too_soon_is_told_where_a_cycle_is_set(
    province: Province,
) -> None:
    """LOC-09: two years; off until a place's number is brought into force."""
    told = {"title": "安平县采茶节", "kind": "节庆", "approval": "批"}
    later = run(province.county, province.town, **told, start="2026-04-01")
    run(province.county, province.town, **told, start="2025-04-01")
    work()
    assert suspected(later.item) == set()

    bring_into_force(campaign__cycle_years=2)
    work()

    assert suspected(later.item) == {"LOC-09"}


def test_more_creations_than_the_year_before_stand_on_the_year(province: Province) -> None:
    """GD-30."""
    for number, day in enumerate(("2025-02-01", "2026-02-01", "2026-03-01")):
        run(province.county, province.town, title=f"第{number}项创建", start=day, approval="批")
    work()

    item = Item.objects.get(source=Source.ACTIVITIES, unit=province.county)
    assert forms(item) == {("GD-30", "more")}
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(Role.INSPECTOR, province.county))
    address = reverse("activities:year-unit", args=["campaign", province.county.uuid])
    page = client.get(address, {"year": "2026"}).text
    assert "2 activities, 1 in the same months of the year before." in page


def test_festival_books_its_people_and_a_creation_what_is_assumed(province: Province) -> None:
    """20 people for one working day of 7 hours; 16 h and half an hour for each indicator."""
    run(province.county, province.town, title="采茶节", kind="节庆", people="20", approval="批")
    run(province.county, province.other_town, indicators="10", approval="批")
    work()

    booked = {
        one.receiver: (one.hours, one.is_measured)
        for one in Entry.objects.filter(component=Component.ACTIVITY)
    }
    assert booked == {
        province.town: (Decimal(140), True),
        province.other_town: (Decimal(21), False),
    }
