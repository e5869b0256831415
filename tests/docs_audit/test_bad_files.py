"""What is wrong with a file is said in a sentence; the other files of the upload go on."""

import io
import zipfile

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils import translation

from burden.organisations.models import Level, Role, Unit
from docs_audit import intake, storage
from docs_audit.models import Paper, StoredFile, Upload, UploadedFile
from docs_audit.states import line_of
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import bring, paper_text, work

pytestmark = pytest.mark.django_db(transaction=True)

ENCRYPTED_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>"
    b"endobj\n3 0 obj<</Filter/Standard/V 1/R 2/O<"
    + b"00" * 32
    + b">/U<"
    + b"11" * 32
    + b">/P -4>>"
    b"endobj\ntrailer<</Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]>>\n%%EOF"
)
EMPTY_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>"
    b"endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)
TEXT = paper_text(
    issuer="安平县人民政府",
    number="安政发〔2026〕15号",
    title="安平县人民政府关于做好防汛工作的通知",
    addressee="各乡镇人民政府",
    place="全县",
    day="2026年4月9日",
)


def zip_bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w:t>" + b"0" * 300_000_000)
    return buffer.getvalue()


@pytest.fixture
def county() -> Unit:
    return make_unit("安平县人民政府", level=Level.COUNTY, staff=30)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.docx", b"", "empty"),
        ("no-zip.docx", b"PK\x03\x04 this is no archive at all", "damaged"),
        ("locked.pdf", ENCRYPTED_PDF, "encrypted"),
        ("no-page.pdf", EMPTY_PDF, "damaged"),
        ("bomb.docx", zip_bomb(), "too_large"),
        ("program.docx", b"MZ\x90\x00" + bytes(200), "damaged"),
        ("packed.rar", b"Rar!\x1a\x07\x01\x00" + bytes(200), "packed"),
        ("archive.docx", b"7z\xbc\xaf\x27\x1c" + bytes(200), "packed"),
        ("sealed.ceb", b"Founder CEB\x00" + bytes(200), "unsupported"),
    ],
)
def test_bad_file_ends_in_a_named_state_and_leaves_nothing(
    county: Unit, name: str, data: bytes, reason: str
) -> None:
    bad = bring(data, name=name, unit=county)
    good = bring(TEXT, name="good.txt", unit=county)

    work()

    bad.refresh_from_db()
    assert (bad.state, bad.reason) == (UploadedFile.State.FAILED, reason)
    for language in ("zh-hans", "en"):
        with translation.override(language):
            assert len(str(line_of(bad).sentence)) > 10
    assert not storage.quarantine_path(bad.uuid).exists()
    assert StoredFile.objects.count() == 1
    good.refresh_from_db()
    assert good.state == UploadedFile.State.DONE


def test_file_over_the_limit_is_turned_away_at_once(county: Unit) -> None:
    pieces = (bytes(1024 * 1024) for _ in range(settings.UPLOAD_FILE_BYTES // 1024**2 + 1))
    upload = intake.open_upload(by=None, unit=county, channel=Upload.Channel.FOLDER)

    line = intake.add_file(upload=upload, incoming=intake.Incoming("large.pdf", pieces))

    assert (line.state, line.reason) == (UploadedFile.State.FAILED, "too_large")
    assert not list(settings.QUARANTINE_ROOT.iterdir())


def test_file_of_the_wrong_extension_is_read_as_what_it_is(county: Unit) -> None:
    file = bring(TEXT, name="paper.docx", unit=county)

    work()

    file.refresh_from_db()
    assert file.state == UploadedFile.State.DONE
    assert file.warnings == ["extension"]
    assert Paper.objects.get().format == "txt"


def test_file_names_cannot_disguise_themselves(county: Unit) -> None:
    file = bring(TEXT, name="../../etc/\u202efdp.exe\x00", unit=county)

    assert intake.name_of(file) == "\ufffdfdp.exe\ufffd"


def test_uploader_outside_the_scope_is_refused(county: Unit) -> None:
    stranger = make_person(Role.CADRE, make_unit("白水县人民政府"))

    with pytest.raises(PermissionDenied):
        intake.open_upload(by=stranger, unit=county, channel=Upload.Channel.WEB)

    assert not Upload.objects.exists()
