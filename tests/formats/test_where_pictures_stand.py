"""What is recognised on a picture joins the text where the picture stands, in every carrier."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from docs_audit.formats import Reader, Reading, Recogniser, read_whole
from tests.formats.conftest import Ask
from tests.samples import drawn
from tests.samples.scans import NEEDED, ScannedPage

pytestmark = NEEDED

WORDS = "防汛值班安排表"
PICTURE = ScannedPage().lines([WORDS]).image.crop((150, 250, 1200, 450))
SMALL = (60.0, 12.0)
PARTED: dict[str, Callable[[Image.Image], bytes]] = {
    "in a line.doc": lambda picture: drawn.picture_in_line("甲", picture, "乙"),
    "floating.doc": lambda picture: drawn.floating_picture("甲", picture, "乙"),
    "a.html": drawn.page_with_picture,
    "a.mht": drawn.saved_page,
    "digits.rtf": drawn.rich_text,
    "bytes.rtf": lambda picture: drawn.rich_text(picture, form="bytes"),
    "of 2003.xml": drawn.flat_word,
    "package.xml": drawn.flat_package,
}
BEHIND: dict[str, Callable[[Image.Image], bytes]] = {
    "a.xls": drawn.pictured_binary_sheet,
    "a.xlsx": drawn.pictured_sheet,
}
SMALL_ONES: dict[str, Callable[[], bytes]] = {
    "in a line.doc": lambda: drawn.picture_in_line("甲", PICTURE, "乙", size=SMALL),
    "floating.doc": lambda: drawn.floating_picture("甲", PICTURE, "乙", size=SMALL),
    "a.rtf": lambda: drawn.rich_text(PICTURE, size=SMALL),
    "few dots.xls": lambda: drawn.pictured_binary_sheet(PICTURE.resize((200, 40))),
    "few dots.html": lambda: drawn.page_with_picture(PICTURE.resize((200, 40))),
}


@pytest.fixture(scope="module")
def recogniser() -> Iterator[Recogniser]:
    with Recogniser() as warm:
        yield warm


@pytest.fixture
def lines(tmp_path: Path, reader: Reader, recogniser: Recogniser) -> Callable[..., list[str]]:
    """The lines of a file whose scans were recognised, without empty ones."""

    def read(data: bytes, name: str) -> list[str]:
        path = tmp_path / "file"
        path.write_bytes(data)
        (found,) = read_whole(path, reader=reader, recogniser=recogniser, name=name)
        assert isinstance(found, Reading), found
        assert len(found.ocr) == 1
        assert (found.scans, found.warnings) == ((), ())
        return [line for line in found.text.split("\n") if line]

    return read


@pytest.mark.parametrize("name", PARTED)
def test_picture_stands_between_the_paragraphs_around_it(
    lines: Callable[..., list[str]], name: str
) -> None:
    assert lines(PARTED[name](PICTURE), name) == ["甲", WORDS, "乙"]


@pytest.mark.parametrize("name", BEHIND)
def test_picture_over_cells_stands_behind_them(lines: Callable[..., list[str]], name: str) -> None:
    found = lines(BEHIND[name](PICTURE), name)

    assert found[-2:] == ["单位", WORDS]


@pytest.mark.parametrize("name", SMALL_ONES)
def test_small_picture_is_not_looked_at(ask: Ask, name: str) -> None:
    found = ask.reading(SMALL_ONES[name](), name)

    assert (found.scans, found.warnings) == ((), ())


def test_text_of_a_paper_is_the_same_with_a_picture_and_without(ask: Ask) -> None:
    assert ask.reading(drawn.rich_text(PICTURE), "a.rtf").text.split() == ["甲", "乙"]
    assert ask.reading(drawn.picture_in_line("甲", PICTURE, "乙"), "a.doc").text.split() == [
        "甲",
        "乙",
    ]
