import io
import zipfile
from collections.abc import Callable
from datetime import datetime

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from meetings.importers import ImportFailed, Limits, read_file

HEADER = ["会议名称", "主办单位", "开始时间", "结束时间", "参会人数"]


def _bytes(*sheets: Callable[[Worksheet], None]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"default_date_format": "yyyy-mm-dd hh:mm"}) as book:
        for fill in sheets:
            fill(book.add_worksheet())
    return buffer.getvalue()


def _ledger(sheet: Worksheet) -> None:
    sheet.write(0, 0, "2026年会议台账")
    sheet.write_row(1, 0, HEADER)
    sheet.merge_range("B3:B5", "云岫县")
    sheet.write(2, 0, "征兵会")
    sheet.write_datetime(2, 2, datetime.fromisoformat("2026-03-05T09:00"))
    sheet.write_row(2, 3, ["11:00", 20])
    sheet.write(3, 0, "防汛会")
    sheet.write_row(3, 2, ["2026年3月6日 9时", "2026年3月6日 8时", 20])
    sheet.write(4, 0, "普查会")
    sheet.write_row(4, 2, [46088.375, 46088.4583333, "30人"])
    sheet.set_row(4, None, None, {"hidden": True})


def test_spreadsheet_is_read_below_its_banner_with_merged_cells_and_real_dates() -> None:
    imported = read_file("台账.xlsx", _bytes(_ledger))

    assert [(d.row, d.title, d.unit) for d in imported.drafts] == [
        (3, "征兵会", "云岫县"),
        (5, "普查会", "云岫县"),
    ]
    assert [f"{d.start:%m-%d %H:%M} {d.end:%H:%M}" for d in imported.drafts] == [
        "03-05 09:00 11:00",
        "03-07 09:00 11:00",
    ]
    assert [seat.people for seat in imported.drafts[1].attendees] == [30]
    assert [(e.row, e.code) for e in imported.errors] == [(4, "ends_before_start")]


def test_sheet_of_meetings_is_found_behind_another_sheet() -> None:
    content = _bytes(lambda sheet: sheet.write_row(0, 0, ["说明", "请勿改动"]), _ledger)

    assert [d.title for d in read_file("a.xlsx", content).drafts] == ["征兵会", "普查会"]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"PK\x03\x04 not a zip", "damaged"), (b"", "empty_file"), (b"plain text", "damaged")],
)
def test_spreadsheet_that_is_none_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(ImportFailed) as caught:
        read_file("a.xlsx", content)

    assert caught.value.code == code


def test_spreadsheet_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 2_000_000)

    with pytest.raises(ImportFailed, match="too_large"):
        read_file("a.xlsx", buffer.getvalue(), limits=Limits(unpacked_bytes=1_000_000))
