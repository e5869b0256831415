"""Published cases of inspections with their numbers, and lawful ones beside them."""

from datetime import date, timedelta
from typing import Any

import pytest

from burden.activities.inspections import services
from burden.activities.models import ActivityHit, Inspection
from burden.findings.models import Finding
from burden.matters.models import Item, Source
from burden.organisations.models import Level, OrganKind, Role, Unit
from tests.activities.conftest import Province, bring_into_force, department, suspected
from tests.activities.sheets import k02_sheet
from tests.activities.texts import ACCEPTANCE, BATTLE, LISTENING, RESEARCH
from tests.factories.administration import make_person, make_unit
from tests.factories.inspections import plan, tell
from tests.factories.papers import work

pytestmark = pytest.mark.django_db(transaction=True)


def year_item(unit: Unit) -> Item | None:
    return Item.objects.filter(source=Source.ACTIVITIES, unit=unit).first()


def forms(item: Item) -> set[tuple[str, str]]:
    return set(ActivityHit.objects.filter(item=item, spared="").values_list("rule", "form"))


def bring_sheet(inspection: Inspection, content: bytes) -> None:
    person = make_person(Role.INSPECTOR, inspection.unit)
    services.bring_indicators(inspection=inspection, name="表.xlsx", content=content, by=person)


def test_ten_people_of_four_levels_with_three_researchers_is_layered_escort(
    province: Province,
) -> None:
    """K01: 3 researchers, accompanied by province, city, county and township, 10 people."""
    told: dict[str, Any] = {"title": "就业培训工作调研", "kind": "调研指导", "people": "3"}
    layered = tell(province.centre, province.town, escorts="省:2；市:2；县:3；镇:3", **told)
    plain = tell(province.centre, province.other_town, **told, escorts="县:1", start="2026-03-11")
    work()

    assert suspected(layered.item) == {"BX-01"}
    hit = ActivityHit.objects.get(item=layered.item, rule="BX-01")
    assert hit.figures == {"people": 10, "visitors": 3, "levels": 4}
    assert suspected(plain.item) == set()


def test_standards_by_the_hundred_three_levels_deep_are_pointed_out(province: Province) -> None:
    """K02: 8 classes, 39 items, 117 standards."""
    school = tell(province.centre, province.town, title="营养健康学校评估", kind="评估验收")
    bring_sheet(school, k02_sheet(traces_of_four=0))
    work()

    finding = Finding.objects.get(item=school.item, kind="indicators")
    assert finding.measures == {"standards": 117, "headings": [8, 39], "depth": 3, "traces": 0}
    assert suspected(school.item) == {"indicators"}


def test_acceptance_by_ledgers_and_pledges_shows_its_traces(province: Province) -> None:
    """K03: more than a hundred standards, daily and monthly ledgers, pledges."""
    accepted = tell(
        province.county_education,
        province.town,
        title="校园达标验收",
        kind="评估验收",
        text=ACCEPTANCE,
    )
    work()

    accepted.refresh_from_db()
    assert len(accepted.indicators) == 120
    assert {"pledges", "ledgers"} <= {one["kind"] for one in accepted.clauses}
    assert suspected(accepted.item) == {"indicators", "GD-17"}


def test_statistics_that_rank_by_the_month_are_an_assessment_in_disguise(
    province: Province,
) -> None:
    """K04: 战况统计, monthly rankings, photos, screenshots and ledgers as proof."""
    police = department("临江市公安局", province.city)
    battle = tell(
        police,
        province.county_education,
        title="重点工作战况统计",
        kind="专项督查检查",
        text=BATTLE,
    )
    work()

    assert {"GD-17", "GD-18", "GD-19"} <= suspected(battle.item)


def test_research_with_three_grades_is_an_inspection_in_disguise(province: Province) -> None:
    """K14; research that listens and gives no grades is none."""
    told: dict[str, Any] = {"title": "学校管理工作调研", "kind": "调研指导"}
    graded = tell(province.city_education, province.county_education, **told, text=RESEARCH)
    listening = tell(
        province.city_education,
        province.county_education,
        **told,
        start="2026-04-10",
        text=LISTENING,
    )
    work()

    assert suspected(graded.item) == {"GD-19"}
    assert suspected(listening.item) == set()


def test_rankings_quarter_by_quarter_are_found_by_their_rhythm(province: Province) -> None:
    """K18: counties ranked each quarter; one notice a year is no rhythm."""
    roads = department("江东省交通运输厅", province.province)
    health = department("江东省卫生健康委员会", province.province)
    for quarter, day in enumerate(("2026-01-08", "2026-04-07", "2026-07-08"), start=1):
        title = f"农村公路管护工作第{quarter}季度排名情况的通报"
        tell(roads, province.county, title=title, kind="排名通报", start=day)
    tell(health, province.county, title="年度爱国卫生工作通报", kind="排名通报", start="2026-01-20")
    work()

    found = year_item(roads)
    assert found is not None
    assert forms(found) == {("GD-18", "quarterly")}
    assert year_item(health) is None


def test_visits_again_and_again_in_a_hundred_days_drive_are_counted(province: Province) -> None:
    """K21: two rounds of scheduling, supervision and ranking in a drive of a hundred days."""
    first = date(2026, 4, 1)
    for number in range(5):
        tell(
            province.county_education,
            province.town,
            title=f"百日攻坚第{number + 1}次督查",
            start=(first + timedelta(days=6 * number)).isoformat(),
        )
    for number, day in enumerate(("2026-04-15", "2026-05-15"), start=1):
        title = f"百日攻坚行动第{number}轮排名情况的通报"
        tell(province.county_education, province.town, title=title, kind="排名通报", start=day)
    work()

    found = year_item(province.county_education)
    assert found is not None
    assert ("GD-18", "monthly") in forms(found)
    hit = ActivityHit.objects.get(item=found, form="visits")
    assert (hit.figures["count"], hit.figures["unit"]) == (5, "青河镇人民政府")


def test_city_that_inspects_again_what_the_province_inspected_repeats_it(
    province: Province,
) -> None:
    roads = department("江东省应急管理厅", province.province)
    local = department("临江市应急管理局", province.city)
    upper = tell(
        roads, province.county, title="江东省危险化学品专项督查", number="DC-1", start="2026-03-02"
    )
    again = tell(local, province.county, title="临江市危险化学品专项督查", start="2026-03-20")
    other = tell(local, province.county, title="临江市农村道路隐患检查", start="2026-03-21")
    work()

    assert suspected(again.item) == {"N20-02"}
    again.item.refresh_from_db()
    assert again.item.parent == upper.item
    assert suspected(other.item) == set()


def test_superior_round_that_is_told_late_is_met_by_those_below(province: Province) -> None:
    local = department("临江市应急管理局", province.city)
    again = tell(local, province.county, title="临江市危险化学品专项督查", start="2026-03-20")
    work()
    assert suspected(again.item) == set()

    upper = department("江东省应急管理厅", province.province)
    tell(upper, province.county, title="江东省危险化学品专项督查", number="1", start="2026-03-02")
    work()

    assert suspected(again.item) == {"N20-02"}


def test_annual_inspection_on_the_plan_breaks_nothing(province: Province) -> None:
    plan(province.city_education, "义务教育督导检查", number="7")
    held = tell(
        province.city_education,
        province.county_education,
        approval="",
        plan_number="7",
        people="4",
        escorts="安平县教育局:2",
    )
    work()

    assert suspected(held.item) == set()
    assert year_item(province.city_education) is None


def test_inspection_outside_the_plan_is_held_against_the_year(province: Province) -> None:
    plan(province.city_education, "义务教育督导检查", number="7")
    tell(province.city_education, province.county_education, title="校园文化建设检查", approval="")
    work()

    found = year_item(province.city_education)
    assert found is not None
    assert forms(found) == {("GD-13", "unplanned")}


def test_emergency_inspection_of_safety_is_told_and_held_against_nobody(
    province: Province,
) -> None:
    safety = department("江东省应急管理厅", province.province)
    for day in ("2026-06-01", "2026-06-08", "2026-06-15"):
        checked = tell(
            safety,
            province.county,
            title="汛期矿山安全检查",
            exemption="应急性安全检查",
            start=day,
            people="2",
            escorts="市:2；县:3；镇:4",
        )
    work()

    assert suspected(checked.item) == set()
    assert year_item(safety) is None
    assert set(ActivityHit.objects.values_list("spared", flat=True)) == {"safety"}


def test_department_needs_plan_or_approval_to_inspect_governments(province: Province) -> None:
    told: dict[str, Any] = {"title": "营商环境督查", "approval": ""}
    alone = tell(province.city_education, province.county, **told)
    agreed = tell(
        province.city_education, province.county, title="营商环境督查", start="2026-05-10"
    )
    own_line = tell(province.city_education, province.county_education, **told, start="2026-06-10")
    work()

    assert suspected(alone.item) == {"N18-01"}
    assert suspected(agreed.item) == set()
    assert suspected(own_line.item) == set()


def test_number_that_is_not_public_is_off_until_an_administrator_sets_it(
    province: Province,
) -> None:
    """GD-14: inspections on the spot by a central body in one province as a monthly mean."""
    ministry = department("中央某部", province.centre)
    office = department("江东省发展和改革委员会", province.province)
    for month in range(1, 5):
        for day in ("05", "20"):
            tell(
                ministry,
                office,
                province.province,
                title=f"第{month}{day}次督查",
                start=f"2025-{month:02}-{day}",
            )
    work()
    found = year_item(ministry)
    assert found is None or ("GD-14", "on_site") not in forms(found)

    bring_into_force(inspection__onsite_a_month=0.5)
    work()

    found = year_item(ministry)
    assert found is not None
    assert ("GD-14", "on_site") in forms(found)


def test_central_body_is_counted_by_province_wherever_it_went_in_it(province: Province) -> None:
    """GD-14: five inspections in one province, none of them of its government; another has one."""
    ministry = department("中央某部", province.centre)
    other = make_unit("海西省人民政府", level=Level.PROVINCE, parent=province.centre, staff=90)
    for month in range(1, 6):
        day = f"2025-0{month}-10"
        tell(ministry, province.city, province.town, title=f"第{month}次督查", start=day)
    tell(ministry, other, title="一次督查", start="2025-06-10")
    bring_into_force(inspection__onsite_a_month=0.3)
    work()

    found = year_item(ministry)

    assert found is not None
    (hit,) = ActivityHit.objects.filter(item=found, rule="GD-14")
    assert (hit.figures["unit"], hit.figures["count"]) == ("江东省人民政府", 5)


def test_places_with_a_code_for_each_inspection_ask_for_it(province: Province) -> None:
    """LOC-08 and LOC-07 are off until a place's numbers are brought into force."""
    told: dict[str, Any] = {"title": "农村饮水检查"}
    without = tell(province.county_education, province.town, **told)
    coded = tell(province.county_education, province.town, **told, start="2026-04-10", number="M1")
    work()
    assert suspected(without.item) == set()

    bring_into_force(inspection__code_required=1, inspection__a_year=1)
    work()

    assert suspected(without.item) == {"LOC-08"}
    assert suspected(coded.item) == set()


def test_indicators_beyond_the_duties_of_a_township_are_a_candidate(province: Province) -> None:
    """GD-28, where the list of duties is on record."""
    town = province.town
    town.duties, town.organ_kind = "农村道路养护；河道保洁；人民调解", OrganKind.GOVERNMENT
    town.save(update_fields=["duties", "organ_kind"])
    scheme = "一、专利转化\n1. 专利授权数量增长，得10分。\n二、道路\n1. 农村道路养护到位，得10分。"
    checked = tell(province.county_education, town, title="镇级考核", kind="考核", text=scheme)
    work()

    assert suspected(checked.item) == {"GD-28"}
    hit = ActivityHit.objects.get(item=checked.item, rule="GD-28")
    assert (hit.figures["outside"], hit.figures["count"]) == (1, 2)


def test_inspection_that_moves_to_another_year_leaves_the_one_it_stood_in(
    province: Province,
) -> None:
    plan(province.city_education, "义务教育督导检查", number="7")
    person = make_person(Role.INSPECTOR, province.city_education)
    told: dict[str, Any] = {"title": "校园文化建设检查", "approval": "", "number": "M7"}
    tell(province.city_education, province.county_education, by=person, **told)
    work()
    item = year_item(province.city_education)
    assert item is not None
    assert forms(item) == {("GD-13", "unplanned")}

    tell(province.city_education, province.county_education, by=person, **told, start="2025-03-10")
    work()

    assert forms(item) == set()
