"""Files that give no draft say why; of one with a secrecy mark nothing is kept but the entry."""

import json

import pytest
from django.urls import reverse
from PIL import Image

from burden.audit.models import Entry
from burden.organisations.models import Role
from meetings.models import NoticeDraft
from tests.docs_audit.test_secrecy_guard import all_rows
from tests.factories.administration import make_person
from tests.meetings.conftest import County
from tests.meetings.notices import CALL, bring, send
from tests.meetings.pages import BACKEND, editor_of, text_of
from tests.samples.office import zipped
from tests.samples.scans import as_image

TRACE = "白鹭洲渡口夜间布防会"
MARKED = f"机密★1年\n\n{CALL}".replace("秸秆禁烧工作推进会", TRACE)


def test_marked_notice_is_refused_and_nothing_of_it_is_kept(county: County) -> None:
    answer = bring(editor_of(county.county), MARKED, name=f"{TRACE}.txt")

    assert answer.status_code == 400
    assert "A file carries a secrecy mark and was refused" in text_of(answer)
    assert TRACE not in text_of(answer)
    assert not NoticeDraft.objects.exists()
    assert TRACE not in all_rows()
    details = json.loads(Entry.objects.get(action="document.refused").details)
    assert set(details) == {"sha256", "rule"}


def test_refusal_is_told_to_the_security_administrator(county: County) -> None:
    client = editor_of(county.county)
    bring(client, MARKED)

    client.force_login(make_person(Role.SECURITY_ADMIN, county.city), BACKEND)
    answer = client.get(reverse("documents:refusal-list"))

    assert "BM-01" in text_of(answer)  # type: ignore[arg-type]


def test_archive_gives_drafts_of_its_files_but_for_the_marked_one(county: County) -> None:
    archive = zipped({"a.txt": CALL, "b.txt": MARKED})

    answer = send(editor_of(county.county), "会议.zip", archive)

    assert [one.title for one in NoticeDraft.objects.all()] == ["全县秸秆禁烧工作推进会"]
    assert "was refused" in text_of(answer)
    assert TRACE not in all_rows()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.txt", b"", "The file is empty."),
        ("a.docx", b"PK\x03\x04 and then nothing", "damaged"),
        ("a.txt", "请各科室报送总结。".encode(), "No meeting was found in the text."),
        ("a.rar", b"Rar!\x1a\x07\x01\x00" + bytes(64), "unpack it"),
    ],
)
def test_file_without_a_meeting_says_why(
    county: County, name: str, content: bytes, sentence: str
) -> None:
    answer = send(editor_of(county.county), name, content)

    assert answer.status_code == 400
    assert sentence in text_of(answer)
    assert not NoticeDraft.objects.exists()


def test_scan_is_sent_to_where_its_pages_are_recognised(county: County) -> None:
    answer = send(editor_of(county.county), "扫描.png", as_image(Image.new("L", (600, 800), 255)))

    assert "hand it in under Papers" in text_of(answer)
