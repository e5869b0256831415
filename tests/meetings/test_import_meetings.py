"""import_meetings: a file from a disk, its exit codes and its sentences."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from meetings.models import Meeting
from tests.meetings.conftest import LOWER, UPPER, County, as_csv

COLUMNS = ("id", "unit", "title", "start", "end", "mode", "agenda", "attendees", "minutes")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "meetings.csv"
    path.write_bytes(as_csv(UPPER, LOWER))
    return path


def test_command_takes_a_file_in_and_changes_nothing_the_second_time(
    county: County, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        call_command("import_meetings", str(file), unit=county.city.code)

    assert Meeting.objects.count() == 2
    assert capsys.readouterr().out.count("2 taken in, 0 not taken.") == 2


def test_command_ends_with_one_and_names_the_row_when_a_host_is_unknown(
    county: County, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_bytes(as_csv(UPPER, ("x", "月亮镇人民政府", *UPPER[2:])))

    with pytest.raises(SystemExit) as ended:
        call_command("import_meetings", str(file), unit=county.city.code)

    assert ended.value.code == 1
    assert capsys.readouterr().err.startswith("3: ")
    assert Meeting.objects.get().title == UPPER[2]


@pytest.mark.parametrize("content", [b"", b"colour,shape\nred,round\n", None])
def test_command_ends_with_two_when_the_file_is_unusable(
    county: County, file: Path, content: bytes | None
) -> None:
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)

    with pytest.raises(CommandError) as ended:
        call_command("import_meetings", str(file), unit=county.city.code)

    assert ended.value.returncode == 2


def test_command_ends_with_two_when_the_reporting_unit_is_unknown(db: None, file: Path) -> None:
    with pytest.raises(CommandError) as ended:
        call_command("import_meetings", str(file), unit="月亮镇人民政府")

    assert ended.value.returncode == 2


def test_minutes_are_read_from_the_file_beside_the_list_and_from_nowhere_else(
    county: County, file: Path
) -> None:
    folder = file.parent / "list"
    folder.mkdir()
    (folder / "m1.txt").write_text("会议传达了全省会议精神。", encoding="utf-8")
    (file.parent / "secret.txt").write_text("not for the list", encoding="utf-8")
    inside, outside = (*UPPER, "m1.txt"), (*LOWER, "../secret.txt")
    path = folder / "meetings.csv"
    path.write_bytes(as_csv(inside, outside, columns=COLUMNS))

    call_command("import_meetings", str(path), unit=county.city.code)

    assert Meeting.objects.get(title=UPPER[2]).minutes == "会议传达了全省会议精神。"
    assert "not for the list" not in Meeting.objects.get(title=LOWER[2]).minutes
