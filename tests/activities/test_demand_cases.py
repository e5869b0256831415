"""The published case of forms (K15), what it is made of, and lawful demands beside it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from burden.activities.models import ActivityHit, RepeatedField
from burden.activities.rules import demands as rules
from burden.findings.models import Finding
from burden.matters.models import Item
from tests.activities.conftest import Province, bring_into_force, department, suspected
from tests.factories.demands import ask
from tests.factories.flood_papers import SUPERIOR
from tests.factories.inspections import tell
from tests.factories.papers import bring, work

pytestmark = pytest.mark.django_db(transaction=True)

ELEVEN = (
    "姓名、性别、身份证号、联系电话、家庭住址、残疾证号、残疾类别、残疾等级、监护人姓名、"
    "监护人联系电话、银行账号"
)
# The same by other names.
ELEVEN_AGAIN = (
    "残疾人姓名、性别、公民身份号码、手机号码、现住址、残疾人证号码、残疾类型、残疾级别、"
    "监护人、监护人电话、一卡通账号"
)


def forms(item: Item) -> set[tuple[str, str]]:
    found = ActivityHit.objects.filter(item=item, spared="")
    return set(found.values_list("rule", "form"))


def figures(item: Item, form: str) -> dict[str, object]:
    told: dict[str, object] = ActivityHit.objects.get(item=item, form=form).figures
    return told


def test_two_forms_wanted_within_25_and_5_hours_in_one_week(province: Province) -> None:
    """K15: on Monday at 15:00 for the next day at 16:00, on Thursday at 10:00 for 15:00."""
    asker = department("安平县工业和信息化局", province.county)
    first = ask(
        asker,
        province.town,
        title="规上企业生产情况统计表",
        sent="2026-03-02 15:00",
        due="2026-03-03 16:00",
        fields="企业名称、用电量（千瓦时）、总产值（万元）",
    )
    between = ask(
        asker,
        province.town,
        title="企业技改项目进度表",
        sent="2026-03-04 09:00",
        due="2026-03-27 18:00",
        fields="项目名称、总投资（万元）、开工时间",
    )
    second = ask(
        asker,
        province.town,
        title="企业节后用工情况表",
        sent="2026-03-05 10:00",
        due="2026-03-05 15:00",
        fields="企业名称、在岗人数（人）、缺工人数（人）",
    )
    work()

    assert forms(first.item) == {("GD-16", "short")}
    assert figures(first.item, "short") == {"hours": 25.0, "working": 8.0, "bound": 25.0}
    assert forms(second.item) == {("GD-16", "short"), ("GD-16", "often")}
    assert figures(second.item, "short") == {"hours": 5.0, "working": 3.0, "bound": 25.0}
    assert figures(second.item, "often")["count"] == 3
    assert suspected(second.item) == {"GD-16"}
    assert suspected(between.item) == set()


def test_one_off_emergency_form_is_told_and_held_against_nobody(province: Province) -> None:
    flood = ask(
        province.county,
        province.town,
        title="汛情转移安置人数速报表",
        channel="工作群",
        sent="2026-07-08 21:00",
        due="2026-07-08 22:00",
        fields="受灾人口（人）、转移人数（人）、倒塌房屋（间）",
        exemption="应急处置",
    )
    again = ask(
        province.county,
        province.town,
        title="汛情转移安置人数续报表",
        channel="工作群",
        sent="2026-07-09 06:00",
        due="2026-07-09 08:00",
        fields="受灾人口（人）、转移人数（人）、倒塌房屋（间）",
        exemption="应急处置",
    )
    work()

    for one in (flood, again):
        assert suspected(one.item) == set()
    assert set(ActivityHit.objects.values_list("spared", flat=True)) == {"emergency"}


def test_township_is_asked_the_same_eleven_fields_four_times(province: Province) -> None:
    askers = [
        department(name, province.county)
        for name in ("安平县民政局", "安平县残疾人联合会", "安平县卫生健康局", "安平县人力资源局")
    ]
    asked = [
        ask(
            asker,
            province.town,
            title=f"残疾人信息采集表（{number}）",
            sent=f"2026-0{number + 2}-05 09:00",
            due=f"2026-0{number + 2}-25 18:00",
            fields=ELEVEN_AGAIN if number % 2 else ELEVEN,
        )
        for number, asker in enumerate(askers, start=1)
    ]
    work()

    assert suspected(asked[0].item) == set()
    claim = Finding.objects.get(item=asked[3].item, kind="asked_again").measures
    assert claim == {"count": 11, "fields": 11, "forms": 3}
    pairs = RepeatedField.objects.filter(later__demand=asked[1], earlier__demand=asked[0])
    called = {
        (one.earlier.name, one.later.name): {reason["code"] for reason in one.reasons}
        for one in pairs.select_related("earlier", "later")
    }
    assert len(called) == 11
    assert "synonym" in called["公民身份号码", "身份证号"]


def test_other_people_other_periods_and_other_receivers_are_not_the_same(
    province: Province,
) -> None:
    asker = province.county_education
    ask(
        asker, province.town, title="2026年1月在校学生统计表", fields="在校学生（人）、教职工（人）"
    )
    for title, town, fields in (
        ("2026年2月在校学生统计表", province.town, "在校学生（人）、教职工（人）"),
        ("2026年1月学生情况表", province.other_town, "在校学生（人）、教职工（人）"),
        ("退役军人登记表", province.town, "姓名、身份证号、联系电话"),
    ):
        ask(asker, town, title=title, sent="2026-03-10 09:00", fields=fields)
    work()

    assert not RepeatedField.objects.exists()
    assert not Finding.objects.filter(kind="asked_again").exists()


def test_form_beyond_the_list_of_duties_of_a_township_is_noted(province: Province) -> None:
    """GD-27, where the list is on record; what the list speaks of is nobody's surprise."""
    town = province.town
    town.duties = "残疾人服务和权益保障；农村道路养护；人民调解"
    town.save(update_fields=["duties"])
    asker = department("安平县市场监督管理局", province.county)
    beyond = ask(asker, town, province.other_town, title="特种设备统计表", fields="企业名称")
    within = ask(province.county, town, title="残疾人基本信息采集表", fields="残疾证号")
    unnamed = ask(province.county, town, title="基本情况统计表", fields="负责人")
    work()

    assert forms(beyond.item) == {("GD-27", "outside_list")}
    assert figures(beyond.item, "outside_list") == {"count": 1, "units": town.name}
    assert forms(within.item) == forms(unnamed.item) == set()
    assert suspected(beyond.item) == set()


def test_data_asked_again_through_an_application_break_three_rules(province: Province) -> None:
    ask(province.county, province.town)
    again = ask(
        province.county_education,
        province.town,
        title="残疾人信息核对表",
        channel="手机应用",
        sent="2026-03-09 09:00",
        fields="残疾人姓名、公民身份号码、手机号码、现住址、入户照片",
    )
    work()

    assert forms(again.item) == {
        ("GD-24", "again"),
        ("ZJ-05", "again"),
        ("YY-01", "again"),
        ("ZJ-04", "pictures"),
        ("YY-04", "pictures"),
    }
    assert "GD-24" not in suspected(again.item), "一般不, so it is a note"


def test_form_from_above_is_passed_down_without_a_field_of_ones_own(province: Province) -> None:
    upper = ask(province.province, province.city, due="2026-03-31 18:00")
    middle = ask(province.city, province.county, sent="2026-03-06 09:00", due="2026-03-20 18:00")
    lower = ask(
        province.county,
        province.town,
        sent="2026-03-10 09:00",
        due="2026-03-13 18:00",
        fields="姓名、公民身份号码、手机号、现住址、帮扶措施、帮扶责任人",
    )
    work()

    for one in (upper, middle, lower):
        one.refresh_from_db()
    assert (middle.upper, lower.upper) == (upper, middle)
    assert lower.item.root_id == upper.item_id
    assert lower.item.depth == 2
    assert "passed_on" in suspected(middle.item)
    assert "passed_on" not in suspected(lower.item), "two fields are its own"
    told = Finding.objects.get(item=middle.item, kind="passed_on")
    assert told.upper == upper.item
    assert told.measures["days"] == 3


def test_what_comes_late_has_those_after_it_judged_again(province: Province) -> None:
    later = ask(province.county_education, province.town, sent="2026-03-09 09:00")
    work()
    assert suspected(later.item) == set()

    ask(province.county, province.town, title="持证残疾人名册", sent="2026-03-02 09:00")
    work()

    assert "asked_again" in suspected(later.item)


def test_recurring_form_needs_a_day_on_which_it_ends(province: Province) -> None:
    told: dict[str, Any] = {
        "cycle": "每周",
        "title": "重点项目周报",
        "due": "",
        "fields": "项目名称、进度",
    }
    endless = ask(province.county, province.town, **told)
    ending = ask(province.county, province.other_town, **told, number="7", sunset="2026-06-30")
    lawful = ask(province.county, province.town, **told, number="8", exemption="法定")
    work()

    assert suspected(endless.item) == {"no_sunset"}
    assert suspected(ending.item) == set()
    assert suspected(lawful.item) == set()


def test_weekly_report_told_each_week_is_no_repetition_of_itself(province: Province) -> None:
    told: dict[str, Any] = {
        "cycle": "每周",
        "due": "",
        "fields": "重点项目（个）、完成投资（万元）",
    }
    for day in ("2026-03-06", "2026-03-13"):
        ask(
            province.county,
            province.town,
            title="重点项目周报",
            sent=f"{day} 09:00",
            sunset="2026-12-31",
            **told,
        )
    work()

    assert not RepeatedField.objects.exists()


def test_deadline_before_the_sending_is_told_as_such(province: Province) -> None:
    late = ask(province.county, province.town, sent="2026-03-04 09:00", due="2026-03-03 12:00")
    work()

    assert forms(late.item) == {("GD-16", "past")}
    assert figures(late.item, "past") == {"hours": 21.0}


def test_day_alone_goes_to_its_end_so_that_nobody_seems_hurried(province: Province) -> None:
    told = ask(province.county, province.town, sent="2026-03-03", due="2026-03-03")
    work()

    assert told.hours_left == 24.0
    assert forms(told.item) == {("GD-16", "short_at_most")}


def test_form_without_a_time_counts_from_when_it_was_brought_and_says_so(
    province: Province,
) -> None:
    soon = timezone.localtime() + timedelta(hours=5)
    late = ask(province.county, province.town, sent="", due=f"{soon:%Y-%m-%d %H:%M}")
    over = ask(province.county, province.town, title="补录的表", sent="", due="2026-03-04 16:00")
    work()

    assert forms(late.item) == {("GD-16", "short_by_upload")}
    assert forms(over.item) == set(), "when it was sent nobody knows"
    assert over.day.isoformat() == "2026-03-04"


def test_what_departments_of_one_place_ask_each_other_is_no_load_of_the_grassroots(
    province: Province,
) -> None:
    asked = ask(
        department("安平县审计局", province.county),
        province.county_education,
        sent="2026-03-03 09:00",
        due="2026-03-03 12:00",
    )
    work()

    assert suspected(asked.item) == set()


def test_demand_hangs_below_the_paper_or_inspection_that_it_names(province: Province) -> None:
    inspection = tell(province.county, province.town, title="义务教育督导检查", start="2026-03-01")
    of_visit = ask(province.county, province.town, title="督导自查表", basis="义务教育督导检查")
    of_paper = ask(
        province.county,
        province.town,
        title="防汛物资储备统计表",
        sent="2026-04-10 09:00",
        due="2026-04-20 18:00",
        basis="临政发〔2026〕8号",
    )
    work()
    assert Item.objects.get(pk=of_visit.item_id).parent == inspection.item
    assert Item.objects.get(pk=of_paper.item_id).parent is None, "the paper is not here yet"

    bring(SUPERIOR, name="superior.txt", unit=province.city)
    work()

    parent = Item.objects.get(pk=of_paper.item_id).parent
    assert parent is not None
    assert parent.number == "临政发〔2026〕8号"


def test_forms_fall_by_the_share_that_a_place_has_set_itself(province: Province) -> None:
    for year in (2024, 2025):
        for number in range(6):
            ask(
                province.county,
                province.town,
                title=f"统计表{number}",
                sent=f"{year}-0{number + 1}-06 09:00",
                due="",
                fields="",
            )
    work()
    assert not ActivityHit.objects.filter(rule="LOC-01").exists()

    bring_into_force(demand__cut=0.5)
    work()

    hit = ActivityHit.objects.get(rule="LOC-01")
    assert (hit.figures["count"], hit.figures["before"]) == (6, 6)
    assert hit.item.title.endswith("2025年填表报数情况")


def test_rules_know_a_form_of_few_fields_as_repeated_when_all_were_asked() -> None:
    limits = {"demand.fields": 3}

    def told(fields: int, repeated: int) -> rules.Demand:
        day = date(2026, 3, 3)
        return rules.Demand("1", "统计表", day, "paper", fields=fields, repeated=repeated)

    assert rules.is_repeated(told(2, 2), limits)
    assert not rules.is_repeated(told(9, 2), limits)
    assert not rules.is_repeated(told(0, 0), limits)
