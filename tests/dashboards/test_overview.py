"""The first page says where the load is, in the figures of the ledger."""

import re
from collections.abc import Callable

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from burden.organisations.models import Unit
from tests.factories.administration import make_unit
from tests.factories.worked_example import WorkedExample

Reader = Callable[[Unit], Client]
QUERIES_A_PAGE = 22


def _heat_cells(page: str) -> list[str]:
    return re.findall(r'class="heat-value load-\d"[^>]*>([^<]+)<', page)


def test_overview_shows_the_flow_matrix_of_the_worked_example(
    example: WorkedExample, reader: Reader
) -> None:
    client = reader(example.units["P"])

    page = client.get("/").content.decode()

    assert _heat_cells(page) == ["20.0", "11.1", "17.6", "16.0", "10.5", "15.0", "10.7"]


def test_overview_shows_only_what_the_scope_received(
    example: WorkedExample, reader: Reader
) -> None:
    client = reader(example.units["K1"])

    page = client.get("/").content.decode()

    assert "29.0" in page
    assert "100.9" not in page


def test_overview_answers_with_a_sentence_on_the_grassroots(
    example: WorkedExample, reader: Reader
) -> None:
    client = reader(example.units["P"])

    page = client.get("/").content.decode()

    assert "each person at the township level spent 0.03 hours a working day" in page


def test_overview_of_an_empty_scope_names_the_three_steps(
    example: WorkedExample, reader: Reader
) -> None:
    client = reader(make_unit("elsewhere"))

    page = client.get("/").content.decode()

    assert 'class="steps"' in page


def test_period_without_hours_leads_to_the_latest_one(
    example: WorkedExample, reader: Reader
) -> None:
    client = reader(example.units["P"])

    page = client.get("/?period=2019-01").content.decode()

    assert "period=2025-06" in page


def test_period_that_is_none_is_not_found(example: WorkedExample, reader: Reader) -> None:
    client = reader(example.units["P"])

    assert client.get("/?period=2025-13").status_code == 404


def test_overview_asks_the_database_a_bounded_number_of_times(
    example: WorkedExample,
    reader: Reader,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = reader(example.units["P"])
    client.get("/")

    with django_assert_max_num_queries(QUERIES_A_PAGE):
        client.get("/")
