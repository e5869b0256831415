"""Forms as offices send them: sheets, documents, and the mails that they are attached to."""

import io
from collections.abc import Sequence
from email.message import EmailMessage

import docx
import xlsxwriter

SHEET = "application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sheet(names: Sequence[str], title: str = "") -> bytes:
    """An empty form: its title, if any, above one row of headings."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet("Sheet1")
        if title:
            page.write(0, 0, title)
        for column, name in enumerate(names):
            page.write(1 if title else 0, column, name)
    return buffer.getvalue()


def nested_sheet() -> bytes:
    """A form whose headings are merged downwards and across, two rows deep."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet("Sheet1")
        page.merge_range(0, 0, 0, 4, "困难群众情况统计表")
        page.merge_range(1, 0, 2, 0, "村名")
        page.merge_range(1, 1, 1, 3, "低保人数")
        for column, name in enumerate(("总数", "男", "女"), start=1):
            page.write(2, column, name)
        page.merge_range(1, 4, 2, 4, "特困人数")
    return buffer.getvalue()


def nested_document() -> bytes:
    """The same form as a table in a document."""
    document = docx.Document()
    document.add_paragraph("困难群众情况统计表")
    table = document.add_table(rows=3, cols=5)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "村名"
    table.cell(0, 1).merge(table.cell(0, 3)).text = "低保人数"
    for column, name in enumerate(("总数", "男", "女"), start=1):
        table.cell(1, column).text = name
    table.cell(0, 4).merge(table.cell(1, 4)).text = "特困人数"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def mail(form: bytes | None = None, *, date: str | None, body: str = "请按时报送。\n") -> bytes:
    """A mail that asks for a form, with whatever its head says of its date."""
    message = EmailMessage()
    message["Subject"] = "关于报送残疾人信息的通知"
    message.set_content(body)
    if form is not None:
        message.add_attachment(form, maintype=SHEET[0], subtype=SHEET[1], filename="附表.xlsx")
    data = message.as_bytes()
    return f"Date: {date}\n".encode() + data if date is not None else data
