"""How well demands are read: sentences as clerks write them, and what only looks like a demand."""

import pytest

from tests.gbt9704.demand_samples import read, samples, score

KINDS = ("deadline", "quota", "frequency", "material")


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_asked_is_read_and_nothing_else(kind: str) -> None:
    every = [*samples("asked"), *samples("not_asked")]

    reached = score([(one, read(one.sentence)) for one in every], kind)

    assert reached.true >= 50
    assert reached.precision >= 0.97
    assert reached.recall >= 0.97


@pytest.mark.parametrize("sample", samples("not_asked"), ids=lambda one: one.sentence[:24])
def test_sentence_that_asks_nothing_gives_no_demand(sample: object) -> None:
    assert not read(sample.sentence)  # type: ignore[attr-defined]
