"""Calendars as programs and parser suites are known to write them: the right meetings, or a name.

The kinds of input are those that the test files of ical4j and libical hold; words, values and
combinations are written for this product, none of those files is here.
"""

import time
from collections.abc import Sequence
from contextlib import suppress

import pytest

from meetings.importers import Imported, ImportFailed, read_file, read_ics
from meetings.importers.secrecy import rule_of_calendar

NINE = "DTSTART:20260305T010000Z"
WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=3"
LONG_UID = "0" * 32 + "A" * 80


def event(*lines: str, uid: str = "x", title: str = "全县护林会") -> str:
    return "\n".join(("BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", *lines, "END:VEVENT\n"))


def calendar(*parts: str, head: str = "VERSION:2.0\n") -> bytes:
    return f"BEGIN:VCALENDAR\n{head}{''.join(parts)}END:VCALENDAR\n".encode()


def zone(name: str, *, away: str = "+0900", lines: str = "") -> str:
    return (
        f"BEGIN:VTIMEZONE\nTZID:{name}\nBEGIN:STANDARD\nDTSTART:16010101T000000\n"
        f"TZOFFSETFROM:{away}\nTZOFFSETTO:{away}\n{lines}END:STANDARD\nEND:VTIMEZONE\n"
    )


def told(imported: Imported) -> list[str]:
    """Each meeting as `03-05 09:00-10:30`, the end left out where none is told."""
    return [
        f"{one.start:%m-%d}"
        + (f" {one.start:%H:%M}" if one.timed else "")
        + (f"-{one.end:%H:%M}" if one.end else "")
        for one in imported.drafts
    ]


def named(imported: Imported) -> list[tuple[int, str]]:
    return [(one.row, one.code) for one in imported.errors]


ZONES = [
    ("China Standard Time", "", "09:00"),
    ("Tokyo Standard Time", "", "08:00"),
    ("/freeassociation.sourceforge.net/Tzfile/Asia/Tokyo", "", "08:00"),
    ("/mozilla.org/20050126_1/Asia/Tokyo", "", "08:00"),
    ('"(UTC+08:00) 北京，重庆，香港特别行政区，乌鲁木齐"', "", "09:00"),
    ('"(GMT+09.00) Osaka, Sapporo, Tokyo"', "", "08:00"),
    ("GMT+9", "", "08:00"),
    ("", "", "09:00"),
    ("", zone("", away="+0000"), "09:00"),
    ("Office", zone("Office"), "08:00"),
    ('"East, far"', zone("East\\, far"), "08:00"),
    ("Summer", zone("Summer").replace("STANDARD", "DAYLIGHT"), "08:00"),
    ("Local", zone("Local", away="4.56"), "09:00"),
    ("Old", zone("Old", lines="RDATE;VALUE=PERIOD:18930401T000000/18930402T000000\n"), "09:00"),
    ("Moon/Base", "", "09:00"),
]


@pytest.mark.parametrize(("name", "described", "at"), ZONES, ids=lambda value: str(value)[:24])
def test_zone_is_known_by_any_of_its_names(name: str, described: str, at: str) -> None:
    start = event(f"DTSTART;TZID={name}:20260305T090000")

    before, after = (
        read_ics(calendar(*parts)) for parts in ((described, start), (start, described))
    )

    assert told(before) == told(after) == [f"03-05 {at}"]
    assert not before.errors


def test_zone_that_cannot_be_read_spoils_no_event_of_another() -> None:
    bad = event("DTSTART;TZID=Bad:20260305T090000", uid="a")

    imported = read_ics(calendar(zone("Bad", away="4.56"), bad, event(NINE, uid="b")))

    assert told(imported) == ["03-05 09:00", "03-05 09:00"]
    assert [(one.code, one.value) for one in imported.notices] == [("zone_assumed", "Bad")]


TIMES: list[tuple[Sequence[str], list[str]]] = [
    (["DTSTART:20260305T090000"], ["03-05 09:00"]),
    (["DTSTART:20260305"], ["03-05"]),
    (["DTSTART;TZID=Asia/Tokyo;VALUE=DATE:20260305"], ["03-05"]),
    (["DTSTART;VALUE=DATE;TZID=Asia/Tokyo:20260305"], ["03-05"]),
    (["DTSTART;VALUE=DATE:20260305", "DTEND:20260305T020000Z"], ["03-05"]),
    ([NINE, "DTEND;VALUE=DATE:20260306"], ["03-05 09:00"]),
    ([NINE, "DTEND:20260305T103000"], ["03-05 09:00-10:30"]),
    (["DTSTART;TZID=Asia/Tokyo:20260305T100000", "DTEND:20260305T020000Z"], ["03-05 09:00-10:00"]),
    ([NINE, "DURATION:PT1H30M"], ["03-05 09:00-10:30"]),
    ([NINE, "DURATION:PT0S"], ["03-05 09:00"]),
    ([NINE, "DTEND:20260305T010000Z"], ["03-05 09:00"]),
    ([NINE, "DTEND:20260305T030000Z", "DURATION:PT15M"], ["03-05 09:00-11:00"]),
    ([NINE, "SUMMARY:又一个名称"], ["03-05 09:00"]),
]


@pytest.mark.parametrize(("lines", "expected"), TIMES, ids=lambda value: "|".join(value)[-40:])
def test_times_and_days_that_do_not_match_are_read_as_what_is_sure(
    lines: Sequence[str], expected: list[str]
) -> None:
    imported = read_ics(calendar(event(*lines)))

    assert told(imported) == expected
    assert imported.drafts[0].title == "全县护林会"
    assert not imported.errors


RULES: list[tuple[Sequence[str], list[str]]] = [
    ([NINE, WEEKLY], ["03-05 09:00", "03-12 09:00", "03-19 09:00"]),
    ([NINE, WEEKLY.lower()], ["03-05 09:00", "03-12 09:00", "03-19 09:00"]),
    ([NINE, "RRULE:FREQ=WEEKLY;COUNT=2;UNTIL=20260401T000000Z"], ["03-05 09:00", "03-12 09:00"]),
    ([NINE, "RRULE:FREQ=WEEKLY;COUNT=9;UNTIL=20260312T010000Z"], ["03-05 09:00", "03-12 09:00"]),
    ([NINE, "RRULE:FREQ=DAILY;UNTIL=20260306"], ["03-05 09:00", "03-06 09:00"]),
    (
        ["DTSTART;TZID=Asia/Tokyo:20260305T100000", "RRULE:FREQ=DAILY;UNTIL=20260306T100000"],
        ["03-05 09:00", "03-06 09:00"],
    ),
    (
        ["DTSTART:20260130T010000Z", "RRULE:FREQ=MONTHLY;COUNT=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"],
        ["01-30 09:00", "02-27 09:00", "03-31 09:00"],
    ),
    (
        ["DTSTART:20260105T010000Z", "RRULE:FREQ=MONTHLY;COUNT=3;BYDAY=1MO,-1FR"],
        ["01-05 09:00", "01-30 09:00", "02-02 09:00"],
    ),
    (["DTSTART:20260511T010000Z", "RRULE:FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO"], ["05-11 09:00"]),
    (
        ["DTSTART:20260131T010000Z", "RRULE:FREQ=MONTHLY;COUNT=3;BYMONTHDAY=-1"],
        ["01-31 09:00", "02-28 09:00", "03-31 09:00"],
    ),
    (
        ["DTSTART:20260131T010000Z", "RRULE:FREQ=MONTHLY;COUNT=3"],
        ["01-31 09:00", "03-31 09:00", "05-31 09:00"],
    ),
    (
        ["DTSTART:20260101T010000Z", "RRULE:FREQ=YEARLY;COUNT=3;BYYEARDAY=1,100,-1"],
        ["01-01 09:00", "04-10 09:00", "12-31 09:00"],
    ),
    (
        ["DTSTART:20260303T010000Z", "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3;BYDAY=TU,SU;WKST=SU"],
        ["03-03 09:00", "03-15 09:00", "03-17 09:00"],
    ),
    (
        ["DTSTART:20260303T010000Z", "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3;BYDAY=TU,SU;WKST=MO"],
        ["03-03 09:00", "03-08 09:00", "03-17 09:00"],
    ),
    ([NINE, "RRULE:FREQ=YEARLY;INTERVAL=99999"], ["03-05 09:00"]),
    (
        [NINE, "DURATION:PT1H", "RDATE;VALUE=PERIOD:20260307T010000Z/PT3H"],
        ["03-05 09:00-10:00", "03-07 09:00-12:00"],
    ),
    (["DTSTART;VALUE=DATE:20260305", "RDATE;VALUE=DATE:20260307"], ["03-05", "03-07"]),
    ([NINE, WEEKLY, "EXDATE:"], ["03-05 09:00", "03-12 09:00", "03-19 09:00"]),
    ([NINE, WEEKLY, "EXDATE:20260312T010000Z,20260319T010000Z"], ["03-05 09:00"]),
    ([NINE, WEEKLY, "EXDATE;TZID=Asia/Tokyo:20260312T100000"], ["03-05 09:00", "03-19 09:00"]),
    ([NINE, WEEKLY, "EXDATE;VALUE=DATE:20260312"], ["03-05 09:00", "03-19 09:00"]),
]


@pytest.mark.parametrize(("lines", "expected"), RULES, ids=lambda value: "|".join(value)[-50:])
def test_series_is_written_out_as_its_rule_says(lines: Sequence[str], expected: list[str]) -> None:
    imported = read_ics(calendar(event(*lines)))

    assert told(imported) == expected
    assert not imported.errors


NO_SENSE = [
    "RRULE:FREQ=DAILY;INTERVAL=0",
    "RRULE:FREQ=YEARLY;BYMONTH=13",
    "RRULE:FREQ=YEARLY;BYMONTH=0;COUNT=9",
    "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "RRULE:FREQ=MONTHLY;BYMONTHDAY=32",
    "RRULE:FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2",
    "RRULE:FREQ=YEARLY;BYWEEKNO=54",
    "RRULE:FREQ=DAILY;UNTIL=20263456T123456",
    "RRULE:W1 TH #4",
    "EXDATE;VALUE=PERIOD:20260312T010000Z/PT1H",
    "EXRULE:FREQ=WEEKLY;BYDAY=SA,SU",
]


@pytest.mark.parametrize("line", NO_SENSE)
def test_rule_that_makes_no_sense_is_named_at_once_and_the_others_go_on(line: str) -> None:
    rule = [] if line.startswith("RRULE") else [WEEKLY]
    begun = time.monotonic()

    imported = read_ics(calendar(event(NINE, *rule, line, uid="a"), event(NINE, uid="b")))

    assert named(imported) == [(1, "bad_event")]
    assert imported.errors[0].field == line.partition(":")[0].partition(";")[0]
    assert told(imported) == ["03-05 09:00"]
    assert time.monotonic() - begun < 1


def test_numbers_without_end_take_little_time() -> None:
    many = ",".join(str(day % 31 + 1) for day in range(5_000))
    begun = time.monotonic()

    imported = read_ics(
        calendar(
            event(NINE, f"RRULE:FREQ=YEARLY;BYMONTHDAY={many}", uid="a"),
            event("DTSTART:19000101T010000Z", "RRULE:FREQ=DAILY;COUNT=999999999", uid="b"),
            event(NINE, *["REQUEST-STATUS;4;.;"] * 20_000, uid="c"),
        )
    )

    assert time.monotonic() - begun < 5
    assert [one.code for one in imported.notices] == ["cut_series"]
    assert len(imported.drafts) == 367 + 800 + 1


MOVED = "DTSTART:20260313T010000Z"
CHANGED: list[tuple[Sequence[Sequence[str]], list[str]]] = [
    ([("RECURRENCE-ID:20260312T010000Z", MOVED)], ["03-05", "03-13", "03-19"]),
    ([("RECURRENCE-ID;TZID=Asia/Tokyo:20260312T100000", MOVED)], ["03-05", "03-13", "03-19"]),
    ([("RECURRENCE-ID;VALUE=DATE:20260312", MOVED)], ["03-05", "03-13", "03-19"]),
    ([("RECURRENCE-ID:20260501T010000Z", MOVED)], ["03-05", "03-12", "03-13", "03-19"]),
    (
        [("RECURRENCE-ID;RANGE=THISANDFUTURE:20260312T010000Z", MOVED)],
        ["03-05", "03-13", "03-20"],
    ),
    (
        [
            ("RECURRENCE-ID:20260312T010000Z", "DTSTART:20260314T010000Z", "SEQUENCE:2"),
            ("RECURRENCE-ID:20260312T010000Z", MOVED, "SEQUENCE:1"),
        ],
        ["03-05", "03-14", "03-19"],
    ),
    (
        [("RECURRENCE-ID:20260312T010000Z", "DTSTART:20260312T010000Z", "STATUS:CANCELLED")],
        ["03-05", "03-19"],
    ),
]


@pytest.mark.parametrize(("changes", "expected"), CHANGED, ids=range(len(CHANGED)))
def test_changed_dates_take_the_place_of_those_they_name(
    changes: Sequence[Sequence[str]], expected: list[str]
) -> None:
    series, others = event(NINE, WEEKLY), [event(*lines) for lines in changes]

    for parts in ([series, *others], [*others, series]):
        assert [one[:5] for one in told(read_ics(calendar(*parts)))] == expected


def test_changed_date_without_its_series_is_a_meeting() -> None:
    imported = read_ics(calendar(event("RECURRENCE-ID:20260312T010000Z", MOVED)))

    assert told(imported) == ["03-13 09:00"]


def test_later_version_takes_the_place_of_an_earlier_one_and_a_second_meeting_is_named() -> None:
    first, other = event(NINE), event(MOVED)
    newer = event(MOVED, "SEQUENCE:1")
    off = event(NINE, "SEQUENCE:1", "STATUS:CANCELLED")

    assert told(read_ics(calendar(first, newer))) == ["03-13 09:00"]
    assert told(read_ics(calendar(newer, first))) == ["03-13 09:00"]
    assert [one.code for one in read_ics(calendar(first, off)).notices] == ["called_off"]
    twice = read_ics(calendar(first, other))
    assert (told(twice), named(twice)) == (["03-05 09:00"], [(2, "duplicate_id")])


def test_ids_that_begin_alike_and_go_on_in_another_line_are_two() -> None:
    folded = [event(NINE, uid=f"{LONG_UID[:71]}\n {LONG_UID[71:]}{n}") for n in (1, 2)]

    imported = read_ics(calendar(folded[0], folded[1].replace(NINE, "DTSTART:nonsense")))

    assert told(imported) == ["03-05 09:00"]
    assert named(imported) == [(2, "bad_date")]


def test_calendars_in_a_row_are_taken_each_for_what_it_is_sent() -> None:
    called, kept = calendar(event(NINE, uid="a")), calendar(event(MOVED, uid="b"))
    off = calendar(event("STATUS:CANCELLED", uid="a"), head="METHOD:CANCEL\n")
    one_date = calendar(
        event("RECURRENCE-ID:20260312T010000Z", "DTSTART:20260312T010000Z", uid="c"),
        head="METHOD:CANCEL\n",
    )
    answer = calendar(event("ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.c"), head="METHOD:REPLY\n")

    imported = read_ics(called + kept + off + answer)
    series = read_ics(calendar(event(NINE, WEEKLY, uid="c")) + one_date)

    assert told(imported) == ["03-13 09:00"]
    assert [(one.row, one.code) for one in imported.notices] == [
        (1, "called_off"),
        (3, "called_off"),
        (4, "an_answer"),
    ]
    assert [one[:5] for one in told(series)] == ["03-05", "03-19"]


def test_event_that_does_not_end_is_named_and_costs_no_other() -> None:
    open_one = event(NINE, uid="a").replace("END:VEVENT\n", "")
    cut_off = calendar(event(NINE, uid="a"), event(MOVED, uid="b"))[:-60]

    first, last = read_ics(calendar(open_one, event(MOVED, uid="b"))), read_ics(cut_off)

    assert (told(first), named(first)) == (["03-13 09:00"], [(1, "bad_event")])
    assert (told(last), named(last)) == (["03-05 09:00"], [(2, "bad_event")])


@pytest.mark.parametrize("parts", [0, 3_000], ids=["nothing inside", "one in the other"])
def test_calendar_without_meetings_says_so(parts: int) -> None:
    tasks = "BEGIN:VTODO\nUID:t\nSUMMARY:做\nDTSTART:20260305T010000Z\nEND:VTODO\n"
    nested = "BEGIN:VEVENT\n" * parts + "END:VEVENT\n" * parts

    imported = read_ics(calendar(tasks, nested))

    assert not imported.drafts
    assert [one.code for one in imported.notices] == ([] if parts else ["no_events"])
    assert len(imported.errors) == parts


@pytest.mark.parametrize(
    "lines",
    [
        (
            "BEGIN:VALARM",
            "SUMMARY:提醒",
            "UID:other",
            "TRIGGER:-PT15M",
            "DURATION:PT5M",
            "END:VALARM",
        ),
        ("X-ALT-DESC;FMTTYPE=text/html:<p>甲</p>", "X-MICROSOFT-CDO-BUSYSTATUS:BUSY", "X-QQ=a;b:"),
        ("GEO:12.3\\;12.3", "SEQUENCE:dflk", "PRIORITY:99999999999999999999", "CREATED:1998"),
        ("这一行没有冒号",),
        ("ATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA====", "CLASS:", "URL;VALUE=URI:"),
    ],
    ids=["alarm", "own properties", "broken ones", "no property", "attached"],
)
def test_what_is_no_part_of_a_meeting_is_passed_over(lines: Sequence[str]) -> None:
    inside = "".join(f"{line}\n" for line in lines)

    for written in (
        event(*lines, NINE),
        event(NINE, *lines),
        f"BEGIN:VEVENT\n{inside}UID:x\nSUMMARY:全县护林会\n{NINE}\nEND:VEVENT\n",
    ):
        imported = read_ics(calendar(written))

        assert (told(imported), imported.drafts[0].title) == (["03-05 09:00"], "全县护林会")
        assert not imported.errors


def test_only_those_who_sit_there_are_attendees() -> None:
    people = [
        'ATTENDEE;CN="青山镇, 办公室":MAILTO:a@e.c',
        "ATTENDEE;CUTYPE=ROOM;CN=三楼:mailto:r@e.c",
        "ATTENDEE;PARTSTAT=DECLINED;CN=白水镇:mailto:b@e.c",
        'ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:d@e.c";CN=柳林乡:mailto:c@e.c',
        'ATTENDEE;DELEGATED-FROM="mailto:c@e.c";CN=石桥镇:mailto:d@e.c',
        "ATTENDEE;ROLE=NON-PARTICIPANT;CN=县委办:mailto:e@e.c",
    ]

    (draft,) = read_ics(calendar(event(NINE, *people))).drafts

    assert [seat.unit for seat in draft.attendees] == ["青山镇, 办公室", "石桥镇"]


def ways(title: str) -> dict[str, bytes]:
    """One meeting at nine as programs write it down, by what they do otherwise."""
    plain = calendar(event(NINE, title=title))
    first, rest = title[:1].encode(), title[1:].encode()
    folded = plain.replace(first + rest, first + b"\r\n " + rest)
    quoted = [f"={byte:02X}" for byte in first + rest]
    old = f"SUMMARY;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{''.join(quoted[:4])}=\r\n"
    return {
        "bare CR": plain.replace(b"\n", b"\r"),
        "CR LF": plain.replace(b"\n", b"\r\n"),
        "CR CR LF": plain.replace(b"\n", b"\r\r\n"),
        "mixed": plain.replace(b"Z\n", b"Z\r\n"),
        "empty lines": plain.replace(b"\n", b"\n\n"),
        "mark": b"\xef\xbb\xbf" + plain,
        "UTF-16": plain.decode().encode("utf-16"),
        "UTF-16 without a mark": plain.decode().encode("utf-16-be"),
        "GB18030": plain.decode().encode("gb18030"),
        "nothing between": plain.replace(b"VEVENT", b"V\x00EVENT", 1),
        "small letters": plain.replace(b"BEGIN:VEVENT", b"begin:vevent").replace(b"DT", b"dt"),
        "folded": folded,
        "folded by a tab": folded.replace(b"\r\n ", b"\n\t"),
        "folded in a letter": plain.replace(first + rest, first[:1] + b"\n " + first[1:] + rest),
        "folded at the name": plain.replace(b"UID:", b"UID\n :").replace(b"RT:", b"RT\n :"),
        "version 1.0": calendar(
            event(NINE).replace("SUMMARY:全县护林会\n", f"{old}{''.join(quoted[4:])}\r\n"),
            head="VERSION:1.0\n",
        ),
        "no calendar around it": event(NINE, title=title).encode(),
        "one in another": b"BEGIN:VCALENDAR\n" + plain + b"END:VCALENDAR\n",
        "order": calendar(f"BEGIN:VEVENT\n{NINE}\nSUMMARY:{title}\nUID:x\nEND:VEVENT\n"),
        "language": plain.replace(b"SUMMARY", b'SUMMARY;LANGUAGE=zh-CN;ALTREP="cid:1"'),
    }


WRITTEN = ways("全县护林会")
MARKED = ways("机密★1年 护林会")


@pytest.mark.parametrize("content", WRITTEN.values(), ids=WRITTEN)
def test_bytes_in_other_ways_than_the_format_asks_for(content: bytes) -> None:
    imported = read_file("日程.ics", content)

    assert (told(imported), imported.drafts[0].title) == (["03-05 09:00"], "全县护林会")
    assert not imported.errors


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b" \r\n\n ", "empty_file"),
        (b"BEGIN:VCARD\nFN:a\nEND:VCARD\n", "not_a_calendar"),
        (b"<html><body>no BEGIN:VCALENDAR here</body></html>", "not_a_calendar"),
        (b"\n" * 200_000 + b"x", "not_a_calendar"),
    ],
    ids=["empty", "blank", "a card", "a page", "lines of nothing"],
)
def test_file_that_is_no_calendar_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(ImportFailed) as caught:
        read_file("日程.ics", content)

    assert caught.value.code == code


@pytest.mark.parametrize("content", MARKED.values(), ids=MARKED)
def test_guard_reads_what_meetings_are_taken_from(content: bytes) -> None:
    assert rule_of_calendar("日程.ics", content)
    assert read_file("日程.ics", content).drafts[0].title == "机密★1年 护林会"


@pytest.mark.parametrize(("first", "called_off"), [(1, 2), (2, 1)])
def test_calling_off_holds_for_no_later_version(first: int, called_off: int) -> None:
    held = calendar(event(NINE, f"SEQUENCE:{first}"), head="VERSION:2.0\nMETHOD:REQUEST\n")
    ended = calendar(event(NINE, f"SEQUENCE:{called_off}"), head="VERSION:2.0\nMETHOD:CANCEL\n")

    for content in (held + ended, ended + held):
        imported = read_ics(content)

        assert bool(imported.drafts) == (first > called_off)
        assert {one.code for one in imported.notices} == {"called_off"}


@pytest.mark.parametrize("scheme", ["mailto:", "MAILTO:", "Mailto:", "MailTo: "])
def test_address_is_told_without_its_scheme(scheme: str) -> None:
    imported = read_ics(calendar(event(NINE, f"ORGANIZER:{scheme}yingji@example.cn")))

    assert [one.unit for one in imported.drafts] == ["yingji@example.cn"]


def test_quotation_marks_of_older_programs_are_read() -> None:
    imported = read_ics(calendar(event(NINE, title='全县\\"百日攻坚\\"会')))

    assert [one.title for one in imported.drafts] == ['全县"百日攻坚"会']


@pytest.mark.parametrize(
    ("end", "is_named"),
    [
        ("DTEND;VALUE=DATE:20260306", False),
        ("DTEND;VALUE=DATE:20260308", True),
        ("DURATION:P3D", True),
    ],
)
def test_whole_days_are_taken_in_for_the_first_and_the_others_named(
    end: str, *, is_named: bool
) -> None:
    imported = read_ics(calendar(event("DTSTART;VALUE=DATE:20260305", end)))

    assert told(imported) == ["03-05"]
    assert [one.code for one in imported.notices] == (["several_days"] if is_named else [])


@pytest.mark.parametrize("end", ["UNTIL=20280310T010000Z", "COUNT=106"])
def test_series_that_tells_its_end_is_taken_to_it(end: str) -> None:
    imported = read_ics(calendar(event(NINE, f"RRULE:FREQ=WEEKLY;{end}")))

    assert len(imported.drafts) == 106
    assert not imported.notices


@pytest.mark.parametrize("end", ["UNTIL=20460310T010000Z", "COUNT=20"])
def test_series_of_many_years_is_taken_for_five_and_says_so(end: str) -> None:
    imported = read_ics(calendar(event(NINE, f"RRULE:FREQ=YEARLY;{end}")))

    assert len(imported.drafts) == 6
    assert [one.code for one in imported.notices] == ["cut_series"]


def test_a_day_far_away_costs_no_series_its_first_meetings() -> None:
    stray = event("DTSTART:20350305T010000Z", uid="stray")

    imported = read_ics(calendar(event(NINE, WEEKLY), stray))

    assert told(imported)[:3] == ["03-05 09:00", "03-12 09:00", "03-19 09:00"]


@pytest.mark.parametrize(
    "lines",
    ["BEGIN:VTIMEZONE\nTZID:+\nEND:XE\n", "BEGIN:VALARM\n", ";QUOTED-PRINTABLE"],
    ids=["zones", "alarms", "encodings"],
)
def test_parts_that_never_end_take_time_by_their_number_only(lines: str) -> None:
    def passed(times: int) -> float:
        begun = time.monotonic()
        with suppress(ImportFailed):
            read_ics(calendar(event(NINE), f"X{lines * times}\n"))
        return time.monotonic() - begun

    assert passed(8_000) < 12 * passed(1_000) + 1
