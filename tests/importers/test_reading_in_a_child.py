"""Lists are read in a process of their own: bounded in time and memory, and behind the guard."""

import io
import random
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events
import xlsxwriter

from meetings.importers.asking import Answer
from meetings.importers.child import LIMITS as ROWS
from meetings.importers.reader import LIMITS, ListReader, MarkedList

HEADER = "会议名称,主办单位,开始时间,议程\n"
GOOD = "征兵会,云岫县,2026-03-05 9:00,部署\n"
PACKAGES = [Path(str(one.__file__)).parent for one in (icalendar, recurring_ical_events)]
CALENDARS = sorted(path for folder in PACKAGES for path in folder.rglob("*.ics"))
MUTANTS = 200
# What may be wrong with a calendar as a whole.
NAMED = {"not_a_calendar", "empty_file", "too_many_rows", "unknown_encoding"}


@pytest.fixture(scope="module")
def reader() -> Iterator[ListReader]:
    with ListReader() as found:
        yield found


def mutants() -> list[bytes]:
    """Changed bytes, lines left out, twice or in another order; the same at every run."""
    rng = random.Random(20260305)
    return [_mutant(rng.choice(CALENDARS).read_bytes(), rng) for _ in range(MUTANTS)]


def _mutant(content: bytes, rng: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    for _ in range(rng.randrange(1, 6)):
        at = rng.randrange(len(lines)) if lines else 0
        match rng.randrange(4):
            case 0 if lines:
                del lines[at]
            case 1 if lines:
                lines.insert(at, lines[at])
            case 2 if lines:
                lines.append(lines.pop(at))
            case _ if lines and lines[at]:
                changed = bytearray(lines[at])
                changed[rng.randrange(len(changed))] = rng.randrange(256)
                lines[at] = bytes(changed)
    return b"".join(lines)


def outcome_of(answer: Answer) -> str:
    return answer.failure.code if answer.failure else "read"


@pytest.mark.slow
def test_every_calendar_of_the_parsers_and_its_mutants_is_read_or_named(
    reader: ListReader,
) -> None:
    assert len(CALENDARS) > 200
    outcomes: Counter[str] = Counter()
    slowest = 0.0

    for content in [*(path.read_bytes() for path in CALENDARS), *mutants()]:
        began = time.monotonic()
        answer = reader.read("a.ics", content)
        slowest = max(slowest, time.monotonic() - began)
        outcomes[outcome_of(answer)] += 1
        if answer.failure is None:
            told = answer.imported
            assert all(one.title and one.start for one in told.drafts)
            assert all(one.code for one in told.errors)

    assert set(outcomes) <= {"read", *NAMED}, outcomes
    assert outcomes["read"] > 400
    assert slowest < LIMITS.wall_seconds
    assert reader.peak_bytes < LIMITS.memory_bytes


def test_list_is_read_with_its_rows_as_written(reader: ListReader) -> None:
    answer = reader.read("a.csv", (HEADER + GOOD + "会,云岫县,昨天,\n").encode())

    assert [one.title for one in answer.imported.drafts] == ["征兵会"]
    assert answer.imported.drafts[0].cells == ("征兵会", "云岫县", "2026-03-05 9:00", "部署")
    assert answer.imported.errors[0].cells == ("会", "云岫县", "昨天", "")
    assert answer.preview is not None
    assert answer.preview.header == ("会议名称", "主办单位", "开始时间", "议程")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xlsx", b"PK\x03\x04 and then nothing", "damaged"),
        ("a.csv", b"", "empty_file"),
        ("a.csv", b"colour,shape\nred,round\n", "missing_columns"),
        ("a.ics", b"nothing", "not_a_calendar"),
    ],
)
def test_file_that_is_no_list_is_named(
    reader: ListReader, name: str, content: bytes, code: str
) -> None:
    assert outcome_of(reader.read(name, content)) == code


def test_list_with_more_rows_than_the_limit_is_named_and_not_taken(reader: ListReader) -> None:
    answer = reader.read("a.csv", (HEADER + GOOD * (ROWS.rows + 1)).encode())

    assert outcome_of(answer) == "too_many_rows"
    assert not answer.imported.drafts


def test_full_list_is_read_within_the_limits(reader: ListReader) -> None:
    rows = "".join(
        f"第{i}次征兵工作会议,云岫县,2026-03-05 9:00,部署体检|部署政审\n" for i in range(ROWS.rows)
    )

    began = time.monotonic()
    answer = reader.read("a.csv", (HEADER + rows).encode())

    assert len(answer.imported.drafts) == ROWS.rows
    assert time.monotonic() - began < LIMITS.wall_seconds
    assert reader.peak_bytes < LIMITS.memory_bytes


def test_package_that_unpacks_to_too_much_is_named(reader: ListReader) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"")
        archive.writestr("xl/workbook.xml", b"0" * (ROWS.unpacked_bytes + 1))

    assert outcome_of(reader.read("a.xlsx", buffer.getvalue())) == "too_large"


def test_reading_that_takes_too_long_is_ended_and_the_next_list_is_read(
    reader: ListReader,
) -> None:
    rows = (HEADER + GOOD.replace("部署", "部署|" * 400) * 5_000).encode()
    hurried = replace(LIMITS, wall_seconds=0.3)

    assert outcome_of(reader.read("a.csv", rows, limits=hurried)) == "timed_out"
    assert outcome_of(reader.read("a.csv", (HEADER + GOOD).encode())) == "read"


def _sheet_with_header_mark() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet()
        sheet.set_header("&R机密★1年")
        sheet.write_row(0, 0, ["会议名称", "主办单位", "开始时间"])
        sheet.write_row(1, 0, ["征兵会", "云岫县", "2026-03-05 9:00"])
    return buffer.getvalue()


MARKED = [
    ("a.csv", ("秘密★1年\n" + HEADER + GOOD).encode()),
    ("a.csv", (HEADER + GOOD + "某会,云岫县,2026-03-06 9:00,机密★3年\n").encode()),
    ("a.csv", ("会议名称,主办单位,开始时间,密级\n" + "某会,云岫县,2026-03-06,秘密\n").encode()),
    ("a.csv", (HEADER + GOOD * 300 + "关于某事的会议（机密）,云岫县,2026-03-06,x\n").encode()),
    ("机密★会议名单.csv", (HEADER + GOOD).encode()),
    ("a.xlsx", _sheet_with_header_mark()),
    (
        "a.ics",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:某会\r\nDTSTART:20260305T010000Z\r\n"
        "DESCRIPTION:机密★1年\\n议程：某事\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".encode(),
    ),
]
INNOCENT = [
    HEADER + "保密工作会议,云岫县,2026-03-05 9:00,学习《保守国家秘密法》|通报失泄密案例\n",
    HEADER + "全县保密委员会全体会议,云岫县,2026-03-05 9:00,部署涉密人员管理|商业秘密保护\n",
    "会议名称,主办单位,开始时间,密级\n征兵会,云岫县,2026-03-05,非密\n",
]


@pytest.mark.parametrize(("name", "content"), MARKED, ids=range(len(MARKED)))
def test_list_with_a_secrecy_mark_is_refused_and_tells_nothing(
    reader: ListReader, name: str, content: bytes
) -> None:
    with pytest.raises(MarkedList) as caught:
        reader.read(name, content)

    assert caught.value.rule == "BM-01"


@pytest.mark.parametrize("content", INNOCENT, ids=range(len(INNOCENT)))
def test_list_that_talks_of_secrecy_is_read(reader: ListReader, content: str) -> None:
    assert outcome_of(reader.read("a.csv", content.encode())) == "read"
