"""The pages of a PDF lie as pictures beside the text that was read from them."""

import struct
import zlib

import pytest
from django.test import Client
from django.urls import reverse

from burden.audit.models import Entry
from burden.organisations.models import Role
from docs_audit import storage
from docs_audit.models import Paper
from docs_audit.originals import page_picture
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import bring, make_paper, work
from tests.samples.office import flowing_pdf

pytestmark = pytest.mark.django_db(transaction=True)


def brought(*lines: str) -> Paper:
    bring(flowing_pdf(*lines, title="关于防汛工作的通知"), name="paper.pdf", unit=make_unit())
    work()
    return Paper.objects.get()


def size_of(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_each_page_is_a_picture_of_its_own() -> None:
    paper = brought(*["各乡镇要逐一排查隐患，落实整改责任。" * 12] * 8)

    pictures = [page_picture(paper, page) for page in range(1, paper.pages + 1)]

    assert paper.pages > 1
    assert len(set(pictures)) == paper.pages
    for one in pictures:
        assert one is not None
        width, height = size_of(one)
        assert width == 900
        dots = zlib.decompress(one[one.index(b"IDAT") + 4 : one.index(b"IEND") - 8])
        assert dots.count(255) > len(dots) // 2
        # Beside the byte that begins each line, black is the ink of the letters.
        assert dots.count(0) > height


def test_there_is_no_page_beyond_the_last_nor_of_other_formats() -> None:
    paper = brought("内容。")

    assert page_picture(paper, 0) is None
    assert page_picture(paper, paper.pages + 1) is None
    assert page_picture(make_paper(make_unit()), 1) is None


def test_an_original_that_cannot_be_drawn_has_no_picture() -> None:
    paper = brought("内容。")
    storage.stored_path(paper.file.sha256).write_bytes(b"%PDF-1.7 and nothing more")

    assert page_picture(paper, 1) is None


def test_a_page_that_is_endlessly_long_stays_a_small_picture() -> None:
    paper = brought("内容。")
    path = storage.stored_path(paper.file.sha256)
    path.write_bytes(path.read_bytes().replace(b"841.8898", b"9999999."))

    drawn = page_picture(paper, 1)

    assert drawn is not None
    width, height = size_of(drawn)
    assert height > 100 * width
    assert width * height < 5_000_000


def test_whoever_looks_at_a_page_is_in_the_log() -> None:
    paper = brought("内容。")
    client = Client()
    person = make_person(Role.INSPECTOR, paper.unit or paper.sightings.get().upload.unit)
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")

    answer = client.get(reverse("documents:paper-page", args=[paper.uuid, 1]))

    assert answer["Content-Type"] == "image/png"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert Entry.objects.filter(action="document.page_viewed").count() == 1
