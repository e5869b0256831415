"""How the load is spread: exact parts, and units that are not clearly different told as such."""

from collections.abc import Callable

import pytest
from django.test import Client

from burden.ledger.models import Component
from burden.ledger.services import Booking, book
from burden.organisations.models import Level, Unit
from burden.scores import services as scores
from burden.scores import spread
from burden.thresholds import selectors as thresholds
from tests.factories.administration import DAY, make_item, make_unit
from tests.factories.worked_example import MONTH, WorkedExample

Reader = Callable[[Unit], Client]
HOURS = (4.0, 4.01, 4.02, 4.03, 4.04, 9.0)


@pytest.fixture
def county(db: None) -> Unit:
    """Five townships about alike and one far above them."""
    county = make_unit("安平县")
    for number, hours in enumerate(HOURS):
        town = make_unit(f"镇{number}", level=Level.TOWNSHIP, parent=county, staff=10)
        book(
            item=make_item(county),
            originator=county,
            day=DAY,
            rows=[Booking(Component.COPIED, town.pk, hours, hours, is_measured=True)],
            parameter_set=thresholds.in_force().set,
        )
    scores.refresh(MONTH.first)
    scores.draw_intervals(MONTH.first)
    return county


def test_indices_are_those_of_the_worked_example(example: WorkedExample) -> None:
    scores.refresh(MONTH.first)

    found = spread.spread_of(example.units["P"].path, MONTH.first)

    assert found is not None
    assert found.gini == pytest.approx(0.4194, abs=5e-5)
    assert found.theil.total == pytest.approx(0.315156, abs=5e-7)
    assert found.theil.between == pytest.approx(0.214896, abs=5e-7)
    assert found.theil.within == pytest.approx(0.100261, abs=5e-7)
    assert found.top_three == 1.0


def test_page_tells_who_is_clearly_apart_and_who_is_not(county: Unit, reader: Reader) -> None:
    page = reader(county).get(f"/spread/?period={MONTH.key}&level=township")

    places = {one.score.unit.name: str(place) for one, place in page.context["rows"]}
    assert places.pop("镇5") == "clearly above"
    assert list(places.values()) == ["not clearly different"] * 5
    (apart,) = (one for one, _place in page.context["rows"] if one.score.unit.name == "镇5")
    assert apart.deviation > 10
    told = page.content.decode()
    assert "not clearly different" in told
    assert "with a Gini index of" in told


def test_programs_read_the_same_numbers(county: Unit, reader: Reader) -> None:
    client = reader(county)

    told = client.get(f"/api/figures/spread/?period={MONTH.key}&level=township").json()

    page = client.get(f"/spread/?period={MONTH.key}&level=township")
    assert told["spread"]["gini"] == page.context["found"].gini
    places = {one["unit"]["name"]: one["place"] for one in told["units"]}
    assert places == {f"镇{number}": "not_clear" for number in range(5)} | {"镇5": "above"}
    assert [one["score"] for one in told["units"]] == [
        one.score.score for one, _place in page.context["rows"]
    ]


def test_units_of_others_are_not_in_it(county: Unit, reader: Reader) -> None:
    other = make_unit("邻县", staff=5)
    make_unit("外镇", level=Level.TOWNSHIP, parent=other, staff=10)
    scores.refresh(MONTH.first)

    page = reader(county).get(f"/spread/?period={MONTH.key}").content.decode()

    assert "外镇" not in page
    assert "镇5" in page


def test_list_leaves_as_a_file(county: Unit, reader: Reader) -> None:
    file = reader(county).get(f"/spread/?period={MONTH.key}&export=csv").content.decode()

    assert "镇5" in file
    assert "clearly above" in file


@pytest.mark.parametrize("query", ["level=moon", "sort=name"])
def test_what_does_not_exist_is_not_found(county: Unit, reader: Reader, query: str) -> None:
    assert reader(county).get(f"/spread/?period={MONTH.key}&{query}").status_code == 404


def test_month_without_scores_says_so(county: Unit, reader: Reader) -> None:
    page = reader(county).get("/spread/?period=2019-01").content.decode()

    assert "No score for January 2019" in page


def test_unit_page_and_programs_tell_interval_place_and_deviation(
    county: Unit, reader: Reader
) -> None:
    town = Unit.objects.get(name="镇5")
    client = reader(county)

    page = client.get(f"/units/{town.uuid}/?period={MONTH.key}").content.decode()
    told = client.get(f"/api/units/{town.uuid}/burden/?period={MONTH.key}").json()["score"]

    assert "robust deviations from the middle" in page
    assert "In nine of ten draws its place is 1 to 1" in page
    assert told["seed"] == 20250601
    assert told["low"] < float(told["score"]) < told["high"]
    assert told["standing"]["ranks"] == [1, 1]
    spread_page = client.get(f"/spread/?period={MONTH.key}&level=township").context["rows"]
    (same,) = (one for one, _place in spread_page if one.score.unit == town)
    assert told["standing"]["deviation"] == same.deviation
    assert sum(float(part["points"]) for part in told["parts"]) == float(told["total"])
