"""Hours are told to whoever may read figures; titles only to those who may open the paper."""

from collections.abc import Callable

import pytest
from django.test import Client

from burden.dashboards.selectors.matter_receivers import receivers_of, with_units
from burden.organisations.models import Level, Role, Unit
from tests.factories.administration import book_hours, make_person, make_unit
from tests.factories.papers import paper_of
from tests.factories.worked_example import WorkedExample

Reader = Callable[[Unit], Client]
JUNE = "period=2025-06"

pytestmark = pytest.mark.django_db


def administrator(scope: Unit) -> Client:
    client = Client(headers={"accept-language": "en"})
    person = make_person(Role.SYSTEM_ADMIN, scope)
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("page", ["overview", "unit", "pair"])
def test_administrator_is_told_hours_and_no_titles(example: WorkedExample, page: str) -> None:
    units = example.units
    for item in example.items.values():
        item.title = f"title of {item.title}"
        item.save()
    address = {
        "overview": f"/?{JUNE}",
        "unit": f"/units/{units['K1'].uuid}/?{JUNE}",
        "pair": f"/flow/?issuer={units['C'].uuid}&receiver={units['K1'].uuid}&{JUNE}",
    }[page]

    told = administrator(units["P"]).get(address)

    assert told.status_code == 200
    assert "not open to you" in told.text
    assert "title of" not in told.text


def test_units_that_received_a_matter_add_up_to_it(example: WorkedExample) -> None:
    root, path = example.items["D0"], example.units["P"].path

    all_levels = with_units(list(receivers_of(root, path, None)))
    [town] = with_units(list(receivers_of(root, path, Level.TOWNSHIP)))

    assert float(sum(one.hours for one in all_levels)) == pytest.approx(11.8733, abs=5e-5)
    assert (town.unit.name, town.items) == ("T1", 1)


def test_page_of_a_matters_units_keeps_to_the_scope(reader: Reader) -> None:
    county = make_unit("county")
    item = paper_of(county, "paper")
    book_hours(item, county, 5)

    page = reader(county).get(f"/matters/{item.uuid}/units/")

    assert [(one.unit, one.hours) for one in page.context["rows"]] == [(county, 5)]
    assert reader(make_unit()).get(f"/matters/{item.uuid}/units/").status_code == 404
