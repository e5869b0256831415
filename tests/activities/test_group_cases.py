"""Published cases of fingertip formalism with their numbers, and lawful ones beside them."""

import pytest
from django.test import Client
from django.utils import timezone

from burden.activities.models import ActivityHit, Instruction
from burden.jobs.models import Job
from burden.matters.models import Item, Source
from burden.organisations.models import Role
from tests.activities.conftest import Province, bring_into_force, department, suspected
from tests.factories.administration import make_person
from tests.factories.groups import ago, gather, say
from tests.factories.papers import bring as bring_paper
from tests.factories.papers import paper_text, work

pytestmark = pytest.mark.django_db(transaction=True)


def forms(item: Item) -> set[tuple[str, str]]:
    found = ActivityHit.objects.filter(item=item, spared="")
    return set(found.values_list("rule", "form"))


def names(first: int, last: int) -> str:
    return "；".join(f"职工{number}" for number in range(first, last))


def test_eighteen_groups_of_one_bureau_with_the_same_people_are_told(province: Province) -> None:
    """K16: 18 groups, the largest of 358 people, most of them in several."""
    bureau = department("祁山县卫生健康局", province.county)
    groups = [
        gather(
            bureau,
            province.town,
            title=f"祁山卫健工作群{number}",
            line="卫生健康",
            start=f"2025-02-{number:02}",
            people="358" if number == 1 else "60",
            person=names(0, 358) if number == 1 else names(number, number + 60),
        )
        for number in range(1, 19)
    ]
    work()

    assert forms(groups[0].item) == set(), "the oldest is the one that the others double"
    assert all(forms(one.item) == {("ZJ-07", "overlap")} for one in groups[1:])
    hit = ActivityHit.objects.get(item=groups[17].item)
    assert hit.figures["count"] == 17
    assert hit.figures["common"] == 60
    assert suspected(groups[17].item) == {"ZJ-07"}


def test_duty_roster_group_with_the_same_people_is_held_against_nobody(province: Province) -> None:
    told = {"line": "卫生健康", "person": names(0, 40)}
    gather(province.county, province.town, title="卫健工作群", **told)
    roster = gather(
        province.county,
        province.town,
        title="卫健值班群",
        start="2025-06-01",
        exemption="应急值守",
        **told,
    )
    say(roster, ("2026-03-18 22:00", "今晚值班人员收到请回复，明早8点前报在岗情况"))

    assert forms(roster.item) == set()
    assert set(ActivityHit.objects.filter(item=roster.item).values_list("spared", flat=True)) == {
        "emergency"
    }
    assert suspected(roster.item) == set()


def test_groups_of_other_lines_or_with_few_in_common_are_no_doubles(province: Province) -> None:
    told = {"title": "卫健群", "line": "卫健", "person": names(0, 40)}
    gather(province.county, province.town, **told)
    other = gather(province.county, province.town, **{**told, "title": "教育群", "line": "教育"})
    few = gather(
        province.county, province.town, **{**told, "title": "村医群", "person": names(38, 90)}
    )
    work()

    assert forms(other.item) == forms(few.item) == set()


def test_thirty_applications_of_one_line_and_ten_tasks_a_day_due_at_five(
    province: Province,
) -> None:
    """K17: 30 platforms in one line of work, up to 10 tasks a day, all due at 17:00."""
    apps = [
        gather(
            province.county,
            province.town,
            title=f"乡村治理平台{number}",
            kind="APP",
            line="乡村治理",
            filing=f"备{number}",
        )
        for number in range(1, 31)
    ]
    group = gather(province.county, province.town, title="镇村工作群", line="综合")
    topics = (
        "人居环境 秸秆禁烧 残疾人补贴 医保征缴 防返贫监测"
        " 厕所改造 垃圾分类 反诈宣传 耕地流出 危房排查"
    )
    say(
        group,
        *(
            (f"2026-03-18 {9 + at // 6:02}:{at % 6 * 10:02}", f"请各村今天17:00前报送{topic}台账")
            for at, topic in enumerate(topics.split())
        ),
    )

    assert all(forms(one.item) == {("ZJ-01", "same_line")} for one in apps)
    assert ActivityHit.objects.filter(item=apps[0].item).get().figures == {"count": 30}
    assert {("ZJ-06", "busy"), ("GD-16", "hurried")} <= forms(group.item)
    busy = ActivityHit.objects.get(item=group.item, form="busy").figures
    assert (busy["most"], busy["day"], busy["bound"]) == (10, "2026-03-18", 10)
    hurried = ActivityHit.objects.get(item=group.item, form="hurried").figures
    assert hurried["count"] == 10
    assert hurried["hours"] == pytest.approx(6.5, abs=0.2)


def test_night_of_a_flood_is_held_against_nobody(province: Province) -> None:
    """A one-off emergency: many messages at night, each to be answered at once."""
    group = gather(province.county, province.town, title="镇村工作群", line="综合")
    villages = "上下石柳东西南北大小前后"
    say(
        group,
        *(
            (
                f"2026-03-14 {22 + at // 6 % 2:02}:{at % 6 * 10:02}",
                f"暴雨红色预警，请{village}湾村立即转移低洼地带群众，收到请回复",
            )
            for at, village in enumerate(villages)
        ),
    )

    assert Instruction.objects.filter(group=group, is_urgent=True).count() == 12
    assert forms(group.item) == set()
    assert suspected(group.item) == set()


def test_many_instructions_after_work_are_told_and_make_up_days_are_working_days(
    province: Province,
) -> None:
    """2026-02-14 is a Saturday on which offices are open."""
    topics = (
        "低保复核 养老认证 森林防火物资 河道巡查 校车检查"
        " 食品抽检 党员信息 农机补贴 疫苗接种 信访件"
    )
    late = gather(province.county, province.town, title="加班群", line="综合")
    made_up = gather(province.county, province.other_town, title="补班群", line="综合")
    for group, day, hour in ((late, "2026-03-18", 21), (made_up, "2026-02-14", 10)):
        say(
            group,
            *(
                (f"{day} {hour}:{at * 5:02}", f"请各村后天下班前把{topic}名册报镇政府")
                for at, topic in enumerate(topics.split())
            ),
        )

    assert "off_hours" in suspected(late.item)
    assert "off_hours" not in suspected(made_up.item)


def test_chains_replies_and_screenshots_are_candidates_for_a_person(province: Province) -> None:
    group = gather(province.county, province.town)
    say(
        group,
        ("2026-03-18 09:00", "请各村支书在群里接龙报名参加培训"),
        ("2026-03-18 09:10", "收到请回复"),
        ("2026-03-18 09:20", "各村宣传横幅挂好后拍照发群里"),
        ("2026-03-18 09:30", "今天中午食堂供应面条"),
    )

    assert {("ZJ-06", "chain"), ("ZJ-06", "reply"), ("ZJ-04", "proof")} <= forms(group.item)
    assert {"ZJ-04", "ZJ-06"} <= suspected(group.item)
    chain = ActivityHit.objects.get(item=group.item, form="chain").figures
    assert (chain["count"], chain["of"]) == (1, 3)


def test_features_that_the_rules_ban_are_told_of_applications_and_groups(
    province: Province,
) -> None:
    """K13: forced punching in by position and a monthly ranking of public accounts."""
    app = gather(
        province.county,
        province.town,
        title="驻村通",
        kind="APP",
        features="打卡签到；排名通报；强制安装；截图拍照留痕",
        filing="备1",
    )
    account = gather(
        province.county, province.town, title="安平发布", kind="公众号", features="安装率考核"
    )
    work()

    told = {("ZJ-02", "features"), ("ZJ-03", "features"), ("ZJ-04", "features")}
    of_apps = {("GD-26", "features"), ("YY-03", "features"), ("YY-04", "features")}
    assert forms(app.item) == told | of_apps
    assert forms(account.item) == {("ZJ-03", "features")}, (
        "the measures on apps speak of no account"
    )
    assert "ZJ-02" not in suspected(app.item), "what says in principle is a note"


def test_screens_and_systems_that_nobody_uses_are_told_with_their_cost(
    province: Province,
) -> None:
    """K21: screens of 105.61 m² and systems of 12 million yuan that stand idle."""
    told = {"kind": "信息系统（屏幕）", "start": "2024-03-01", "line": "住建"}
    screen = gather(
        province.city_education,
        province.town,
        title="可视化指挥大屏（105.61平方米）",
        active=ago(400),
        cost="12000000",
        **told,
    )
    system = gather(
        province.city_education, province.town, title="招牌管理系统", active=ago(90), **told
    )
    work()

    assert forms(screen.item) == forms(system.item) == {("ZJ-07", "idle")}
    assert suspected(screen.item) == suspected(system.item) == {"ZJ-07"}
    hit = ActivityHit.objects.get(item=screen.item)
    assert (hit.figures["days"], hit.figures["cost"]) == (400, 12_000_000)
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(Role.INSPECTOR, province.city))
    page = client.get(f"/activities/groups/{screen.uuid}/").text
    assert "Nobody has used it for 400 days" in page
    assert "It cost 12,000,000 yuan." in page


def test_screens_in_use_closed_or_kept_for_emergencies_are_held_against_nobody(
    province: Province,
) -> None:
    """Beside K21."""
    told = {"kind": "显示屏", "start": "2024-03-01", "cost": "800000"}
    used = gather(province.county, province.town, title="政务公开屏", active=ago(6), **told)
    closed = gather(
        province.county, province.town, title="旧指挥屏", active=ago(400), end=ago(30), **told
    )
    kept = gather(
        province.county,
        province.town,
        title="防汛指挥屏",
        active=ago(200),
        exemption="应急值守",
        **told,
    )
    work()

    assert forms(used.item) == forms(closed.item) == forms(kept.item) == set()
    assert suspected(kept.item) == set()


def test_application_for_emergency_duty_may_make_people_punch_in(province: Province) -> None:
    app = gather(
        province.county,
        province.town,
        title="防汛值守",
        kind="APP",
        features="打卡签到",
        exemption="应急值守",
    )
    work()

    assert suspected(app.item) == set()


def test_township_builds_no_application(province: Province) -> None:
    app = gather(province.town, province.town, title="云上青河", kind="小程序", filing="备1")
    account = gather(province.town, province.town, title="青河发布", kind="公众号")
    work()

    assert forms(app.item) == {("GD-25", "builder"), ("YY-02", "builder")}
    assert suspected(app.item) == set(), "what says in principle is a note"
    assert forms(account.item) == set()


def test_application_without_a_filing_is_told_half_a_year_after_it_began(
    province: Province,
) -> None:
    old = gather(province.county, province.town, title="老平台", kind="APP", start="2025-03-01")
    new = gather(province.county, province.other_town, title="新平台", kind="APP", start=ago(30))
    work()

    assert forms(old.item) == {("YY-05", "unfiled")}
    assert forms(new.item) == set()
    assert Job.objects.filter(kind="group.age", key=str(new.uuid)).exists()


def test_group_that_nobody_uses_is_told_and_a_closed_one_is_not(province: Province) -> None:
    """ZJ-07: one county took two months."""
    idle = gather(province.county, province.town, title="普查专班群", active=ago(70))
    over = gather(province.county, province.town, title="迎检群", task_ended=ago(65))
    closed = gather(
        province.county, province.town, title="旧群", active="2025-06-01", end="2025-07-01"
    )
    fresh = gather(province.county, province.town, title="新群", active=ago(20))
    work()

    assert forms(idle.item) == {("ZJ-07", "idle")}
    assert forms(over.item) == {("ZJ-07", "task_over")}
    assert forms(closed.item) == forms(fresh.item) == set()
    waiting = Job.objects.get(kind="group.age", key=str(fresh.uuid))
    assert timezone.localtime(waiting.run_after).date().isoformat() == ago(-40)


def test_department_of_the_centre_with_two_applications_is_told_on_its_year(
    province: Province,
) -> None:
    """GD-23."""
    ministry = department("中央某部", province.centre)
    for title in ("一号通", "二号通"):
        gather(
            ministry,
            province.town,
            title=title,
            kind="APP",
            filing="备",
            line=title,
        )
    work()

    year = timezone.localdate().year
    item = Item.objects.get(source=Source.ACTIVITIES, unit=ministry, occurred_on__year=year)
    assert forms(item) == {("GD-23", "apps")}


def test_the_same_instruction_in_two_groups_is_a_pair_with_its_places(province: Province) -> None:
    first = gather(province.county, province.town, title="民政群")
    second = gather(province.county, province.town, title="社救群")
    say(first, ("2026-03-17 09:00", "请各村于3月19日前报送困难群众救助资金发放台账"))
    say(
        second,
        ("2026-03-17 15:00", "转：困难群众救助资金发放台账3月19日前报镇民政办"),
        ("2026-03-17 16:00", "请各村把退役军人优待证发放名册报上来"),
    )

    again = Instruction.objects.get(group=second, first__isnull=False)
    assert again.text.startswith("转：困难群众")
    assert again.first is not None
    assert again.first.group == first
    assert again.item is not None
    assert suspected(again.item) == {"told_again"}
    assert again.item.parent == again.first.item
    assert ("ZJ-05", "told_again") in forms(second.item)
    assert ("ZJ-05", "told_again") not in forms(first.item)


def test_order_in_which_exports_come_changes_nothing(province: Province) -> None:
    first = gather(province.county, province.town, title="民政群")
    second = gather(province.county, province.town, title="社救群")
    say(second, ("2026-03-17 15:00", "转：困难群众救助资金发放台账3月19日前报镇民政办"))
    say(first, ("2026-03-17 09:00", "请各村于3月19日前报送困难群众救助资金发放台账"))

    again = Instruction.objects.get(first__isnull=False)
    assert (again.group, again.first and again.first.group) == (second, first)


def test_groups_without_a_common_unit_and_days_far_apart_repeat_nothing(
    province: Province,
) -> None:
    words = "请各村报送困难群众救助资金发放台账"
    first = gather(province.county, province.town, title="民政群")
    elsewhere = gather(province.county, province.other_town, title="社救群")
    later = gather(province.county, province.town, title="救助群")
    say(first, ("2026-03-02 09:00", words))
    say(elsewhere, ("2026-03-02 15:00", words))
    say(later, ("2026-03-12 15:00", words))
    assert not Instruction.objects.filter(first__isnull=False).exists()

    bring_into_force(group__repeat_hours=360)
    work()

    assert Instruction.objects.get(first__isnull=False).group == later


def test_instruction_hangs_below_the_paper_that_it_passes_on(province: Province) -> None:
    group = gather(province.county, province.town)
    words = "县政府安政发〔2026〕7号文件已下发，请各村3月25日前报送贯彻情况"
    say(group, ("2026-03-17 09:00", words))
    assert Instruction.objects.get().item is None

    paper = paper_text(
        issuer="安平县人民政府",
        number="安政发〔2026〕7号",
        title="安平县人民政府关于做好2026年防汛工作的通知",
        addressee="各镇人民政府",
        place="全县",
        day="2026年3月10日",
    )
    bring_paper(paper, unit=province.county)
    work()

    told = Instruction.objects.get()
    assert told.item is not None
    assert told.item.parent is not None
    assert told.item.parent.source == Source.PAPER
    assert told.item.root == told.item.parent.root
