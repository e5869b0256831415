"""Spreadsheets as offices keep them: banners, headers of two rows, merged and hidden cells."""

import io
from collections.abc import Callable
from datetime import date

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from meetings.importers import ImportFailed, preview_file, read_file

TWO_ROWS = "会议名称,主办单位,会议时间,,参会,\n,,起,止,单位,人数\n"
ROW = "征兵会,云岫县,2026-03-05 9:00,2026-03-05 11:00,青山镇:2,\n"


def workbook(fill: Callable[[Worksheet], None]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        fill(book.add_worksheet())
    return buffer.getvalue()


def test_header_of_two_rows_is_read_as_one() -> None:
    imported = read_file("a.csv", (TWO_ROWS + ROW).encode())

    draft = imported.drafts[0]
    assert (draft.title, f"{draft.end:%H:%M}") == ("征兵会", "11:00")
    assert [seat.unit for seat in draft.attendees] == ["青山镇"]
    assert ("会议时间 / 止", "end") in imported.columns


def test_banner_above_the_header_is_no_part_of_it() -> None:
    content = "2026年会议台账,,,\n会议名称,主办单位,开始时间,\n征兵会,云岫县,2026-03-05 9:00,\n"

    imported = read_file("a.csv", content.encode())

    assert [label for label, _ in imported.columns] == ["会议名称", "主办单位", "开始时间"]


def test_value_of_merged_cells_counts_for_every_row_they_cover() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.merge_range("A1:D1", "会议台账")
        sheet.write_row(1, 0, ["主办单位", "会议地点", "会议名称", "开始时间"])
        sheet.merge_range("A3:B5", "云岫县")
        for row, title in enumerate(("甲会", "乙会", "丙会"), start=2):
            sheet.write_row(row, 2, [title, f"2026-03-0{row} 9:00"])

    imported = read_file("a.xlsx", workbook(fill))

    assert [(one.title, one.unit) for one in imported.drafts] == [
        ("甲会", "云岫县"),
        ("乙会", "云岫县"),
        ("丙会", "云岫县"),
    ]


def test_hidden_rows_and_columns_are_read_and_named() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["会议名称", "主办单位", "开始时间", "会议地点"])
        for row in range(1, 6):
            sheet.write_row(row, 0, [f"会{row}", "云岫县", f"2026-03-0{row} 9:00", "礼堂"])
        for row in (2, 3, 5):
            sheet.set_row(row, None, None, {"hidden": True})
        sheet.set_column(3, 3, None, None, {"hidden": True})

    imported = read_file("a.xlsx", workbook(fill))

    assert len(imported.drafts) == 5
    assert {one.venue for one in imported.drafts} == {"礼堂"}
    assert [(one.code, one.value) for one in imported.notices] == [
        ("hidden_rows", "3–4、6"),
        ("hidden_columns", "4"),
    ]


def test_all_fields_of_a_meeting_are_read() -> None:
    content = (
        "会议名称,主办单位,开始时间,分会场,会议类次,召集人职级,讲话情况,分组讨论,综合性会议,法定依据,计划编号\n"
        "征兵会,云岫县,2026-03-05,青山镇;白水镇,三类会议,副县长,李某:副县长:25分钟;王某:8000字,是,否,兵役法,HY-7\n"
    )

    draft = read_file("a.csv", content.encode()).drafts[0]

    assert draft.branches == ("青山镇", "白水镇")
    assert (draft.category, draft.convener) == ("三类", "deputy")
    assert [(one.speaker, one.role, one.minutes, one.characters) for one in draft.speeches] == [
        ("李某", "副县长", 25, None),
        ("王某", "", None, 8000),
    ]
    assert (draft.has_discussion, draft.is_comprehensive) == (True, False)
    assert (draft.legal_basis, draft.plan_number) == ("兵役法", "HY-7")


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("分组讨论", "也许", "bad_flag"),
        ("会议类次", "五类", "bad_category"),
        ("召集人职级", "某人", "bad_convener"),
        ("讲话情况", ":30分钟", "bad_speech"),
        ("参会单位", "青山镇:-3", "bad_people"),
        ("参会人数", "-3", "bad_people"),
    ],
)
def test_cell_that_makes_no_sense_is_named_by_row_and_column(
    column: str, cell: str, code: str
) -> None:
    head = f"会议名称,主办单位,开始时间,{column}\n"
    content = f"{head}甲会,云岫县,2026-03-05,{cell}\n乙会,云岫县,2026-03-06,\n"

    imported = read_file("a.csv", content.encode())

    assert [(e.row, e.code, e.column) for e in imported.errors] == [(2, code, column)]
    assert [one.title for one in imported.drafts] == ["乙会"]


def test_agenda_of_five_hundred_items_is_taken() -> None:
    items = "|".join(f"第{i}项" for i in range(500))

    content = f"会议名称,主办单位,开始时间,议程\n会,云岫县,2026-03-05,{items}\n"

    assert len(read_file("a.csv", content.encode()).drafts[0].agenda) == 500


def test_cell_beyond_the_limit_is_named_with_its_length() -> None:
    content = f"会议名称,主办单位,开始时间,议程\n会,云岫县,2026-03-05,{'长' * 20_001}\n"

    error = read_file("a.csv", content.encode()).errors[0]

    assert (error.row, error.code, error.column, error.value) == (
        2,
        "cell_too_long",
        "议程",
        "20001",
    )


def test_refused_row_is_kept_as_it_stood_when_asked_for() -> None:
    content = "会议名称,主办单位,开始时间\n会,云岫县,不知道\n"

    error = read_file("a.csv", content.encode(), with_cells=True).errors[0]

    assert error.cells == ("会", "云岫县", "不知道")


def test_unknown_columns_are_shown_with_their_first_rows() -> None:
    content = "序,事由,何时,何时\n1,征兵会,3月5日,上午\n2,防汛会,3月6日,下午\n".encode()

    preview = preview_file("a.csv", content)

    assert preview is not None
    assert preview.header == ("序", "事由", "何时 [C]", "何时 [D]")
    assert preview.samples == (("1", "征兵会", "3月5日", "上午"), ("2", "防汛会", "3月6日", "下午"))
    with pytest.raises(ImportFailed, match="missing_columns"):
        read_file("a.csv", content)


def test_columns_named_by_hand_need_no_host() -> None:
    content = "序,事由,何时,何时\n1,征兵会,2026-03-05,x\n".encode()

    imported = read_file("a.csv", content, mapping={"事由": "title", "何时 [C]": "start"})

    assert [(one.title, one.unit) for one in imported.drafts] == [("征兵会", "")]


def test_example_row_of_a_template_is_left_out() -> None:
    head = "会议编号,会议名称,主办单位,开始时间\n"
    content = f"{head}示例,示例会,云岫县,2026-03-05\n1,征兵会,云岫县,2026-03-05\n"

    imported = read_file("a.csv", content.encode())

    assert [one.title for one in imported.drafts] == ["征兵会"]
    assert [one.code for one in imported.notices] == ["example_row"]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2025-12-26", date(2025, 12, 26)),
        ("2025年12月26日", date(2025, 12, 26)),
        ("12月26日", date(2025, 12, 26)),
        ("1月4日", date(2026, 1, 4)),
        ("", None),
    ],
)
def test_day_of_filing_lies_before_the_meeting_where_no_year_is_told(
    cell: str, day: date | None
) -> None:
    content = f"会议名称,主办单位,开始时间,报备日期\n征兵会,云岫县,2026-01-05,{cell}\n"

    assert read_file("a.csv", content.encode()).drafts[0].filed_on == day


def test_approval_is_read_as_a_body_or_a_number_with_its_day() -> None:
    content = (
        "会议名称,主办单位,开始时间,审批单位,批准日期\n征兵会,云岫县,2026-01-05,县政府,12月30日\n"
    )

    (draft,) = read_file("a.csv", content.encode()).drafts

    assert (draft.approved_by, draft.approved_on) == ("县政府", date(2025, 12, 30))


def test_day_of_filing_that_is_none_is_named() -> None:
    content = "会议名称,主办单位,开始时间,报备日期\n征兵会,云岫县,2026-01-05,已报\n"

    (error,) = read_file("a.csv", content.encode()).errors

    assert error.field == "filed_on"
