"""Nobody needs to see a picture: each has a table of the same figures and says one sentence."""

import re
from pathlib import Path

import pytest

from tests.architecture.sources import CHECKOUT

TEMPLATES = sorted((CHECKOUT / "templates").rglob("*.html"))
CHART = re.compile(r"<figure[^>]*data-chart=.*?</figure>", re.DOTALL)
# What stands in each figure: the switch with the picture's file, the table, the sentences.
PARTS = (
    "components/chart_switch.html",
    "data-chart-canvas",
    "aria-label",
    "data-chart-table",
    "data-value",
    "chart-summary",
)


def charts() -> list[tuple[str, str]]:
    return [
        (str(path.relative_to(CHECKOUT)), found)
        for path in TEMPLATES
        for found in CHART.findall(path.read_text(encoding="utf-8"))
    ]


def including(path: Path) -> str:
    """A template with all that include it."""
    name = str(path.relative_to(CHECKOUT / "templates"))
    texts = (one.read_text(encoding="utf-8") for one in TEMPLATES)
    return "".join([path.read_text(encoding="utf-8"), *(text for text in texts if name in text)])


def test_there_are_charts() -> None:
    assert len(charts()) >= 3


@pytest.mark.parametrize(("name", "figure"), charts(), ids=[name for name, _figure in charts()])
def test_chart_has_a_table_twin_and_one_sentence(name: str, figure: str) -> None:
    assert [part for part in PARTS if part not in figure] == [], name


def test_drawn_picture_leaves_as_a_file_and_has_its_figures_beside_it() -> None:
    drawn = [path for path in TEMPLATES if "data-picture " in path.read_text(encoding="utf-8")]
    assert drawn

    for path in drawn:
        page = including(path)
        assert "components/picture_save.html" in page, path
        assert re.search(r"the (table|tree) below has", page), path
