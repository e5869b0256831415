"""Lists of indicators out of sheets with merged cells and out of scoring documents."""

import io
from collections.abc import Sequence

import pytest
import xlsxwriter

from burden.activities.importers import (
    ImportFailed,
    Indicator,
    read_indicator_file,
    read_indicator_text,
)
from burden.activities.rules import inspections as rules
from tests.activities.sheets import k02_sheet, scheme
from tests.activities.texts import LISTENING


def shape(found: Sequence[Indicator]) -> rules.Indicators:
    return rules.shape_of([rules.Indicator(one.path, one.text, one.points) for one in found])


def sheet(*rows: Sequence[str]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        written = book.add_worksheet()
        for number, row in enumerate(rows):
            written.write_row(number, 0, row)
    return content.getvalue()


def test_classes_items_and_standards_of_merged_cells_are_counted() -> None:
    """8 classes, 39 items, 117 standards: as many as an association asked of schools."""
    found = shape(read_indicator_file("评分表.xlsx", k02_sheet()))

    assert (found.headings, found.standards, found.depth) == ((8, 39), 117, 3)
    assert found.trace_share == pytest.approx(0.5, abs=0.01)


def test_blank_cells_below_a_heading_belong_to_it_as_merged_ones_do() -> None:
    content = (
        "一级指标,二级指标,评分标准,分值\n"
        "组织领导,机制建设,成立领导小组,2\n"
        ",,召开专题会议,2\n"
        ",队伍建设,配备专人,3\n"
        "工作成效,队伍建设,满意度达到90%,10\n"
        "合计,,,17\n"
    ).encode()

    found = read_indicator_file("表.csv", content)

    assert [one.path for one in found] == [
        ("组织领导", "机制建设"),
        ("组织领导", "机制建设"),
        ("组织领导", "队伍建设"),
        ("工作成效", "队伍建设"),
    ]
    assert [one.points for one in found] == [2, 2, 3, 10]


def test_a_cell_that_numbers_standards_gives_as_many() -> None:
    found = read_indicator_file(
        "细则.xlsx",
        sheet(
            ("考核项目", "考核内容", "评分标准"),
            ("组织", "领导", "1.成立小组；\n2.有会议记录；\n3.有方案"),
        ),
    )

    assert [one.text for one in found] == ["成立小组；", "有会议记录；", "有方案"]
    assert {one.path for one in found} == {("组织", "领导")}


def test_a_heading_in_a_row_of_its_own_is_no_standard() -> None:
    found = read_indicator_file(
        "细则.xlsx",
        sheet(("类别", "评分标准", "分值"), ("组织领导", "", "20"), ("", "配备专人", "5")),
    )

    assert [(one.path, one.text) for one in found] == [(("组织领导",), "配备专人")]


def test_what_a_standard_is_proved_by_stands_beside_it_once() -> None:
    found = read_indicator_file(
        "细则.xlsx",
        sheet(
            ("类别", "评分标准", "佐证材料"),
            ("组织领导", "配备专人", "名单"),
            ("", "", "照片"),
        ),
    )

    assert [one.text for one in found] == ["配备专人（名单；照片）"]


def test_a_scoring_document_is_read_by_its_numbers() -> None:
    found = read_indicator_text(
        "学校食品安全考核细则\n一、组织领导（20分）\n（一）机构健全（8分）\n1.配备专人（4分）\n"
        "2.有会议记录（4分）\n（二）制度完善（12分）\n1.制度上墙\n二、日常管理（80分）\n"
        "（一）采购\n1.索证索票齐全\n"
    )

    assert (shape(found).headings, shape(found).standards) == ((2, 3), 4)
    assert [one.points for one in found] == [4, 4, None, None]
    assert shape(found).traces == 1


def test_a_scoring_document_at_the_end_of_a_notice_is_read_alone() -> None:
    listed = scheme(classes=3, items=2, standards=4)

    found = shape(
        read_indicator_text(f"关于开展验收的通知\n\n一、总体要求\n坚持实事求是。\n\n{listed}")
    )

    assert (found.headings, found.standards) == ((3, 6), 24)


def test_decimal_numbers_nest_as_deep_as_they_are_written() -> None:
    found = read_indicator_text(
        "1.1 组织（9分）\n1.1.1 小组\n1.1.2 会议\n1.2 经费（5分）\n1.2.1 决算\n"
    )

    assert [len(one.path) for one in found] == [1, 1, 1]
    assert shape(found).headings == (2,)


def test_notice_without_points_has_no_indicators() -> None:
    assert read_indicator_text(LISTENING) == ()


def test_result_looked_at_on_the_spot_is_no_trace() -> None:
    shown = [
        rules.Indicator((), "有工作台账和会议记录"),
        rules.Indicator((), "现场查看操作间，台账可供参考"),
        rules.Indicator((), "群众满意度达到95%以上"),
    ]

    assert [rules.is_trace(one) for one in shown] == [True, False, False]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"PK\x03\x04 no package", "damaged"),
        (sheet(("姓名", "电话"), ("", "")), "no_indicators"),
    ],
)
def test_a_sheet_without_a_list_of_indicators_is_refused_with_its_reason(
    content: bytes, code: str
) -> None:
    with pytest.raises(ImportFailed) as failure:
        read_indicator_file("通讯录.xlsx", content)

    assert failure.value.code == code


def test_minutes_of_a_paper_are_no_points() -> None:
    text = "一、落实责任\n（一）发现火点后24分钟内到场处置。\n（二）网格员每30分钟巡查一次。"

    assert list(read_indicator_text(text)) == []
