"""Plants copies of known kind and place among real texts, by seed.

Texts come from a folder with a ``manifest.csv`` (see ``copies.py``). Every lower paper is built
from pieces that remember where in the upper they came from, so the truth of a passage is exact.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from docs_audit.textreuse.papers import Paper, Span

UPPER_LENGTH = (1_500, 4_500)
PROVINCES = ("江东省", "岭西省", "澜北省", "云川省")
CITIES = ("安平市", "柳河市", "临江市", "宁川市", "东陵市", "金岭市", "广泽市", "石桥市")
COUNTIES = ("清河县", "平川县", "龙泉县", "永丰县", "桃源县", "白石县", "双桥县", "松林县")
SURNAMES = "王李张刘陈杨赵黄周吴徐孙"
GIVEN = ("建国", "志强", "丽华", "卫东", "海燕", "明", "晓峰", "文博", "春梅", "磊")
_PROSE_LINE = 20
_SENTENCE = re.compile(r"[^。；！？\n]*[。；！？]?\n*")


@dataclass(frozen=True)
class Truth:
    """One planted copy: the class, the papers, the copied spans in both and the right answer."""

    kind: str
    lower: str
    upper: str
    relation: str
    passages: tuple[tuple[Span, Span], ...]
    containment: float
    substitutions: frozenset[tuple[str, str, str]] = frozenset()


@dataclass
class Corpus:
    """Papers with what is planted among them; ``negatives`` are pairs that share no copy."""

    papers: list[Paper] = field(default_factory=list)
    truths: list[Truth] = field(default_factory=list)
    negatives: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass
class Piece:
    """Text of a lower paper and the span of the upper it stands for, if any."""

    text: str
    source: Span | None


def sentences(text: str, offset: int = 0) -> list[Piece]:
    """Part a text into sentences that remember their place."""
    return [
        Piece(match[0], (match.start() + offset, match.end() + offset))
        for match in _SENTENCE.finditer(text)
        if match[0]
    ]


def base_texts(folder: Path, seed: int) -> list[str]:
    """Return the folder's texts in an order given by the seed, cut to a paper's usual length."""
    with (folder / "manifest.csv").open(encoding="utf-8") as file:
        paths = [row["path"] for row in csv.DictReader(file) if row["path"].endswith(".txt")]
    dice = random.Random(seed)
    dice.shuffle(paths)
    texts = []
    for path in paths:
        text = (folder / path).read_text(encoding="utf-8", errors="replace")
        wanted = dice.randint(*UPPER_LENGTH)
        if len(text) >= UPPER_LENGTH[0] * 1.3:
            # The head of a law lists its revisions; the body starts after it.
            start = text.find("\n", min(600, len(text) // 5)) + 1
            texts.append(
                text[start : text.rfind("\n", start, start + wanted) + 1 or start + wanted]
            )
    return [
        text
        for text in texts
        if len(text) > UPPER_LENGTH[0] * 0.6 and len(text) > _PROSE_LINE * (text.count("\n") + 1)
    ]


def independent(texts: list[str], share: float = 0.08) -> list[str]:
    """Keep texts that share less than ``share`` of their rarer 6-grams with every one kept."""
    grams = [{text[at : at + 6] for at in range(len(text) - 5)} for text in texts]
    frequency: dict[str, int] = {}
    for found in grams:
        for gram in found:
            frequency[gram] = frequency.get(gram, 0) + 1
    most = max(3, len(texts) // 100)
    rare = [{gram for gram in found if frequency[gram] <= most} for found in grams]
    owners: dict[str, list[int]] = {}
    kept = []
    for at, found in enumerate(rare):
        shared: dict[int, int] = {}
        for gram in found:
            for owner in owners.get(gram, ()):
                shared[owner] = shared.get(owner, 0) + 1
        if max(shared.values(), default=0) < share * max(len(found), 1):
            kept.append(at)
            for gram in found:
                owners.setdefault(gram, []).append(at)
    return [texts[at] for at in kept]


class Planter:
    """Builds a corpus; all chance comes from one seed."""

    def __init__(self, texts: list[str], seed: int, *, latin: bool = False) -> None:
        self.dice = random.Random(seed)
        self.texts = texts
        self.latin = latin
        self.corpus = Corpus()
        self._next = 0
        joined = "".join(texts[:200])
        pattern = r"[a-z]{4,9}" if latin else r"[\u4e00-\u9fff]{2}"
        words = re.findall(pattern, joined)
        self.vocabulary: list[str] = [
            word for word in dict.fromkeys(words) if words.count(word) > 3
        ][:3_000]

    def text(self) -> str:
        """Return a base text that nothing was made of yet."""
        self._next += 1
        return self.texts[self._next - 1]

    @property
    def left(self) -> int:
        """How many unused base texts there are."""
        return len(self.texts) - self._next

    def paper(self, identity: str, text: str, unit: str, level: str, day: date) -> Paper:
        """Add a paper to the corpus."""
        made = Paper(identity, text, None, (unit,), level, day)
        self.corpus.papers.append(made)
        return made

    def upper(self, identity: str) -> Paper:
        """Add a paper of a province or a city made of an unused text."""
        place = self.dice.choice(PROVINCES)
        level, unit = self.dice.choice(
            (("province", place), ("city", place + self.dice.choice(CITIES)))
        )
        return self.paper(identity, self.text(), unit + "人民政府", level, self.day(2023))

    def word(self) -> str:
        """Return a common word of the texts."""
        return self.dice.choice(self.vocabulary)

    def day(self, year: int) -> date:
        """Return a day of a year."""
        return date(year, 1, 1) + timedelta(days=self.dice.randrange(360))

    def lower_of(self, upper: Paper) -> tuple[str, str]:
        """Return unit and level of an issuer below the upper's."""
        place = upper.issuer.removesuffix("人民政府")
        if upper.level == "province" and self.dice.random() < 0.5:
            return place + self.dice.choice(CITIES) + "人民政府", "city"
        city = place if upper.level == "city" else place + self.dice.choice(CITIES)
        return city + self.dice.choice(COUNTIES) + "人民政府", "county"

    def plant(
        self,
        kind: str,
        identity: str,
        make: Callable[[Planter, str], tuple[list[Piece], frozenset[tuple[str, str, str]]]],
        upper: Paper | None = None,
    ) -> Truth:
        """Add an upper, where none is given, and a lower copied from it."""
        source = upper or self.upper(f"{identity}u")
        pieces, swapped = make(self, source.text)
        unit, level = self.lower_of(source)
        text, passages, share = assembled(pieces)
        self.paper(f"{identity}l", text, unit, level, self.day(2024))
        truth = Truth(kind, f"{identity}l", source.id, "copied", passages, share, swapped)
        self.corpus.truths.append(truth)
        return truth


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
