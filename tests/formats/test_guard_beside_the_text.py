"""A mark outside the running text refuses a file too: properties, notes, names, what is inside."""

import io
import zipfile

import pytest

from docs_audit.formats import Reading, Refused
from tests.formats.conftest import Ask
from tests.samples import marked
from tests.samples.free_sheet import free_sheet
from tests.samples.mails import mail
from tests.samples.office import paragraphs, raw_docx, saved_docx, zipped
from tests.samples.workbook import binary_workbook

MARK = "机密★1年"
INNER = saved_docx(MARK)


def zip_with_comment() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "正文")
        archive.comment = "机密".encode("gbk")
    return file.getvalue()


FILES = {
    "docx property": (marked.docx_property("机密"), "a.docx"),
    "docx company": (marked.docx_company("机密"), "a.docx"),
    "docx watermark": (marked.docx_watermark("机 密"), "a.docx"),
    "docx text box far below": (marked.docx_text_box(MARK, before=300), "a.docx"),
    "docx comment": (marked.docx_comment("机密"), "a.docx"),
    "xlsx name of a sheet": (marked.xlsx(sheet="名单(秘密)"), "a.xlsx"),
    "xlsx first row": (marked.xlsx(first_row="机密"), "a.xlsx"),
    "xlsx header": (marked.xlsx(header=MARK), "a.xlsx"),
    "xlsx note": (marked.xlsx(comment=MARK), "a.xlsx"),
    "xlsx text box": (marked.xlsx(box=MARK), "a.xlsx"),
    "xlsx category": (marked.xlsx(category="机密"), "a.xlsx"),
    "xlsx property": (marked.xlsx(own="机密"), "a.xlsx"),
    "ods cell": (free_sheet([MARK], ["名单"]), "a.ods"),
    "ods name of a sheet": (free_sheet(["正文"], sheet="名单(秘密)"), "a.ods"),
    "ods header": (free_sheet(["正文"], header=MARK), "a.ods"),
    "ods note": (free_sheet(["正文"], note=MARK), "a.ods"),
    "ods text box": (free_sheet(["正文"], box=MARK), "a.ods"),
    "ods property": (free_sheet(["正文"], own="机密"), "a.ods"),
    "xls cell": (binary_workbook([MARK], ["名单"]), "a.xls"),
    "pdf note": (marked.pdf(note=MARK), "a.pdf"),
    "pdf bookmark": (marked.pdf(bookmark="机密"), "a.pdf"),
    "pdf keywords": (marked.pdf(keywords="防汛;机密"), "a.pdf"),
    "pdf property": (marked.pdf(level="机密"), "a.pdf"),
    "rtf header": (marked.rtf(header=MARK), "a.rtf"),
    "rtf subject": (marked.rtf(subject="机密"), "a.rtf"),
    "html title": (f"<title>{MARK}</title><p>正文</p>".encode(), "a.html"),
    "html keywords": ("<meta name=keywords content=机密><p>正文</p>".encode(), "a.html"),
    "eml subject": (mail("正文", subject=f"{MARK} 会议"), "a.eml"),
    "eml forwarded subject": (mail("正文", subject="转发：【机密】会议"), "a.eml"),
    "eml header": (marked.mail_with_header("机密"), "a.eml"),
    "eml other body": (marked.mail_as_web_page(MARK), "a.eml"),
    "zip comment": (zip_with_comment(), "a.zip"),
}
EMBEDDED = {
    "in a docx in a docx": raw_docx(paragraphs("中"), word__embeddings__b=INNER),
    "in an archive": zipped({"x/a.docx": INNER}),
    "in a mail": mail("正文", a_docx=INNER),
}


@pytest.mark.parametrize(("data", "name"), FILES.values(), ids=FILES)
def test_mark_beside_the_text_refuses_the_file(ask: Ask, data: bytes, name: str) -> None:
    (outcome,) = ask.outcomes(data, name)

    assert isinstance(outcome, Refused)


@pytest.mark.parametrize("inner", EMBEDDED.values(), ids=EMBEDDED)
def test_mark_deep_inside_an_embedded_file_refuses_the_paper(ask: Ask, inner: bytes) -> None:
    assert ask.code(raw_docx(paragraphs("正文"), word__embeddings__a=inner), "a.docx") == "refused"


@pytest.mark.parametrize(
    "data",
    [
        mail("正文", 方案_docx=saved_docx("正文"), 名单_docx=INNER),
        mail("正文", 机密_docx=saved_docx("正文")),
        mail("正文", a_zip=zipped({"b.docx": INNER})),
        marked.mail_forwarded(MARK),
    ],
)
def test_mark_on_an_attachment_refuses_the_whole_mail(ask: Ask, data: bytes) -> None:
    outcomes = ask.outcomes(data, "a.eml")

    assert len(outcomes) > 1
    assert all(isinstance(outcome, Refused) for outcome in outcomes)


def test_marked_paper_in_an_archive_leaves_the_others_readable(ask: Ask) -> None:
    data = zipped(
        {
            "a.docx": saved_docx("正文甲"),
            "信.eml": mail("正文", b_docx=INNER, c_docx=saved_docx("正文乙")),
            "d.docx": saved_docx("正文丙"),
        }
    )

    outcomes = ask.outcomes(data, "a.zip")

    assert [(one.member, isinstance(one, Reading)) for one in outcomes] == [
        ("", True), ("a.docx", True), ("信.eml", False), ("信.eml/b.docx", False),
        ("信.eml/c.docx", False), ("d.docx", True),
    ]  # fmt: skip


@pytest.mark.parametrize("levels", [1, 2, 3])
def test_mark_is_found_down_to_the_depth_that_is_read(ask: Ask, levels: int) -> None:
    data = INNER
    for level in range(levels):
        data = zipped({f"{level}.zip" if level else "a.docx": data})

    assert isinstance(ask.outcomes(data, "a.zip")[-1], Refused)


def test_what_lies_deeper_than_is_read_is_not_taken(ask: Ask) -> None:
    data = INNER
    for level in range(4):
        data = zipped({f"{level}.zip" if level else "a.docx": data})

    assert getattr(ask.outcomes(data, "a.zip")[-1], "code", "") == "too_large"
