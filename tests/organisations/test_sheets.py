"""Tables as offices send them."""

import io

import pytest
import xlsxwriter

from burden.organisations.importing.sheets import SheetRefused, read_rows
from burden.organisations.importing.unit_rows import COLUMNS

_TEXT = "编号,名称,层级,编制/在职人数,备注\r\n1,安平县,县级,120,\r\n,,,,\r\n2,青河镇,乡镇,35,x\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_table_is_read_in_each_encoding_of_offices(encoding: str) -> None:
    rows = read_rows("单位.csv", _TEXT.encode(encoding), COLUMNS)

    assert [row.number for row in rows] == [2, 4]
    assert rows[0].cells == {"id": "1", "name": "安平县", "level": "县级", "staff": "120"}


def test_table_is_read_from_xlsx_with_codes_kept_whole() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["id", "name", "level", "place_code"])
        sheet.write_row(1, 0, [17, "安平县", "county", 340123])

    rows = read_rows("单位.xlsx", content.getvalue(), COLUMNS)

    assert rows[0].cells["id"] == "17"
    assert rows[0].cells["place_code"] == "340123"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("units.csv", b""),
        ("units.csv", b"\x00\x01\x02"),
        ("units.csv", b"\xff\xfe\xfa\x81"),
        ("units.csv", "甲,乙\n1,2\n".encode()),
        ("units.csv", b'id,name\n"1,2\n'),
        ("units.xlsx", b"not a workbook"),
        ("units.xlsx", b"PK\x05\x06" + bytes(18)),
    ],
)
def test_table_is_refused_with_a_sentence_when_it_is_none(name: str, content: bytes) -> None:
    with pytest.raises(SheetRefused) as refused:
        read_rows(name, content, COLUMNS)

    assert str(refused.value)
