"""A calendar names people: those that are units are the host and the attendees, others are not."""

import pytest
from django.utils import timezone

from burden.audit.models import Entry as Logged
from burden.ledger.models import Entry
from burden.organisations.models import Role
from meetings import calling_off
from meetings.models import Meeting, MeetingImport
from tests.factories.administration import make_person
from tests.factories.papers import work
from tests.meetings.conftest import County
from tests.meetings.pages import editor_of, send, text_of

EVENT = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1@office
DTSTART:{start}
DTEND:{end}
SUMMARY:防汛视频调度会
ORGANIZER;CN={organiser}:mailto:a@example.org
ATTENDEE;CN=青河镇人民政府:mailto:b@example.org
ATTENDEE;CN=张三:mailto:c@example.org
ATTENDEE;CN=白水镇人民政府;PARTSTAT=DECLINED:mailto:d@example.org
ATTENDEE;CN=三楼会议室;CUTYPE=ROOM:mailto:e@example.org
DESCRIPTION:议程：\\n1. 通报汛情\\n2. 部署值班\\n参会人员：各乡镇分管负责人
END:VEVENT
END:VCALENDAR
"""


def calendar(**changes: str) -> bytes:
    given = {"start": "20260305T010000Z", "end": "20260305T023000Z", "organiser": "安平县人民政府"}
    return EVENT.format(**given | changes).replace("\n", "\r\n").encode()


def test_units_among_the_people_are_taken_and_strangers_are_named(county: County) -> None:
    page = text_of(send(editor_of(county.city), "a.ics", calendar()))

    meeting = Meeting.objects.get()
    assert meeting.host == county.county
    assert f"{meeting.starts_at:%H:%M}" == "01:00"
    assert [item["title"] for item in meeting.agenda] == ["通报汛情", "部署值班"]
    assert list(meeting.attendances.values_list("unit__name", flat=True)) == ["青河镇人民政府"]
    assert "left out of the attendees: 张三" in page


def test_meeting_of_an_unknown_organiser_belongs_to_the_reporter(county: County) -> None:
    send(editor_of(county.city), "a.ics", calendar(organiser="李秘书"))

    assert Meeting.objects.get().host == county.city


@pytest.mark.parametrize("start", ["20260305T010000Z", "20260305T090000"])
def test_time_in_another_zone_and_without_one_is_told_in_local_time(
    county: County, start: str
) -> None:
    send(editor_of(county.city), "a.ics", calendar(start=start, end="20260305T103000"))

    assert f"{timezone.localtime(Meeting.objects.get().starts_at):%H:%M}" == "09:00"


def test_unknown_zone_is_taken_as_local_and_named(county: County) -> None:
    content = calendar(end="20260305T103000").replace(
        b"DTSTART:20260305T010000Z", b"DTSTART;TZID=Moon/Base:20260305T090000"
    )

    page = text_of(send(editor_of(county.city), "a.ics", content))

    assert "The time zone “Moon/Base” is unknown; the time was taken as local." in page
    assert f"{Meeting.objects.get().starts_at:%H:%M}" == "01:00"


def test_calendar_that_calls_meetings_off_adds_none(county: County) -> None:
    content = calendar().replace(b"VERSION:2.0", b"VERSION:2.0\r\nMETHOD:CANCEL")

    page = text_of(send(editor_of(county.city), "a.ics", content))

    assert "It was called off and left out." in page
    assert not Meeting.objects.exists()


def test_meeting_that_was_moved_is_moved_by_the_calendar_that_comes_again(county: County) -> None:
    client = editor_of(county.city)
    send(client, "a.ics", calendar())

    for _ in range(2):
        send(client, "a.ics", calendar(start="20260312T010000Z", end="20260312T023000Z"))

    meeting = Meeting.objects.get()
    assert f"{meeting.starts_at:%m-%d}" == "03-12"
    assert len(meeting.reports.get().earlier) == 1

    renamed = calendar(start="20260313T010000Z", end="20260313T023000Z")
    send(client, "a.ics", renamed.replace("防汛视频调度会".encode(), "防汛工作会".encode()))

    meeting = Meeting.objects.get()
    assert (f"{meeting.starts_at:%m-%d}", meeting.title) == ("03-13", "防汛工作会")


@pytest.mark.parametrize(
    "change",
    [(b"SUMMARY", b"STATUS:CANCELLED\r\nSUMMARY"), (b"VERSION:2.0", b"METHOD:CANCEL")],
    ids=["entry", "calendar"],
)
def test_calendar_takes_back_what_it_reported_itself(
    county: County, change: tuple[bytes, bytes]
) -> None:
    client = editor_of(county.city)
    send(client, "a.ics", calendar())
    called_off = calendar().replace(*change)

    page = text_of(send(client, "a.ics", called_off))
    again = text_of(send(client, "a.ics", called_off))

    assert "“防汛视频调度会” was reported before; it was called off and counts no more." in page
    assert "was reported before" not in again
    meeting = Meeting.objects.get()
    assert meeting.is_called_off
    logged = Logged.objects.get(action="meeting.called_off")
    assert str(MeetingImport.objects.order_by("pk")[1].uuid) in logged.details
    assert not Entry.objects.standing().filter(item=meeting.item).exists()


def test_calendar_lets_count_again_what_it_took_back_itself(county: County) -> None:
    client = editor_of(county.city)

    def brought(number: int, *, off: bool = False) -> str:
        status = "STATUS:CANCELLED\r\n" if off else ""
        lines = f"SEQUENCE:{number}\r\n{status}SUMMARY"
        return text_of(send(client, "a.ics", calendar().replace(b"SUMMARY", lines.encode())))

    def is_off() -> bool:
        return Meeting.objects.get().is_called_off

    brought(0)
    brought(2, off=True)
    assert "holds it again" not in brought(1)
    assert is_off()

    page = brought(3)

    assert "“防汛视频调度会” was called off before; its calendar holds it again" in page
    logged = Logged.objects.get(action="meeting.taken_up_again")
    assert str(MeetingImport.objects.latest("pk").uuid) in logged.details
    work()
    assert Entry.objects.standing().filter(item=Meeting.objects.get().item).exists()
    brought(2, off=True)
    assert not is_off()

    brought(4, off=True)
    calling_off.take_up_again(
        meeting=Meeting.objects.get(), by=make_person(Role.INSPECTOR, county.city)
    )
    brought(4, off=True)
    assert not is_off()
    calling_off.call_off(meeting=Meeting.objects.get(), by=None)
    assert "holds it again" not in brought(5)
    assert is_off()


def test_date_of_a_series_that_was_called_off_counts_again(county: County) -> None:
    client = editor_of(county.city)
    weekly = calendar().replace(b"SUMMARY", b"RRULE:FREQ=WEEKLY;COUNT=3\r\nSUMMARY")
    change = b"BEGIN:VEVENT\r\nUID:1@office\r\nRECURRENCE-ID:20260312T010000Z\r\n"
    off = b"STATUS:CANCELLED\r\nSEQUENCE:1\r\nEND:VEVENT\r\nEND:VCALENDAR"
    send(client, "a.ics", weekly)

    send(client, "a.ics", weekly.replace(b"END:VCALENDAR", change + off))
    assert Meeting.objects.filter(is_called_off=True).count() == 1
    send(client, "a.ics", weekly.replace(b"SUMMARY", b"SEQUENCE:2\r\nSUMMARY"))

    assert Meeting.objects.filter(is_called_off=False).count() == 3


def test_meeting_that_others_reported_too_is_not_taken_back(county: County) -> None:
    send(editor_of(county.city), "a.ics", calendar())
    send(editor_of(county.county), "b.ics", calendar())
    work()
    off = calendar().replace(b"SUMMARY", b"STATUS:CANCELLED\r\nSUMMARY")

    page = text_of(send(editor_of(county.city), "a.ics", off))

    assert "it still counts" in page
    assert not Meeting.objects.filter(is_called_off=True).exists()
