"""Length of papers: GD-05, GD-05a and N19-02."""

import pytest

from docs_audit.rules import DEFAULTS, check
from tests.rules.papers import FILLING, hits, rules_of, subject

LINE = FILLING  # 26 characters


def long_body(characters: int) -> str:
    return "\n".join([LINE] * (characters // len(LINE) + 1))


@pytest.mark.parametrize(
    ("title", "characters", "is_hit"),
    [
        ("关于开展护林专项整治行动的通知", 4_200, True),
        ("关于开展护林专项整治行动的通知", 3_900, False),
        ("关于基层治理的意见", 4_200, False),
        ("关于基层治理的意见", 5_200, True),
        ("关于全面推进乡村振兴的意见", 9_000, False),
        ("关于印发2025年工作要点的通知", 9_000, False),
    ],
)
def test_long_paper_is_a_hit_by_the_bound_of_its_class(
    title: str, characters: int, is_hit: bool
) -> None:
    assert bool(hits(subject(long_body(characters), title=title), "GD-05")) == is_hit


def test_length_is_held_against_the_value_in_force() -> None:
    paper = subject(long_body(3_500), title="关于开展护林专项整治行动的通知")
    stricter = DEFAULTS | {"length.special": 3_000.0}

    assert "GD-05" not in rules_of(paper)
    (hit,) = [one for one in check(paper, (), stricter) if one.rule == "GD-05"]
    assert hit.figures["bound"] == 3_000
    assert hit.softness == "general"


def test_pages_above_the_bound_are_a_hit_in_principle() -> None:
    assert [hit.softness for hit in hits(subject(pages=11), "N19-02")] == ["principle"]
    assert not hits(subject(pages=10), "N19-02")
    assert not hits(subject(pages=0), "N19-02")


def section(heading: str, characters: int) -> str:
    return f"{heading}\n{long_body(characters)}"


def test_paper_mostly_of_background_and_leadership_is_a_candidate() -> None:
    wordy = [section("一、充分认识重要意义", 400), section("二、工作措施", 400)]
    wordy.append(section("三、加强组织领导", 400))
    plain = [section("一、清理可燃物", 500), section("二、落实看护", 500)]
    plain.append(section("三、加强组织领导", 100))

    (hit,) = hits(subject("\n".join(wordy)), "GD-05a")
    assert hit.sentence == "一、充分认识重要意义"
    assert not hits(subject("\n".join(plain)), "GD-05a")
