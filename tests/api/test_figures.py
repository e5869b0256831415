"""Every number on a page has an address for programs, with the scope and rights of the page."""

from decimal import Decimal

import pytest

from burden.organisations.models import Level, Role, Unit
from tests.api.conftest import program
from tests.factories.administration import make_unit
from tests.factories.papers import paper_of
from tests.factories.worked_example import WorkedExample

JUNE = "?period=2025-06"


@pytest.fixture
def example(db: None) -> WorkedExample:
    example = WorkedExample()
    example.book()
    return example


def test_overview_tells_the_totals_of_the_worked_example(example: WorkedExample) -> None:
    client = program(Role.INSPECTOR, example.units["P"])

    told = client.get(f"/api/figures/overview/{JUNE}").json()

    assert round(Decimal(told["totals"]["hours"]), 4) == Decimal("100.8733")
    assert round(Decimal(told["totals"]["avoidable"]), 4) == Decimal("49.6284")


def test_unit_tells_what_it_received_and_generated(example: WorkedExample) -> None:
    client = program(Role.INSPECTOR, example.units["P"])

    told = client.get(f"/api/units/{example.units['K1'].uuid}/burden/{JUNE}").json()

    assert round(Decimal(told["received"]["hours"]), 4) == Decimal("29.0400")
    assert round(Decimal(told["generated"]["hours"]), 4) == Decimal("25.7433")


def test_matters_are_listed_by_hours_and_opened(city: Unit, county: Unit) -> None:
    root = paper_of(city, "root paper")
    paper_of(county, "lower paper", root)
    client = program(Role.INSPECTOR, city)

    told = client.get(f"/api/matters/{root.uuid}/").json()
    items = client.get(f"/api/matters/{root.uuid}/items/?level=county").json()

    assert told["root"]["title"] == "root paper"
    assert [one["counts"]["paper"] for one in told["levels"]] == [1, 1]
    assert [one["title"] for one in items["items"]] == ["lower paper"]


def test_head_of_a_matter_outside_the_scope_is_told_by_its_level_alone(
    city: Unit, county: Unit
) -> None:
    root = paper_of(city, "root paper")
    lower = paper_of(county, "lower paper", root)

    told = program(Role.INSPECTOR, county).get(f"/api/matters/{lower.uuid}/").json()

    assert told["root"] == {"matter": str(root.uuid), "source": "paper", "level": "city"}
    assert (
        program(Role.INSPECTOR, make_unit()).get(f"/api/matters/{lower.uuid}/").status_code == 404
    )


def test_administrator_learns_hours_but_no_titles(example: WorkedExample) -> None:
    client = program(Role.SYSTEM_ADMIN, example.units["P"])

    told = client.get(f"/api/figures/overview/{JUNE}").json()

    assert told["heaviest"]
    assert not any("title" in one for one in told["heaviest"])


@pytest.mark.parametrize("name", ["meeting-change", "meeting-calls", "meeting-days", "quality"])
def test_figures_of_a_scope_and_period(example: WorkedExample, name: str) -> None:
    client = program(Role.INSPECTOR, example.units["P"])

    told = client.get(f"/api/figures/{name}/{JUNE}").json()

    assert told["unit"] == str(example.units["P"].uuid)
    assert told["period"] == "2025-06"


def test_calls_of_the_worked_example_add_up(example: WorkedExample) -> None:
    told = program(Role.INSPECTOR, example.units["P"]).get(f"/api/figures/meeting-calls/{JUNE}")

    cells = told.json()["cells"]
    assert sum(Decimal(one["hours"]) for one in cells) == Decimal(told.json()["hours"])
    assert {one["host"] for one in cells} <= set(Level.values)


def test_scope_of_others_is_not_found(example: WorkedExample, city: Unit) -> None:
    client = program(Role.INSPECTOR, example.units["K1"])

    assert client.get(f"/api/figures/overview/?unit={city.uuid}").status_code == 404


def test_own_burden_without_ten_people_is_empty(city: Unit) -> None:
    told = program(Role.LEADER, city).get("/api/figures/own-burden/?period=2025-06")

    assert told.json()["months"] == []
