"""Demands and what only looks like one, from tests/samples/demands, and how they are judged."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from docs_audit.gbt9704 import read_paper

_FOLDER = Path(__file__).parents[1] / "samples" / "demands"
_KINDS = {"D": "deadline", "Q": "quota", "F": "frequency", "M": "material"}
_FRAME = "安平县民政局关于救助工作的通知\n各乡镇：\n{}\n安平县民政局\n2025年3月5日\n"

Tuples = Counter[tuple[str, str]]


@dataclass(frozen=True)
class Sample:
    """A sentence and the (kind, value) pairs that it demands."""

    sentence: str
    truth: Tuples


@dataclass(frozen=True)
class Score:
    right: int
    found: int
    true: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.true) if self.found + self.true else 1.0


def samples(name: str) -> list[Sample]:
    lines = (_FOLDER / f"{name}.txt").read_text().splitlines()
    return [_sample(line) for line in lines if line and not line.startswith("#")]


def read(sentence: str) -> Tuples:
    """What the reader finds in a sentence of a paper of 5 March 2025."""
    paper = read_paper(_FRAME.format(sentence))
    return Counter((one.kind, one.value) for one in paper.requirements)


def score(found: list[tuple[Sample, Tuples]], kind: str) -> Score:
    """Over all samples, for one kind of demand."""
    right = sum(_of(sample.truth & one, kind) for sample, one in found)
    return Score(
        right, sum(_of(one, kind) for _, one in found), sum(_of(s.truth, kind) for s, _ in found)
    )


def _of(tuples: Tuples, kind: str) -> int:
    return sum(count for (one, _), count in tuples.items() if one == kind)


def _sample(line: str) -> Sample:
    sentence, *marks = (part.strip() for part in line.split(" | "))
    return Sample(sentence, Counter((_KINDS[mark[0]], mark[2:]) for mark in marks))
