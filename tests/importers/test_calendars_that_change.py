"""Calendars in which a meeting stands more than once: versions, changed dates, no ids."""

from collections.abc import Sequence

import pytest

from meetings.importers import Imported, read_ics

THU = "DTSTART:20260305T010000Z"
FRI = "DTSTART:20260313T010000Z"
WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=3"
CHANGE = "RECURRENCE-ID:20260312T010000Z"
MAY = "RECURRENCE-ID:20260501T010000Z"
TITLE = "SUMMARY:全县护林会"
SERIES = ("UID:x", TITLE, THU, "DTEND:20260305T023000Z", "LOCATION:三楼", WEEKLY)
WITHOUT_SECOND = (*SERIES, "EXDATE:20260312T010000Z")


def calendar(*events: Sequence[str]) -> bytes:
    written = ("\n".join(("BEGIN:VEVENT", *lines, "END:VEVENT\n")) for lines in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{''.join(written)}END:VCALENDAR\n".encode()


def told(imported: Imported) -> list[str]:
    return [f"{one.start:%m-%d %H:%M}" for one in imported.drafts]


def named(imported: Imported) -> list[tuple[int, str, str]]:
    return [(one.row, one.code, one.field) for one in imported.errors]


CHANGES: list[tuple[str, Sequence[Sequence[str]], list[str]]] = [
    (
        "of a date left out",
        [WITHOUT_SECOND, ("UID:x", TITLE, CHANGE, FRI)],
        ["03-05", "03-13", "03-19"],
    ),
    (
        "of a day left out",
        [
            ("UID:x", TITLE, "DTSTART;VALUE=DATE:20260305", WEEKLY, "EXDATE;VALUE=DATE:20260312"),
            ("UID:x", TITLE, "RECURRENCE-ID;VALUE=DATE:20260312", "DTSTART;VALUE=DATE:20260313"),
        ],
        ["03-05", "03-13", "03-19"],
    ),
    (
        "of a date the rule does not give",
        [SERIES, ("UID:x", TITLE, MAY, FRI)],
        ["03-05", "03-12", "03-13", "03-19"],
    ),
    (
        "that repeats itself",
        [(*SERIES, "SEQUENCE:5"), ("UID:x", TITLE, MAY, FRI, WEEKLY, "SEQUENCE:1")],
        ["03-05", "03-12", "03-13", "03-19"],
    ),
    (
        "of all that follow, the first of them left out",
        [
            WITHOUT_SECOND,
            ("UID:x", TITLE, CHANGE.replace("ID:", "ID;RANGE=THISANDFUTURE:"), FRI),
        ],
        ["03-05", "03-13", "03-20"],
    ),
    (
        "that calls off without a start",
        [SERIES, ("UID:x", CHANGE, "STATUS:CANCELLED")],
        ["03-05", "03-19"],
    ),
    (
        "that calls off what is left out",
        [WITHOUT_SECOND, ("UID:x", TITLE, CHANGE, FRI, "STATUS:CANCELLED")],
        ["03-05", "03-19"],
    ),
]


@pytest.mark.parametrize(("_", "events", "days"), CHANGES, ids=[one[0] for one in CHANGES])
def test_change_is_a_meeting_whatever_its_series_says_of_the_date(
    _: str, events: Sequence[Sequence[str]], days: list[str]
) -> None:
    for order in (events, events[::-1]):
        imported = read_ics(calendar(*order))

        assert [one[:5] for one in told(imported)] == days
        assert not imported.errors


DAYS = ("UID:x", TITLE, "DTSTART;VALUE=DATE:20260305", WEEKLY)
BERLIN = ("UID:x", TITLE, "DTSTART;TZID=Europe/Berlin:20260322T100000", WEEKLY)
MOVES: list[tuple[str, Sequence[str], Sequence[str], list[str]]] = [
    (
        "all that follow, before the meeting they followed",
        SERIES,
        (CHANGE.replace("ID:", "ID;RANGE=THISANDFUTURE:"), "DTSTART:20260304T010000Z"),
        ["03-04 09:00", "03-05 09:00", "03-11 09:00"],
    ),
    (
        "all that follow, to where one of them was",
        SERIES,
        (CHANGE.replace("ID:", "ID;RANGE=THISANDFUTURE:"), "DTSTART:20260319T010000Z"),
        ["03-05 09:00", "03-19 09:00", "03-26 09:00"],
    ),
    (
        "all that follow, across the change of the clock",
        BERLIN,
        (
            "RECURRENCE-ID;TZID=Europe/Berlin;RANGE=THISANDFUTURE:20260329T100000",
            "DTSTART;TZID=Europe/Berlin:20260322T100000",
        ),
        ["03-22 17:00", "03-22 17:00", "03-29 16:00"],
    ),
    (
        "a day that is named by a time",
        DAYS,
        ("RECURRENCE-ID:20260311T160000Z", "DTSTART;VALUE=DATE:20260313"),
        ["03-05 00:00", "03-13 00:00", "03-19 00:00"],
    ),
    (
        "a meeting that is named by its day, to no other start",
        SERIES,
        ("RECURRENCE-ID;VALUE=DATE:20260312", "LOCATION:四楼"),
        ["03-05 09:00", "03-12 09:00", "03-19 09:00"],
    ),
    (
        "all that follow, named in another zone",
        BERLIN,
        (
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20260329T080000Z",
            "DTSTART;TZID=Europe/Berlin:20260328T100000",
        ),
        ["03-22 17:00", "03-28 17:00", "04-04 16:00"],
    ),
    (
        "a meeting that is named without its zone",
        BERLIN,
        ("RECURRENCE-ID:20260329T100000", "DTSTART;TZID=Europe/Berlin:20260330T100000"),
        ["03-22 17:00", "03-30 16:00", "04-05 16:00"],
    ),
]


@pytest.mark.parametrize(("_", "series", "change", "moments"), MOVES, ids=[one[0] for one in MOVES])
def test_change_moves_meetings_that_are_known_and_makes_no_others(
    _: str, series: Sequence[str], change: Sequence[str], moments: list[str]
) -> None:
    planned = read_ics(calendar(series))

    moved = read_ics(calendar(series, ("UID:x", TITLE, *change)))

    assert told(moved) == moments
    assert {one.key for one in moved.drafts} == {one.key for one in planned.drafts}
    assert not moved.notices


@pytest.mark.parametrize(
    ("ended", "days"),
    [
        ("EXDATE:20260312T010000Z", ["03-05", "03-19"]),
        ("EXDATE;VALUE=DATE:20260312", ["03-05", "03-19"]),
        ("RRULE:FREQ=WEEKLY;UNTIL=20260311T010000Z", ["03-05"]),
        ("RRULE:FREQ=WEEKLY;UNTIL=20260311T010000Z\nRDATE:20260312T010000Z", ["03-05", "03-13"]),
    ],
)
def test_later_version_of_a_series_holds_for_changes_of_dates_that_it_gives_up(
    ended: str, days: list[str]
) -> None:
    rule = () if "RRULE" in ended else (WEEKLY,)
    series = ("UID:x", TITLE, THU, *rule, ended)
    change = ("UID:x", TITLE, CHANGE, FRI, "SEQUENCE:1")
    is_given_up = "03-13" not in days

    for order in (((*series, "SEQUENCE:2"), change), (change, (*series, "SEQUENCE:2"))):
        imported = read_ics(calendar(*order))

        assert [one[:5] for one in told(imported)] == days
        assert [(note.row, note.code) for note in imported.notices] == (
            [(order.index(change) + 1, "earlier_version")] if is_given_up else []
        )
    of_one_version = read_ics(calendar(series, change))

    assert "03-13 09:00" in told(of_one_version)


@pytest.mark.parametrize(
    "lines",
    [
        ("EXDATE:20260312T010000Z,20260319T010000Z",),
        ("END:VEVENT\nBEGIN:VEVENT\nUID:x", CHANGE, "STATUS:CANCELLED"),
    ],
    ids=["left out", "called off"],
)
def test_series_with_dates_that_are_not_held_is_not_said_to_go_on(lines: Sequence[str]) -> None:
    imported = read_ics(calendar((*SERIES, *lines)))

    assert told(imported)[0] == "03-05 09:00"
    assert not imported.notices


@pytest.mark.parametrize(
    ("off", "head"), [((), "METHOD:CANCEL\n"), (("STATUS:CANCELLED",), "")], ids=["file", "entry"]
)
def test_series_that_is_called_off_takes_back_what_was_not_held_yet(
    off: Sequence[str], head: str
) -> None:
    keys = [one.key for one in read_ics(calendar(SERIES)).drafts]

    def taken_back(*lines: str) -> list[bool]:
        ended = calendar((*SERIES, *off, *lines)).replace(b"BEGIN:VE", f"{head}BEGIN:VE".encode())
        imported = read_ics(ended)
        assert not imported.drafts
        assert [note.code for note in imported.notices] == ["called_off"]
        return [key in dict(imported.called_off) for key in keys]

    assert taken_back() == [True, True, True]
    assert taken_back("DTSTAMP:20260312T005959Z") == [False, True, True]
    assert taken_back("DTSTAMP:20260312T010001Z") == [False, False, True]


def test_what_is_said_of_the_morning_holds_for_no_afternoon() -> None:
    """17 o'clock in China is 9 o'clock in UTC."""
    here = ";TZID=Asia/Shanghai:2026030"
    series = ("UID:x", TITLE, f"DTSTART{here}5T090000", "RRULE:FREQ=DAILY;COUNT=6;BYHOUR=9,17")
    moved = ("UID:x", TITLE, f"RECURRENCE-ID{here}7T090000", f"DTSTART{here}7T100000")

    imported = read_ics(calendar((*series, f"EXDATE{here}6T090000"), moved))

    assert told(imported) == [
        "03-05 09:00",
        "03-05 17:00",
        "03-06 17:00",
        "03-07 10:00",
        "03-07 17:00",
    ]


def test_what_a_change_does_not_say_is_as_in_its_series() -> None:
    host = "ORGANIZER;CN=云岫县:mailto:a@b.c"

    for title in ((), ("SUMMARY:",)):
        moved = read_ics(calendar((*SERIES, host), ("UID:x", CHANGE, FRI, *title))).drafts[1]

        assert (moved.title, moved.unit, moved.venue) == ("全县护林会", "云岫县", "三楼")
        assert f"{moved.start:%m-%d %H:%M}-{moved.end:%H:%M}" == "03-13 09:00-10:30"


@pytest.mark.parametrize(
    ("lines", "error"),
    [
        ((CHANGE, "DTSTART:nonsense"), "bad_date"),
        ((CHANGE, FRI, "DTEND:20260312T010000Z"), "ends_before_start"),
        ((CHANGE, FRI, "DURATION:P40D"), "too_long"),
        ((CHANGE, FRI, "BEGIN:X"), "bad_event"),
        (("RECURRENCE-ID:nonsense", FRI), "bad_date"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[-1],
)
def test_change_that_makes_no_sense_is_named_and_costs_its_series_nothing_else(
    lines: Sequence[str], error: str
) -> None:
    imported = read_ics(calendar(SERIES, ("UID:x", TITLE, *lines)))

    assert [(row, code) for row, code, _ in named(imported)] == [(2, error)]
    assert [one[:5] for one in told(imported)][:: len(imported.drafts) - 1] == ["03-05", "03-19"]


def test_series_that_ends_before_it_starts_is_named_once() -> None:
    imported = read_ics(calendar(("UID:x", TITLE, THU, "DTEND:20260305T000000Z", WEEKLY)))

    assert named(imported) == [(1, "ends_before_start", "DTEND")]
    assert not imported.drafts


STAMPS = [
    ("DTSTAMP:20260301T000000Z", "DTSTAMP:20260302T000000Z"),
    ("LAST-MODIFIED:20260301T000000Z", "LAST-MODIFIED:20260302T000000Z"),
    (
        "DTSTAMP:20260301T000000Z\nLAST-MODIFIED:20260102T000000Z",
        "DTSTAMP:20260302T000000Z\nLAST-MODIFIED:20260101T000000Z",
    ),
    ("SEQUENCE:1\nDTSTAMP:20260302T000000Z", "SEQUENCE:2\nDTSTAMP:20260301T000000Z"),
    ("SEQUENCE:\nDTSTAMP:20260301T000000Z", "SEQUENCE:dflk\nDTSTAMP:20260302T000000Z"),
]


@pytest.mark.parametrize(("earlier", "later"), STAMPS)
def test_later_version_counts_and_the_earlier_is_named(earlier: str, later: str) -> None:
    first, second = ("UID:x", TITLE, THU, earlier), ("UID:x", TITLE, FRI, later)
    change = ("UID:y", TITLE, CHANGE)

    for order in ((first, second), (second, first)):
        imported = read_ics(calendar(*order))

        assert told(imported) == ["03-13 09:00"]
        assert [(one.row, one.code) for one in imported.notices] == [
            (order.index(first) + 1, "earlier_version")
        ]
        assert not imported.errors
    for versions in (((THU, earlier), (FRI, later)), ((FRI, later), (THU, earlier))):
        changed = read_ics(calendar(*((*change, *lines) for lines in versions)))

        assert told(changed) == ["03-13 09:00"]


def test_two_changes_of_one_date_that_are_no_versions_are_named() -> None:
    again = ("UID:x", TITLE, CHANGE, "DTSTART:20260314T010000Z")

    imported = read_ics(calendar(SERIES, ("UID:x", TITLE, CHANGE, FRI), again))

    assert told(imported) == ["03-05 09:00", "03-13 09:00", "03-19 09:00"]
    assert named(imported) == [(3, "duplicate_id", "UID")]


@pytest.mark.parametrize(
    "line",
    [
        "SEQUENCE:",
        "SEQUENCE:dflk",
        "SEQUENCE:1\nSEQUENCE:2",
        "SEQUENCE:" + "9" * 5_000,
        "DTSTAMP:yesterday",
        "FREEBUSY:nonsense",
        "FREEBUSY;VALUE=PERIOD:a/b",
        "TRANSP;VALUE=DATE:nonsense",
        "CATEGORIES;VALUE=DATE:nonsense",
        "GEO:north",
        "TRIGGER:-P40X",
        "ATTACH;VALUE=BINARY:====",
        'X-OWN;A="B:c',
        "UID:y",
    ],
    ids=lambda line: line[:30],
)
def test_what_no_meeting_is_made_of_costs_none(line: str) -> None:
    for rule, count in (((), 1), ((WEEKLY,), 3)):
        imported = read_ics(calendar(("UID:x", TITLE, THU, line, *rule)))

        assert len(imported.drafts) == count
        assert not imported.errors
        assert not imported.notices


def test_events_without_an_id_are_one_meeting_only_where_they_are_alike() -> None:
    one, moved = (TITLE, THU, "LOCATION:三楼"), (TITLE, THU, "LOCATION:青山镇")
    other = (TITLE, THU, "LOCATION:三楼", "ORGANIZER;CN=白水镇:mailto:a@b.c")

    twice = read_ics(calendar(one, one))
    several = read_ics(calendar(one, moved, other, one))
    turned = read_ics(calendar(other, one, moved))

    assert len(twice.drafts) == 1
    assert [(note.row, note.code) for note in twice.notices] == [(2, "listed_twice")]
    assert len({draft.key for draft in several.drafts}) == 3
    assert {(draft.key, draft.venue, draft.unit) for draft in several.drafts} == {
        (draft.key, draft.venue, draft.unit) for draft in turned.drafts
    }


def test_calling_off_without_an_id_calls_nothing_else_off() -> None:
    kept, off = calendar((TITLE, THU)), calendar((TITLE, FRI))

    imported = read_ics(kept + off.replace(b"VERSION:2.0", b"METHOD:CANCEL"))

    assert told(imported) == ["03-05 09:00"]


STARTS = [
    ("RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=MO", ["03-05", "03-09", "03-16"]),
    ("RRULE:FREQ=WEEKLY;UNTIL=20260316T010000Z;BYDAY=MO", ["03-05", "03-09", "03-16"]),
    ("RRULE:FREQ=MONTHLY;COUNT=2;BYMONTHDAY=31", ["03-05", "03-31"]),
    ("RRULE:FREQ=WEEKLY;COUNT=1;BYDAY=MO", ["03-05"]),
    ("RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=TH", ["03-05", "03-12", "03-19"]),
]


@pytest.mark.parametrize(("rule", "days"), STARTS)
def test_start_that_its_rule_does_not_give_is_the_first_of_the_series(
    rule: str, days: list[str]
) -> None:
    for start in (THU, "DTSTART:20260305T090000", "DTSTART;VALUE=DATE:20260305"):
        imported = read_ics(calendar(("UID:x", TITLE, start, rule)))

        assert [one[:5] for one in told(imported)] == days


def test_series_that_counts_to_less_than_one_goes_on() -> None:
    imported = read_ics(calendar(("UID:x", TITLE, THU, "RRULE:FREQ=WEEKLY;COUNT=-1")))

    assert len(imported.drafts) == 53


@pytest.mark.parametrize("name", ["'王明'", "\"'王明'\"", "‘王明’", "' 王明 '"])
def test_name_is_told_without_the_quotes_around_it(name: str) -> None:
    imported = read_ics(calendar(("UID:x", TITLE, THU, f"ORGANIZER;CN={name}:mailto:a@b.c")))

    assert imported.drafts[0].unit == "王明"
