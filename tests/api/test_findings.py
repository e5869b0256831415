"""Findings are listed and decided by programs as by people."""

import pytest

from burden.findings.models import Finding
from burden.ledger.models import Component, ScopeSum
from burden.organisations.models import Role, Unit
from tests.api.conftest import program
from tests.api.papers import both
from tests.factories.papers import work

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def finding(city: Unit, county: Unit) -> str:
    """The suspicion that the county's paper copies the city's."""
    program(Role.UNIT_EDITOR, city).post("/api/documents/", {"files": both()})
    work()
    return str(Finding.objects.get().uuid)


def test_finding_is_listed_with_its_claim_and_figures(finding: str, county: Unit) -> None:
    client = program(Role.INSPECTOR, county)

    listed = client.get("/api/findings/").json()["results"]

    assert [one["uuid"] for one in listed] == [finding]
    assert listed[0]["kind"] == "copied_paper"
    assert listed[0]["unit"] == str(county.uuid)
    assert listed[0]["claim"]
    assert listed[0]["measures"]["containment"] > 0.9
    assert client.get(f"/api/findings/{finding}/").json() == listed[0]


@pytest.mark.parametrize(
    ("query", "count"),
    [("", 1), ("?kind=copied_paper", 1), ("?kind=layered_meeting", 0), ("?state=confirmed", 0)],
)
def test_findings_are_filtered_as_in_the_inbox(
    finding: str, county: Unit, query: str, count: int
) -> None:
    answer = program(Role.INSPECTOR, county).get(f"/api/findings/{query}")

    assert answer.json()["count"] == count


def test_decision_of_an_inspector_reaches_the_ledger(finding: str, county: Unit) -> None:
    body = {"verdict": "dismissed", "reason": "own_measures"}

    answer = program(Role.INSPECTOR, county).post(f"/api/findings/{finding}/decide/", body)
    work()

    assert answer.status_code == 201
    assert answer.json()["verdict"] == "dismissed"
    assert Finding.objects.get().state == Finding.State.DISMISSED
    assert not ScopeSum.objects.filter(component=Component.COPIED).exists()


@pytest.mark.parametrize(
    "body",
    [{"verdict": "dismissed"}, {"verdict": "perhaps"}, {"verdict": "withdrawn"}, {}],
)
def test_decision_that_says_too_little_is_refused_in_a_sentence(
    finding: str, county: Unit, body: dict[str, str]
) -> None:
    answer = program(Role.INSPECTOR, county).post(f"/api/findings/{finding}/decide/", body)

    assert answer.status_code == 400
    sentence = str(next(iter(answer.json().values())))
    assert " " in sentence
    assert Finding.objects.get().state == Finding.State.OPEN


def test_flow_tells_the_hours_between_levels(finding: str, city: Unit) -> None:
    flow = program(Role.LEADER, city).get("/api/flow/?period=2026-04").json()

    row = flow["levels"].index("city")
    column = flow["levels"].index("county")
    assert float(flow["cells"][row][column]["hours"]) > 0
    assert float(flow["total"]["hours"]) == pytest.approx(
        sum(float(cell["hours"]) for cells in flow["cells"] for cell in cells), abs=0.01
    )


@pytest.mark.parametrize("asked", ["7", "no-id", "00000000-0000-0000-0000-000000000000"])
def test_what_is_no_finding_is_not_found(asked: str, county: Unit) -> None:
    client = program(Role.INSPECTOR, county)

    assert client.get(f"/api/findings/{asked}/replies/").status_code == 404
    assert client.post(f"/api/findings/{asked}/decide/", {"verdict": "unsure"}).status_code == 404
