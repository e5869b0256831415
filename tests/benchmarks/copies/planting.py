"""Plants copies of known kind and place among real texts, by seed.

Every lower paper is built from pieces that remember where in the upper they came from, so the
truth of a passage is exact.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from docs_audit.textreuse.papers import Paper, Span
from tests.benchmarks.copies.cast import Line, Unit, downwards, unit

Swap = tuple[str, str, str]
_OPEN_TEXTS = 24
_SENTENCE = re.compile(r"[^。；！？\n]*[。；！？]?\n*")
# Lines of English bills end anywhere, and their sentences are full of numbers with points.
_LATIN_SENTENCE = re.compile(r".{20,}?[.;?!]\s+|.+$", re.DOTALL)


@dataclass(frozen=True)
class Truth:
    """One planted copy: the class, the papers, the copied spans in both and the right answer.

    ``substitutions`` are (lower, upper, kind); ``farther`` are papers that the upper copied.
    """

    kind: str
    lower: str
    upper: str
    relation: str
    passages: tuple[tuple[Span, Span], ...]
    containment: float
    substitutions: frozenset[Swap] = frozenset()
    farther: tuple[str, ...] = ()


@dataclass
class Corpus:
    """Papers with what is planted among them.

    ``innocent`` gives the kind of those that copy nothing, by id. Where ``judged`` is given, it
    holds the only pairs whose truth is known.
    """

    papers: list[Paper] = field(default_factory=list)
    truths: list[Truth] = field(default_factory=list)
    innocent: dict[str, str] = field(default_factory=dict)
    judged: frozenset[tuple[str, str]] | None = None


@dataclass
class Piece:
    """Text of a lower paper and the span of the upper it stands for, if any."""

    text: str
    source: Span | None


@dataclass(frozen=True)
class Copy:
    """What a maker gives: the lower's pieces, what was swapped, and the upper's text if altered."""

    pieces: list[Piece]
    swaps: frozenset[Swap] = frozenset()
    upper: str = ""


Maker = Callable[["Planter", str, Line], Copy]


def sentences(text: str, offset: int = 0) -> list[Piece]:
    """Part a text into sentences that remember their place."""
    pattern = _SENTENCE if "。" in text else _LATIN_SENTENCE
    return [
        Piece(match[0], (match.start() + offset, match.end() + offset))
        for match in pattern.finditer(text)
        if match[0]
    ]


def own(text: str) -> list[Piece]:
    """Part a text into sentences that come from nowhere."""
    return [Piece(piece.text, None) for piece in sentences(text)]


class Planter:
    """Builds a corpus; all chance comes from one seed, and ids begin with its name."""

    def __init__(self, name: str, texts: list[str], seed: int, *, latin: bool = False) -> None:
        self._name = name
        self.dice = random.Random(seed)
        self.texts = texts
        self.latin = latin
        self.corpus = Corpus()
        self._next = 0
        self._open: list[list[Piece]] = []
        pattern = r"[a-z]{4,9}" if latin else r"[\u4e00-\u9fff]{2}"
        words: Counter[str] = Counter(re.findall(pattern, "".join(texts[:200])))
        self._vocabulary = [word for word, count in words.items() if count > 3][:3_000]

    def text(self) -> str:
        """Return a base text that nothing was made of yet."""
        self._next += 1
        return self.texts[self._next - 1]

    def own_piece(self, length: int) -> list[Piece]:
        """Return sentences of about a length that no other paper has.

        They come from many texts by turns: two pieces of one law share its terms.
        """
        if len(self._open) < _OPEN_TEXTS:
            self._open.append(own(self.text()))
        else:
            self._open.append(self._open.pop(0))
        source = self._open[-1]
        taken: list[Piece] = []
        while sum(len(piece.text) for piece in taken) < length and source:
            taken.append(source.pop(0))
        if not source:
            self._open[-1] = own(self.text())
        return taken

    @property
    def left(self) -> int:
        """How many unused base texts there are."""
        return len(self.texts) - self._next

    def word(self) -> str:
        """Return a common word of the texts."""
        return self.dice.choice(self._vocabulary)

    def day(self, year: int) -> date:
        """Return a day of a year."""
        return date(year, 1, 1) + timedelta(days=self.dice.randrange(360))

    def paper(self, identity: str, text: str, issuer: Unit, year: int) -> Paper:
        """Add a paper to the corpus."""
        known = f"{self._name}:{identity}"
        made = Paper(known, text, None, (issuer.name,), issuer.level, self.day(year))
        self.corpus.papers.append(made)
        return made

    def innocent(self, kind: str, identity: str, text: str, issuer: Unit | None = None) -> Paper:
        """Add a paper that copies nothing."""
        levels = ("province", "city", "county")
        issuer = issuer or unit(self.dice, self.dice.choice(levels))
        made = self.paper(identity, text, issuer, self.dice.choice((2023, 2024)))
        self.corpus.innocent[made.id] = kind
        return made

    def plant(
        self,
        kind: str,
        identity: str,
        make: Maker,
        line_of: Callable[[random.Random], Line] = downwards,
    ) -> None:
        """Add an upper made of an unused text and a lower copied from it."""
        line, text = line_of(self.dice), self.text()
        copy = make(self, text, line)
        upper = self.paper(f"{identity}u", copy.upper or text, line.upper, 2023)
        lower_text, passages, share = assembled(copy.pieces)
        lower = self.paper(f"{identity}l", lower_text, line.lower, 2024)
        self.corpus.truths.append(
            Truth(kind, lower.id, upper.id, line.relation, passages, share, copy.swaps)
        )


def assembled(pieces: list[Piece]) -> tuple[str, tuple[tuple[Span, Span], ...], float]:
    """Join pieces to a text, with the passages that run on in both papers and their share."""
    text, copied = "", 0
    passages: list[tuple[Span, Span]] = []
    for piece in pieces:
        start, text = len(text), text + piece.text
        if piece.source is None:
            continue
        copied += len(piece.text.strip())
        here = (start, len(text))
        if passages and passages[-1][0][1] == start and passages[-1][1][1] == piece.source[0]:
            (low, _), (high, _) = passages[-1]
            passages[-1] = ((low, here[1]), (high, piece.source[1]))
        else:
            passages.append((here, piece.source))
    total = sum(len(piece.text.strip()) for piece in pieces)
    return text, tuple(passages), copied / max(total, 1)
