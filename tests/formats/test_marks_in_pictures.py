"""A mark that is nothing but a picture refuses its file, in whatever carrier the picture is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from docs_audit.formats import Reader, Reading, Recogniser, Refused, read_whole
from tests.samples import drawn
from tests.samples.compound import word_97
from tests.samples.free_sheet import free_sheet
from tests.samples.mails import mail
from tests.samples.office import paragraphs, raw_docx, zipped
from tests.samples.pictured import Pasted, pictured_docx, scanned_ofd
from tests.samples.scans import NEEDED, ScannedPage, as_image, pictured_pdf, scan_pdf
from tests.samples.workbook import binary_workbook

pytestmark = NEEDED

BOX = (150, 250, 1500, 700)
MARKED = (
    ScannedPage().mark("000012").mark("机密★1年").lines(["安平县渡口夜间值守方案"]).image.crop(BOX)
)
PLAIN = ScannedPage().lines(["安平县渡口夜间值守方案"]).image.crop(BOX)
BODY = ["各乡镇要严格落实夜间值守，确保渡口安全。"] * 6
PASTED = pictured_docx("正文", Pasted(MARKED))


def sheet_stream() -> bytes:
    """The one stream of a workbook with a marked picture, as an object keeps it."""
    return drawn.stream_of(drawn.pictured_binary_sheet(MARKED), "Workbook")


def pictured_and_embedding() -> bytes:
    return drawn.with_part(pictured_docx("正文", Pasted(PLAIN)), "word/embeddings/a.docx", PASTED)


FILES: dict[str, Callable[[], bytes]] = {
    "beside the text.pdf": lambda: pictured_pdf(BODY, MARKED),
    "in a line.doc": lambda: drawn.picture_in_line("正文", MARKED, "乙"),
    "a bitmap.doc": lambda: drawn.picture_in_line("正文", MARKED, "乙", is_bitmap=True),
    "floating.doc": lambda: drawn.floating_picture("正文", MARKED, "乙"),
    "over the cells.xlsx": lambda: drawn.pictured_sheet(MARKED),
    "in the header.xlsx": lambda: drawn.pictured_sheet(MARKED, is_in_margin=True),
    "over the cells.xls": lambda: drawn.pictured_binary_sheet(MARKED),
    "over the cells.et": lambda: drawn.pictured_binary_sheet(MARKED),
    "over the cells.ods": lambda: free_sheet(["单位"], pictures=[MARKED]),
    "in the page.html": lambda: drawn.page_with_picture(MARKED),
    "beside the page.mht": lambda: drawn.saved_page(MARKED),
    "as digits.rtf": lambda: drawn.rich_text(MARKED),
    "as bytes.rtf": lambda: drawn.rich_text(MARKED, form="bytes"),
    "floating.rtf": lambda: drawn.rich_text(MARKED, form="floating"),
    "of 2003.xml": lambda: drawn.flat_word(MARKED),
    "a package.xml": lambda: drawn.flat_package(MARKED),
    "in the header.xml": lambda: drawn.flat_package(MARKED, is_in_header=True),
}
EMBEDDED: dict[str, Callable[[], bytes]] = {
    "a docx in a docx.docx": lambda: drawn.embedding_docx(a_docx=PASTED),
    "a scan in a docx.docx": lambda: drawn.embedding_docx(a_pdf=scan_pdf(PLAIN, MARKED)),
    "a docx in a docx in a docx.docx": lambda: drawn.embedding_docx(
        a_docx=drawn.embedding_docx(a_docx=PASTED)
    ),
    "a packed docx in a docx.docx": lambda: drawn.embedding_docx(
        ole_bin=drawn.holding_object("\x01Ole10Native", drawn.packed(PASTED))
    ),
    "a wrapped docx in a docx.docx": lambda: drawn.embedding_docx(
        ole_bin=drawn.holding_object("Package", PASTED)
    ),
    "a doc in a docx.docx": lambda: drawn.embedding_docx(
        a_doc=drawn.picture_in_line("甲", MARKED, "乙")
    ),
    "behind pictures of its own.docx": pictured_and_embedding,
    "a sheet in a docx.docx": lambda: drawn.embedding_docx(a_xlsx=drawn.pictured_sheet(MARKED)),
    "a docx in a doc.doc": lambda: word_97("正文\r", ObjectPool___1__Package=PASTED),
    "a sheet in a doc.doc": lambda: word_97("正文\r", ObjectPool___1__Workbook=sheet_stream()),
    "a docx in a sheet.xls": lambda: binary_workbook(["单位"], MBD01__Package=PASTED),
    "a docx in an rtf.rtf": lambda: drawn.rich_text_with_object(PASTED),
    "a docx in a package.xml": lambda: drawn.flat_package(PLAIN, embedded=PASTED),
    "a scan in a pdf.pdf": lambda: drawn.attached_to_pdf(scan_pdf(MARKED)),
}
MAILS: dict[str, Callable[[], bytes]] = {
    "in the body": lambda: drawn.mail_with_picture(MARKED),
    "in the page beside a plain body": lambda: drawn.mail_with_picture(MARKED, is_plain_too=True),
    "attached": lambda: drawn.mail_with_attached_picture(MARKED),
    "all of it": lambda: drawn.mail_that_is_a_picture(MARKED),
    "in a sheet attached": lambda: mail("正文", a_xlsx=drawn.pictured_sheet(MARKED)),
    "in a docx in an archive attached": lambda: mail(
        "正文", a_zip=zipped({"a.docx": drawn.embedding_docx(a_docx=PASTED)})
    ),
}


@pytest.fixture(scope="module")
def recogniser() -> Iterator[Recogniser]:
    with Recogniser() as warm:
        yield warm


class Whole:
    """Reads files with all their scans."""

    def __init__(self, folder: Path, reader: Reader, recogniser: Recogniser) -> None:
        self._path = folder / "file"
        self._reader, self._recogniser = reader, recogniser

    def outcomes(self, data: bytes, name: str) -> list[object]:
        self._path.write_bytes(data)
        return [
            *read_whole(self._path, reader=self._reader, recogniser=self._recogniser, name=name)
        ]


@pytest.fixture
def whole(tmp_path: Path, reader: Reader, recogniser: Recogniser) -> Whole:
    return Whole(tmp_path, reader, recogniser)


@pytest.mark.parametrize("name", FILES)
def test_mark_on_a_picture_refuses_the_file(whole: Whole, name: str) -> None:
    (outcome,) = whole.outcomes(FILES[name](), name)

    assert isinstance(outcome, Refused)


@pytest.mark.parametrize("name", EMBEDDED)
def test_mark_on_a_picture_in_an_embedded_paper_refuses_its_carrier(
    whole: Whole, name: str
) -> None:
    (outcome,) = whole.outcomes(EMBEDDED[name](), name)

    assert isinstance(outcome, Refused)


@pytest.mark.parametrize("make", MAILS.values(), ids=MAILS)
def test_mark_on_a_picture_refuses_the_whole_mail(whole: Whole, make: Callable[[], bytes]) -> None:
    outcomes = whole.outcomes(make(), "a.eml")

    assert outcomes
    assert all(isinstance(outcome, Refused) for outcome in outcomes)


def test_mark_on_a_picture_attached_to_an_ofd_refuses_it(whole: Whole) -> None:
    data = drawn.with_part(scanned_ofd(PLAIN), "Doc_0/Attachs/a.docx", PASTED)

    (outcome,) = whole.outcomes(data, "a.ofd")

    assert isinstance(outcome, Refused)


def test_marked_picture_in_an_archive_leaves_the_others_readable(whole: Whole) -> None:
    data = zipped({"a.doc": drawn.picture_in_line("甲", MARKED, "乙"), "b.png": as_image(PLAIN)})

    _, marked, plain = whole.outcomes(data, "a.zip")

    assert isinstance(marked, Refused)
    assert isinstance(plain, Reading)


def test_words_of_an_embedded_scan_are_no_part_of_the_paper(whole: Whole) -> None:
    data = drawn.embedding_docx(a_pdf=scan_pdf(PLAIN))

    (outcome,) = whole.outcomes(data, "a.docx")

    assert isinstance(outcome, Reading)
    assert (outcome.text.strip(), outcome.scans, outcome.ocr) == ("正文", (), ())
    assert outcome.warnings == ()


def test_only_the_first_hundred_pages_of_embedded_papers_are_looked_at(reader: Reader) -> None:
    pages = as_image(PLAIN.resize((60, 20)), "TIFF", *[PLAIN.resize((60, 20))] * 149)
    data = raw_docx(paragraphs("正文"), word__embeddings__a=pages)

    (outcome,) = reader.read_data(data, "a.docx")

    assert isinstance(outcome, Reading)
    assert outcome.scans == tuple(range(1, 101))
    assert outcome.warnings == ("pictures_left_out", "pictures_unread")


def test_words_of_a_picture_on_a_written_page_join_its_text(whole: Whole) -> None:
    (outcome,) = whole.outcomes(pictured_pdf(BODY, PLAIN), "a.pdf")

    assert isinstance(outcome, Reading)
    assert outcome.text.startswith("安平县渡口夜间值守方案")
    assert outcome.text.count("各乡镇要严格落实夜间值守") == len(BODY)
    assert (outcome.ocr, outcome.warnings) == ((None,), ())


def test_small_picture_on_a_written_page_is_not_looked_at(reader: Reader) -> None:
    (outcome,) = reader.read_data(pictured_pdf(BODY, MARKED, width=200), "a.pdf")

    assert isinstance(outcome, Reading)
    assert outcome.scans == ()
