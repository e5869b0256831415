"""Real texts to plant among: read at run time, put in an order by seed, parted from each other."""

from __future__ import annotations

import csv
import random
import re
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

UPPER_LENGTH = (1_500, 4_500)
_PROSE_LINE = 20
_SUBJECT = re.compile(
    r"^(?:中华人民共和国|最高人民法院|\w{2,4}?[省市县区])?(?:实施)?《?(?:中华人民共和国)?(.{2,}?)"
    r"(?:管理|保护|促进|监督|工作)?(?:法|条例|办法|规定|细则|决定)"
)


@dataclass(frozen=True)
class Statute:
    """A text of the data with the place it is of and what it is about."""

    text: str
    place: str
    subject: str


def statutes(folder: Path, seed: int) -> list[Statute]:
    """Return the folder's texts in an order given by the seed, cut to a paper's usual length."""
    with (folder / "manifest.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["path"].endswith(".txt")]
    dice = random.Random(seed)
    dice.shuffle(rows)
    found = []
    for row in rows:
        text = (folder / row["path"]).read_text(encoding="utf-8", errors="replace")
        wanted = dice.randint(*UPPER_LENGTH)
        if len(text) >= UPPER_LENGTH[0] * 1.3:
            subject = _SUBJECT.match(row["title"])
            found.append(
                Statute(_cut(text, wanted), row["unit"], subject[1] if subject else row["title"])
            )
    return [one for one in found if _is_prose(one.text)]


def _cut(text: str, wanted: int) -> str:
    """Leave out the head of a law, which lists its revisions, and end with a line."""
    start = text.find("\n", min(600, len(text) // 5)) + 1
    return text[start : text.rfind("\n", start, start + wanted) + 1 or start + wanted]


def _is_prose(text: str) -> bool:
    return len(text) > UPPER_LENGTH[0] * 0.6 and len(text) > _PROSE_LINE * (text.count("\n") + 1)


def base_texts(folder: Path, seed: int) -> list[str]:
    """Return the texts alone."""
    return [one.text for one in statutes(folder, seed)]


def independent(texts: list[str], share: float = 0.08) -> list[str]:
    """Keep texts that share less than ``share`` of their rarer 6-grams with every one kept."""
    grams = [_grams(text, 6) for text in texts]
    frequency = Counter(gram for found in grams for gram in found)
    most = max(3, len(texts) // 100)
    rare = [{gram for gram in found if frequency[gram] <= most} for found in grams]
    owners: dict[str, list[int]] = {}
    kept = []
    for at, found in enumerate(rare):
        shared = Counter(owner for gram in found for owner in owners.get(gram, ()))
        if max(shared.values(), default=0) < share * max(len(found), 1):
            kept.append(at)
            for gram in found:
                owners.setdefault(gram, []).append(at)
    return [texts[at] for at in kept]


def same_subject(
    found: list[Statute], *, share: float = 0.08, run: int = 40
) -> list[tuple[Statute, Statute]]:
    """Return pairs of statutes of two places on one subject of which neither copied the other.

    They share less than ``share`` of their 6-grams and no run of ``run`` characters, whatever
    the engine thinks of them.
    """
    by_subject: dict[str, list[Statute]] = {}
    for one in found:
        by_subject.setdefault(one.subject, []).append(one)
    pairs = []
    for group in by_subject.values():
        for one, two in combinations(group, 2):
            if one.place != two.place and _are_apart(one.text, two.text, share, run):
                pairs.append((one, two))
    return pairs


def _are_apart(one: str, two: str, share: float, run: int) -> bool:
    first, second = _grams(one, 6), _grams(two, 6)
    common = len(first & second)
    return common < share * min(len(first), len(second)) and not _grams(one, run) & _grams(two, run)


def _grams(text: str, length: int) -> set[str]:
    solid = re.sub(r"\s+", "", text)
    return {solid[at : at + length] for at in range(len(solid) - length + 1)}
