"""Passages reworded by hand, planted as whole papers and as single sections."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass

from docs_audit.textreuse.papers import Span
from tests.benchmarks.copies.cast import unit
from tests.benchmarks.copies.editing import SAMPLES
from tests.benchmarks.copies.planting import Piece, Planter, Truth, assembled


@dataclass(frozen=True)
class Passage:
    """A passage of an official paper and how a clerk reworded it."""

    source: str
    reworded: str
    strength: str


@dataclass(frozen=True)
class Subject:
    """Four passages that make a paper: its name, its matter for a title."""

    name: str
    title: str
    passages: tuple[Passage, ...]


def subjects() -> list[Subject]:
    """Return the subjects of the sample file."""
    read = tomllib.loads((SAMPLES / "reworded.toml").read_text(encoding="utf-8"))
    return [
        Subject(one["name"], one["title"], tuple(Passage(**found) for found in one["passage"]))
        for one in read["subject"]
    ]


def plant_reworded(planter: Planter, taken: tuple[int, ...], share: float) -> None:
    """Plant for each subject an upper of its passages, and a lower of those ``taken`` reworded.

    They make up ``share`` of the lower; the rest is of its own.
    """
    kind = "hand_paper" if len(taken) > 1 else "hand_section"
    for subject in subjects():
        identity = f"{kind}{subject.name}{taken[0]}"
        above = unit(planter.dice, "province")
        source, spans = _upper_text(subject)
        upper = planter.paper(f"{identity}u", source, above, 2023)
        pieces = [Piece(subject.passages[n].reworded + "\n", spans[n]) for n in taken]
        copied = sum(len(piece.text) for piece in pieces)
        added = planter.own_piece(int(copied * (1 - share) / share))
        text, passages, found = assembled(_woven(planter.dice, pieces, added))
        lower = unit(planter.dice, "city", above)
        copy = planter.paper(f"{identity}l", text, lower, 2024)
        strength = subject.passages[taken[0]].strength
        planter.corpus.truths.append(
            Truth(
                kind if len(taken) > 1 else f"{kind}_{strength}",
                copy.id,
                upper.id,
                "copied",
                passages,
                found,
            )
        )


def _upper_text(subject: Subject) -> tuple[str, list[Span]]:
    text = f"为{subject.title}，现就有关事项通知如下。\n"
    spans: list[Span] = []
    for passage in subject.passages:
        start, text = len(text), text + passage.source + "\n"
        spans.append((start, len(text)))
    return text, spans


def _woven(dice: random.Random, pieces: list[Piece], added: list[Piece]) -> list[Piece]:
    """Put the pieces between the own sentences, in their order."""
    places = sorted(dice.randrange(len(added) + 1) for _ in pieces)
    result = list(added)
    for at, piece in reversed(list(zip(places, pieces, strict=True))):
        result.insert(at, piece)
    return result
