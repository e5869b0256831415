"""Nearest superior papers: by number, by title, passed on, carried out; whatever comes in when."""

from datetime import date
from itertools import permutations

import pytest

from docs_audit.gbt9704 import Citation, level_of, read_paper
from docs_audit.gbt9704.lineage import Known, Parent, find_links, find_parents, root_of

PROVINCE, CITY, COUNTY = "江东省人民政府", "江州市人民政府", "安平县人民政府"
TOWN = "柳河镇人民政府"


def known(
    id: str,
    issuer: str,
    about: str,
    *,
    number: str = "",
    day: str = "2025-03-05",
    body: str = "现就有关事项通知如下。",
    title: str = "",
    level: str | None = None,
) -> Known:
    """A paper as reading its text gives it."""
    title = title or f"{issuer}关于{about}的通知"
    year, month, dom = (int(part) for part in day.split("-"))
    text = (
        f"{issuer}文件\n\n{number}\n\n{title}\n\n各有关单位：\n　　{body}\n\n"
        f"{issuer}\n{year}年{month}月{dom}日\n"
    )
    read = read_paper(text)
    return Known(
        id,
        level_of(issuer) if level is None else level,
        date.fromisoformat(day),
        number,
        read.title.value,
        read.issuers.value,
        read.citations,
    )


def parents(*papers: Known) -> dict[str, Parent]:
    """Parents, after all orders of the papers were found to give the same."""
    outcomes = [find_parents(order) for order in list(permutations(papers))[:24]]
    assert all(one == outcomes[0] for one in outcomes)
    return outcomes[0]


def lines(*papers: Known) -> dict[str, tuple[str, str]]:
    return {child: (parent.id, parent.basis) for child, parent in parents(*papers).items()}


TOP = known("p", PROVINCE, "防汛工作", number="江政发〔2025〕3号", day="2025-02-01")
MIDDLE = known(
    "c",
    CITY,
    "做好防汛工作",
    number="州政发〔2025〕8号",
    day="2025-02-10",
    body="根据《江东省人民政府关于防汛工作的通知》（江政发〔2025〕3号）要求，通知如下。",
)


def test_paper_descends_from_the_nearest_of_the_superiors_it_names() -> None:
    county = known(
        "k",
        COUNTY,
        "抓好防汛",
        number="安政发〔2025〕5号",
        body="按照江政发〔2025〕3号、州政发〔2025〕8号文件要求，通知如下。",
    )

    found = parents(TOP, MIDDLE, county)

    assert lines(TOP, MIDDLE, county) == {"c": ("p", "number"), "k": ("c", "number")}
    assert root_of("k", found) == "p"
    assert root_of("p", found) == "p"


def test_of_two_papers_of_one_level_the_later_is_nearer() -> None:
    older = known("o", CITY, "河道管理", number="州政发〔2024〕7号", day="2024-05-01")
    county = known("k", COUNTY, "防汛", body="依据州政发〔2024〕7号、州政发〔2025〕8号，通知如下。")

    assert lines(older, MIDDLE, county)["k"] == ("c", "number")


@pytest.mark.parametrize(
    "cited",
    [
        "《江州市人民政府关于做好防汛工作的通知》",
        "《关于做好防汛工作的通知》",
        "《江州市人民政府做好防汛工作的通知》",
        "《市政府关于做好防汛工作的通知》",
        "《江州市人民政府关于做好防汛\n工作的通知》",
        "《江州市人民政府关于做好防汛工作的通知》（州政发[2025] 8号）",
        "《江州市人民政府关于做好防汛工作的通知》（川政发〔2025〕8号）",
    ],
)
def test_paper_is_known_by_its_title_however_it_is_written(cited: str) -> None:
    county = known("k", COUNTY, "防汛", body=f"根据{cited}要求，通知如下。")

    assert lines(MIDDLE, county)["k"][0] == "c"


@pytest.mark.parametrize(
    "cited",
    [
        "《江东省人民政府关于做好防汛工作的通知》",
        "《白水市人民政府关于做好防汛工作的通知》",
        "《江州市人民政府关于做好防汛工作的通知》（州政发〔2025〕31号）",
        "《江州市人民政府关于做好防汛工作的通知》（州政发〔2024〕8号）",
        "《江州市人民政府关于做好抗旱工作的通知》",
    ],
)
def test_title_of_another_paper_does_not_lead_here(cited: str) -> None:
    county = known("k", COUNTY, "防汛", body=f"根据{cited}要求，通知如下。")

    assert "k" not in lines(MIDDLE, county)


def test_plan_is_found_under_the_notice_that_issued_it() -> None:
    issuing = known(
        "c", CITY, "", title="江州市人民政府关于印发《江州市城市更新三年行动方案（试行）》的通知"
    )
    county = known("k", COUNTY, "城市更新", body="为落实《江州市城市更新三年行动方案》，通知如下。")

    assert lines(issuing, county)["k"] == ("c", "implements")


@pytest.mark.parametrize(
    "title",
    [
        "安平县人民政府关于转发《江州市人民政府关于做好防汛工作的通知》的通知",
        "安平县人民政府转发江州市人民政府关于做好防汛工作的通知的通知",
        "安平县人民政府关于转发市政府《关于做好防汛工作的通知》的通知",
    ],
)
def test_forwarded_paper_is_the_parent(title: str) -> None:
    county = known("k", COUNTY, "", title=title, body="请遵照执行。")

    assert lines(MIDDLE, county)["k"] == ("c", "forwards")


def test_paper_that_carries_out_another_descends_from_it() -> None:
    opinions = known("c", CITY, "", title="江州市人民政府关于推进城市更新的实施意见")
    county = known(
        "k",
        COUNTY,
        "",
        title="安平县人民政府关于贯彻落实江州市人民政府关于推进城市更新的实施意见的实施方案",
    )

    assert lines(opinions, county)["k"] == ("c", "implements")


def test_reply_names_the_request_but_descends_from_none_below() -> None:
    request = known(
        "r", COUNTY, "", title="安平县人民政府关于调整管网规划的请示", number="安政〔2025〕3号"
    )
    reply = known(
        "b",
        CITY,
        "",
        title="江州市人民政府关于安平县管网规划的批复",
        number="州政复〔2025〕9号",
        day="2025-04-01",
        body="你县《关于调整管网规划的请示》（安政〔2025〕3号）收悉。现批复如下。",
    )
    unmarked = known(
        "u",
        CITY,
        "",
        title="江州市人民政府关于管网规划的批复",
        day="2025-04-02",
        body="你县关于调整管网规划的请示收悉。现批复如下。",
    )

    links = {paper.id: found for paper, found in find_links([request, reply, unmarked])}

    assert [(link.cited.id, link.citation.relation) for link in links["b"]] == [("r", "answers")]
    assert [(link.cited.id, link.citation.relation) for link in links["u"]] == [("r", "answers")]
    assert find_parents([request, reply, unmarked]) == {}


def test_organ_descends_from_the_seat_of_its_own_place_but_not_from_another_organ() -> None:
    office = known("g", "安平县人民政府办公室", "应急值守", number="安政办发〔2025〕2号")
    health = known("h", "安平县卫生健康局", "卫生应急", number="安卫发〔2025〕2号")
    school = known(
        "e",
        "安平县教育局",
        "校园值守",
        day="2025-04-01",
        body="按照安卫发〔2025〕2号、安政办发〔2025〕2号要求，通知如下。",
    )

    assert lines(office, health, school) == {"e": ("g", "number")}


def test_superior_of_another_place_or_of_a_later_day_is_none() -> None:
    foreign = known("f", "江东省白水市人民政府", "创建", number="白政发〔2025〕1号")
    later = known("l", CITY, "补充", number="州政发〔2025〕99号", day="2025-12-01")
    county = known(
        "k",
        "江东省江州市安平县人民政府",
        "创建",
        day="2025-04-01",
        body="参照白政发〔2025〕1号、州政发〔2025〕99号，通知如下。",
    )

    assert lines(foreign, later, county) == {}


def test_number_that_two_different_papers_bear_names_neither_without_a_title() -> None:
    one = known("x", CITY, "防汛工作安排", number="州政发〔2025〕8号")
    two = known("y", CITY, "抗旱工作安排", number="州政发〔2025〕8号")
    bare = known("k", COUNTY, "落实", body="按照州政发〔2025〕8号要求，通知如下。")
    titled = known(
        "t", COUNTY, "抗旱", body="按照《关于抗旱工作安排的通知》（州政发〔2025〕8号），通知如下。"
    )

    assert lines(one, two, bare, titled) == {"t": ("y", "number")}


def test_records_of_one_joint_paper_are_one_superior() -> None:
    rows = [
        known(key, issuer, "", number="州教发〔2025〕8号", title="关于做好课后服务工作的通知")
        for key, issuer in (("a", "江州市教育局"), ("b", "江州市财政局"))
    ]
    county = known("k", "安平县教育局", "课后服务", body="按照州教发〔2025〕8号要求，通知如下。")

    assert lines(*rows, county) == {"k": ("a", "number")}


def test_issuers_of_unknown_level_are_told_apart_by_date() -> None:
    upper = known("u", "联合工作专班", "专项整治", number="专班发〔2025〕1号", day="2025-03-01")
    lower = known(
        "l",
        "协作工作专班",
        "专项整治安排",
        number="协专发〔2025〕1号",
        body="按照专班发〔2025〕1号办理。",
    )

    assert lines(upper, lower) == {"l": ("u", "number")}


def test_nothing_is_its_own_parent_and_two_records_of_a_paper_are_no_line() -> None:
    twice = [
        known(key, CITY, "防汛", number="州政发〔2025〕8号", body="按照州政发〔2025〕8号办理。")
        for key in ("a", "b")
    ]

    assert lines(*twice) == {}
    assert find_parents([]) == {}


def test_prefecture_whose_level_is_stated_stands_above_a_county_of_another_name() -> None:
    city = Known(
        "city", "city", date(2025, 6, 1), "临政发〔2025〕3号", "通知", ("临江市人民政府",), ()
    )
    cited = Citation("临政发〔2025〕3号", "", (0, 12))
    county = Known(
        "county",
        "county",
        date(2025, 6, 3),
        "安政发〔2025〕9号",
        "通知",
        ("安平县人民政府",),
        (cited,),
    )

    assert find_parents([county, city])["county"].id == "city"
