"""docs/security.md answers every requirement SEC-01 to SEC-17, by tests that exist or a limit."""

import re

import pytest

from tests.stack.product import CHECKOUT

TABLE = CHECKOUT / "docs" / "security.md"
REQUIREMENTS = [f"SEC-{number:02}" for number in range(1, 18)]


def rows() -> dict[str, list[str]]:
    """The cells of each row by its requirement."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    cut = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {cells[0]: cells for cells in cut if cells[0].startswith("SEC-")}


def test_every_requirement_has_one_row() -> None:
    assert list(rows()) == REQUIREMENTS


@pytest.mark.parametrize("requirement", REQUIREMENTS)
def test_row_names_tests_that_exist_or_states_a_limit(requirement: str) -> None:
    _id, does, proof, limit = rows()[requirement]
    named = re.findall(r"`(tests/[\w/]+\.py)`", proof)

    assert does
    assert named or limit
    for name in named:
        assert "def test_" in (CHECKOUT / name).read_text(encoding="utf-8"), name
