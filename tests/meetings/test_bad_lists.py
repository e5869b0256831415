"""A list with everything that goes wrong in offices: named by row and column, the good rows in."""

import io
from pathlib import Path

import pytest
import xlsxwriter
from django.core.management import call_command
from django.urls import reverse

from meetings.models import Meeting, MeetingImport, Report
from tests.meetings.conftest import County
from tests.meetings.pages import editor_of, send, text_of

HEAD = ("主办单位", "会议名称", "开始时间", "结束时间", "参会单位", "议程")
HOST, TOWN = "安平县人民政府", "青河镇人民政府:3"
ITEMS = "|".join(f"第{i}项" for i in range(500))
ROWS = (
    ("三月五日会", "三月五日", "", TOWN, ""),  # 3
    ("周四会", "3月5日（周四）下午2:30", "17:00", TOWN, ""),
    ("点号会", "2026.3.6", "", TOWN, ""),
    ("汉字会", "二〇二六年三月六日上午九时三十分", "", TOWN, ""),
    ("午夜会", "2026-3-9 19:00", "24:00", TOWN, ""),
    ("跨天会", "2026年3月10日9时", "2026年3月11日15时", TOWN, ""),  # 8
    ("多议程会", "2026-03-12 9:00", "2026-03-12 12:00", TOWN, ITEMS),
    ("无时间会", "", "", TOWN, ""),  # 10
    ("倒时会", "2026-03-13 10:00", "2026-03-13 9:00", TOWN, ""),
    ("无单位会", "2026-03-13 9:00", "", "月亮镇人民政府:2", ""),
    ("负数会", "2026-03-13 9:00", "", "青河镇人民政府:-2", ""),  # 13
)
GOOD = {"三月五日会", "周四会", "点号会", "汉字会", "午夜会", "跨天会", "多议程会"}
NAMED = {10: "开始时间", 11: "结束时间", 12: "参会单位", 13: "参会单位"}


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A banner, a merged column of hosts and two hidden rows around them."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet()
        sheet.merge_range("A1:F1", "2026年3月会议台账")
        sheet.write_row(1, 0, HEAD)
        sheet.merge_range(2, 0, 1 + len(ROWS), 0, HOST)
        for number, row in enumerate(ROWS, start=2):
            sheet.write_row(number, 1, row)
        for number in (3, 4):
            sheet.set_row(number, None, None, {"hidden": True})
    path = tmp_path / "台账.xlsx"
    path.write_bytes(buffer.getvalue())
    return path


def test_page_names_row_and_column_of_each_and_takes_the_good_rows(
    county: County, workbook: Path
) -> None:
    client = editor_of(county.county)

    page = text_of(send(client, workbook.name, workbook.read_bytes()))

    source = MeetingImport.objects.get()
    assert {one["row"]: one["column"] for one in source.errors} == NAMED
    assert set(Meeting.objects.values_list("title", flat=True)) == GOOD
    assert "7 meetings were taken in. 4 rows were not." in page
    assert "Hidden rows were taken in as well: 4–5." in page
    assert "Row 3–4 · <span" in page
    assert "The year was not written; 2026 was taken from the list." in page
    assert "The meeting lasts 30 hours." in page


def test_second_import_adds_nothing_and_names_the_same_rows(
    county: County, workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        with pytest.raises(SystemExit) as ended:
            call_command("import_meetings", str(workbook), unit=county.county.code)

    assert ended.value.code == 1
    assert Meeting.objects.count() == Report.objects.count() == len(GOOD)
    told = capsys.readouterr()
    assert told.out.count("7 taken in, 4 not taken.") == 2
    assert told.err.count("10: 开始时间: ") == 2


def test_page_in_chinese_tells_all_of_it_in_chinese(county: County, workbook: Path) -> None:
    client = editor_of(county.county, "zh-hans")
    send(client, workbook.name, workbook.read_bytes())
    address = reverse("meetings:import-detail", args=[MeetingImport.objects.get().uuid])

    page = client.get(address).content.decode()

    for sentence in ("隐藏行已一并录入：第 4–5 行", "会议长达 30 小时", "4 行未录入", "参会单位"):
        assert sentence in page
    assert "taken in" not in page
