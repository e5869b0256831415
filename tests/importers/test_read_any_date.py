"""Dates as people type them into cells, and what tells the year where they leave it out."""

import pytest

from meetings.importers import Draft, Imported, read_file

HEADER = "会议名称,主办单位,开始时间,结束时间\n"
THURSDAY = "2026-03-05"


def read(*starts: str, banner: str = "") -> Imported:
    rows = "".join(f"会{i},云岫县,{start},\n" for i, start in enumerate(starts))
    return read_file("a.csv", (banner + HEADER + rows).encode())


def starts_of(drafts: tuple[Draft, ...]) -> list[str]:
    return [f"{draft.start:%Y-%m-%d %H:%M}" for draft in drafts]


@pytest.mark.parametrize(
    ("written", "start"),
    [
        ("2026年3月5日上午9时30分", "2026-03-05 09:30"),
        ("2026-3-5 9:30", "2026-03-05 09:30"),
        ("2026.3.5", "2026-03-05 00:00"),
        ("二〇二六年三月五日", "2026-03-05 00:00"),
        ("三月五日", "2026-03-05 00:00"),
        ("3月5日（周四）下午2:30", "2026-03-05 14:30"),
        ("46086.3958333333", "2026-03-05 09:30"),
    ],
)
def test_date_is_read_in_each_style_beside_a_dated_row(written: str, start: str) -> None:
    imported = read("2026-03-02 9:00", written)

    assert not imported.errors
    assert starts_of(imported.drafts)[1] == start


def test_year_is_taken_from_the_title_above_the_list_and_named() -> None:
    imported = read("3月5日 9:00", banner="2026年第一季度会议台账,,,\n")

    assert starts_of(imported.drafts) == ["2026-03-05 09:00"]
    notice = imported.notices[0]
    assert (notice.row, notice.code, notice.column, notice.value) == (
        3,
        "year_assumed",
        "开始时间",
        "2026",
    )


def test_year_turns_between_december_and_january() -> None:
    imported = read("2025-12-30 9:00", "1月4日 9:00", "1月6日 9:00")

    assert starts_of(imported.drafts)[1:] == ["2026-01-04 09:00", "2026-01-06 09:00"]


def test_weekday_that_contradicts_the_year_leaves_the_row_out() -> None:
    imported = read("3月5日（周三）9:00", banner="2026年会议台账,,,\n")

    assert [(e.row, e.code, e.column) for e in imported.errors] == [(3, "year_missing", "开始时间")]


def test_date_without_year_is_an_error_where_nothing_tells_it() -> None:
    imported = read("3月5日 9:00")

    assert [(e.row, e.code) for e in imported.errors] == [(2, "year_missing")]


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-03-05 19:00", "2026-03-05 24:00", 5),
        ("2026-03-05 19:00", "0:00", 5),
        ("2026-03-05 14:00", "2026-03-06 0:00", 10),
        ("3月5日 9:00", "3月6日 15:00", 30),
    ],
)
def test_end_at_midnight_or_on_another_day_is_understood(
    start: str, end: str, hours: float
) -> None:
    content = f"2026年台账\n{HEADER}会,云岫县,{start},{end}\n"

    draft = read_file("a.csv", content.encode()).drafts[0]

    assert draft.end is not None
    assert (draft.end - draft.start).total_seconds() == hours * 3600


def test_meeting_of_thirty_hours_is_taken_in_and_named_with_row_and_column() -> None:
    content = f"{HEADER}会,云岫县,2026-03-05 9:00,2026-03-06 15:00\n"

    imported = read_file("a.csv", content.encode())

    assert len(imported.drafts) == 1
    assert [(n.row, n.code, n.column, n.value) for n in imported.notices] == [
        (2, "long_meeting", "结束时间", "30")
    ]
