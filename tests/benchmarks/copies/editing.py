"""Ways of copying that change what stands: its order, its words, its numbers, its amount."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.copies.cast import Line
from tests.benchmarks.copies.planting import Copy, Maker, Piece, Planter, sentences

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "copies"
_NUMBER = re.compile(r"\d+")
_WORD = {False: re.compile(r"[\u4e00-\u9fff]{2}"), True: re.compile(r"[a-z]{3,}")}
_ENDING = re.compile(r"[。；！？.;\n]*$")
_SYNONYMS: dict[str, str] = tomllib.loads((SAMPLES / "synonyms.toml").read_text(encoding="utf-8"))[
    "synonyms"
]
_KNOWN = re.compile("|".join(sorted(map(re.escape, _SYNONYMS), key=len, reverse=True)))


def verbatim(planter: Planter, text: str, line: Line) -> Copy:
    """The whole text as it is."""
    return Copy(sentences(text))


def renumbered(planter: Planter, text: str, line: Line) -> Copy:
    """Every number and date changed."""

    def other(match: re.Match[str]) -> str:
        return str(int(match[0][:9]) + planter.dice.randint(1, 9))

    return Copy([replace(p, text=_NUMBER.sub(other, p.text)) for p in sentences(text)])


def reordered(planter: Planter, text: str, line: Line) -> Copy:
    """Paragraphs in another order."""
    paragraphs: list[list[Piece]] = [[]]
    for piece in sentences(text):
        paragraphs[-1].append(piece)
        # In text out of a PDF every line ends like a paragraph; only longer parts are moved.
        if piece.text.endswith("\n") and sum(len(one.text) for one in paragraphs[-1]) >= 60:
            paragraphs.append([])
    planter.dice.shuffle(paragraphs)
    return Copy([piece for paragraph in paragraphs for piece in paragraph])


def shortened(share: float) -> Maker:
    """Give a maker that drops a share of the sentences."""

    def make(planter: Planter, text: str, line: Line) -> Copy:
        kept = [p for p in sentences(text) if planter.dice.random() >= share]
        return Copy(kept or sentences(text)[:2])

    return make


def synonyms(share: float) -> Maker:
    """Give a maker that replaces a share of the words by other common words."""

    def make(planter: Planter, text: str, line: Line) -> Copy:
        def other(match: re.Match[str]) -> str:
            return planter.word() if planter.dice.random() < share else match[0]

        word = _WORD[planter.latin]
        return Copy([replace(p, text=word.sub(other, p.text)) for p in sentences(text)])

    return make


def word_order(planter: Planter, text: str, line: Line) -> Copy:
    """Clauses of a sentence and members of a list in another order."""
    return Copy([replace(p, text=_moved(planter, p.text, 0.6)) for p in sentences(text)])


def paraphrased(planter: Planter, text: str, line: Line) -> Copy:
    """Rule-made paraphrase: synonyms, and clauses in another order.

    Chinese synonyms come from a list of the official language; English ones are other words.
    """

    def other(match: re.Match[str]) -> str:
        if planter.dice.random() >= (0.25 if planter.latin else 0.8):
            return match[0]
        return planter.word() if planter.latin else _SYNONYMS[match[0]]

    word = _WORD[True] if planter.latin else _KNOWN
    return Copy(
        [replace(p, text=_moved(planter, word.sub(other, p.text), 0.35)) for p in sentences(text)]
    )


def _moved(planter: Planter, sentence: str, share: float) -> str:
    """Shuffle the members of lists and the clauses of a sentence, its end left in place."""
    ending = _ENDING.search(sentence)
    assert ending is not None
    clauses = re.split("[，,]", sentence[: ending.start()])
    comma = "," if planter.latin else "，"
    clauses = [_shuffled(planter, clause, "、", share) for clause in clauses]
    return _shuffled(planter, comma.join(clauses), comma, share) + ending[0]


def _shuffled(planter: Planter, text: str, mark: str, share: float) -> str:
    parts = text.split(mark)
    if len(parts) > 1 and planter.dice.random() < share:
        planter.dice.shuffle(parts)
    return mark.join(parts)
