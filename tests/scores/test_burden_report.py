"""`burden_report`: the figures of a period for other programs and for people."""

import csv
import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from burden.organisations.models import Unit
from tests.factories.worked_example import OTHER_BURDENS, WorkedExample

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def example() -> WorkedExample:
    example = WorkedExample()
    example.book()
    return example


def told(**options: Any) -> str:
    out = StringIO()
    call_command("burden_report", period=options.pop("period", "2025-06"), stdout=out, **options)
    return out.getvalue()


def as_json(**options: Any) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(told(format="json", **options))
    return report


def unit_of(report: dict[str, Any], name: str) -> dict[str, Any]:
    rows: list[dict[str, Any]] = report["units"]
    return next(row for row in rows if row["name"] == name)


def test_json_holds_hours_score_points_and_interval_of_a_unit() -> None:
    county = unit_of(as_json(), "K1")

    assert county["hours_received"] == 29.04
    assert county["avoidable_received"] == 17.9461
    assert county["hours_generated"] == 25.7433
    assert county["components"]["layered"] == 14.4
    assert county["score"] == 28.3
    assert county["points"] == {
        "layered": 21.6,
        "copied": 4.4,
        "meeting": 1.9,
        "document": 0.4,
        "accompany": 0.0,
        "nested": 0.0,
        **dict.fromkeys(OTHER_BURDENS, 0.0),
    }
    assert county["low"] < county["score"] < county["high"]
    assert county["measured_share"] == 1


def test_json_sums_the_levels_and_the_flow() -> None:
    report = as_json()

    levels = {row["level"]: row for row in report["levels"]}
    assert list(levels) == ["province", "city", "county", "township"]
    assert levels["county"]["hours_received"] == 43.08
    assert levels["county"]["staff"] == 40
    assert report["flow"]["hours"][2] == [0, 0, 15, 10.7433]
    assert report["working_days"] == 20
    assert report["concentration"]["theil"] == 0.315156


def test_a_quarter_is_reported_like_a_month() -> None:
    report = as_json(period="2025-Q2")

    assert report["period"] == "2025-Q2"
    assert unit_of(report, "K1")["hours_received"] == 29.04
    assert unit_of(report, "K1")["score"] < 28.3


def test_a_subtree_is_reported_alone(example: WorkedExample) -> None:
    report = as_json(unit=example.units["K1"].code)

    assert [row["name"] for row in report["units"]] == ["K1", "T1"]


def test_csv_has_a_line_for_each_level_and_unit() -> None:
    rows = list(csv.DictReader(StringIO(told(format="csv"))))

    assert len(rows) == 4 + 6
    (county,) = [row for row in rows if row["name"] == "K1"]
    assert (county["hours_received"], county["score"]) == ("29.0400", "28.3")
    assert county["points_layered"] == "21.6"


def test_csv_holds_no_formula(example: WorkedExample) -> None:
    Unit.objects.filter(name="T2").update(name="=1+1")

    assert "'=1+1" in told(format="csv")


def test_text_shows_how_a_score_adds_up() -> None:
    assert "28.3 [" in told()
    assert "= meeting 1.9 + document 0.4 + layered 21.6 + copied 4.4" in told()


@pytest.mark.parametrize(
    ("options", "code"), [({"unit": "nowhere"}, 2), ({"period": "2025-13"}, 2)]
)
def test_unusable_options_are_named(options: dict[str, str], code: int) -> None:
    with pytest.raises(CommandError) as failure:
        told(**options)

    assert failure.value.returncode == code
    assert next(iter(options.values())) in str(failure.value)


def test_an_empty_product_has_nothing_to_report() -> None:
    Unit.objects.update(is_external=True)

    with pytest.raises(CommandError) as failure:
        told(period="2020-01")

    assert failure.value.returncode == 1
