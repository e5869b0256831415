"""Of a paper that a reader may not open every page tells the level and the shared passages alone.

The draft check has its own test of the same rule; there the lower paper is in no table.
"""

import io

import docx
import pytest
from django.test import Client
from django.urls import reverse

from burden.findings.models import Finding
from burden.matters.models import Item
from burden.organisations.models import Role, Unit
from docs_audit.models import Match, Paper
from tests.factories.administration import make_person, make_unit
from tests.factories.pairs import make_pair

pytestmark = pytest.mark.django_db(transaction=True)

SHARED = "隐患清单"
ELSEWHERE = "远山县"
OWN_WORDS = {"lower": "下湾渡口便桥", "upper": "地质灾害点"}


@pytest.fixture(params=["lower", "upper"])
def side(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def pair(side: str) -> Match:
    """A pair one side of which belongs to a county that the reader of the other has no right to."""
    match = make_pair()
    closed, opened = sides(match, side)
    for paper in (closed, opened):
        paper.receipts.all().delete()
        paper.sightings.all().delete()
    closed.unit = make_unit(ELSEWHERE)
    closed.save()
    Item.objects.filter(paper=closed).update(unit=closed.unit)
    return match


def sides(match: Match, closed: str) -> tuple[Paper, Paper]:
    """The closed paper and the open one."""
    pair = {"lower": match.lower, "upper": match.upper}
    return pair.pop(closed), pair.popitem()[1]


def reader_of(unit: Unit | None) -> Client:
    client = Client(headers={"accept-language": "en"})
    person = make_person(Role.INSPECTOR, unit)
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


def assert_closed(text: str, paper: Paper, side: str) -> None:
    assert paper.issued_on is not None
    days = (f"May {paper.issued_on.day}, 2025", f"2025年5月{paper.issued_on.day}日")
    secrets = (paper.title, paper.number, ELSEWHERE, paper.file.sha256, OWN_WORDS[side], *days)
    for secret in secrets:
        assert secret not in text


def test_page_of_the_open_paper_tells_the_level_of_the_other(pair: Match, side: str) -> None:
    closed, opened = sides(pair, side)

    address = reverse("documents:paper-detail", args=[opened.uuid])
    page = reader_of(opened.unit).get(address).content.decode()

    assert f"a paper of {closed.level} level outside your scope" in page
    related = page.split('id="matches"')[1].split("</section>")[0]
    assert_closed(related, closed, side)


def test_comparison_shows_the_shared_passages_and_no_more(pair: Match, side: str) -> None:
    closed, opened = sides(pair, side)

    address = reverse("documents:match-compare", args=[pair.lower.uuid, pair.upper.uuid])
    page = reader_of(opened.unit).get(address).content.decode()

    assert f"A paper of {closed.level} level outside your scope" in page
    assert page.count(SHARED) >= 2
    assert "days later" not in page
    assert_closed(page, closed, side)


def test_exported_comparison_holds_no_more(pair: Match, side: str) -> None:
    closed, opened = sides(pair, side)

    address = reverse("reports:comparison-word", args=[pair.lower.uuid, pair.upper.uuid])
    document = docx.Document(io.BytesIO(reader_of(opened.unit).get(address).content))

    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    words = "\n".join(one.text for one in (*document.paragraphs, *cells))
    assert SHARED in words
    assert_closed(words, closed, side)
    papers = next(table for table in document.tables if table.cell(0, 1).text == "This paper")
    told = {row.cells[0].text: row.cells[1 if side == "lower" else 2].text for row in papers.rows}
    assert told["Level"] == closed.level
    assert {told[name] for name in ("Issuer", "Date of issue", "Title")} == {"outside your scope"}


@pytest.mark.parametrize("side", ["upper"], indirect=True)
def test_finding_tells_the_level_of_a_closed_source(pair: Match, side: str) -> None:
    closed, opened = sides(pair, side)
    assert opened.item is not None
    assert opened.item.parent == closed.item
    finding = Finding.objects.get(kind="copied_paper")
    client = reader_of(opened.unit)

    for address in (
        reverse("findings:finding-detail", args=[finding.uuid]),
        reverse("findings:finding-list"),
    ):
        page = client.get(address).content.decode()
        assert "outside your scope" in page
        assert_closed(page, closed, side)


@pytest.mark.parametrize("side", ["upper"], indirect=True)
def test_copy_of_a_closed_paper_is_not_called_free_of_copying(pair: Match, side: str) -> None:
    _closed, opened = sides(pair, side)

    address = reverse("documents:paper-detail", args=[opened.uuid])
    page = reader_of(opened.unit).get(address).content.decode()

    assert "81% of this paper also stands in a paper of county level outside your scope" in page
    assert "No copying was found" not in page
