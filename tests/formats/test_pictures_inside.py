"""Pictures inside .docx and .ofd that may hold text are recognised where they stand."""

from collections.abc import Callable, Iterator

import pytest
from PIL import Image

from docs_audit.formats import DocumentError, Outcome, Reader, Reading, Recogniser, Refused
from tests.formats.conftest import Ask
from tests.samples.pictured import (
    A4_MM,
    OfdPage,
    Pasted,
    old_pictured_docx,
    pictured_docx,
    pictured_ofd,
    scanned_ofd,
)
from tests.samples.scans import NEEDED, ScannedPage, as_image, broken

pytestmark = NEEDED

BODY = "　　各乡镇人民政府要于2025年6月15日前逐一排查河道、水库和堤防，建立隐患清单。"


@pytest.fixture(scope="module")
def recogniser() -> Iterator[Recogniser]:
    with Recogniser() as warm:
        yield warm


Whole = Callable[[bytes, str], Outcome]


@pytest.fixture
def whole(reader: Reader, recogniser: Recogniser) -> Whole:
    """Reads bytes, recognises what they say is to be recognised, and reads them with that."""

    def read(data: bytes, name: str) -> Outcome:
        (first,) = reader.read_data(data, name)
        assert not isinstance(first, Refused)
        try:
            pages = [recogniser.page_of_data(data, one, name=name) for one in first.scans]
        except Refused as refused:
            return refused
        return reader.read_data(data, name, pages=pages)[0]

    return read


def sheet(*lines: str) -> Image.Image:
    return ScannedPage().lines(lines).image


def reading(outcome: Outcome) -> Reading:
    assert isinstance(outcome, Reading), outcome
    return outcome


def test_scan_pasted_into_word_stands_between_the_paragraphs_around_it(whole: Whole) -> None:
    scan = Pasted(sheet(*broken(BODY), "　　特此通知。"))

    found = reading(whole(pictured_docx("关于转发防汛通知的通知", scan, "联系人：张三"), "a.docx"))

    assert [line for line in found.text.split("\n") if line] == [
        "关于转发防汛通知的通知",
        BODY.strip(),
        "特此通知。",
        "联系人：张三",
    ]
    assert len(found.ocr) == 1
    assert found.ocr[0] is not None
    assert found.ocr[0] > 0.95
    assert found.scans == ()
    assert found.warnings == ()


def test_pages_pasted_one_after_the_other_are_one_text(whole: Whole) -> None:
    upper, lower = broken(BODY)
    pages = Pasted(sheet("关于做好防汛工作的通知", upper)), Pasted(sheet(lower, "请认真贯彻执行。"))

    found = reading(whole(pictured_docx(*pages), "a.docx"))

    assert found.text.strip().split("\n") == [
        "关于做好防汛工作的通知",
        BODY.strip(),
        "请认真贯彻执行。",
    ]


def test_word_paper_that_is_nothing_but_a_scan_is_that_paper(whole: Whole) -> None:
    page = ScannedPage().head("安平县人民政府文件", "安政发〔2025〕12号").lines(broken(BODY))

    found = reading(whole(pictured_docx(Pasted(page.image)), "a.docx"))

    assert found.text.startswith("安平县人民政府文件\n安政发〔2025〕12号\n")
    assert {"red_head", "red_line"} <= found.layout


def test_red_head_of_a_scan_below_the_text_is_another_papers(whole: Whole) -> None:
    page = ScannedPage().head("江州市人民政府文件", "江政发〔2025〕3号").lines(broken(BODY))

    found = reading(whole(pictured_docx("关于转发防汛通知的通知", Pasted(page.image)), "a.docx"))

    assert "江政发〔2025〕3号" in found.text
    assert found.layout == frozenset()


def test_picture_of_older_programs_is_read_too(whole: Whole) -> None:
    data = old_pictured_docx(as_image(sheet("防汛值班安排表")), "见下表。", "以上。")

    assert reading(whole(data, "a.docx")).text == "见下表。\n防汛值班安排表\n\n以上。"


def test_pictures_in_margins_stand_above_and_below_the_text(whole: Whole) -> None:
    above, below = Pasted(sheet("安平县水利局文件")), Pasted(sheet("安平县水利局办公室印发"))

    found = reading(whole(pictured_docx("正文", header=above, footer=below), "a.docx"))

    assert [line for line in found.text.split("\n") if line] == [
        "安平县水利局文件",
        "正文",
        "安平县水利局办公室印发",
    ]


@pytest.mark.parametrize("margin", ["header", "footer"])
def test_mark_on_a_picture_in_a_margin_refuses_the_paper(whole: Whole, margin: str) -> None:
    marked = Pasted(sheet("秘密★1年", "安平县水利局"))

    outcome = whole(pictured_docx("关于防汛工作的通知", **{margin: marked}), "a.docx")

    assert isinstance(outcome, Refused)


@pytest.mark.parametrize("width", [12.0, 42.0, 70.0])
def test_seals_badges_and_icons_are_not_looked_at(ask: Ask, width: float) -> None:
    data = pictured_docx("正文", Pasted(sheet("安平县人民政府"), width_mm=width))

    assert ask.reading(data, "a.docx").scans == ()


def test_rule_drawn_as_a_picture_is_not_looked_at(ask: Ask) -> None:
    line = Image.new("RGB", (1654, 12), "red")

    assert ask.reading(pictured_docx("正文", Pasted(line)), "a.docx").scans == ()


def test_picture_that_nobody_can_open_is_no_scan(ask: Ask) -> None:
    data = old_pictured_docx(b"\x01\x00\x00\x00 EMF", "甲", "乙")

    assert ask.reading(data, "a.docx").scans == ()


def test_picture_shown_many_times_is_read_once(ask: Ask) -> None:
    data = pictured_docx("甲", *[Pasted(sheet("防汛"))] * 20)

    assert ask.reading(data, "a.docx").scans == (1,)


def test_picture_alone_waits_for_recognition(ask: Ask, reader: Reader) -> None:
    (outcome,) = reader.read_data(pictured_docx(Pasted(sheet("防汛"))), "a.docx")

    assert isinstance(outcome, DocumentError)
    assert (outcome.code, outcome.scans) == ("no_text", (1,))


@pytest.mark.parametrize("kind", ["docx", "ofd"])
@pytest.mark.parametrize("place", ["first", "last"])
def test_mark_on_a_picture_inside_refuses_the_paper(whole: Whole, kind: str, place: str) -> None:
    marked = ScannedPage().mark("000012").mark("机密★1年").lines(broken(BODY)).image
    plain = sheet("关于做好防汛工作的通知")
    pages = [marked, plain] if place == "first" else [plain, marked]
    if kind == "docx":
        data = pictured_docx("正文一段。", *map(Pasted, pages))
    else:
        data = scanned_ofd(*pages)

    assert isinstance(whole(data, f"a.{kind}"), Refused)


def test_mark_without_a_term_at_the_head_of_a_pasted_scan_refuses_the_paper(whole: Whole) -> None:
    marked = ScannedPage().mark("机密").lines(broken(BODY)).image
    data = pictured_docx("甲" * 700, Pasted(sheet("附图")), "乙" * 30, Pasted(marked))

    assert isinstance(whole(data, "a.docx"), Refused)


def test_scanned_ofd_is_read_page_by_page(whole: Whole) -> None:
    head = ScannedPage().head("安平县人民政府文件", "安政发〔2025〕12号").lines(broken(BODY))

    found = reading(whole(scanned_ofd(head.image, sheet("请认真贯彻执行。")), "a.ofd"))

    assert found.text.split("\n") == [
        "安平县人民政府文件",
        "安政发〔2025〕12号",
        BODY.strip(),
        "请认真贯彻执行。",
    ]
    assert found.layout == {"red_head", "red_line"}
    assert len(found.ocr) == found.pages == 2


def test_picture_on_a_written_ofd_page_is_read_at_its_height(whole: Whole) -> None:
    page = OfdPage(
        lines=[(30.0, "关于报送防汛物资的通知"), (200.0, "特此通知")],
        pictures=[(sheet("防汛物资清单").crop((0, 250, 1654, 450)), (0.0, 90.0, 210.0, 25.4))],
    )

    found = reading(whole(pictured_ofd(page), "a.ofd"))

    assert found.text.split("\n") == ["关于报送防汛物资的通知", "防汛物资清单", "特此通知"]


def test_text_layer_over_an_ofd_scan_gives_way_to_what_stands_on_it(whole: Whole) -> None:
    # The first line of the sheet stands 290 dots of 200 dpi below its upper edge.
    page = OfdPage(lines=[(37.0, "备乡镇人民攻府")], pictures=[(sheet("各乡镇人民政府"), A4_MM)])

    assert reading(whole(pictured_ofd(page), "a.ofd")).text == "各乡镇人民政府"


def test_ofd_without_large_pictures_is_read_at_once(ask: Ask) -> None:
    page = OfdPage(
        lines=[(30.0, "关于报送防汛物资的通知")],
        pictures=[(sheet("印"), (150.0, 200.0, 42.0, 42.0))],
    )

    assert ask.reading(pictured_ofd(page), "a.ofd").scans == ()
