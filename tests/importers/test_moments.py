from datetime import date, datetime, time

import pytest

from docs_audit.tables.moments import read_span
from meetings.importers import BadCell, read_moment


@pytest.mark.parametrize(
    "written",
    [
        "2026-03-05T09:30",
        "2026-03-05 9:30",
        "2026/3/5 09:30:00",
        "2026.3.5 9：30",
        "20260305 0930",
        "2026年3月5日 9:30",
        "2026年3月5日9时30分",
        "2026年3月5日（星期四）上午9点半",
        "二〇二六年三月五日上午九时三十分",
        "2026-03-05T01:30:00Z",
        "2026-03-05T09:30:00+08:00",
        46086.3958333333,
        datetime.fromisoformat("2026-03-05T09:30"),
    ],
)
def test_moment_is_read_when_written_in_any_customary_form(written: object) -> None:
    moment = read_moment(written, "start")

    assert moment.timed
    assert moment.at.isoformat(timespec="minutes") == "2026-03-05T09:30"


@pytest.mark.parametrize("written", ["2026-03-05", "2026年3月5日", "20260305", date(2026, 3, 5)])
def test_moment_is_a_bare_date_when_no_time_is_given(written: object) -> None:
    moment = read_moment(written, "start")

    assert (moment.at.date(), moment.timed) == (date(2026, 3, 5), False)


def test_moment_of_midnight_is_the_next_day() -> None:
    assert read_moment("2026-03-05 24:00", "end").at == datetime.fromisoformat("2026-03-06T00:00")


@pytest.mark.parametrize(
    ("written", "end"),
    [
        ("2026年3月5日上午9:00-11:30", "2026-03-05T11:30"),
        ("2026年3月5日下午2:30—4:00", "2026-03-05T16:00"),
        ("2026-03-05 9:00 至 2026-03-06 12:00", "2026-03-06T12:00"),
    ],
)
def test_span_gives_the_end_when_one_cell_holds_both(written: str, end: str) -> None:
    _, until = read_span(written, "start")

    assert until is not None
    assert until.at.isoformat(timespec="minutes") == end


def test_time_of_day_takes_its_date_from_another_column() -> None:
    on = date(2026, 3, 5)

    assert read_moment("下午3点", "end", on=on).at == datetime.combine(on, time(15))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("明天", "bad_date"),
        ("2026-02-30", "bad_date"),
        ("2026-03-05 25:00", "bad_date"),
        ("2026-03-05 9:75", "bad_date"),
        ("0026-03-05", "bad_date"),
        ("3月5日 9:00", "year_missing"),
        ("2026-03-05T99:00", "bad_date"),
        ("", "bad_date"),
    ],
)
def test_moment_is_refused_when_it_makes_no_sense(written: str, code: str) -> None:
    with pytest.raises(BadCell) as caught:
        read_moment(written, "start")

    assert (caught.value.code, caught.value.field) == (code, "start")
