"""The overview leaves as one page to be quoted: figures, causes, origin and a hash of them."""

import io
import re
from hashlib import sha256

import docx
import pytest
from django.test import Client

from burden.audit.models import Entry
from burden.organisations.models import Role, Unit
from tests.factories.administration import book_hours, make_person, make_unit
from tests.factories.papers import paper_of
from tests.factories.worked_example import WorkedExample

JUNE = "/reports/overview.docx?period=2025-06"


@pytest.fixture
def example(db: None) -> WorkedExample:
    example = WorkedExample()
    example.book()
    return example


def exported(scope: Unit, address: str = JUNE, role: Role = Role.INSPECTOR) -> bytes:
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(role, scope), "django.contrib.auth.backends.ModelBackend")
    answer = client.get(address)
    assert answer.status_code == 200
    return bytes(answer.content)


def words_of(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    foot = document.sections[0].footer.paragraphs
    return "\n".join(one.text for one in (*document.paragraphs, *cells, *foot))


def test_brief_tells_the_figures_of_the_page(example: WorkedExample) -> None:
    words = words_of(exported(example.units["P"]))

    assert "each person at the township level spent 0.03 hours a working day" in words
    assert "100.9" in words
    assert "49.6 (49%)" in words


def test_heaviest_papers_are_named_to_those_who_may_open_them(db: None) -> None:
    county = make_unit("安平县人民政府", staff=10)
    item = paper_of(county, "关于防汛值守的通知")
    book_hours(item, county, 5)

    brief = f"/reports/overview.docx?period={item.occurred_on:%Y-%m}"
    words = words_of(exported(county, brief))

    assert "关于防汛值守的通知" in words
    assert "No hours in" not in words


def test_titles_that_the_reader_may_not_open_are_left_out(example: WorkedExample) -> None:
    words = words_of(exported(example.units["P"], role=Role.SYSTEM_ADMIN))

    assert "M0" not in words
    assert "outside your scope" in words


def test_same_figures_have_the_same_hash_and_the_file_stands_in_the_log(
    example: WorkedExample,
) -> None:
    first, second = (exported(example.units["P"]) for _again in range(2))

    hashes = [re.findall(r"tables: ([0-9a-f]{64})", words_of(one)) for one in (first, second)]
    assert hashes[0] == hashes[1] != []
    logged = {str(one.details) for one in Entry.objects.filter(action="overview.exported")}
    assert all(any(sha256(one).hexdigest() in told for told in logged) for one in (first, second))


def test_brief_keeps_to_the_scope(example: WorkedExample) -> None:
    words = words_of(exported(example.units["K1"]))

    assert "29.0" in words
    assert "100.9" not in words


@pytest.mark.django_db
def test_scope_without_hours_says_so() -> None:
    assert "No hours in" in words_of(exported(make_unit()))
