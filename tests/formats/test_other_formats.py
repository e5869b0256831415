"""Mail, saved pages, rich text, spreadsheets and OFD."""

import io
from pathlib import Path

import pytest
import xlsxwriter

from docs_audit.formats import Limits, Reader, Reading
from docs_audit.formats.members import load_member
from tests.formats.conftest import Ask
from tests.samples.free_sheet import free_sheet
from tests.samples.mails import mail
from tests.samples.office import saved_docx, zipped

OFD = Path(__file__).parents[2].parent / "shared" / "data" / "ofd"
NOTICE = "各乡镇：请于3月31日前报送防汛工作台账，逾期通报。"


def ofd_page(*codes: str) -> str:
    objects = "".join(
        f'<ofd:TextObject Boundary="30 {20 + 10 * row} 150 8" Size="6">'
        f'<ofd:TextCode X="0" Y="6" DeltaX="g {len(text) - 1} 6">{text}</ofd:TextCode>'
        "</ofd:TextObject>"
        for row, text in enumerate(codes)
    )
    return (
        '<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Area><ofd:PhysicalBox>0 0 210 297'
        f"</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content>"
        "</ofd:Page>"
    )


def ofd(page: str) -> bytes:
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    return zipped(
        {
            "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>"
            "Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            "Doc_0/Document.xml": f"<ofd:Document {space}><ofd:Pages>"
            '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>',
            "Doc_0/Pages/Page_0/Content.xml": page,
        }
    )


def test_mail_gives_its_text_and_its_attachments(ask: Ask) -> None:
    data = mail(NOTICE, 通知_docx=saved_docx("附件正文"))

    own, attached = ask.outcomes(data, "a.eml")

    assert isinstance(own, Reading)
    assert (own.format, own.text) == ("eml", f"关于报送台账的通知\n{NOTICE}")
    assert isinstance(attached, Reading)
    assert (attached.member, attached.format, attached.text) == ("通知.docx", "docx", "附件正文")


def test_attachment_bytes_can_be_fetched(ask: Ask) -> None:
    assert load_member(mail(NOTICE, a_txt=b"text"), "a.txt", Limits()) == b"text"


def test_marked_attachment_is_refused(ask: Ask) -> None:
    outcomes = ask.outcomes(mail(NOTICE, a_txt="机密★1年\n文件".encode()), "a.eml")

    assert [getattr(outcome, "code", "read") for outcome in outcomes] == ["refused", "refused"]


def test_saved_web_page_is_read(ask: Ask) -> None:
    data = (
        "MIME-Version: 1.0\r\nSubject: page\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
        "--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"<html><body><p>{NOTICE}</p></body></html>\r\n--x--\r\n"
    ).encode()

    reading = ask.reading(data, "a.mht")

    assert (reading.format, reading.text) == ("mht", NOTICE)


def test_rich_text_is_read_by_its_code_page(ask: Ask) -> None:
    escaped = "".join(f"\\'{byte:02x}" for byte in "关于防汛".encode("gbk"))
    data = rf"{{\rtf1\ansi\ansicpg936 {escaped}\par \u24037?\u20316?\par}}".encode("ascii")

    reading = ask.reading(data, "a.rtf")

    assert (reading.format, reading.text) == ("rtf", "关于防汛\n工作")


def test_spreadsheet_rows_are_lines(ask: Ask) -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("任务表")
        sheet.write_row(0, 0, ["单位", "户数"])
        sheet.write_row(2, 0, ["柳河镇", 120])

    reading = ask.reading(file.getvalue(), "a.xlsx")

    assert (reading.format, reading.text) == ("xlsx", "任务表\n单位\t户数\n柳河镇\t120")


def test_rows_of_a_free_spreadsheet_are_lines(ask: Ask) -> None:
    data = free_sheet(["单位", "户数"], ["柳河镇", "120"], sheet="任务表", note="请核对。")

    reading = ask.reading(data, "a.ods")

    assert (reading.format, reading.warnings) == ("ods", ())
    assert reading.text == "任务表\n单位\t户数\n柳河镇\t120"


def test_spreadsheet_of_two_far_corners_is_too_large(ask: Ask) -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "甲")
        sheet.write(1_000_000, 16_000, "乙")

    assert ask.code(file.getvalue(), "a.xlsx") == "too_large"


def test_ofd_lines_follow_their_places_and_become_paragraphs(ask: Ask) -> None:
    long = "为切实做好今年防汛工作确保人民群众生命财产安"

    reading = ask.reading(ofd(ofd_page(long, "全请认真落实。")), "a.ofd")

    assert (reading.format, reading.pages, reading.text) == ("ofd", 1, f"{long}全请认真落实。")


def test_marked_ofd_is_refused(ask: Ask) -> None:
    assert ask.code(ofd(ofd_page("机密★1年", "安平县人民政府文件")), "a.ofd") == "refused"


def test_ofd_with_a_document_type_is_damaged(ask: Ask) -> None:
    page = '<!DOCTYPE x [<!ENTITY a "b">]>' + ofd_page("正文")

    assert ask.code(ofd(page), "a.ofd") == "damaged"


@pytest.mark.skipif(not OFD.exists(), reason="the real files are not on this machine")
def test_real_ofd_files_are_read(reader: Reader) -> None:
    outcomes = {path.name: reader.read_file(path)[0] for path in sorted(OFD.glob("*.ofd"))}

    codes = {getattr(outcome, "code", "read") for outcome in outcomes.values()}
    red_head = next(one for name, one in outcomes.items() if name.endswith("_n.ofd"))
    assert codes == {"read", "no_text"}
    assert isinstance(red_head, Reading)
    assert "路卫发〔2011〕76号" in red_head.text
    # This number is broken over two lines of the page.
    assert "〔1993〕73号" in red_head.text
