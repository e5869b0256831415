"""The unit page takes the score apart so that the shown parts add up to the shown whole."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.test import Client

from burden.organisations.models import Unit
from burden.scores import services as scores
from tests.factories.worked_example import MONTH, WorkedExample

Reader = Callable[[Unit], Client]


def _page(example: WorkedExample, reader: Reader, name: str) -> Any:
    scores.refresh(MONTH.first)
    client = reader(example.units["P"])
    answer = client.get(f"/units/{example.units[name].uuid}/?period={MONTH.key}")
    return answer.context


def test_shown_points_add_up_to_the_shown_score(example: WorkedExample, reader: Reader) -> None:
    scored = _page(example, reader, "K1")["scored"]

    assert scored.total == sum(part.points for part in scored.parts)
    assert scored.total == Decimal("28.3")


def test_heaviest_part_stands_first(example: WorkedExample, reader: Reader) -> None:
    scored = _page(example, reader, "K1")["scored"]

    assert scored.parts[0].component == "layered"


def test_unit_shows_what_it_received_and_generated_itself(
    example: WorkedExample, reader: Reader
) -> None:
    context = _page(example, reader, "C")

    assert round(context["received"].hours, 2) == Decimal("27.05")
    assert round(context["generated"].hours, 4) == Decimal("26.5133")


def test_month_without_hours_says_so_instead_of_a_score(
    example: WorkedExample, reader: Reader
) -> None:
    client = reader(example.units["P"])

    page = client.get(f"/units/{example.units['K1'].uuid}/?period=2024-01").content.decode()

    assert "No score for January 2024" in page
