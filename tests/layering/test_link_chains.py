from meetings.layering import Links, Meeting, link
from tests.layering.county import UNITS, meeting

AGENDA = "通报秸秆禁烧进展|部署网格化巡查|落实离田补贴"


def _edges(*meetings: Meeting) -> dict[str, str]:
    return {edge.lower: edge.upper for edge in link(meetings, UNITS).edges}


def _city(day: float = 3) -> Meeting:
    return meeting(
        "m1", "c", "全市秸秆禁烧工作推进会", day, agenda=AGENDA, seats="c:6;k:4;k2:4;ce:1"
    )


def test_chain_links_each_meeting_to_the_nearest_one_above() -> None:
    province = meeting("m0", "p", "全省秸秆禁烧工作会议", agenda=AGENDA, seats="c:5;k:2")
    county = meeting(
        "m2", "k", "云岫县传达学习全市秸秆禁烧工作推进会精神会议", 6, agenda=AGENDA, seats="t:3"
    )
    town = meeting("m3", "t", "青山镇秸秆禁烧动员会", 8, agenda="部署网格化巡查|落实离田补贴")

    assert _edges(province, _city(), county, town) == {"m1": "m0", "m2": "m1", "m3": "m2"}


def test_child_has_no_edge_when_the_level_it_conveys_is_not_in_the_file() -> None:
    province = meeting("m0", "p", "全省秸秆禁烧工作会议", agenda=AGENDA, seats="c:5;k:2")
    county = meeting("m2", "k", "传达学习全市秸秆禁烧工作推进会精神会议", 6, agenda=AGENDA)

    assert _edges(province, county) == {}


def test_child_two_levels_down_has_no_edge_when_its_host_was_not_there() -> None:
    town = meeting("m3", "t", "青山镇秸秆禁烧动员会", 8, agenda=AGENDA)

    assert _edges(_city(), town) == {}


def test_child_two_levels_down_has_an_edge_when_a_video_reached_its_host() -> None:
    city = meeting("m1", "c", "全市秸秆禁烧视频会议", agenda=AGENDA, seats="c:5;k:4;t:2;t2:2")
    town = meeting("m3", "t", "青山镇秸秆禁烧动员会", 3, agenda=AGENDA)

    assert _edges(city, town) == {"m3": "m1"}


def test_standing_meeting_is_linked_by_its_one_conveying_item() -> None:
    county = meeting(
        "m2",
        "k",
        "县政府第12次常务会议",
        5,
        agenda="研究人事事项|传达全市秸秆禁烧推进会精神|审议预算调整|听取信访工作汇报",
    )

    found = link([_city(), county], UNITS)

    assert [(edge.upper, edge.lower, edge.novelty) for edge in found.edges] == [("m1", "m2", 0.75)]
    assert found.edges[0].items == (1,)


def test_meeting_with_vague_title_is_linked_by_its_agenda() -> None:
    county = meeting(
        "m2", "k", "县委（扩大）会议", 5, agenda="部署网格化巡查|落实离田补贴|研究干部任免"
    )

    assert _edges(_city(), county) == {"m2": "m1"}


def test_department_is_linked_to_its_own_line_and_not_to_another() -> None:
    agenda = "部署校车接送整治|食堂卫生检查"
    education = meeting("m1", "ce", "全市校园安全工作会议", agenda=agenda, seats="ke:2;ce:3")
    water = meeting("m2", "cw", "全市校园安全工作会议", 1, agenda=agenda, seats="kw:2")
    lower = meeting("m3", "ke", "校园安全工作会", 3, agenda=agenda)

    assert _edges(education, water, lower) == {"m3": "m1"}


def test_scanned_traditional_and_wide_titles_are_linked_all_the_same() -> None:
    county = meeting("m2", "k", "全縣秸秆禁燒工作會議（動員）", 6, agenda="部署網格化巡查")

    assert _edges(_city(), county) == {"m2": "m1"}


def test_shared_document_number_is_evidence_whatever_its_brackets() -> None:
    upper = meeting("m1", "c", "全市殡葬改革工作会议", cites=("澄政发〔2026〕3号",))
    lower = meeting("m2", "k", "全县殡葬改革工作会议", 3, cites=("澄政发[2026]3号",))

    edge = link([upper, lower], UNITS).edges[0]

    assert "cites" in {signal.signal for signal in edge.evidence}


def test_evidence_adds_up_to_the_weight_and_names_runner_up() -> None:
    earlier = meeting("m0", "c", "全市秸秆禁烧工作会议", agenda="部署网格化巡查", seats="k:2")
    county = meeting("m2", "k", "全县秸秆禁烧工作推进会", 5, agenda=AGENDA)

    edge = link([earlier, _city(2), county], UNITS).edges[0]

    assert edge.upper == "m1"
    assert edge.runner_up == "m0"
    assert edge.margin > 0
    assert abs(sum(signal.weight for signal in edge.evidence) - edge.weight) < 0.01


def test_meeting_before_the_superior_one_is_not_its_child() -> None:
    county = meeting("m2", "k", "全县秸秆禁烧工作推进会", 1, agenda=AGENDA)

    assert _edges(_city(), county) == {}


def test_no_meetings_give_no_links() -> None:
    assert link([], UNITS) == Links()
