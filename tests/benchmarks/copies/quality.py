"""Corpora of both languages with every class of copy planted among texts that copy nothing."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from docs_audit.textreuse.papers import Paper
from tests.benchmarks.copies import editing, lists, mixing, printing, swaps
from tests.benchmarks.copies.base import base_texts, independent, same_subject, statutes
from tests.benchmarks.copies.cast import Line, again, downwards, sideways, unit
from tests.benchmarks.copies.chains import plant_chain
from tests.benchmarks.copies.negatives import add_negatives
from tests.benchmarks.copies.planting import Corpus, Maker, Planter
from tests.benchmarks.copies.reworded import plant_reworded

CLASSES: dict[str, tuple[Maker, Callable[[random.Random], Line]]] = {
    "verbatim": (editing.verbatim, downwards),
    "entity_swap": (swaps.swapped, downwards),
    "number_swap": (editing.renumbered, downwards),
    "reordered": (editing.reordered, downwards),
    "deleted_30": (editing.shortened(0.3), downwards),
    "deleted_50": (editing.shortened(0.5), downwards),
    "deleted_70": (editing.shortened(0.7), downwards),
    "padded_2x": (mixing.padded, downwards),
    "synonyms_10": (editing.synonyms(0.1), downwards),
    "synonyms_20": (editing.synonyms(0.2), downwards),
    "synonyms_30": (editing.synonyms(0.3), downwards),
    "word_order": (editing.word_order, downwards),
    "paraphrase_rules": (editing.paraphrased, downwards),
    "ocr_2": (printing.misread(0.02), downwards),
    "ocr_4": (printing.misread(0.04), downwards),
    "pdf_lines": (printing.rewrapped, downwards),
    "width": (printing.width, downwards),
    "excerpt_15": (mixing.excerpt, downwards),
    "section": (mixing.section, downwards),
    "combined": (mixing.combined, downwards),
    "short_of_long": (mixing.short_notice(300, of_short=False), downwards),
    "short_300": (mixing.short_notice(300, of_short=True), downwards),
    "short_390": (mixing.short_notice(390, of_short=True), downwards),
    "table": (lists.table, downwards),
    "name_list": (lists.name_list, downwards),
    "sideways": (swaps.swapped, sideways),
    "over_time": (editing.synonyms(0.02), again),
}
CHINESE_ONLY: dict[str, tuple[Maker, Callable[[random.Random], Line]]] = {
    "traditional": (printing.traditional, downwards),
}
PER_CLASS, PER_CLASS_EN = 12, 6
CHAINS = {3: 12, 4: 8}
CHAINS_EN = {3: 6, 4: 6}
BACKGROUND = 250
CHAINS_AT_ONCE = 2
# Which of the four passages of a subject are taken, and the share they make up.
REWORDED_BACKGROUND = 60
REWORDED: tuple[tuple[tuple[int, ...], float], ...] = (
    ((0, 1, 2, 3), 0.75),
    ((1, 2, 3), 0.6),
    *(((passage,), 0.3) for passage in range(4)),
)


def chinese(data: Path, seed: int) -> Iterator[Corpus]:
    """Yield one corpus with everything in it, those of the reworded passages, and the statutes.

    Each round of reworded passages is a corpus of its own, since their uppers are the same.
    """
    texts = independent(base_texts(data / "regulations", seed))
    planter = Planter("zh", texts, seed)
    for kind, (make, line_of) in (CLASSES | CHINESE_ONLY).items():
        for number in range(PER_CLASS):
            planter.plant(kind, f"{kind}{number}", make, line_of)
    _plant_chains(planter, CHAINS)
    add_negatives(planter)
    _add_background(planter, min(BACKGROUND, planter.left))
    yield planter.corpus
    for at, (taken, share) in enumerate(REWORDED):
        small = Planter(f"zh{at}", _shuffled(texts, seed + at), seed + at)
        plant_reworded(small, taken, share)
        _add_background(small, REWORDED_BACKGROUND)
        yield small.corpus
    yield _same_subject(data, seed)


def english(data: Path, seed: int) -> Iterator[Corpus]:
    """Yield a corpus for each class: there are too few bills for one of all."""
    texts = independent(base_texts(data / "bills_en", seed), latin=True)
    for at, (kind, (make, line_of)) in enumerate(CLASSES.items()):
        planter = Planter(f"en-{kind}", _shuffled(texts, seed + at), seed + at, latin=True)
        for number in range(PER_CLASS_EN):
            planter.plant(kind, f"{kind}{number}", make, line_of)
        _add_background(planter, planter.left)
        yield planter.corpus
    for levels, count in CHAINS_EN.items():
        for part in range(0, count, CHAINS_AT_ONCE):
            name, own_seed = f"en-chain{levels}-{part}", seed + 100 * levels + part
            planter = Planter(name, _shuffled(texts, own_seed), own_seed, latin=True)
            _plant_chains(planter, {levels: CHAINS_AT_ONCE})
            _add_background(planter, planter.left)
            yield planter.corpus


def _shuffled(texts: list[str], seed: int) -> list[str]:
    return random.Random(seed).sample(texts, len(texts))


def _plant_chains(planter: Planter, wanted: Mapping[int, int]) -> None:
    for levels, count in wanted.items():
        for number in range(count):
            plant_chain(planter, f"chain{levels}_{number}", levels)


def _add_background(planter: Planter, count: int) -> None:
    for number in range(count):
        planter.innocent("background", f"background{number}", planter.text())


def _same_subject(data: Path, seed: int) -> Corpus:
    """Return the statutes that have a twin on their subject; only pairs without a copy count."""
    pairs = same_subject(statutes(data / "regulations", seed))
    dice, corpus = random.Random(seed), Corpus()
    ids: dict[str, str] = {}
    for one in chain.from_iterable(pairs):
        if one.text in ids:
            continue
        ids[one.text] = f"statute{len(ids)}"
        issuer = unit(dice, dice.choice(("province", "city")))
        identity = ids[one.text]
        corpus.papers.append(Paper(identity, one.text, None, (issuer.name,), issuer.level))
        corpus.innocent[identity] = "same subject"
    apart = {(ids[one.text], ids[two.text]) for one, two in pairs}
    corpus.judged = frozenset(apart | {(two, one) for one, two in apart})
    return corpus
