"""What looks like a published case and is lawful, and the case of rankings and punched clocks."""

from datetime import date, timedelta

import pytest

from burden.activities.models import ActivityHit
from burden.matters.models import Item, Source
from docs_audit.models import RuleHit
from tests.activities.conftest import Province, department, suspected
from tests.activities.sheets import scheme
from tests.factories.inspections import tell
from tests.factories.papers import bring, paper_text, work

pytestmark = pytest.mark.django_db(transaction=True)

COUNTED = """关于做好案件数据统计的通知

各支队、大队：

　　请各单位按月统计辖区警情和案件办理数量，数据由系统自动生成，用于分析研判，不作打分，不作排名，不通报。

江东省临江市公安局
2026年2月26日
"""
SAFETY = """关于开展校园安全检查的通知

各学校：

　　检查以现场查看为主，重点查看消防设施、食堂操作间和校车，不查阅台账，不要求准备材料。

江东省临江市教育局
2026年3月2日
"""


def hits_on(item: Item) -> set[str]:
    """Rules that the words of a paper speak against."""
    return set(RuleHit.objects.filter(paper__item=item).values_list("rule", flat=True))


def paper_with(province: Province, number: str, *measures: str) -> Item:
    text = paper_text(
        issuer="安平县人民政府",
        number=f"安政发〔2026〕{number}号",
        title="安平县人民政府关于加强村级工作管理的通知",
        addressee="各镇人民政府",
        place="全县",
        day="2026年3月2日",
        measures=measures,
    )
    bring(text, name=f"{number}.txt", unit=province.county)
    work()
    return Item.objects.get(source=Source.PAPER, number=f"安政发〔2026〕{number}号")


def test_clocks_punched_by_position_and_monthly_rankings_of_accounts(province: Province) -> None:
    """K13; people on duty in a flood who sign in are none of it."""
    punched = paper_with(
        province,
        "13",
        "驻村干部每日须通过手机定位打卡签到，并上传工作日志。",
        "每月对各镇政务公众号发布数量进行排名通报。",
    )
    on_duty = paper_with(
        province,
        "14",
        "汛期值班人员实行打卡签到，确保24小时在岗值守。",
        "公众号及时发布雨情水情信息，提醒群众避险。",
    )

    assert {"ZJ-02", "GD-26", "GD-18"} <= hits_on(punched)
    assert {"GD-26", "GD-18"} <= suspected(punched), "ZJ-02 says 原则上, so it is a note"
    assert not {"ZJ-02", "GD-26", "GD-18"} & hits_on(on_duty)


def test_one_escort_of_the_county_and_one_of_the_township_are_no_layered_escort(
    province: Province,
) -> None:
    """Beside K01."""
    visited = tell(
        province.city,
        province.county,
        province.town,
        title="就业服务调研",
        kind="调研指导",
        people="3",
        escorts="县:1；镇:1",
    )
    work()

    assert suspected(visited.item) == set()


def test_few_standards_that_ask_for_results_are_no_explosion(province: Province) -> None:
    """Beside K02 and K03: forty standards of results, looked at on the spot."""
    scored = tell(
        province.city_education,
        province.county_education,
        title="学校食堂工作考核",
        kind="考核",
        text=scheme(classes=2, items=4, standards=5, traces_of_four=0),
    )
    checked = tell(
        province.city_education,
        province.county_education,
        title="校园安全检查",
        start="2026-03-20",
        text=SAFETY,
    )
    work()

    assert suspected(scored.item) == set()
    assert suspected(checked.item) == set()


def test_figures_that_nobody_marks_or_ranks_are_no_assessment(province: Province) -> None:
    """Beside K04."""
    police = department("临江市公安局", province.city)
    counted = tell(
        police, province.county_education, title="案件数据统计", kind="调研指导", text=COUNTED
    )
    work()

    assert suspected(counted.item) == set()


def test_visits_in_an_emergency_and_to_many_units_are_not_again_and_again(
    province: Province,
) -> None:
    """Beside K21: five in five weeks for a flood, and one at each of two townships."""
    first = date(2026, 6, 1)
    for number in range(5):
        tell(
            province.county_education,
            province.town,
            title=f"防汛抢险第{number + 1}次检查",
            start=(first + timedelta(days=6 * number)).isoformat(),
            exemption="应急处置",
        )
    tell(province.county_education, province.town, title="学前教育检查", start="2026-06-10")
    tell(province.county_education, province.other_town, title="学前教育检查", start="2026-06-11")
    work()

    assert not ActivityHit.objects.filter(form="visits", spared="").exists()
