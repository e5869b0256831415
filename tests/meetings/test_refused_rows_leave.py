"""Refused rows leave as a list with their reasons, to be mended and sent again."""

import csv
import io

from django.urls import reverse

from meetings.models import Meeting, MeetingImport
from tests.meetings.conftest import COLUMNS, LOWER, UPPER, County, as_csv
from tests.meetings.pages import editor_of, send, text_of

BAD = ("x", *UPPER[1:3], "改日", *UPPER[4:])
STRANGE = ("y", *LOWER[1:7], "月亮镇人民政府:3")


def exported(county: County) -> tuple[list[str], list[list[str]], bytes]:
    client = editor_of(county.city)
    send(client, "meetings.csv", as_csv(UPPER, BAD, STRANGE))
    source = MeetingImport.objects.latest("pk")
    address = reverse("meetings:import-detail", args=[source.uuid])
    content = client.get(f"{address}?export=csv").content
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    return head, rows, content


def test_each_refused_row_leaves_as_it_stood_with_row_column_and_reason(county: County) -> None:
    head, rows, _ = exported(county)

    assert head == ["Row", "Column", "What is wrong", *COLUMNS]
    assert [row[:2] for row in rows] == [["3", "start"], ["4", "attendees"]]
    assert "改日" in rows[0][2]
    assert "月亮镇人民政府" in rows[1][2]
    assert rows[0][3:] == list(BAD)


def test_mended_list_is_taken_in_when_it_is_sent_again(county: County) -> None:
    _, _, content = exported(county)
    mended = content.replace("改日".encode(), b"2026-03-05 08:00")
    mended = mended.replace("月亮镇人民政府:3".encode(), "青河镇人民政府:3".encode())

    answer = send(editor_of(county.city), "mended.csv", mended)

    assert "2 meetings were taken in." in text_of(answer)
    assert Meeting.objects.count() == 3
