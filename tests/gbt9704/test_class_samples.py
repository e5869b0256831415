"""White heads as clerks write them, told from lawful papers that look like them."""

from pathlib import Path

import pytest

from docs_audit.gbt9704 import Class, read_paper

SAMPLES = Path(__file__).parent.parent / "samples" / "classes"
WHITE_HEADS = (SAMPLES / "white_heads.txt").read_text(encoding="utf-8").split("\n====\n")
LAWFUL = [
    sample.split("\n", 1)
    for sample in (SAMPLES / "lawful.txt").read_text(encoding="utf-8").split("\n====\n")
]


def test_samples_are_many() -> None:
    assert len(set(WHITE_HEADS)) >= 120
    assert len({text for _, text in LAWFUL}) >= 160


@pytest.mark.parametrize("text", WHITE_HEADS)
def test_demand_without_number_is_a_white_head(text: str) -> None:
    read = read_paper(text)

    assert read.class_ is Class.WHITE_HEAD, read.white_head.signals
    assert read.white_head.verdict


@pytest.mark.parametrize(("class_", "text"), LAWFUL)
def test_lawful_paper_keeps_its_class(class_: str, text: str) -> None:
    read = read_paper(text)

    assert read.class_ == class_, read.white_head.signals
    assert not read.white_head.verdict
