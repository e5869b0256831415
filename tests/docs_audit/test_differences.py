"""Inside a passage exactly the words that differ are boxed, and each swap finds its places."""

import random
import time

import pytest

from docs_audit.differences import Difference, differences, named


def told(
    lower: str, upper: str, swaps: list[tuple[str, str]] | None = None
) -> list[tuple[str, str, int]]:
    """Each difference as (lower words, upper words, swap)."""
    found = named(differences(lower, upper), lower, upper, swaps or [])
    return [(lower[slice(*one.lower)], upper[slice(*one.upper)], one.swap) for one in found]


def test_only_what_differs_is_told() -> None:
    lower, upper = "全镇要认真做好防汛工作", "全县要做好防汛抗旱工作"

    assert told(lower, upper) == [("镇", "县", -1), ("认真", "", -1), ("", "抗旱", -1)]


def test_punctuation_and_line_ends_make_no_difference() -> None:
    assert told("排查隐患，\n建立清单。", "排查隐患：建立清单；") == []


def test_latin_words_and_numbers_are_told_whole() -> None:
    assert told("use 120 boats", "use 125 boats") == [("120", "125", -1)]


def test_a_swap_is_told_by_its_whole_words_at_every_place() -> None:
    lower = "全市范围内，会同江州市政府在全市开展"
    upper = "全省范围内会同江东省政府在全省开展"
    swaps = [("全市", "全省"), ("江州市", "江东省")]

    assert told(lower, upper, swaps) == [
        ("全市", "全省", 0),
        ("江州市", "江东省", 1),
        ("全市", "全省", 0),
    ]


def test_the_same_words_elsewhere_are_no_place_of_a_swap() -> None:
    lower, upper = "全市排查，全市会议已经部署", "全省排查，全市会议已经部署"

    assert told(lower, upper, [("全市", "全省")]) == [("全市", "全省", 0)]


@pytest.mark.parametrize("length", [50, 3_000, 20_000])
def test_spans_lie_in_the_texts_and_what_lies_between_is_the_same(length: int) -> None:
    draw = random.Random(length)
    words = "组织开展隐患排查整治落实责任分工，。；\n"
    upper = "".join(draw.choice(words) for _ in range(length))
    lower = "".join(draw.choice("全市县镇") if draw.random() < 0.1 else one for one in upper)

    found = differences(lower, upper)

    ends = Difference((len(lower),) * 2, (len(upper),) * 2)
    below = above = 0
    for one in [*found, ends]:
        assert lower[below : one.lower[0]] == upper[above : one.upper[0]]
        below, above = one.lower[1], one.upper[1]


def test_long_passages_take_no_quadratic_time() -> None:
    """Aligned as a whole, halves of this length take some ten times longer."""
    draw = random.Random(1)
    letters = [chr(0x4E00 + number) for number in range(1_500)]
    upper = "".join(draw.choice(letters) + "，" * (n % 12 == 0) for n in range(200_000))
    lower = "".join(draw.choice(letters) if draw.random() < 0.1 else one for one in upper)
    begun = time.process_time()

    assert len(differences(lower, upper)) > 1_000
    assert time.process_time() - begun < 5
