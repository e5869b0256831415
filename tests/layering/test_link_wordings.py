"""Ways in which offices write down that a meeting repeats, continues or reports another."""

import pytest

from meetings.layering import Meeting, Mode, Unit, link
from meetings.layering.records import Role
from meetings.layering.roles import rank
from meetings.layering.wordings import Wordings
from tests.layering.county import UNITS, meeting

AGENDA = "通报秸秆禁烧进展|部署网格化巡查|落实离田补贴"
VIDEO = meeting(
    "m1", "c", "全市秸秆禁烧工作视频会议", agenda=AGENDA, seats="c:6;k:4", mode=Mode.VIDEO
)


def _edges(*meetings: Meeting) -> dict[str, str]:
    return {edge.lower: edge.upper for edge in link(meetings, UNITS).edges}


@pytest.mark.parametrize(
    "title",
    [
        "全市秸秆禁烧工作视频会议结束后云岫县续会",
        "云岫县收看全市秸秆禁烧工作视频会议后接着部署",
        "云岫县套开全市秸秆禁烧工作视频会议后续会议",
        "全市秸秆禁烧工作视频会议云岫县分会场续会",
    ],
)
def test_meeting_that_goes_on_where_the_superior_one_ended_repeats_it(title: str) -> None:
    lower = meeting("m2", "k", title, 2.5 / 24, agenda="部署网格化巡查|落实离田补贴")

    assert _edges(VIDEO, lower) == {"m2": "m1"}


@pytest.mark.parametrize(
    "title",
    [
        "全市秸秆禁烧工作视频会议（云岫县分会场）",
        "云岫县分会场：全市秸秆禁烧工作视频会议",
        "全市秸秆禁烧工作视频会议云岫县分会场",
    ],
)
def test_report_of_a_branch_venue_is_the_superior_meeting_and_repeats_nothing(title: str) -> None:
    branch = meeting("m2", "k", title, 1 / 96, agenda=AGENDA, seats="k:9", mode=Mode.VIDEO)

    found = link([VIDEO, branch], UNITS)

    assert found.same == (("m1", "m2"),)
    assert found.edges == ()


def test_line_of_work_in_a_title_is_no_topic() -> None:
    upper = meeting("m1", "ce", "全市教育系统校园安全工作会议", agenda="校车接送", seats="ke:2")
    lower = meeting("m2", "ke", "全县教育系统校园安全会议", 3, agenda="校车接送")
    other = meeting("m3", "ke", "全县教育系统征兵会议", 4, agenda="体检政审")

    assert _edges(upper, lower, other) == {"m2": "m1"}


def test_township_repeats_the_county_and_not_its_department_that_met_alone() -> None:
    county = meeting("m0", "k", "全县秸秆禁烧工作会议", agenda=AGENDA)
    inward = meeting("m1", "kw", "水利局秸秆禁烧工作会议", 2, agenda=AGENDA, seats="kw:12")
    lower = meeting("m2", "t", "青山镇秸秆禁烧工作会议", 3, agenda=AGENDA)

    assert _edges(county, inward, lower) == {"m1": "m0", "m2": "m0"}


@pytest.mark.parametrize(
    ("text", "is_same"),
    [
        ("部署网格化巡查", True),
        ("部署网格口巡查", True),
        ("部署二号点巡查", False),
        ("巡查", False),
    ],
)
def test_item_with_one_character_misread_is_the_same_item(text: str, is_same: bool) -> None:
    assert Wordings(["部署网格化巡查", "部署三号点巡查"]).holds(text) is is_same


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("县委副书记、县长", Role.PRINCIPAL),
        ("镇党委副书记、镇长主持", Role.PRINCIPAL),
        ("县委常委、副县长", Role.DEPUTY),
        ("常务副县长（主持）", Role.DEPUTY),
        ("武装部长", Role.DEPUTY),
        ("党委副书记", Role.DEPUTY),
        ("局长", Role.PRINCIPAL),
        ("办事员", Role.OTHER),
    ],
)
def test_of_several_offices_the_highest_counts(role: str, expected: Role) -> None:
    assert rank(role) is expected


@pytest.mark.parametrize(
    "title",
    [
        "云岫县紧接全市秸秆禁烧工作视频会议续开会议",
        "全市秸秆禁烧工作视频会议散会后云岫县立即部署",
        "云岫县在收看全市秸秆禁烧工作视频会议之后随即召开会议",
    ],
)
def test_meeting_that_goes_on_is_known_by_other_words_too(title: str) -> None:
    lower = meeting("m2", "k", title, 2.5 / 24, agenda="部署网格化巡查|落实离田补贴")

    assert _edges(VIDEO, lower) == {"m2": "m1"}


@pytest.mark.parametrize(
    "item",
    [
        "结合全市秸秆禁烧工作视频会议要求部署工作",
        "依据全市秸秆禁烧工作视频会议部署研究措施",
        "全市秸秆禁烧工作视频会议的本地做法",
    ],
)
def test_item_of_a_standing_meeting_names_the_upper_one_with_whatever_verb(item: str) -> None:
    lower = meeting("m2", "k", "云岫县周例会", 3, agenda=f"研究人事事项|{item}|审批财务支出")

    assert _edges(VIDEO, lower) == {"m2": "m1"}


@pytest.mark.parametrize("called", ["推进会议", "工作部署会", "动员会"])
def test_form_of_a_meeting_is_said_loosely_where_it_is_conveyed(called: str) -> None:
    upper = meeting("m1", "k", "全县秸秆禁烧工作启动会", agenda=AGENDA, seats="k:5;t:3")
    item = f"学习传达全县秸秆禁烧{called}精神"
    lower = meeting("m2", "t", "青山镇周例会", 2, agenda=f"研究人事事项|{item}|审批财务支出")

    assert _edges(upper, lower) == {"m2": "m1"}


def test_topic_that_begins_like_a_level_names_no_place() -> None:
    items = "清收村级债权|盘活闲置校舍"
    upper = meeting("m1", "k", "村级债务化解现场会", agenda=items, seats="k:5;t:3")
    lower = meeting("m2", "t", "青山镇及时传达村级债务化解现场会精神", 2, agenda=items)

    assert _edges(upper, lower) == {"m2": "m1"}


def test_meeting_without_a_topic_is_conveyed_by_that_of_its_agenda() -> None:
    upper = meeting("m1", "k", "云岫县党政班子会", agenda="摸排火点|补发补贴", seats="k:5;t:3")
    lower = meeting("m2", "t", "青山镇传达全县秸秆禁烧会议精神", 2, agenda="摸排火点|补发补贴")

    assert _edges(upper, lower) == {"m2": "m1"}


def test_branch_venue_of_a_national_meeting_does_not_hold_it() -> None:
    units = [Unit("n", "华阳国务院", 0), Unit("p", "岚江省", 1, "n"), Unit("c", "澄阳市", 2, "p")]
    title = "全国秸秆禁烧工作视频会议"
    upper = meeting("m1", "n", title, agenda=AGENDA, seats="n:4;p:3", mode=Mode.VIDEO)
    venue = meeting("m2", "p", title, agenda=AGENDA, seats="p:9", mode=Mode.VIDEO)
    item = "传达全国秸秆禁烧工作视频会议精神"
    lower = meeting("m3", "p", "岚江省周例会", 3, agenda=f"研究人事事项|{item}")

    found = {edge.lower: edge.upper for edge in link([upper, venue, lower], units).edges}

    assert found == {"m3": "m1"}
