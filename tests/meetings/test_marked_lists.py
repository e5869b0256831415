"""Lists, forms and programs that carry a secrecy mark: refused, and nothing of them is kept."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse

from burden.audit.models import Entry
from docs_audit import refusals
from meetings.models import Meeting, MeetingImport
from tests.meetings.conftest import COLUMNS, UPPER, County, as_csv
from tests.meetings.pages import editor_of, send, text_of
from tests.meetings.test_quick_form import GOOD
from tests.samples.free_sheet import free_sheet

MARK = "机密★1年"
SECRET = "青石行动协调会"
MARKED = as_csv(UPPER, ("2", *UPPER[1:2], f"{SECRET}（机密）", *UPPER[3:]))


def kept_anywhere(word: str) -> list[str]:
    """Tables with a text that holds the word."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', [f"%{word}%"])
            if cursor.fetchone()[0]:
                found.append(table)
    return found


def test_marked_list_is_refused_as_a_whole_and_leaves_only_its_refusal(county: County) -> None:
    answer = send(editor_of(county.city), "meetings.csv", MARKED)

    assert answer.status_code == 400
    assert "It carries a secrecy mark and was refused." in text_of(answer)
    assert SECRET not in text_of(answer)
    assert not Meeting.objects.exists()
    assert not MeetingImport.objects.exists()
    assert kept_anywhere(SECRET) == []
    entry = Entry.objects.get(action="document.refused")
    assert set(json.loads(entry.details)) == {"rule", "sha256"}
    assert refusals.shown([entry])[0].rule == "BM-01"


@pytest.mark.parametrize(
    "marked",
    [
        free_sheet(COLUMNS, UPPER, header=MARK),
        free_sheet(COLUMNS, UPPER, note=MARK),
        free_sheet(COLUMNS, UPPER, box=MARK),
        free_sheet(COLUMNS, UPPER, own="机密"),
    ],
    ids=["header", "note", "box", "property"],
)
def test_free_list_with_a_mark_beside_its_cells_is_refused(county: County, marked: bytes) -> None:
    answer = send(editor_of(county.city), "meetings.ods", marked)

    assert "It carries a secrecy mark and was refused." in text_of(answer)
    assert not MeetingImport.objects.exists()


@pytest.mark.parametrize("field", ["title", "agenda", "venue", "minutes"])
def test_marked_meeting_of_the_form_is_refused_and_not_shown_again(
    county: County, field: str
) -> None:
    form = GOOD | {field: f"机密★1年\n{SECRET}" if field != "title" else f"{SECRET}（机密）"}

    answer = editor_of(county.county).post(reverse("meetings:meeting-create"), form, follow=True)

    assert SECRET not in answer.content.decode()
    assert not Meeting.objects.exists()
    assert kept_anywhere(SECRET) == []
    assert json.loads(Entry.objects.get(action="document.refused").details)["sha256"] == ""


def test_command_refuses_a_marked_list_and_names_nothing_of_it(
    county: County, tmp_path: Path
) -> None:
    path = tmp_path / "meetings.csv"
    path.write_bytes(MARKED)

    with pytest.raises(CommandError) as ended:
        call_command("import_meetings", str(path), unit=county.city.code)

    assert ended.value.returncode == 2
    assert SECRET not in str(ended.value)
    assert Entry.objects.filter(action="document.refused").exists()


def test_minutes_with_a_mark_cost_their_row_only(
    county: County, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    columns = ("id", "unit", "title", "start", "minutes")
    lines = [(*UPPER[:4], "m1.txt"), ("m2", UPPER[1], "防汛会", "2026-03-07 09:00", "m2.txt")]
    (tmp_path / "m1.txt").write_text(f"秘密★1年\n\n{SECRET}纪要\n", encoding="utf-8")
    (tmp_path / "m2.txt").write_text("会议部署了值班。", encoding="utf-8")
    path = tmp_path / "meetings.csv"
    path.write_bytes(as_csv(*lines, columns=columns))

    with pytest.raises(SystemExit):
        call_command("import_meetings", str(path), unit=county.city.code)

    assert [one.title for one in Meeting.objects.all()] == ["防汛会"]
    assert kept_anywhere(SECRET) == []
