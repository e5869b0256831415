from meetings.layering import Meeting, Mode, link
from tests.layering.county import UNITS, meeting

QUARTER_HOUR = 1 / 96


def _same(*meetings: Meeting) -> tuple[tuple[str, ...], ...]:
    return link(meetings, UNITS).same


def _main() -> Meeting:
    return meeting(
        "m1",
        "p",
        "全省秸秆禁烧视频会议",
        agenda="部署巡查|离田",
        seats="p:9;c:5;k:4",
        mode=Mode.VIDEO,
    )


def test_branch_venues_reports_are_one_meeting() -> None:
    branch = meeting(
        "m2",
        "k",
        "全省秸秆禁烧视频会议（云岫县分会场）",
        QUARTER_HOUR,
        seats="k:4",
        mode=Mode.VIDEO,
    )
    other = meeting("m3", "k2", "全省秸秆禁烧视频会议", QUARTER_HOUR, mode=Mode.VIDEO)

    assert _same(_main(), branch, other) == (("m1", "m2", "m3"),)


def test_branch_venues_report_is_no_child_of_the_meeting() -> None:
    branch = meeting("m2", "k", "全省秸秆禁烧视频会议", QUARTER_HOUR, mode=Mode.VIDEO)

    assert link([_main(), branch], UNITS).edges == ()


def test_child_of_a_meeting_known_only_from_a_branch_is_linked_to_that_record() -> None:
    branch = meeting(
        "m2",
        "c",
        "全省秸秆禁烧视频会议（澄阳分会场）",
        agenda="部署巡查|离田",
        seats="c:5",
        mode=Mode.VIDEO,
    )
    lower = meeting("m3", "c", "澄阳市传达全省秸秆禁烧视频会议精神会议", 3, agenda="部署巡查")

    assert [(edge.upper, edge.lower) for edge in link([branch, lower], UNITS).edges] == [
        ("m2", "m3")
    ]


def test_two_hosts_of_a_joint_meeting_report_one_meeting() -> None:
    title = "云岫县、青山镇防溺水联合推进会"
    county = meeting("m1", "k", title, seats="k:4;t:9", venue="青山镇文化礼堂")
    town = meeting("m2", "t", title, QUARTER_HOUR, seats="k:4;t:9", venue="青山镇文化礼堂")

    assert _same(county, town) == (("m1", "m2"),)


def test_meeting_held_again_is_another_meeting() -> None:
    again = meeting("m2", "p", "全省秸秆禁烧视频会议", 1, seats="c:5;k:4", mode=Mode.VIDEO)
    reopened = meeting(
        "m3", "p", "全省秸秆禁烧视频会议（重新召开）", QUARTER_HOUR, seats="c:5", mode=Mode.VIDEO
    )

    assert _same(_main(), again) == ()
    assert _same(_main(), reopened) == ()


def test_own_meetings_of_two_counties_at_one_hour_stay_two() -> None:
    one = meeting("m1", "k", "全县秸秆禁烧工作会议", agenda="部署巡查", seats="t:3;t2:3")
    two = meeting("m2", "k2", "全县秸秆禁烧工作会议", agenda="部署巡查", seats="k2:9")

    assert _same(one, two) == ()


def test_own_meetings_of_two_levels_at_one_hour_stay_two() -> None:
    county = meeting("m1", "k", "全县秸秆禁烧工作会议", seats="t:3", mode=Mode.VIDEO)
    town = meeting("m2", "t", "全镇秸秆禁烧工作会议", QUARTER_HOUR, mode=Mode.VIDEO)

    assert _same(county, town) == ()


def test_two_rooms_of_one_meeting_are_one() -> None:
    one = meeting("m1", "k", "全县征兵工作会议", seats="t:3", venue="县政府一楼报告厅")
    two = meeting("m2", "k", "全县征兵工作会议", seats="t2:3", venue="县政府二楼报告厅")

    assert _same(one, two) == (("m1", "m2"),)


def test_two_departments_with_one_name_and_hour_report_one_meeting() -> None:
    title = "全县防溺水联合部署会"

    assert _same(meeting("m1", "ke", title), meeting("m2", "kw", title)) == (("m1", "m2"),)


def test_record_of_having_attended_belongs_to_the_meeting_attended() -> None:
    attended = meeting("m2", "k", "参加全省秸秆禁烧视频会议", QUARTER_HOUR, seats="k:4")

    assert _same(_main(), attended) == (("m1", "m2"),)
