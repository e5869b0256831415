"""A draft that cannot be read is answered with a sentence in the reader's language."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from docs_audit import formats
from docs_audit.drafts import reading
from docs_audit.drafts.wording import UNREADABLE
from docs_audit.formats import Code, Limits, Reader
from tests.docs_audit.drafts import ADDRESS, MARKED, County, make_county, signed_in
from tests.docs_audit.test_bad_files import EMPTY_PDF, ENCRYPTED_PDF, zip_bomb
from tests.factories.flood_papers import COPY
from tests.samples.office import plain_pdf, zipped

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def place() -> County:
    return make_county()


def refusal(place: County, name: str, data: bytes, language: str = "zh-hans") -> str:
    client = signed_in(place.cadre)
    answer = client.post(
        ADDRESS,
        {"file": SimpleUploadedFile(name, data)},
        headers={"accept-language": language},
    )
    assert answer.status_code == 200
    return str(answer.context["failure"])


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.docx", b"", "empty"),
        ("locked.pdf", ENCRYPTED_PDF, "encrypted"),
        ("no-page.pdf", EMPTY_PDF, "damaged"),
        ("bomb.docx", zip_bomb(), "too_large"),
        ("program.exe", b"MZ\x90\x00" + bytes(200), "unsupported"),
        ("scan.pdf", plain_pdf(), "no_text"),
        ("long.txt", "长".encode() * 100_001, "too_large"),
        ("two.zip", zipped({"1.txt": COPY, "2.txt": COPY}), "archive"),
        ("marked.zip", zipped({"1.txt": COPY, "2.txt": MARKED}), "refused"),
    ],
)
def test_reason_is_told_in_a_sentence(
    place: County, name: str, data: bytes, reason: str, language: str
) -> None:
    said = refusal(place, name, data, language)

    assert said == str(UNREADABLE[reason])
    assert len(said) > 10


def test_every_reason_has_its_sentence() -> None:
    assert set(UNREADABLE) >= {*Code, reading.ARCHIVE}


def test_slow_reading_ends_in_a_sentence(place: County, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LIMITS", Limits(wall_seconds=0.5))
    with Reader(guard="tests.samples.broken_guards:hang") as slow:
        monkeypatch.setattr(formats, "_readers", [slow])

        assert refusal(place, "slow.txt", COPY.encode()) == str(UNREADABLE["timed_out"])


def test_file_over_the_limit_is_not_even_held_in_memory(place: County, settings: Settings) -> None:
    settings.DRAFT_FILE_BYTES = 1000

    assert refusal(place, "large.txt", b"x" * 1001) == str(UNREADABLE["too_large"])


def test_files_of_a_request_share_one_limit(place: County, settings: Settings) -> None:
    settings.DRAFT_FILE_BYTES = 1000
    files = [SimpleUploadedFile(name, b"x" * 600) for name in ("1.txt", "2.txt")]

    answer = signed_in(place.cadre).post(ADDRESS, {"file": files})

    assert answer.context["failure"] == UNREADABLE["too_large"]


def test_pasted_text_over_what_a_form_may_hold_is_answered(place: County) -> None:
    answer = signed_in(place.cadre).post(ADDRESS, {"text": "长" * 1_000_000})

    assert answer.context["failure"] == UNREADABLE["too_large"]


@pytest.mark.parametrize("sent", [{}, {"text": "  \n"}])
def test_nothing_handed_in_is_asked_for(place: County, sent: dict[str, str]) -> None:
    answer = signed_in(place.cadre).post(ADDRESS, sent)

    assert answer.context["form"].non_field_errors()
