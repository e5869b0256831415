"""Ranks are read from the free words of a role."""

import pytest

from meetings.layering import Role
from meetings.layering.roles import rank


@pytest.mark.parametrize(
    "role", ["镇长", "党委书记", "主要负责同志", "局长", "村党支部书记", "一把手", "principal"]
)
def test_who_heads_the_unit_is_its_principal(role: str) -> None:
    assert rank(role) is Role.PRINCIPAL


@pytest.mark.parametrize("role", ["副镇长", "党委副书记", "分管负责同志", "县委常委", "deputy"])
def test_deputies_are_deputies(role: str) -> None:
    assert rank(role) is Role.DEPUTY


@pytest.mark.parametrize(
    "role", ["办公室主任", "纪委书记", "团委书记", "驻村第一书记", "机关党支部书记", "工作人员", ""]
)
def test_who_heads_a_part_of_it_is_neither(role: str) -> None:
    assert rank(role) is Role.OTHER
