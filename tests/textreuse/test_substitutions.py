"""Substitutions: what was swapped in a copy, as a person would name it."""

from __future__ import annotations

import re

import pytest

from docs_audit.textreuse.comparison import aligned, compare, explained
from docs_audit.textreuse.divisions import known_places
from docs_audit.textreuse.places import PlaceTree
from docs_audit.textreuse.prepared import prepare
from tests.textreuse.office import FIRE, FLOOD, STRAW, made

Swap = tuple[str, str, str]

DRILL = (
    "演练前要逐项核对物资和通信设备，向参演人员讲清路线、信号和安全注意事项，演练结束当天复盘，"
    "对发现的短板列出清单、明确时限、逐条销号，不得把演练搞成摆拍，也不得要求村组另行报送影像资料。"
)

BILL = (
    "The employee may take leave under this act for any purpose described in the preceding "
    "subsection, and the employer shall not retaliate against the employee for it. {} "
    "The notice shall be posted in a conspicuous place that is accessible to all employees."
)


def swaps(upper: str, lower: str, *issuers: str) -> set[Swap]:
    """Return what is listed of a passage that both texts have, but for synonyms."""
    places = PlaceTree()
    for issuer in issuers:
        places.learn(issuer)
    papers = prepare(made("l", lower, "", "", None)), prepare(made("u", upper, "", "", None))
    found = compare(aligned(*papers))
    listed = explained(found, known_places(places.parents)).substitutions
    return {(one.lower, one.upper, one.kind) for one in listed if one.kind != "other"}


def swapped(upper: str, lower: str, *issuers: str) -> set[Swap]:
    """Return what is listed when a sentence stands between sentences that are the same."""
    return swaps(f"{DRILL}{upper}{FIRE}", f"{DRILL}{lower}{FIRE}", *issuers)


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        ("全省上下要统一思想。", "全市上下要统一思想。", ("全市", "全省", "level")),
        ("凡在我市从事生产的单位，", "凡在我县从事生产的单位，", ("我县", "我市", "level")),
        ("各设区市要先行试点。", "各县区要先行试点。", ("各县区", "各设区市", "level")),
        ("各市州组建巡查队伍。", "各县区组建巡查队伍。", ("各县区", "各市州", "level")),
        ("省级财政予以补助。", "市级财政予以补助。", ("市级", "省级", "level")),
        ("统筹推进省重点项目建设。", "统筹推进县重点项目建设。", ("县", "省", "level")),
        ("江东省各级河长要巡河。", "安平市各级河长要巡河。", ("安平市", "江东省", "place")),
        ("在双河乡先行试点。", "在城关镇先行试点。", ("城关镇", "双河乡", "place")),
        ("由省水利厅牵头负责。", "由市水利局牵头负责。", ("市水利局", "省水利厅", "organ")),
        (
            "报省发展和改革委员会备案。",
            "报县发展和改革局备案。",
            ("县发展和改革局", "省发展和改革委员会", "organ"),
        ),
        ("经省政府同意后实施。", "经市政府同意后实施。", ("市政府", "省政府", "organ")),
        ("排查覆盖率达到85%以上。", "排查覆盖率达到90%以上。", ("90", "85", "number")),
        ("新建村级充电点30个。", "新建村级充电点50个。", ("50", "30", "number")),
        ("补助资金200万元。", "补助资金85万元。", ("85", "200", "number")),
        ("每乡组建三支巡查队伍。", "每乡组建五支巡查队伍。", ("五", "三", "number")),
        (
            "普查率达到百分之八十以上。",
            "普查率达到百分之九十五以上。",
            ("九十五", "八十", "number"),
        ),
        (
            "于2025年3月31日前报送。",
            "于2025年4月30日前报送。",
            ("2025年4月30日", "2025年3月31日", "date"),
        ),
        ("3月底前完成整改任务。", "4月底前完成整改任务。", ("4月底", "3月底", "date")),
        ("六月底前完成整改任务。", "五月底前完成整改任务。", ("五月底", "六月底", "date")),
        (
            "按照江政发〔2025〕3号要求执行。",
            "按照安政发〔2025〕8号要求执行。",
            ("安政发〔2025〕8号", "江政发〔2025〕3号", "document_number"),
        ),
        (
            "联系人：王建国，请按时参加。",
            "联系人：李明，请按时参加。",
            ("李明", "王建国", "person"),
        ),
        (
            "会议由张志强同志主持召开。",
            "会议由赵磊同志主持召开。",
            ("赵磊", "张志强", "person"),
        ),
    ],
)
def test_one_swap_is_listed_as_the_smallest_expression_of_its_kind(
    upper: str, lower: str, expected: Swap
) -> None:
    assert swapped(upper, lower, "江东省人民政府", "江东省安平市人民政府") == {expected}


def test_organ_with_its_place_is_one_swap_and_no_place_beside_it() -> None:
    found = swapped(
        "方案由江东省水利厅另行制定。",
        "方案由安平市水务局另行制定。",
        "江东省人民政府",
        "安平市人民政府",
    )

    assert found == {("安平市水务局", "江东省水利厅", "organ")}


def test_organ_that_differs_in_its_place_alone_is_a_swapped_place() -> None:
    found = swapped(
        "经江东省人民政府批准后公布。",
        "经安平市人民政府批准后公布。",
        "江东省人民政府",
        "安平市人民政府",
    )

    assert found == {("安平市", "江东省", "place")}


def test_swaps_side_by_side_are_told_apart() -> None:
    found = swapped(
        "江东省2024年重点工作由省教育厅、省财政厅和省民政厅分工负责，6月底前完成80%。",
        "安平市2025年重点工作由市教育局、市财政局和市民政局分工负责，9月底前完成95%。",
        "江东省人民政府",
        "安平市人民政府",
    )

    assert found == {
        ("安平市", "江东省", "place"),
        ("2025年", "2024年", "date"),
        ("市教育局", "省教育厅", "organ"),
        ("市财政局", "省财政厅", "organ"),
        ("市民政局", "省民政厅", "organ"),
        ("9月底", "6月底", "date"),
        ("95", "80", "number"),
    }


def test_swaps_at_both_ends_of_a_passage_are_listed() -> None:
    upper = f"江东省人民政府{DRILL}{FIRE}本意见由省应急管理厅负责解释"
    lower = f"安平市人民政府{DRILL}{FIRE}本意见由市应急管理局负责解释"

    found = swaps(upper, lower, "江东省人民政府", "安平市人民政府")

    assert ("安平市", "江东省", "place") in found
    assert ("市应急管理局", "省应急管理厅", "organ") in found


def test_swaps_in_a_heading_are_listed() -> None:
    upper = f"{DRILL}\n江东省防汛抗旱工作方案\n{FLOOD}"
    lower = f"{DRILL}\n安平市防汛抗旱工作方案\n{FLOOD}"

    assert swaps(upper, lower, "江东省人民政府", "安平市人民政府") == {
        ("安平市", "江东省", "place")
    }


def test_expression_that_a_line_break_of_the_page_parts_is_told_without_the_break() -> None:
    line = "各地要把责任落实到每一座水库和每一段堤防，并将进展情况于2025年6"
    upper = f"{DRILL}\n{line}月30日前报送省水利厅汇总。\n{FIRE}"
    lower = f"{DRILL}\n{line}\n月15日前报送市水\n利局汇总。\n{FIRE}"
    lower = lower.replace("送市水\n利局", "送市水利局")

    found = swaps(upper, lower)

    assert found == {
        ("2025年6月15日", "2025年6月30日", "date"),
        ("市水利局", "省水利厅", "organ"),
    }


def test_page_number_between_two_lines_is_no_part_of_what_a_side_says() -> None:
    line = "各地要把责任落实到每一座水库和每一段堤防，并将进展情况于每月逐级上报江东"
    upper = f"{DRILL}\n{line}省应急管理厅备查。\n{FIRE}"
    lower = f"{DRILL}\n{line.removesuffix('江东')}安平\n— 3 —\n市应急管理局备查。\n{FIRE}"

    found = swaps(upper, lower, "江东省人民政府", "安平市人民政府")

    assert found == {("安平市应急管理局", "江东省应急管理厅", "organ")}


def test_name_list_in_a_table_is_paired_row_by_row() -> None:
    upper = "姓名\t单位\t职务\n王建国\t省水利厅\t组长\n李志强\t省财政厅\t成员\n"
    lower = "姓名\t单位\t职务\n赵明\t市水利局\t组长\n周丽华\t市财政局\t成员\n"

    assert swaps(f"{FIRE}{upper}{DRILL}", f"{FIRE}{lower}{DRILL}") == {
        ("赵明", "王建国", "person"),
        ("市水利局", "省水利厅", "organ"),
        ("周丽华", "李志强", "person"),
        ("市财政局", "省财政厅", "organ"),
    }


def test_names_joined_by_commas_are_paired_in_order() -> None:
    found = swapped(
        "副组长：王建国、李志强、陈海燕\n检查每半年一次。",
        "副组长：赵明、周丽华、孙磊\n检查每半年一次。",
    )

    assert found == {
        ("赵明", "王建国", "person"),
        ("周丽华", "李志强", "person"),
        ("孙磊", "陈海燕", "person"),
    }


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("依照第三十八条的规定处理。", "依照第二十七条的规定处理。"),
        ("罚款五百元以上。", "罚款500元以上。"),
        ("占比不低于８５％。", "占比不低于85%。"),
        ("（三）落实物业责任。", "（五）落实物业责任。"),
        ("维护市容整洁。", "加强市容整洁。"),
        ("沿园区道路增设照明。", "沿社区道路增设照明。"),
    ],
)
def test_what_shifts_by_itself_or_is_only_written_otherwise_is_no_swap(
    upper: str, lower: str
) -> None:
    assert swapped(upper, lower) == set()


def test_reworded_sentences_yield_no_swapped_places_or_levels() -> None:
    upper = "应当推动城市建成区的集贸市场规范经营，在居民生活区和禁养区设立标志，发挥村规民约作用。"
    lower = "需要促进城镇建成区的农贸市场有序经营，在工业生产区和限养区竖立标识，运用村规民约力量。"

    assert {kind for _, _, kind in swapped(upper, lower)} <= {"number"}


def test_what_a_side_says_stands_in_its_text_letter_by_letter() -> None:
    upper = f"{FLOOD}{STRAW}"
    lower = upper.replace("全省", "全县").replace("我省", "我县").replace("省水利厅", "县水利局")
    lower = re.sub(r"\d+", lambda match: str(int(match[0]) + 3), lower)

    found = swaps(upper, lower)

    assert len(found) > 8
    assert all(mine in lower and theirs in upper for mine, theirs, _ in found)


def test_swaps_of_an_english_bill_are_listed() -> None:
    upper = (
        "The employee may take leave under this act for any purpose described in the preceding "
        "subsection, and the employer shall not retaliate against the employee for it. "
        "Each employer in New Jersey shall pay a fee of $1,500 within thirty days to the "
        "Department of Labor. No later than March 31, 2015, residents of Hudson County may apply. "
        "The notice shall be posted in a conspicuous place that is accessible to all employees."
    )
    lower = (
        upper.replace("New Jersey", "Ohio")
        .replace("$1,500", "$900")
        .replace("thirty", "sixty")
        .replace("Department of Labor", "Office of Administration")
        .replace("March 31, 2015", "June 30, 2016")
        .replace("Hudson County", "Franklin County")
    )

    assert swaps(upper, lower) == {
        ("Ohio", "New Jersey", "place"),
        ("900", "1,500", "number"),
        ("sixty", "thirty", "number"),
        ("Office of Administration", "Department of Labor", "organ"),
        ("June 30, 2016", "March 31, 2015", "date"),
        ("Franklin County", "Hudson County", "place"),
    }


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        (
            "Senator Peter G. Osborn shall preside.",
            "Senator Hugh F. Garner shall preside.",
            ("Hugh F. Garner", "Peter G. Osborn", "person"),
        ),
        (
            "As moved by Mr. Peter R. Nash, the fee is paid at once.",
            "As moved by Mr. Peter E. Holt, the fee is paid at once.",
            ("Peter E. Holt", "Peter R. Nash", "person"),
        ),
        (
            "Throughout Millbrook County, the fee is paid at once.",
            "Throughout Grand Meadow County, the fee is paid at once.",
            ("Grand Meadow County", "Millbrook County", "place"),
        ),
        (
            "With the Office of Water and Planning, Boards of all cities keep a list.",
            "With the Office of Parks and Planning, Boards of all cities keep a list.",
            ("Office of Parks and Planning", "Office of Water and Planning", "organ"),
        ),
        (
            "The Department of Coastal Protection, Inland Waters and Natural Resources keeps it.",
            "The Department of Forest Protection, Inland Waters and Natural Resources keeps it.",
            (
                "Department of Forest Protection, Inland Waters and Natural Resources",
                "Department of Coastal Protection, Inland Waters and Natural Resources",
                "organ",
            ),
        ),
        (
            "Under the Department of Public Records and Archives, a list is kept.",
            "Under the Department of State Forests and Wildlife, a list is kept.",
            (
                "Department of State Forests and Wildlife",
                "Department of Public Records and Archives",
                "organ",
            ),
        ),
    ],
)
def test_english_name_is_listed_whole_and_without_the_words_around_it(
    upper: str, lower: str, expected: Swap
) -> None:
    assert swaps(BILL.format(upper), BILL.format(lower)) == {expected}


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("A notice under section 38 is a record.", "A notice under section 27 is a record."),
        ("See chapters 293C.270 and 293C.310.", "See chapters 293C.310 and 293C.330."),
        ("As § 12 provides, a list is kept.", "As § 14 provides, a list is kept."),
    ],
)
def test_number_of_a_section_shifts_by_itself_and_is_no_swap(upper: str, lower: str) -> None:
    assert swaps(BILL.format(upper), BILL.format(lower)) == set()


@pytest.mark.parametrize(
    ("upper", "lower"),
    [("并处十万元以下罚款。", "并处10万元以下罚款。"), ("投资1.5亿元。", "投资一亿五千万元。")],
)
def test_amount_in_other_numerals_is_the_same_amount(upper: str, lower: str) -> None:
    assert swapped(upper, lower) == set()
