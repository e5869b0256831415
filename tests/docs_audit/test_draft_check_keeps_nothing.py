"""Of a tried draft nothing is left: no row, no file, no spooled piece, no word in the log."""

import hashlib
import tempfile
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from pytest_django import Settings

from burden.audit.models import Entry
from burden.thresholds import selectors as thresholds
from tests.docs_audit.drafts import ADDRESS, MARKED, TRACE, County, make_county, signed_in
from tests.docs_audit.test_secrecy_guard import all_rows
from tests.factories.flood_papers import COPY, SUPERIOR
from tests.factories.papers import bring, work
from tests.samples.office import paragraphs, raw_docx

pytestmark = pytest.mark.django_db(transaction=True)

LOGGED = {"audit_entry", "audit_head", "django_session"}


@pytest.fixture
def place(settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> County:
    """From here on whoever makes a temporary file fails: there is no folder for it."""
    county = make_county()
    bring(SUPERIOR, name="superior.txt", unit=county.city)
    work()
    thresholds.in_force()
    settings.QUARANTINE_ROOT = tmp_path / "no-quarantine"
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "no-such-folder"))
    return county


def counts() -> dict[str, int]:
    tables = {model._meta.db_table for model in apps.get_models()} - LOGGED
    with connection.cursor() as cursor:
        found = {}
        for table in sorted(tables):
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            found[table] = cursor.fetchone()[0]
    return found


def files_below(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def large_docx() -> bytes:
    """The copy with pictures that do not compress: five megabytes."""
    noise = b"".join(hashlib.sha256(str(n).encode()).digest() for n in range(160_000))
    body = paragraphs(*(line for line in COPY.split("\n") if line.strip()))
    return raw_docx(body, word__media__image1__png=noise)


@pytest.mark.parametrize("data", [COPY.encode(), large_docx()], ids=["small", "large"])
def test_no_row_and_no_file_is_left(place: County, data_folders: Path, data: bytes) -> None:
    client = signed_in(place.cadre)
    rows, files = counts(), files_below(data_folders)

    answer = client.post(ADDRESS, {"file": SimpleUploadedFile("draft.bin", data)})

    assert answer.context["check"].suspected
    assert counts() == rows
    assert files_below(data_folders) == files
    assert not settings.QUARANTINE_ROOT.exists()


def test_log_tells_who_and_when_and_nothing_of_the_draft(place: County) -> None:
    signed_in(place.cadre).post(ADDRESS, {"text": COPY})

    entry = Entry.objects.get(action="draft.checked")
    assert entry.actor_name == place.cadre.username
    assert entry.unit_path == place.county.path
    assert entry.details == "{}"
    assert not entry.target_id
    rows = all_rows()
    assert "安政发〔2026〕15号" not in rows
    assert hashlib.sha256(COPY.encode()).hexdigest() not in rows


@pytest.mark.parametrize("way", ["file", "text"])
def test_marked_draft_is_refused_and_not_shown(place: County, data_folders: Path, way: str) -> None:
    sent = SimpleUploadedFile(f"{TRACE}.txt", MARKED.encode()) if way == "file" else MARKED

    page = signed_in(place.cadre).post(ADDRESS, {way: sent, "keep": "on"})

    assert page.status_code == 200
    assert "涉密" in page.content.decode() or "密级" in page.content.decode()
    assert TRACE not in page.content.decode()
    assert "check" not in page.context
    assert TRACE not in all_rows()
    assert not [path for path in files_below(data_folders) if TRACE.encode() in path.read_bytes()]


def test_answer_is_not_stored_by_the_browser(place: County) -> None:
    page = signed_in(place.cadre).post(ADDRESS, {"text": COPY})

    assert "no-store" in page["Cache-Control"]


def test_body_is_read_into_memory_only_after_the_token_is_asked_for(place: County) -> None:
    client = signed_in(place.cadre, checks_csrf=True)
    file = SimpleUploadedFile("draft.docx", large_docx())

    assert client.post(ADDRESS, {"file": file}).status_code == 403
    client.get(ADDRESS)
    file.seek(0)
    token = client.cookies["csrf"].value
    assert client.post(ADDRESS, {"file": file, "csrfmiddlewaretoken": token}).status_code == 200
