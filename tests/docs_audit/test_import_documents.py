"""import_documents: a folder, a manifest or an archive from a disk, as often as one likes."""

import csv
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from burden.ledger.models import Entry
from burden.organisations.models import Level, Unit
from docs_audit.models import Match, Paper, UploadedFile
from tests.factories.administration import make_unit
from tests.factories.flood_papers import COPY, SUPERIOR
from tests.factories.papers import work

pytestmark = pytest.mark.django_db(transaction=True)

FIELDS = (
    "id",
    "path",
    "unit",
    "level",
    "issued_on",
    "number",
    "title",
    "uploader",
    "receivers",
    "drafting_hours",
)


@pytest.fixture
def county() -> Unit:
    city = make_unit("临江市人民政府", level=Level.CITY, staff=60)
    county = make_unit("安平县人民政府", level=Level.COUNTY, parent=city, staff=30)
    make_unit("青河镇人民政府", level=Level.TOWNSHIP, parent=county, staff=20)
    return county


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    (folder / "2026").mkdir(parents=True)
    (folder / "8.txt").write_text(SUPERIOR)
    (folder / "2026" / "15.txt").write_text(COPY)
    return folder


def write_manifest(folder: Path, *rows: Mapping[str, str]) -> Path:
    path = folder / "manifest.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        writer.writerows(rows)
    return path


def ended(source: Path, unit: str = "") -> int:
    """The exit code of the command."""
    try:
        call_command("import_documents", str(source), unit=unit)
    except SystemExit as stopped:
        return int(stopped.code or 0)
    except CommandError as error:
        return error.returncode
    return 0


def test_every_file_of_a_folder_is_taken_in_and_compared(county: Unit, folder: Path) -> None:
    code = ended(folder, county.code)
    work()

    assert code == 0
    assert set(Paper.objects.values_list("number", flat=True)) == {
        "临政发〔2026〕8号",
        "安政发〔2026〕15号",
    }
    assert Match.objects.get().relation == "copied"


def test_nothing_changes_when_the_command_runs_again(
    county: Unit, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ended(folder, county.code)
    work()
    before = list(Entry.objects.order_by("pk").values())

    code = ended(folder, county.code)
    work()

    assert code == 0
    assert "0 taken in, 2 known (0 updated), 0 not taken." in capsys.readouterr().out
    assert UploadedFile.objects.count() == Paper.objects.count() == 2
    assert list(Entry.objects.order_by("pk").values()) == before


def test_papers_of_an_archive_are_taken_in(county: Unit, folder: Path) -> None:
    path = folder.parent / "papers.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(folder / "8.txt", "8.txt")
        archive.write(folder / "2026" / "15.txt", "2026/15.txt")

    code = ended(path, county.code)
    work()

    assert code == 0
    assert Paper.objects.count() == 2
    assert Match.objects.count() == 1


def test_manifest_tells_who_brought_a_paper_who_read_it_and_how_long_it_took(
    county: Unit, folder: Path
) -> None:
    town = Unit.objects.get(name="青河镇人民政府")
    row = {
        "id": "d1",
        "path": "2026/15.txt",
        "uploader": county.code,
        "receivers": f"{town.code}:3",
        "drafting_hours": "6.5",
    }
    write_manifest(folder, row)

    code = ended(folder)
    work()

    assert code == 0
    paper = Paper.objects.get()
    assert UploadedFile.objects.get().upload.unit == county
    hours = {one.receiver: float(one.hours) for one in Entry.objects.filter(item=paper.item)}
    assert hours[county] == pytest.approx(6.5)
    assert hours[town] == pytest.approx(0.25 + 3 * paper.body_characters / 15_000, abs=1e-4)


def test_paper_is_described_anew_when_the_manifest_says_something_else(
    county: Unit, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = {"id": "d1", "path": "2026/15.txt", "uploader": county.code}
    write_manifest(folder, row)
    ended(folder)
    work()

    write_manifest(folder, row | {"title": "关于防汛的通知"})
    code = ended(folder)
    work()

    assert code == 0
    assert "1 known (1 updated)" in capsys.readouterr().out
    assert Paper.objects.get().title == "关于防汛的通知"


def test_row_of_an_unknown_uploader_is_named_and_the_others_go_on(
    county: Unit, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_manifest(
        folder,
        {"id": "d1", "path": "8.txt", "uploader": "月亮镇人民政府"},
        {"id": "d2", "path": "2026/15.txt", "uploader": county.code},
    )

    code = ended(folder)
    work()

    assert code == 1
    assert "d1: unknown_uploader 月亮镇人民政府" in capsys.readouterr().err
    assert Paper.objects.get().number == "安政发〔2026〕15号"


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"path": "nothing.txt"}, "x: unreadable"),
        ({"path": "empty.txt"}, "x: empty"),
        ({"path": "8.txt", "issued_on": "soon"}, "x: issued_on soon"),
        ({"path": "8.txt", "level": "moon"}, "x: level moon"),
        ({"path": "8.txt", "drafting_hours": "long"}, "x: drafting_hours long"),
        ({"path": "8.txt", "drafting_hours": "-3"}, "x: drafting_hours -3"),
        ({"path": "8.txt", "drafting_hours": "NaN"}, "x: drafting_hours NaN"),
        ({"path": "8.txt", "receivers": "u1:many"}, "x: receivers u1:many"),
        ({"path": "8.txt", "receivers": "月亮镇人民政府:2"}, "x: receivers 月亮镇人民政府"),
    ],
)
def test_row_that_cannot_be_used_in_full_is_named(
    county: Unit,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    row: dict[str, str],
    complaint: str,
) -> None:
    (folder / "empty.txt").touch()
    good = {"id": "d2", "path": "2026/15.txt", "uploader": county.code}
    write_manifest(folder, {"id": "x", "uploader": county.code} | row, good)

    code = ended(folder)
    work()

    assert code == 1
    assert complaint in capsys.readouterr().err
    assert Paper.objects.filter(number="安政发〔2026〕15号").exists()


@pytest.mark.parametrize(
    "content", [b"", b"name,file\nx,y\n", b"id,path\n", b"id,path\na,1\na,2\n", b"id,path\n\xff\n"]
)
def test_command_ends_with_two_when_the_manifest_is_unusable(
    county: Unit, folder: Path, content: bytes
) -> None:
    (folder / "manifest.csv").write_bytes(content)

    assert ended(folder) == 2
    assert not UploadedFile.objects.exists()


def test_command_ends_with_two_when_folder_or_unit_is_unknown(county: Unit, folder: Path) -> None:
    assert ended(folder / "nowhere") == 2
    assert ended(folder, "月亮镇人民政府") == 2
    assert not UploadedFile.objects.exists()
