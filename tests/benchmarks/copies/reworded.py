"""Passages reworded by hand, planted as whole papers and as single sections."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass

from docs_audit.textreuse.papers import Paper, Span
from tests.benchmarks.copies.cast import unit
from tests.benchmarks.copies.editing import SAMPLES
from tests.benchmarks.copies.planting import Piece, Planter, Truth, assembled

JUDGES, WORKING = "reworded.toml", "working_reworded.toml"


@dataclass(frozen=True)
class Passage:
    """A passage of an official paper and how a clerk reworded it."""

    source: str
    reworded: str
    strength: str


@dataclass(frozen=True)
class Subject:
    """Four passages that make a paper: its name, its matter for a title.

    ``independent`` are passages that others wrote on the same matter.
    """

    name: str
    title: str
    passages: tuple[Passage, ...]
    independent: tuple[str, ...] = ()


def subjects(sample: str = JUDGES) -> list[Subject]:
    """Return the subjects of a sample file."""
    read = tomllib.loads((SAMPLES / sample).read_text(encoding="utf-8"))
    return [
        Subject(
            one["name"],
            one["title"],
            tuple(Passage(**found) for found in one["passage"]),
            tuple(one.get("independent", ())),
        )
        for one in read["subject"]
    ]


def plant_reworded(
    planter: Planter, taken: tuple[int, ...], share: float, sample: str = JUDGES
) -> None:
    """Plant for each subject an upper of its passages, and a lower of those ``taken`` reworded.

    They make up ``share`` of the lower; the rest is of its own.
    """
    kind = "hand_paper" if len(taken) > 1 else "hand_section"
    for subject in subjects(sample):
        identity = f"{kind}{subject.name}{taken[0]}"
        above = unit(planter.dice, "province")
        source, spans = _upper_text(subject)
        upper = planter.paper(f"{identity}u", source, above, 2023)
        pieces = [Piece(subject.passages[n].reworded + "\n", spans[n]) for n in taken]
        text, passages, found = assembled(_among_own(planter, pieces, share))
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


def plant_independent(planter: Planter, number: int, share: float, sample: str) -> list[Paper]:
    """Plant for each subject the same upper, and a lower with what another wrote on its matter."""
    planted = []
    for subject in subjects(sample):
        identity = f"independent{subject.name}{number}"
        above = unit(planter.dice, "province")
        planter.paper(f"{identity}u", _upper_text(subject)[0], above, 2023)
        piece = Piece(subject.independent[number] + "\n", None)
        text, _, _ = assembled(_among_own(planter, [piece], share))
        lower = unit(planter.dice, "city", above)
        planted.append(planter.innocent("independent", f"{identity}l", text, lower))
    return planted


def _among_own(planter: Planter, pieces: list[Piece], share: float) -> list[Piece]:
    """Put pieces among so many sentences of its own that they make up a share of the paper."""
    length = sum(len(piece.text) for piece in pieces)
    added = planter.own_piece(int(length * (1 - share) / share))
    return _woven(planter.dice, pieces, added)


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
