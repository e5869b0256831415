"""A tried draft is told what it demands beyond its superior paper, as it is told of copies."""

from typing import Any

import pytest

from burden.findings.models import Finding
from burden.organisations.models import Role, Unit
from docs_audit.escalating import KIND
from docs_audit.models import Escalation, Receipt, Requirement
from tests.docs_audit.chains import Line, texts
from tests.docs_audit.drafts import ADDRESS, OWN, signed_in
from tests.factories.administration import make_person
from tests.factories.papers import bring, work

pytestmark = pytest.mark.django_db(transaction=True)

CITY, COUNTY, TOWNSHIP = texts().values()


@pytest.fixture
def line(db: None) -> Line:
    line = Line()
    bring(CITY, name="city.txt", unit=line.city)
    work()
    return line


def tried(unit: Unit, text: str, language: str = "en") -> Any:
    client = signed_in(make_person(Role.CADRE, unit))
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    return client.post(ADDRESS, {"text": text, "unit": unit.uuid})


def rows(answer: Any) -> list[tuple[str, str, str, bool]]:
    return [
        (row.requirement.value, str(row.change), row.other, row.is_beyond)
        for row in answer.context["demands"]
    ]


def test_demands_beyond_the_superior_paper_are_told(line: Line) -> None:
    found = rows(tried(line.county, COUNTY))

    assert ("98%", "tightened", "90%", True) in found
    assert ("weekly", "tightened", "every month", True) in found
    assert ("入户照片", "added", "", True) in found


def test_what_is_told_is_what_is_filed_once_it_is_issued(line: Line) -> None:
    check = tried(line.county, COUNTY).context["check"]

    bring(COUNTY, name="county.txt", unit=line.county)
    work()

    stored = Escalation.objects.filter(requirement__paper__unit=line.county)
    assert {(one.requirement.position, one.change) for one in stored} == {
        (step.lower.position, step.change) for step in check.steps
    }
    assert Finding.objects.get(kind=KIND).measures["steps"] == len(check.beyond)


def test_nothing_of_the_draft_is_written(line: Line) -> None:
    before = Requirement.objects.count(), Escalation.objects.count()

    tried(line.county, COUNTY)

    assert (Requirement.objects.count(), Escalation.objects.count()) == before


def test_closed_superior_paper_is_told_by_its_values_alone(line: Line) -> None:
    bring(COUNTY, name="county.txt", unit=line.county)
    work()
    Receipt.objects.all().delete()

    answer = tried(line.township, TOWNSHIP)

    assert "a superior paper outside your scope" in answer.text
    assert ("100%", "tightened", "98%") in [row[:3] for row in rows(answer)]
    assert "复核完成率要达到98%" not in answer.text


def test_draft_without_a_superior_paper_is_held_against_none(line: Line) -> None:
    answer = tried(line.county, OWN)

    assert answer.context["beyond"] == 0
    assert "Against the superior paper" not in answer.text
