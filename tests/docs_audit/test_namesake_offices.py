"""Offices of one name in different counties are told apart by the register of units."""

from datetime import date

import pytest

from burden.organisations.models import Level, Role, Unit
from docs_audit.index import PostgresStore
from docs_audit.models import Match, Paper
from tests.docs_audit.drafts import ADDRESS, signed_in
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import bring, work
from tests.textreuse.office import FLOOD, OWN, framed

pytestmark = pytest.mark.django_db(transaction=True)

TOWN, BUREAU = "城关镇人民政府", "教育局"


@pytest.fixture(autouse=True)
def register() -> None:
    city = make_unit("临江市人民政府", level=Level.CITY, staff=60)
    for name in ("安平县", "白水县"):
        county = make_unit(f"{name}人民政府", parent=city, staff=30)
        make_unit(BUREAU, parent=county, staff=10)
        make_unit(TOWN, level=Level.TOWNSHIP, parent=county, staff=20)


def unit(name: str, county: str) -> Unit:
    return Unit.objects.get(name=name, parent__name=f"{county}人民政府")


def text_of(issuer: Unit, body: str, day: date, *, number: str) -> str:
    title = f"{issuer.name}关于做好防汛工作的通知"
    return framed(body, title=title, issuer=issuer.name, number=number, day=day, to="各有关单位")


def taken_over(lower: Unit, upper: Unit) -> Match:
    """What is found when one unit issues the text of another."""
    for issuer, body, day, number in (
        (upper, FLOOD, date(2025, 4, 1), "城政发〔2025〕3号"),
        (lower, FLOOD + OWN, date(2025, 4, 9), "城政发〔2025〕7号"),
    ):
        text = text_of(issuer, body, day, number=number)
        bring(text, name=f"{day}.txt", unit=issuer)
    work()
    match = Match.objects.get()
    assert (match.lower.unit, match.upper.unit) == (lower, upper)
    return match


@pytest.mark.parametrize(
    ("lower", "upper", "expected"),
    [
        ((TOWN, "白水县"), (TOWN, "安平县"), ("copied_sideways", "same_level")),
        ((TOWN, "安平县"), (TOWN, "安平县"), ("reissued", "own_earlier_paper")),
        ((TOWN, "安平县"), (BUREAU, "安平县"), ("copied", "superior")),
        ((TOWN, "白水县"), (BUREAU, "安平县"), ("copied_sideways", "another_place")),
        ((BUREAU, "白水县"), (BUREAU, "安平县"), ("copied_sideways", "same_level")),
    ],
)
def test_relation_follows_the_register(
    lower: tuple[str, str], upper: tuple[str, str], expected: tuple[str, str]
) -> None:
    match = taken_over(unit(*lower), unit(*upper))

    assert (match.relation, match.reason) == expected


def test_draft_of_a_namesake_is_no_reissue() -> None:
    issuer, author = unit(TOWN, "安平县"), unit(TOWN, "白水县")
    bring(text_of(issuer, FLOOD, date(2025, 4, 1), number="城政发〔2025〕3号"), unit=issuer)
    work()
    draft = text_of(author, FLOOD + OWN, date(2025, 4, 9), number="城政发〔2025〕7号")

    answer = signed_in(make_person(Role.CADRE, author)).post(ADDRESS, {"text": draft})

    (source,) = answer.context["check"].sources
    assert source.relation == "copied_sideways"


def test_index_counts_namesakes_as_two_issuers() -> None:
    taken_over(unit(TOWN, "白水县"), unit(TOWN, "安平县"))
    keys = list(Paper.objects.values_list("indexed__key", flat=True))

    assert len({entry.issuer for entry in PostgresStore().entries(keys).values()}) == 2
