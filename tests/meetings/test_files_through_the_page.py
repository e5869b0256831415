"""Calendars and spreadsheets come in through the page; what is no list is refused in a sentence."""

import io
import json

import pytest
import xlsxwriter
from django.urls import reverse

from burden.audit.models import Entry
from meetings.models import Meeting, MeetingImport
from tests.meetings.conftest import COLUMNS, LOWER, UPPER, County, as_csv
from tests.meetings.pages import editor_of, send, text_of

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//office//zh
BEGIN:VEVENT
UID:1@office
DTSTART;TZID=Asia/Shanghai:20260305T090000
DTEND;TZID=Asia/Shanghai:20260305T103000
SUMMARY:全市秸秆禁烧工作推进会
LOCATION:市政府三楼会议室
END:VEVENT
BEGIN:VEVENT
UID:2@office
DTSTART;TZID=Asia/Shanghai:20260306T100000
DTEND;TZID=Asia/Shanghai:20260306T090000
SUMMARY:防汛会
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


def spreadsheet() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate((COLUMNS, UPPER, LOWER)):
            sheet.write_row(number, 0, line)
    return buffer.getvalue()


def test_spreadsheet_is_taken_in_with_hosts_and_people(county: County) -> None:
    answer = send(editor_of(county.city), "会议.xlsx", spreadsheet())

    assert "2 meetings were taken in." in text_of(answer)
    meeting = Meeting.objects.get(host=county.county)
    people = dict(meeting.attendances.values_list("unit__name", "people"))
    assert people == {"安平县人民政府": 8, "青河镇人民政府": 3}
    assert len(meeting.agenda) == 3


def test_calendar_without_host_belongs_to_the_unit_of_the_reporter(county: County) -> None:
    answer = send(editor_of(county.city), "calendar.ics", CALENDAR.encode())

    meeting = Meeting.objects.get()
    assert meeting.host == county.city
    assert meeting.venue == "市政府三楼会议室"
    assert f"{meeting.starts_at:%H:%M}" == "01:00"
    assert "The meeting ends before it starts." in text_of(answer)
    assert "1 meeting was taken in." in text_of(answer)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.ics", b"this is no calendar", "The file is no calendar."),
        ("a.ics", b"", "The file is empty."),
        ("a.csv", b"", "The file is empty."),
        ("a.csv", b"colour,shape\nred,round\n", "No column of a meeting was recognised."),
        ("a.xlsx", b"PK\x03\x04 and then nothing", "The file is damaged"),
        ("a.csv", bytes(range(256)) * 8, "The file"),
    ],
)
def test_file_that_is_no_list_is_refused_in_a_sentence(
    county: County, name: str, content: bytes, sentence: str
) -> None:
    answer = send(editor_of(county.city), name, content)

    assert answer.status_code == 400
    assert sentence in text_of(answer)
    assert not MeetingImport.objects.exists()


def test_broken_calendar_entries_are_listed_or_refused_and_never_stored(county: County) -> None:
    nonsense = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:tomorrow\r\nSUMMARY:x\r\nEND:VEVENT\r\n"

    answer = send(editor_of(county.city), "a.ics", nonsense.encode())

    assert "calendar" in text_of(answer) or "date and time" in text_of(answer)
    assert not Meeting.objects.exists()


def test_import_leaves_an_entry_in_the_log(county: County) -> None:
    send(editor_of(county.city), "meetings.csv", as_csv(UPPER))

    entry = Entry.objects.get(action="meetings.reported")
    assert json.loads(entry.details)["accepted"] == 1


def test_template_can_be_filled_in_and_brought_back(county: County) -> None:
    client = editor_of(county.city)
    template = client.get(reverse("meetings:import-template")).content

    answer = send(client, "meetings.csv", template)

    assert MeetingImport.objects.exists(), text_of(answer)
