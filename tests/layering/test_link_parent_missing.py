"""The superior meeting that was conveyed is in no file; another one on the topic is."""

from meetings.layering import Meeting, link
from tests.layering.county import UNITS, meeting

ITEMS = "划定隔离带责任段|补齐瞭望塔人手|清点坟边火源"


def _edges(*meetings: Meeting) -> list[tuple[str, str]]:
    return [(edge.upper, edge.lower) for edge in link(meetings, UNITS).edges]


def test_meeting_conveyed_by_its_full_name_is_not_another_one_of_another_form() -> None:
    other = meeting("m1", "k", "全县森林防火工作座谈会", agenda=ITEMS, seats="t:2")
    lower = meeting("m2", "t", "青山镇传达全县森林防火视频调度会精神", 3, agenda=ITEMS)

    assert _edges(other, lower) == []


def test_meeting_conveyed_by_its_full_name_is_found_beside_another_one() -> None:
    other = meeting("m1", "k", "全县森林防火工作座谈会", 1, agenda=ITEMS, seats="t:2")
    meant = meeting("m2", "k", "全县森林防火视频调度会", agenda="研判火险", seats="t:2")
    lower = meeting("m3", "t", "青山镇传达全县森林防火视频调度会精神", 3, agenda=ITEMS)

    assert _edges(other, meant, lower) == [("m2", "m3")]


def test_full_name_is_recognised_with_one_character_misread() -> None:
    upper = meeting("m1", "k", "全县森林防火视频调度会", agenda=ITEMS, seats="t:2")
    lower = meeting("m2", "t", "青山镇传达全县森林防火视烦调度会精神", 3)

    assert _edges(upper, lower) == [("m1", "m2")]


def test_video_meeting_is_meant_however_its_title_calls_the_wire() -> None:
    upper = meeting("m1", "k", "全县森林防火电视电话会议", agenda=ITEMS, seats="t:2")
    lower = meeting("m2", "t", "青山镇传达全县森林防火视频会议精神", 3, agenda=ITEMS)

    assert _edges(upper, lower) == [("m1", "m2")]


def test_meeting_conveyed_by_its_topic_is_not_one_whose_tasks_are_all_others() -> None:
    other = meeting(
        "m1", "k", "全县森林防火工作会议", agenda="采购风力灭火机|验收防火道", seats="t:2"
    )
    lower = meeting("m2", "t", "青山镇传达全县森林防火部署要求", 9, agenda=ITEMS)

    assert _edges(other, lower) == []


def test_meeting_of_the_county_itself_is_not_that_of_its_bureau() -> None:
    bureau = meeting("m1", "kw", "全县防汛会议", agenda="巡查山塘|备足砂石", seats="t:2")
    lower = meeting(
        "m2", "t", "青山镇传达云岫县人民政府防汛会议精神", 3, agenda="巡查山塘|清理河道"
    )

    assert _edges(bureau, lower) == []


def test_bureau_that_met_among_its_own_people_is_repeated_by_no_township() -> None:
    items = "巡查山塘|备足砂石|清理河道"
    bureau = meeting("m1", "kw", "云岫县水利局防汛会议", agenda=items, seats="kw:9")
    lower = meeting("m2", "t", "青山镇防汛会议", 3, agenda=items)

    assert _edges(bureau, lower) == []


def test_title_that_conveys_the_township_denies_the_county_under_another_name_of_the_topic() -> (
    None
):
    county = meeting("m1", "k", "全县村容村貌会议", agenda=ITEMS, seats="t:2;v:2")
    lower = meeting("m2", "v", "和平村传达全镇美丽庭院会议精神", 3, agenda=ITEMS)

    assert _edges(county, lower) == []


def test_meetings_on_the_same_tasks_in_other_words_are_not_linked_by_chance() -> None:
    upper = meeting(
        "m1",
        "k",
        "全县森林防火工作会议",
        agenda="部署隔离带工作|研判瞭望塔|坟边火源整改",
        seats="t:2",
    )
    lower = meeting(
        "m2", "t", "青山镇森林防火会议", 9, agenda="明确隔离带标准|就瞭望塔提出要求|安排坟边火源"
    )

    assert _edges(upper, lower) == []


def test_last_years_meeting_on_a_yearly_topic_is_not_the_parent() -> None:
    agenda = "划定隔离带责任段|补齐瞭望塔人手"
    last_year = meeting("m1", "k", "全县森林防火工作会议", agenda=agenda, seats="t:2")
    lower = meeting("m2", "t", "青山镇传达全县森林防火工作会议精神", 365, agenda=agenda)

    assert _edges(last_year, lower) == []


def test_department_and_township_that_convey_the_same_meeting_do_not_repeat_each_other() -> None:
    bureau = meeting("m1", "kw", "水利局学习全县森林防火工作会议精神部署会", agenda=ITEMS)
    lower = meeting("m2", "t", "青山镇传达全县森林防火工作会议精神", 2, agenda=ITEMS)

    assert _edges(bureau, lower) == []


def test_meeting_of_a_bureau_named_in_full_is_not_that_of_the_county() -> None:
    county = meeting("m1", "k", "云岫县防汛调度推进会", agenda="巡查山塘|备足砂石", seats="t:2")
    lower = meeting(
        "m2", "t", "青山镇传达云岫县公安局防汛调度推进会精神", 12, agenda="疏导车辆|封控路口"
    )

    assert _edges(county, lower) == []


def test_item_tells_whose_meeting_the_title_conveys() -> None:
    city = meeting("m1", "c", "全市森林防火工作会议", agenda=ITEMS, seats="k:2")
    lower = meeting(
        "m2",
        "kw",
        "水利局学习森林防火工作会精神干部会",
        3,
        agenda="学习贯彻县森林防火工作会议精神|" + ITEMS,
    )

    assert _edges(city, lower) == []


def test_upper_meeting_without_agenda_is_repeated_by_none_that_did_not_sit_in_it() -> None:
    bureau = meeting("m1", "kw", "全县森林防火部署会议")
    lower = meeting("m2", "t", "青山镇森林防火工作会议", 3, agenda=ITEMS)

    assert _edges(bureau, lower) == []


def test_bureau_of_the_city_is_repeated_by_no_county_that_it_may_not_have_called() -> None:
    bureau = meeting("m1", "cw", "全市森林防火工作会议", agenda=ITEMS)
    lower = meeting("m2", "k", "云岫县森林防火工作会议", 3, agenda=ITEMS)
    by_name = meeting("m3", "k", "云岫县传达全市森林防火工作会议精神", 3, agenda=ITEMS)

    assert _edges(bureau, lower) == []
    assert _edges(bureau, by_name) == [("m1", "m3")]


def test_meeting_of_a_line_reaches_no_township_that_nobody_saw_there() -> None:
    of_the_line = "全县水利系统森林防火工作会议"
    lower = meeting("m2", "t", "青山镇森林防火工作会议", 3, agenda=ITEMS)

    assert _edges(meeting("m1", "kw", of_the_line, agenda=ITEMS), lower) == []
    seen = meeting("m1", "kw", of_the_line, agenda=ITEMS, seats="t:2")
    assert _edges(seen, lower) == [("m1", "m2")]


def test_bureau_of_the_county_is_repeated_word_for_word_though_its_guests_are_unknown() -> None:
    bureau = meeting("m1", "kw", "全县森林防火工作会议", agenda=ITEMS)
    lower = meeting("m2", "t", "青山镇森林防火工作会议", 3, agenda=ITEMS)

    assert _edges(bureau, lower) == [("m1", "m2")]


def test_name_with_two_words_of_form_that_a_title_lacks_is_that_of_another_meeting() -> None:
    agenda = "部署隔离带工作|补齐瞭望塔人手|坟边火源整改"
    other = meeting("m1", "k", "全县森林防火工作会议", agenda=agenda, seats="t:2")
    lower = meeting("m2", "t", "青山镇传达全县森林防火重点任务推进会议精神", 3, agenda=ITEMS)

    assert _edges(other, lower) == []


def test_name_said_loosely_is_that_of_the_meeting_whose_tasks_are_taken_over() -> None:
    upper = meeting("m1", "k", "全县森林防火工作会议", agenda=ITEMS, seats="t:2")
    lower = meeting("m2", "t", "青山镇传达全县森林防火重点任务推进会议精神", 3, agenda=ITEMS)

    assert _edges(upper, lower) == [("m1", "m2")]


def test_one_task_alike_by_chance_does_not_bear_a_topic_out() -> None:
    other = meeting(
        "m1",
        "k",
        "全县森林防火工作会议",
        agenda="补齐瞭望塔人手|采购风力灭火机|验收防火道",
        seats="t:2",
    )
    lower = meeting(
        "m2",
        "t",
        "青山镇传达全县森林防火部署要求",
        9,
        agenda="补齐瞭望塔人手|清点坟边火源|排查输电线路|培训扑火队伍",
    )

    assert _edges(other, lower) == []
