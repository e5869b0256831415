import random
import re
from collections import Counter
from pathlib import Path

import icalendar
import pytest

from meetings.importers import ImportFailed, Limits, read_file, read_ics

SERIES = """BEGIN:VEVENT
UID:series
SUMMARY:全县征兵调度会
DTSTART;TZID=Asia/Shanghai:20260305T090000
DTEND;TZID=Asia/Shanghai:20260305T100000
RRULE:FREQ=WEEKLY;COUNT=4
EXDATE;TZID=Asia/Shanghai:20260312T090000
ORGANIZER;CN=云岫县:mailto:k@example.org
ATTENDEE;CN=青山镇:mailto:t@example.org
DESCRIPTION:议程：1. 部署体检\\n2. 部署政审
END:VEVENT
BEGIN:VEVENT
UID:series
RECURRENCE-ID;TZID=Asia/Shanghai:20260319T090000
SUMMARY:全县征兵调度会
DTSTART;TZID=Asia/Shanghai:20260320T140000
DTEND;TZID=Asia/Shanghai:20260320T150000
END:VEVENT
"""
MUTANTS = 200
# What is an event, told apart from the importer's own reading of it.
_LINE_END, _FOLD = re.compile(rb"\r+\n|\r|\n"), re.compile(rb"\n[ \t]")
_BEGIN = re.compile(rb"^\W*BEGIN:VEVENT[ \t]*$", re.MULTILINE | re.IGNORECASE)
_ALARM = re.compile(rb"^BEGIN:VALARM.*?^END:VALARM", re.MULTILINE | re.IGNORECASE | re.DOTALL)
_UID = re.compile(rb"^UID[^:\n]*:(.*)$", re.MULTILINE | re.IGNORECASE)
SHIPPED = sorted(Path(icalendar.__file__).parent.rglob("*.ics"))


def _calendar(*events: str) -> bytes:
    return ("BEGIN:VCALENDAR\nVERSION:2.0\n" + "".join(events) + "END:VCALENDAR\n").encode()


def _event(*lines: str) -> str:
    return "\n".join(("BEGIN:VEVENT", "UID:x", "SUMMARY:会", *lines, "END:VEVENT\n"))


def test_series_is_written_out_with_its_exceptions() -> None:
    drafts = read_ics(_calendar(SERIES)).drafts

    assert [f"{draft.start:%m-%d %H}" for draft in drafts] == ["03-05 09", "03-20 14", "03-26 09"]
    assert drafts[0].unit == "云岫县"
    assert [item.text for item in drafts[0].agenda] == ["部署体检", "部署政审"]
    assert [seat.unit for seat in drafts[0].attendees] == ["青山镇"]


def test_meeting_that_was_moved_keeps_its_key() -> None:
    alone = [_event(f"DTSTART:202603{day}T010000Z") for day in ("05", "12")]
    unmoved = SERIES.split("BEGIN:VEVENT")[1]

    before, after = (read_ics(_calendar(one)).drafts for one in alone)
    planned, moved = (read_ics(_calendar(one)).drafts for one in (f"BEGIN:VEVENT{unmoved}", SERIES))

    assert [one.key for one in before] == [one.key for one in after]
    assert {one.key for one in planned} == {one.key for one in moved}
    assert {one.start for one in planned} != {one.start for one in moved}


def test_all_that_follow_a_moved_meeting_are_kept() -> None:
    series = _event("DTSTART:20260305T010000Z", "RRULE:FREQ=WEEKLY;COUNT=4")
    moved = _event("RECURRENCE-ID;RANGE=THISANDFUTURE:20260312T010000Z", "DTSTART:20260312T020000Z")

    drafts = read_ics(_calendar(series, moved)).drafts

    assert [f"{draft.start:%m-%d %H}" for draft in drafts] == [
        "03-05 09",
        "03-12 10",
        "03-19 10",
        "03-26 10",
    ]


def test_time_of_another_zone_is_told_in_local_time() -> None:
    drafts = read_ics(_calendar(_event("DTSTART:20260305T010000Z", "DURATION:PT90M"))).drafts

    assert [(f"{d.start:%H:%M}", f"{d.end:%H:%M}") for d in drafts] == [("09:00", "10:30")]


def test_all_day_event_has_a_date_and_no_length() -> None:
    draft = read_ics(_calendar(_event("DTSTART;VALUE=DATE:20260305"))).drafts[0]

    assert (draft.timed, draft.end) == (False, None)


def test_event_that_was_called_off_is_left_out() -> None:
    imported = read_ics(_calendar(_event("DTSTART:20260305T010000Z", "STATUS:CANCELLED")))

    assert not imported.drafts
    assert not imported.errors


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("DTSTART:nonsense",), "bad_date"),
        (("DTEND:20260305T010000Z",), "missing_start"),
        (("DTSTART:20260305T010000Z", "DTEND:20260305T000000Z"), "ends_before_start"),
        (("DTSTART:20260305T010000Z", "RRULE:FREQ=SECONDLY"), "too_frequent"),
        (("DTSTART:20260305T010000Z", "RRULE:FREQ=DAILY;BYHOUR=1,2,3,4,5,6"), "too_frequent"),
        (("DTSTART:20260305T010000Z", "RRULE:nonsense"), "bad_event"),
    ],
)
def test_event_that_makes_no_sense_is_named_and_the_others_go_on(
    lines: tuple[str, ...], code: str
) -> None:
    imported = read_ics(_calendar(_event(*lines), SERIES))

    assert [(error.row, error.code) for error in imported.errors] == [(1, code)]
    assert len(imported.drafts) == 3


def test_series_without_end_is_followed_for_a_while_only() -> None:
    event = _event("DTSTART;VALUE=DATE:20260305", "RRULE:FREQ=DAILY")

    assert len(read_ics(_calendar(event)).drafts) == 367
    assert len(read_ics(_calendar(event), limits=Limits(occurrences_of_one=10)).drafts) == 10


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"hello", "not_a_calendar"), (b"", "empty_file"), (b"\x00\xff", "not_a_calendar")],
)
def test_file_that_is_no_calendar_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(ImportFailed) as caught:
        read_file("x.ics", content)

    assert caught.value.code == code


@pytest.mark.filterwarnings("ignore::Warning")
def test_calendars_of_the_parser_and_their_mutants_are_refused_or_lose_no_event_untold() -> None:
    rng = random.Random(20260305)
    originals = [path.read_bytes() for path in SHIPPED]

    mutants = [_mutant(rng.choice(originals), rng) for _ in range(MUTANTS)]

    outcomes = Counter(map(_outcome, originals + mutants))

    assert set(outcomes) <= {"read", "not_a_calendar", "empty_file"}
    assert outcomes["read"] > len(originals)


def _outcome(content: bytes) -> str:
    try:
        imported = read_ics(content)
    except ImportFailed as refusal:
        return refusal.code
    told = {one.row for one in imported.drafts}
    told |= {one.row for one in imported.errors} | {one.row for one in imported.notices}
    lines = _FOLD.sub(b"", _LINE_END.sub(b"\n", content))
    uids = dict(enumerate(map(_uid, _BEGIN.split(lines)[1:]), start=1))
    # A change and an earlier version are told with the series of their id.
    told_uids = {uids[row] for row in told & uids.keys()} - {b""}
    lost = [row for row, uid in uids.items() if row not in told and uid not in told_uids]
    return f"lost {lost}" if lost else "read"


def _uid(event: bytes) -> bytes:
    found = _UID.search(_ALARM.sub(b"", event))
    return found[1].strip() if found else b""


def _mutant(content: bytes, rng: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(min(6, len(changed))):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def test_dates_that_were_added_and_called_off_count_one_by_one() -> None:
    series = _event("DTSTART:20260305T010000Z", "DURATION:PT1H", "RDATE:20260307T010000Z")
    off = _event("RECURRENCE-ID:20260307T010000Z", "DTSTART:20260307T010000Z", "STATUS:CANCELLED")

    both = read_ics(_calendar(series)).drafts
    one = read_ics(_calendar(series, off)).drafts

    assert [f"{draft.start:%m-%d %H}" for draft in both] == ["03-05 09", "03-07 09"]
    assert [f"{draft.start:%m-%d %H}" for draft in one] == ["03-05 09"]


def test_zone_that_the_file_itself_describes_is_used() -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Office\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
        "TZOFFSETFROM:+0900\nTZOFFSETTO:+0900\nEND:STANDARD\nEND:VTIMEZONE\n"
    )

    imported = read_ics(_calendar(zone, _event("DTSTART;TZID=Office:20260305T100000")))

    assert [f"{draft.start:%H:%M}" for draft in imported.drafts] == ["09:00"]
    assert not imported.notices


def test_reminder_that_invites_nobody_is_left_out_and_named() -> None:
    imported = read_ics(_calendar(_event("DTSTART:20260305T010000Z", "TRANSP:TRANSPARENT")))

    assert not imported.drafts
    assert [notice.code for notice in imported.notices] == ["private_entry"]
