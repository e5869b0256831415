import io
from collections.abc import Sequence

import pytest
import xlsxwriter

from burden.activities.importers import (
    ImportFailed,
    read_grids,
    read_indicator_sheets,
    read_indicator_text,
)

HEADER = ("序号", "一级指标", "二级指标", "评分标准", "分值", "得分")


def workbook(classes: Sequence[Sequence[int]]) -> bytes:
    """A sheet of classes, each the numbers of standards of its items, cells merged as people do."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content)
    sheet = book.add_worksheet("评分表")
    sheet.merge_range(0, 0, 0, 5, "健康学校创建评分标准")
    sheet.write_row(1, 0, HEADER)
    row = 2
    for number, items in enumerate(classes, start=1):
        write(sheet, row, sum(items), 1, f"{number}类指标")
        for item, standards in enumerate(items, start=1):
            write(sheet, row, standards, 2, f"项目{number}-{item}")
            for standard in range(standards):
                text = "台账齐全并附照片" if standard == 0 else f"达到要求{number}{item}{standard}"
                sheet.write_row(row, 3, (text, 2))
                row += 1
    sheet.write_row(row, 1, ("合计", "", "", 100))
    book.close()
    return content.getvalue()


def write(
    sheet: xlsxwriter.worksheet.Worksheet, row: int, rows: int, column: int, text: str
) -> None:
    if rows > 1:
        sheet.merge_range(row, column, row + rows - 1, column, text)
    else:
        sheet.write(row, column, text)


def test_classes_items_and_standards_of_merged_cells_are_counted() -> None:
    """8 classes, 39 items, 117 standards: as many as an association asked of schools."""
    items = [[3] * 5] * 7 + [[3] * 4]

    tree = read_indicator_sheets(read_grids(workbook(items)))

    assert tree.title == "健康学校创建评分标准"
    assert tree.counts == (8, 39, 117)
    assert tree.depth == 3
    assert tree.trace_ratio == pytest.approx(39 / 117)
    assert {one.points for one in tree.standards} == {2.0}


def test_merged_cells_or_empty_ones_give_the_same_tree() -> None:
    merged = read_indicator_sheets(read_grids(workbook([[1, 2], [2]])))

    assert [[len(item.below) for item in one.below] for one in merged.roots] == [[1, 2], [2]]


def test_a_cell_that_numbers_standards_gives_as_many() -> None:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ("考核项目", "考核内容", "评分标准"))
    sheet.write_row(1, 0, ("组织", "领导", "1.成立小组；\n2.有会议记录；\n3.有方案"))
    book.close()

    tree = read_indicator_sheets(read_grids(content.getvalue()))

    assert tree.counts == (1, 1, 3)
    assert [one.text for one in tree.standards] == ["成立小组；", "有会议记录；", "有方案"]


def test_a_scoring_document_is_read_by_its_numbers() -> None:
    text = (
        "学校食品安全考核细则\n一、组织领导（20分）\n（一）机构健全（8分）\n1.成立领导小组（4分）\n"
        "2.有会议记录（4分）\n（二）制度完善（12分）\n1.制度上墙\n二、日常管理（80分）\n"
        "（一）采购\n1.索证索票齐全\n说明：不足者不得分\n"
    )

    tree = read_indicator_text(text)

    assert tree.title == "学校食品安全考核细则"
    assert tree.counts == (2, 3, 4)
    assert [root.points for root in tree.roots] == [20, 80]
    assert [one.asks_for_traces for one in tree.standards] == [False, True, False, False]


def test_decimal_numbers_nest_as_deep_as_they_are_written() -> None:
    tree = read_indicator_text("1.1 组织\n1.1.1 小组\n1.1.2 会议\n1.2 经费\n")

    assert tree.counts == (2, 2)


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "empty_file"), (b"PK\x03\x04 no package", "damaged")]
)
def test_a_sheet_that_cannot_be_read_says_why(content: bytes, code: str) -> None:
    with pytest.raises(ImportFailed, match=code):
        read_grids(content)


def test_a_text_or_sheet_without_indicators_says_so() -> None:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content)
    book.add_worksheet().write_row(0, 0, ("姓名", "电话"))
    book.close()

    with pytest.raises(ImportFailed, match="no_indicators"):
        read_indicator_sheets(read_grids(content.getvalue()))
    with pytest.raises(ImportFailed, match="no_indicators"):
        read_indicator_text("没有编号的文字")
