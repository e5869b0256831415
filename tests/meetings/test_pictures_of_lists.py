"""A picture in a list of meetings is looked at: a mark on it refuses the list as a whole."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from django.core.management import CommandError, call_command
from PIL import Image

from burden.audit.models import Entry
from docs_audit import formats
from docs_audit.tables.pictures import MOST_PICTURES
from meetings.models import Meeting, MeetingImport
from tests.meetings.conftest import COLUMNS, UPPER, County
from tests.meetings.pages import editor_of, send, text_of
from tests.samples import drawn
from tests.samples.free_sheet import free_sheet
from tests.samples.scans import NEEDED, ScannedPage, as_image

pytestmark = NEEDED

BOX = (150, 250, 1500, 700)
SECRET = "安平县渡口夜间值守方案"
PLAIN = ScannedPage().lines([SECRET]).image.crop(BOX)
MARKED = ScannedPage().mark("000012").mark("机密★1年").lines([SECRET]).image.crop(BOX)


@pytest.fixture
def without_recognition() -> Iterator[None]:
    formats.switch_off(["ocr"])
    yield
    formats.switch_off([])


def list_with(*pictures: Image.Image) -> bytes:
    """A list of one meeting with pictures over its cells."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet("会议")
    sheet.write_row(0, 0, COLUMNS)
    sheet.write_row(1, 0, UPPER)
    for number, picture in enumerate(pictures):
        image = {"image_data": io.BytesIO(as_image(picture))}
        sheet.insert_image(4 + 20 * number, 1, f"{number}.png", image)
    book.close()
    return file.getvalue()


@pytest.mark.parametrize("pictures", [(MARKED,), (PLAIN, MARKED)], ids=["first", "second"])
def test_list_with_a_marked_picture_is_refused(
    county: County, pictures: tuple[Image.Image, ...]
) -> None:
    answer = send(editor_of(county.city), "meetings.xlsx", list_with(*pictures))

    assert answer.status_code == 400
    assert "It carries a secrecy mark and was refused." in text_of(answer)
    assert not MeetingImport.objects.exists()
    assert Entry.objects.filter(action="document.refused").count() == 1


def test_older_list_whose_columns_nobody_knows_is_refused_too(county: County) -> None:
    marked = drawn.pictured_binary_sheet(MARKED)

    answer = send(editor_of(county.city), "meetings.xls", marked, choose="on")

    assert "It carries a secrecy mark and was refused." in text_of(answer)
    assert not MeetingImport.objects.exists()


@pytest.mark.parametrize("size", [("16cm", "6cm"), None], ids=["in a frame", "behind the cells"])
def test_free_list_with_a_marked_picture_is_refused(
    county: County, size: tuple[str, str] | None
) -> None:
    marked = free_sheet(COLUMNS, UPPER, pictures=[PLAIN, MARKED], size=size)

    answer = send(editor_of(county.city), "meetings.ods", marked)

    assert "It carries a secrecy mark and was refused." in text_of(answer)
    assert not MeetingImport.objects.exists()
    assert Entry.objects.filter(action="document.refused").count() == 1


def test_free_list_with_a_plain_picture_is_taken_in(county: County) -> None:
    send(editor_of(county.city), "meetings.ods", free_sheet(COLUMNS, UPPER, pictures=[PLAIN]))

    assert Meeting.objects.get().title == UPPER[2]


def test_free_list_whose_pictures_nobody_can_read_is_not_taken(
    county: County, without_recognition: None
) -> None:
    answer = send(
        editor_of(county.city), "meetings.ods", free_sheet(COLUMNS, UPPER, pictures=[PLAIN])
    )

    assert "The pictures of the list cannot be read here." in text_of(answer)
    assert not MeetingImport.objects.exists()


def test_list_with_a_plain_picture_is_taken_in(county: County) -> None:
    send(editor_of(county.city), "meetings.xlsx", list_with(PLAIN))

    assert Meeting.objects.get().title == UPPER[2]


def test_list_of_more_pictures_than_are_looked_at_is_not_taken(county: County) -> None:
    pictures = [PLAIN.crop((0, 0, 1300 - number, 400)) for number in range(MOST_PICTURES + 1)]

    answer = send(editor_of(county.city), "meetings.xlsx", list_with(*pictures))

    assert f"The list holds more than {MOST_PICTURES} pictures." in text_of(answer)
    assert not MeetingImport.objects.exists()


def test_list_whose_pictures_nobody_can_read_is_not_taken(
    county: County, without_recognition: None
) -> None:
    answer = send(editor_of(county.city), "meetings.xlsx", list_with(PLAIN))

    assert "The pictures of the list cannot be read here." in text_of(answer)
    assert not MeetingImport.objects.exists()


def test_command_refuses_a_list_with_a_marked_picture(county: County, tmp_path: Path) -> None:
    path = tmp_path / "meetings.xlsx"
    path.write_bytes(list_with(MARKED))

    with pytest.raises(CommandError, match="secrecy mark"):
        call_command("import_meetings", str(path), unit=county.city.code)

    assert not Meeting.objects.exists()
