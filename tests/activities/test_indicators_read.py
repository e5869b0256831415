"""Lists of indicators out of sheets with merged cells and out of scoring documents."""

import io

import pytest
import xlsxwriter

from burden.activities.importers import ImportFailed
from burden.activities.importers.indicators import read_indicator_file, read_text
from burden.activities.rules import inspections as rules
from tests.activities.sheets import k02_sheet, scheme
from tests.activities.texts import LISTENING


def shape(found: tuple[object, ...]) -> rules.Indicators:
    told = [rules.Indicator(one.path, one.text, one.points) for one in found]  # type: ignore[attr-defined]
    return rules.shape_of(told)


def test_sheet_with_merged_headings_is_counted_by_level() -> None:
    found = shape(read_indicator_file("评分表.xlsx", k02_sheet()))

    assert (found.headings, found.standards, found.depth) == ((8, 39), 117, 3)


def test_blank_cells_below_a_heading_belong_to_it_as_merged_ones_do() -> None:
    content = (
        "一级指标,二级指标,评分标准,分值\n"
        "组织领导,机制建设,成立领导小组,2\n"
        ",,召开专题会议,2\n"
        ",队伍建设,配备专人,3\n"
        "工作成效,群众满意,满意度达到90%,10\n"
        "合计,,,17\n"
    ).encode()

    found = read_indicator_file("表.csv", content)

    assert [one.path for one in found] == [
        ("组织领导", "机制建设"),
        ("组织领导", "机制建设"),
        ("组织领导", "队伍建设"),
        ("工作成效", "群众满意"),
    ]
    assert [one.points for one in found] == [2, 2, 3, 10]


def test_scoring_document_is_read_by_its_numbers_and_points() -> None:
    listed = scheme(classes=3, items=2, standards=4)
    text = f"关于开展验收的通知\n\n一、总体要求\n坚持实事求是。\n\n{listed}"

    found = shape(read_text(text))

    assert (found.headings, found.standards) == ((3, 6), 24)


def test_notice_without_points_has_no_indicators() -> None:
    assert read_text(LISTENING) == ()


def test_result_looked_at_on_the_spot_is_no_trace() -> None:
    shown = [
        rules.Indicator((), "有工作台账和会议记录"),
        rules.Indicator((), "现场查看操作间，台账可供参考"),
        rules.Indicator((), "群众满意度达到95%以上"),
    ]

    assert [rules.is_trace(one) for one in shown] == [True, False, False]


def test_sheet_without_a_list_of_indicators_is_refused_with_its_reason() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.add_worksheet().write(0, 0, "通讯录")

    with pytest.raises(ImportFailed) as failure:
        read_indicator_file("通讯录.xlsx", buffer.getvalue())

    assert failure.value.code == "no_indicators"
