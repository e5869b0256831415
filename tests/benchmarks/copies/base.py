"""Real texts to plant among: read at run time, put in an order by seed, parted from each other."""

from __future__ import annotations

import csv
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

UPPER_LENGTH = (1_500, 4_500)
_PARTS = 2  # papers made of a long text at most, one after the other
_PROSE_LINE = 20
_MARKUP = re.compile(r"</?\w+|&\w+;|cosponsor|\w\(\);")
_SUBJECT = re.compile(
    r"^(?:中华人民共和国|最高人民法院|\w{2,4}?[省市县区])?(?:实施)?《?(?:中华人民共和国)?(.{2,}?)"
    r"(?:管理|保护|促进|监督|工作)?(?:法|条例|办法|规定|细则|决定)"
)


@dataclass(frozen=True)
class _Script:
    """How reuse shows in a script: grams of so many words, so many of them in so many words."""

    word: re.Pattern[str]
    gram: int
    nearby: int
    window: int
    common: float  # a gram in a larger share of the texts is everyone's


_CHINESE = _Script(re.compile(r"\S"), gram=6, nearby=20, window=120, common=1 / 60)
_LATIN = _Script(re.compile(r"[a-z]+"), gram=4, nearby=6, window=40, common=1 / 3)
_SHARE = 0.08


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
        subject = _SUBJECT.match(row["title"])
        name = subject[1] if subject else row["title"]
        found += [Statute(part, row["unit"], name) for part in _parts(text, dice)]
    dice.shuffle(found)
    return found


def _parts(text: str, dice: random.Random) -> Iterator[str]:
    """Leave out the head of a law, which lists its revisions, and cut where a line ends."""
    start = text.find("\n", min(600, len(text) // 5)) + 1
    for _ in range(_PARTS):
        wanted = dice.randint(*UPPER_LENGTH)
        end = text.rfind("\n", start, start + wanted) + 1 or start + wanted
        part = text[start:end]
        if len(part) >= UPPER_LENGTH[0] and _is_prose(part):
            yield part
        start = end


def _is_prose(part: str) -> bool:
    """Say whether lines are long and no web page's: some bills are their page's navigation."""
    words = sum(len(line.strip()) for line in part.splitlines())
    is_page = len(_MARKUP.findall(part)) > 5
    return words > _PROSE_LINE * (part.count("\n") + 1) and not is_page


def base_texts(folder: Path, seed: int) -> list[str]:
    """Return the texts alone."""
    return [one.text for one in statutes(folder, seed)]


def independent(texts: list[str], *, latin: bool = False) -> list[str]:
    """Keep texts that copied nothing of any one kept, whatever the engine thinks of them.

    Of the grams that are not everyone's they share less than 8 %, and few close together: local
    statutes repeat single articles of the national one, bills those of a model law.
    """
    script = _LATIN if latin else _CHINESE
    grams = [_grams(text, script) for text in texts]
    frequency = Counter(gram for found in grams for gram in set(found))
    most = max(3, int(len(texts) * script.common))
    owners: dict[str, list[int]] = {}
    kept = []
    for at, found in enumerate(grams):
        places: dict[int, list[int]] = {}
        rare = sum(frequency[gram] <= most for gram in found)
        mine = [(n, gram) for n, gram in enumerate(found) if 1 < frequency[gram] <= most]
        for place, gram in mine:
            for owner in owners.get(gram, ()):
                places.setdefault(owner, []).append(place)
        if not any(_is_reuse(shared, rare, script) for shared in places.values()):
            kept.append(at)
            for gram in {gram for _, gram in mine}:
                owners.setdefault(gram, []).append(at)
    return [texts[at] for at in kept]


def _is_reuse(places: list[int], rare: int, script: _Script) -> bool:
    """Say whether the ascending places of shared grams are too many, or too many together."""
    if len(places) >= _SHARE * max(rare, 1):
        return True
    together = zip(places, places[script.nearby - 1 :], strict=False)
    return any(last - first <= script.window for first, last in together)


def same_subject(found: list[Statute]) -> list[tuple[Statute, Statute]]:
    """Return pairs of statutes of two places on one subject of which neither copied the other.

    Whole families of local statutes share articles; a pair stands when ``independent`` keeps it.
    """
    by_subject: dict[str, list[Statute]] = {}
    for one in found:
        by_subject.setdefault(one.subject, []).append(one)
    return [
        (one, two)
        for group in by_subject.values()
        for one, two in combinations(group, 2)
        if one.place != two.place and len(independent([one.text, two.text])) == 2
    ]


def _grams(text: str, script: _Script) -> list[str]:
    words = script.word.findall(text.lower())
    return ["".join(words[at : at + script.gram]) for at in range(len(words) - script.gram + 1)]
