"""Zip archives: a reading for each member, whatever the names say."""

import io
import zipfile

import pytest

from docs_audit.formats import DocumentError, Outcome, Reading, Refused
from docs_audit.formats.contract import Limits
from docs_audit.formats.members import load_member
from tests.formats.conftest import Ask
from tests.samples.office import saved_docx, zipped


def told(outcomes: list[Outcome]) -> dict[str, str]:
    return {
        outcome.member: outcome.format if isinstance(outcome, Reading) else str(outcome.code)
        for outcome in outcomes
    }


def test_archive_gives_itself_and_every_member(ask: Ask) -> None:
    inner = zipped({"二.txt": "内层"})
    data = zipped(
        {"甲/一.docx": saved_docx("文"), "坏.pdf": b"%PDF-1.4", "空.txt": b"", "包.zip": inner}
    )

    outcomes = ask.outcomes(data, "a.zip")

    assert told(outcomes) == {
        "": "zip", "甲/一.docx": "docx", "坏.pdf": "damaged", "空.txt": "empty",
        "包.zip": "zip", "包.zip/二.txt": "txt",
    }  # fmt: skip
    assert isinstance(outcomes[0], Reading)
    assert outcomes[0].container


def test_marked_member_is_refused_and_its_neighbours_are_read(ask: Ask) -> None:
    outcomes = ask.outcomes(zipped({"a.txt": "机密★1年\n安平县文件", "b.txt": "公开"}), "a.zip")

    assert isinstance(outcomes[1], Refused)
    assert isinstance(outcomes[2], Reading)


def test_member_names_in_gbk_are_read(ask: Ask) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(zipfile.ZipInfo("x" * len("通知.txt".encode("gbk"))), "文")
    data = file.getvalue().replace(b"x" * 8, "通知.txt".encode("gbk"))

    assert ask.outcomes(data, "a.zip")[1].member == "通知.txt"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("../../etc/a.txt", "etc/a.txt"),
        ("/abs/a.txt", "abs/a.txt"),
        ("x\\y.txt", "x/y.txt"),
        ("a\u202etxt.exe", "a\ufffdtxt.exe"),
        ("n" * 300 + ".txt", "n" * 251 + ".txt"),
    ],
)
def test_member_names_are_labels_and_no_paths(ask: Ask, written: str, shown: str) -> None:
    assert ask.outcomes(zipped({written: "文"}), "a.zip")[1].member == shown


def test_members_of_one_name_are_told_apart(ask: Ask) -> None:
    data = zipped({"a.txt": "一", "b.txt": "二"}).replace(b"b.txt", b"a.txt")

    assert [outcome.member for outcome in ask.outcomes(data, "a.zip")] == ["", "a.txt", "a.txt (2)"]


def test_packing_clutter_is_no_member(ask: Ask) -> None:
    data = zipped({"__MACOSX/._a.txt": b"\0", "x/.DS_Store": b"\0", "a.txt": "文"})

    assert told(ask.outcomes(data, "a.zip")) == {"": "zip", "a.txt": "txt"}


def test_nested_archives_end_at_the_depth_limit(ask: Ask) -> None:
    data = zipped({"a.txt": "文"})
    for _ in range(6):
        data = zipped({"n.zip": data})

    outcomes = ask.outcomes(data, "a.zip")

    assert outcomes[-1].member == "n.zip/n.zip/n.zip/n.zip"
    assert isinstance(outcomes[-1], DocumentError)
    assert outcomes[-1].code == "too_large"


def test_locked_members_are_encrypted(ask: Ask) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "文")
    data = bytearray(file.getvalue())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1

    assert told(ask.outcomes(bytes(data), "a.zip"))["a.txt"] == "encrypted"


def test_empty_archive_is_empty(ask: Ask) -> None:
    assert ask.code(zipped({}), "a.zip") == "empty"


def test_member_bytes_can_be_fetched_by_the_path_of_the_reading(ask: Ask) -> None:
    data = zipped({"包.zip": zipped({"二.txt": "内层"})})
    path = ask.outcomes(data, "a.zip")[-1].member

    assert load_member(data, path, Limits()).decode() == "内层"
