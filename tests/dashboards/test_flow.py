"""A cell of the flow matrix opens to its units, and a pair of units to its papers and meetings."""

from collections.abc import Callable

from django.test import Client

from burden.organisations.models import Unit
from tests.factories.administration import make_unit
from tests.factories.worked_example import WorkedExample

Reader = Callable[[Unit], Client]


def test_cell_opens_to_the_pairs_that_make_it(example: WorkedExample, reader: Reader) -> None:
    client = reader(example.units["P"])

    rows = client.get("/flow/?from_level=city&to_level=county").context["rows"]

    assert {(row["originator__name"], row["receiver__name"]) for row in rows} == {
        ("C", "K1"),
        ("C", "K2"),
    }


def test_pair_opens_to_its_items(example: WorkedExample, reader: Reader) -> None:
    client = reader(example.units["P"])
    city, county = example.units["C"], example.units["K1"]

    rows = client.get(f"/flow/?issuer={city.uuid}&receiver={county.uuid}").context["rows"]

    assert [row.item.title for row in rows] == ["M1", "D1"]


def test_issuer_that_sent_nothing_here_looks_like_none(
    example: WorkedExample, reader: Reader
) -> None:
    client = reader(example.units["K1"])
    stranger = make_unit("elsewhere")

    assert client.get(f"/flow/?issuer={stranger.uuid}").status_code == 404


def test_export_makes_formulas_harmless(example: WorkedExample, reader: Reader) -> None:
    county = example.units["K1"]
    Unit.objects.filter(pk=county.pk).update(name="=1+1")
    client = reader(example.units["P"])

    table = client.get("/flow/?export=csv").content.decode()

    assert "'=1+1" in table
    assert ",=1+1" not in table
