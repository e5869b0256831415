"""Chains: each level edits the paper of the level above and adds to it, down to the township."""

from __future__ import annotations

import random
from dataclasses import replace

from docs_audit.textreuse.papers import Paper
from tests.benchmarks.copies.cast import LEVELS, Unit, unit
from tests.benchmarks.copies.planting import Piece, Planter, Truth, assembled, sentences

_DROPPED = 0.12
_ADDED = 300


def plant_chain(planter: Planter, identity: str, levels: int) -> None:
    """Plant a chain of so many papers from the province down, and a sister of its second one."""
    dice = planter.dice
    line = [unit(dice, "province")]
    for level in LEVELS[1:levels]:
        line.append(unit(dice, level, line[-1]))
    above = [planter.paper(f"{identity}p0", planter.text(), line[0], 2021)]
    for step, lower in enumerate(line[1:], 1):
        kind = f"chain_{levels}"
        above.append(_edited(planter, kind, f"{identity}p{step}", above, lower, 2021 + step))
    sister = _sister(dice, line[1])
    _edited(planter, "sister", f"{identity}s1", above[:1], sister, 2023)


def _sister(dice: random.Random, one: Unit) -> Unit:
    while True:
        other = unit(dice, one.level, Unit(one.places[:-1]))
        if other != one:
            return other


def _edited(
    planter: Planter, kind: str, identity: str, above: list[Paper], lower: Unit, year: int
) -> Paper:
    """Drop sentences of the paper directly above, localise its level words and add own ones."""
    dice, upper = planter.dice, above[-1]
    kept = [piece for piece in sentences(upper.text) if dice.random() >= _DROPPED]
    pieces: list[Piece] = [replace(p, text=_localised(p.text, lower)) for p in kept]
    added = planter.own_piece(_ADDED)
    at = dice.randrange(len(pieces))
    pieces[at:at] = added
    text, passages, share = assembled(pieces)
    paper = planter.paper(identity, text, lower, year)
    farther = tuple(one.id for one in above[:-1])
    planter.corpus.truths.append(
        Truth(kind, paper.id, upper.id, "copied", passages, share, farther=farther)
    )
    return paper


def _localised(text: str, lower: Unit) -> str:
    for word in ("全省", "全市", "全县", "本省", "本市", "本县"):
        text = text.replace(word, word[0] + lower.character)
    return text
