"""Scanned pages are recognised offline: their text, how sure it is, and what is red on them."""

import time
from collections.abc import Iterator

import pytest
from PIL import Image

from docs_audit.formats import DocumentError, Reader, Reading, Recogniser, Refused
from docs_audit.formats.leaves import RecognisedPage
from tests.formats.conftest import Ask
from tests.samples.office import flowing_pdf, plain_pdf, red_head_pdf
from tests.samples.scans import (
    NEEDED,
    ScannedPage,
    as_image,
    body_pages,
    broken,
    noisy,
    scan_pdf,
)

pytestmark = NEEDED

BODY = (
    "　　为切实做好防汛工作，保障人民群众生命财产安全，现就有关事项通知如下。\n"
    "　　一、压实工作责任。各乡镇人民政府要于2025年6月15日前逐一排查河道、水库和堤防，"
    "建立隐患清单，整改率达到100%；每月25日前将进展情况报县应急管理局。\n"
    "　　二、严格值班值守。执行领导带班和24小时值班制度，对工作不力的，依规依纪追究责任。"
)


@pytest.fixture(scope="session")
def recogniser() -> Iterator[Recogniser]:
    with Recogniser() as warm:
        yield warm


class Scanner:
    """Reads bytes and recognises what is scanned in them."""

    def __init__(self, reader: Reader, recogniser: Recogniser) -> None:
        self._reader, self._recogniser = reader, recogniser

    def page(self, image: Image.Image) -> RecognisedPage:
        return self._recogniser.page_of_data(as_image(image), 1, name="a.png")

    def reading(self, data: bytes, name: str = "scan.pdf") -> Reading:
        (first,) = self._reader.read_data(data, name)
        assert not isinstance(first, Refused)
        pages = [self._recogniser.page_of_data(data, one, name=name) for one in first.scans]
        (whole,) = self._reader.read_data(data, name, pages=pages)
        assert isinstance(whole, Reading), whole
        return whole


@pytest.fixture
def scanner(reader: Reader, recogniser: Recogniser) -> Scanner:
    return Scanner(reader, recogniser)


def first_page() -> Image.Image:
    page = ScannedPage().head("安平县人民政府文件", "安政发〔2025〕12号")
    page.title("安平县人民政府关于做好防汛工作的通知")
    return page.lines(broken(f"各乡镇人民政府：\n{BODY}")).foot(1).image


def last_page() -> Image.Image:
    page = ScannedPage().lines(broken("　　特此通知。"))
    page.signed("安平县人民政府", "2025年3月5日").foot(2)
    return page.tail(
        "抄送：县委办公室，县政协办公室。", "安平县人民政府办公室", "2025年3月6日印发"
    ).image


def test_clean_scan_is_read_as_it_was_written(scanner: Scanner) -> None:
    reading = scanner.reading(scan_pdf(first_page(), last_page()))

    assert reading.text.split("\n") == [
        "安平县人民政府文件",
        "安政发〔2025〕12号",
        "安平县人民政府关于做好防汛工作的通知",
        "各乡镇人民政府：",
        *BODY.replace("\u3000", "").split("\n"),
        "特此通知。",
        "安平县人民政府",
        "2025年3月5日",
        "抄送：县委办公室，县政协办公室。",
        "安平县人民政府办公室\u30002025年3月6日印发",
    ]
    assert reading.layout == {"red_head", "red_line", "seal"}
    assert reading.pages == len(reading.ocr) == 2
    assert all(sure is not None and sure > 0.95 for sure in reading.ocr)
    assert not reading.scans


@pytest.mark.parametrize("angle", [-2.0, 1.3])
def test_page_that_lies_aslant_is_read_line_by_line(scanner: Scanner, angle: float) -> None:
    page = scanner.page(noisy(first_page(), angle=angle))

    texts = [line.text for line in page.lines]
    assert texts[:3] == [
        "安平县人民政府文件",
        "安政发〔2025〕12号",
        "安平县人民政府关于做好防汛工作的通知",
    ]
    assert texts[4].startswith("为切实做好防汛工作")
    assert page.layout == {"red_head", "red_line"}


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_page_that_lies_sideways_or_upside_down_is_turned(scanner: Scanner, turn: int) -> None:
    page = scanner.page(first_page().rotate(turn, expand=True))

    assert page.lines[0].text == "安平县人民政府文件"
    assert "red_head" in page.layout


def test_signature_alone_on_its_page_stays_two_lines(scanner: Scanner) -> None:
    signature = ScannedPage().signed("安平县人民政府", "2025年3月5日").image

    reading = scanner.reading(scan_pdf(first_page(), signature))

    assert reading.text.endswith("\n安平县人民政府\n2025年3月5日")


def test_date_below_a_seal_is_read(scanner: Scanner) -> None:
    page = scanner.page(last_page())

    assert "2025年3月5日" in [line.text for line in page.lines]
    assert page.layout == {"seal"}


def test_signer_stays_on_the_line_of_the_number(scanner: Scanner) -> None:
    head = ScannedPage().head("安平县人民政府文件", "安政发〔2025〕12号", signer="张大山")

    page = scanner.page(head.image)

    assert "安政发〔2025〕12号\u3000签发人：张大山" in [line.text for line in page.lines]


def test_red_words_in_the_body_are_no_red_head(scanner: Scanner) -> None:
    page = ScannedPage().mark("务必于今日下午报送", ink=(214, 32, 40)).lines(broken(BODY))

    assert scanner.page(page.image).layout == frozenset()


def test_black_head_is_no_red_head(scanner: Scanner) -> None:
    grey = first_page().convert("L").convert("RGB")

    assert scanner.page(grey).layout == frozenset()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "TIFF"])
def test_pictures_of_papers_are_read(scanner: Scanner, kind: str) -> None:
    data = as_image(ScannedPage().lines(["关于做好防汛工作的通知"]).image, kind)

    reading = scanner.reading(data, "scan")

    assert (reading.format, reading.text) == ("image", "关于做好防汛工作的通知")


def test_every_frame_of_a_fax_is_a_page(scanner: Scanner) -> None:
    frames = [ScannedPage().lines([f"第{number}页的内容"]).image for number in "一二三"]

    reading = scanner.reading(as_image(frames[0], "TIFF", *frames[1:]), "fax.tif")

    assert reading.text == "第一页的内容\n第二页的内容\n第三页的内容"
    assert len(reading.ocr) == reading.pages == 3


def test_written_pages_keep_their_text_beside_scanned_ones(ask: Ask, scanner: Scanner) -> None:
    written = flowing_pdf("各乡镇人民政府要加强值班值守。" * 20)

    reading = ask.reading(written, "a.pdf")

    assert reading.scans == () == reading.ocr


def test_blank_back_of_a_sheet_is_no_bad_page(scanner: Scanner) -> None:
    reading = scanner.reading(scan_pdf(first_page(), Image.new("RGB", (1654, 2339), "white")))

    assert reading.ocr[1] is None
    assert "pages_unreadable" not in reading.warnings


def test_wrong_text_behind_a_scan_gives_way_to_what_stands_on_it(scanner: Scanner) -> None:
    data = scan_pdf(body_pages(BODY)[0].image, hidden="备乡镇人民攻府耍千六月十五目前")

    reading = scanner.reading(data)

    assert "各乡镇人民政府要于2025年6月15日前" in reading.text
    assert "攻府" not in reading.text
    assert "text_layer_wrong" in reading.warnings


def test_right_text_behind_a_scan_is_no_fault(scanner: Scanner) -> None:
    hidden = "各乡镇人民政府：\n现就有关事项通知如下。"
    data = scan_pdf(ScannedPage().lines(hidden.split("\n")).image, hidden=hidden)

    assert scanner.reading(data).warnings == ()


def test_text_without_meaning_is_taken_from_the_page(ask: Ask) -> None:
    garbled = "各乡镇人民政府：".encode("gb18030").decode("latin-1")

    assert ask.reading(plain_pdf(garbled), "a.pdf").scans == (1,)


def test_digital_paper_is_not_recognised(ask: Ask) -> None:
    reading = ask.reading(red_head_pdf(BODY, head="安平县人民政府文件"), "a.pdf")

    assert reading.scans == ()


@pytest.mark.parametrize("mark", ["机密★1年", "秘密★长期", "绝密"])
def test_secrecy_mark_on_the_first_page_leaves_no_text(recogniser: Recogniser, mark: str) -> None:
    page = ScannedPage().mark("000012").mark(mark, ink=(214, 32, 40)).lines(broken(BODY))

    with pytest.raises(Refused):
        recogniser.page_of_data(as_image(page.image), 1, name="a.png")


def test_secrecy_mark_of_an_attachment_is_found_with_the_whole(
    reader: Reader, recogniser: Recogniser
) -> None:
    attachment = ScannedPage().mark("机密★1年").lines(broken(BODY)).image
    data = scan_pdf(first_page(), attachment)
    pages = [recogniser.page_of_data(data, one, name="a.pdf") for one in (1, 2)]

    (outcome,) = reader.read_data(data, "a.pdf", pages=pages)

    assert isinstance(outcome, Refused)


def test_picture_that_unpacks_to_a_bomb_is_too_large(ask: Ask) -> None:
    began = time.monotonic()
    bomb = as_image(Image.new("1", (30_000, 30_000)))

    assert ask.code(bomb, "bomb.png") == "too_large"
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("kept", [0.02, 0.5])
def test_cut_picture_is_a_page_that_cannot_be_read(
    reader: Reader, recogniser: Recogniser, kept: float
) -> None:
    data = as_image(first_page())
    cut = data[: int(len(data) * kept)]

    page = recogniser.page_of_data(cut, 1, name="a.png")

    assert page == RecognisedPage(1, confidence=0.0)
    (outcome,) = reader.read_data(cut, "a.png", pages=[page])
    assert isinstance(outcome, DocumentError)
