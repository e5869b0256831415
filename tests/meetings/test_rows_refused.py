"""A row that cannot be taken is listed with a sentence; the other rows of its file are kept."""

import pytest

from meetings.models import Meeting, MeetingImport
from tests.factories.papers import work
from tests.meetings.conftest import LOWER, UPPER, County, Line, as_csv
from tests.meetings.pages import editor_of, send, text_of

pytestmark = pytest.mark.django_db(transaction=True)

UNKNOWN_HOST: Line = ("x", "月亮镇人民政府", *UPPER[2:])
UNKNOWN_GUEST: Line = ("x", *UPPER[1:7], "月亮镇人民政府:3")
BACKWARDS: Line = ("x", *UPPER[1:3], UPPER[4], UPPER[3], *UPPER[5:])
NO_DATE: Line = ("x", *UPPER[1:3], "明天下午", *UPPER[4:])
NO_TITLE: Line = ("x", UPPER[1], "", *UPPER[3:])
NO_NUMBER: Line = ("x", *UPPER[1:7], "安平县人民政府:若干")
TOO_MANY_CELLS: Line = ("x", *UPPER[1:], "a", "b", "c")

CASES = [
    (UNKNOWN_HOST, "There is no unit “月亮镇人民政府” in the register.", "月亮镇人民政府"),
    (UNKNOWN_GUEST, "There is no unit “月亮镇人民政府” in the register.", "月亮镇人民政府"),
    (BACKWARDS, "The meeting ends before it starts.", "会议结束"),
    (NO_DATE, "“明天下午” is not a date and time that can be read.", "明天下午"),
    (NO_TITLE, "The title is empty.", "标题为空"),
    (NO_NUMBER, "is not a number of people.", "人数"),
    (TOO_MANY_CELLS, "more cells than the first row", "单元格"),
]


@pytest.mark.parametrize(("bad", "english", "_chinese"), CASES)
def test_bad_row_is_listed_and_the_others_are_kept(
    county: County, bad: Line, english: str, _chinese: str
) -> None:
    client = editor_of(county.city)

    answer = send(client, "meetings.csv", as_csv(UPPER, bad, LOWER))
    work()

    assert english in text_of(answer)
    assert "2 meetings were taken in." in text_of(answer)
    assert set(Meeting.objects.values_list("title", flat=True)) == {UPPER[2], LOWER[2]}
    assert [one["row"] for one in MeetingImport.objects.get().errors] == [3]


@pytest.mark.parametrize(("bad", "english", "chinese"), CASES)
def test_bad_row_is_explained_in_chinese_to_chinese_readers(
    county: County, bad: Line, english: str, chinese: str
) -> None:
    client = editor_of(county.city, "zh-hans")

    answer = send(client, "meetings.csv", as_csv(UPPER, bad))

    assert english not in text_of(answer)
    assert chinese in text_of(answer)


def test_nothing_of_a_refused_row_is_stored_when_its_last_guest_is_unknown(
    county: County,
) -> None:
    client = editor_of(county.city)

    send(client, "meetings.csv", as_csv(UNKNOWN_GUEST))

    assert not Meeting.objects.exists()
    assert MeetingImport.objects.get().accepted == 0
