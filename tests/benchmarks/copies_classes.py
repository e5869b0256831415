"""The ways of copying that are planted: each takes an upper text and gives a lower's pieces."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from tests.benchmarks.copies_planting import GIVEN, SURNAMES, Piece, Planter, sentences

Swaps = frozenset[tuple[str, str, str]]
Maker = Callable[[Planter, str], tuple[list[Piece], Swaps]]

_NONE: Swaps = frozenset()
_NUMBER = re.compile(r"\d+")
_CONFUSED = dict(zip("日未土已人大末士己入", "曰末士己入太未土已人", strict=True))


def verbatim(_: Planter, text: str) -> tuple[list[Piece], Swaps]:
    """The whole text as it is."""
    return sentences(text), _NONE


def swapped(planter: Planter, text: str) -> tuple[list[Piece], Swaps]:
    """Levels, places and organs of the upper replaced by those of the lower."""
    level = planter.dice.choice("市县")
    swaps = {
        "全省": (f"全{level}", "level"),
        "本省": (f"本{level}", "level"),
        "我省": (f"我{level}", "level"),
        "本市": ("本县", "level"),
        "全市": ("全县", "level"),
        "国务院": (f"{level}人民政府", "organ"),
        "山东省": (planter.dice.choice(CITY_NAMES), "place"),
        "北京市": (planter.dice.choice(CITY_NAMES), "place"),
        "重庆市": (planter.dice.choice(CITY_NAMES), "place"),
        "济南市": ("清河县", "place"),
        "青岛市": ("平川县", "place"),
    }
    done: set[tuple[str, str, str]] = set()
    return [_swap(piece, swaps, done) for piece in sentences(text)], frozenset(done)


CITY_NAMES = ("安平市", "柳河市", "临江市", "宁川市")


def _swap(
    piece: Piece, swaps: dict[str, tuple[str, str]], done: set[tuple[str, str, str]]
) -> Piece:
    pattern = re.compile("|".join(map(re.escape, swaps)))

    def one(match: re.Match[str]) -> str:
        new, kind = swaps[match[0]]
        done.add((new, match[0], kind))
        return new

    return replace(piece, text=pattern.sub(one, piece.text))


def renumbered(planter: Planter, text: str) -> tuple[list[Piece], Swaps]:
    """Every number and date changed, and a person's name put in for another."""

    def other(match: re.Match[str]) -> str:
        return str(int(match[0][:9]) + planter.dice.randint(1, 9))

    return [replace(p, text=_NUMBER.sub(other, p.text)) for p in sentences(text)], _NONE


def reordered(planter: Planter, text: str) -> tuple[list[Piece], Swaps]:
    """Paragraphs in another order."""
    paragraphs: list[list[Piece]] = [[]]
    for piece in sentences(text):
        paragraphs[-1].append(piece)
        # In text out of a PDF every line ends like a paragraph; only longer parts are moved.
        if piece.text.endswith("\n") and sum(len(one.text) for one in paragraphs[-1]) >= 60:
            paragraphs.append([])
    planter.dice.shuffle(paragraphs)
    return [piece for paragraph in paragraphs for piece in paragraph], _NONE


def shortened(share: float) -> Maker:
    """Give a maker that drops a share of the sentences."""

    def make(planter: Planter, text: str) -> tuple[list[Piece], Swaps]:
        kept = [p for p in sentences(text) if planter.dice.random() >= share]
        return kept or sentences(text)[:2], _NONE

    return make


def padded(planter: Planter, text: str) -> tuple[list[Piece], Swaps]:
    """Own paragraphs put between, to twice the length."""
    own = [replace(piece, source=None) for piece in sentences(planter.text())]
    copied = sentences(text)
    result: list[Piece] = []
    while copied:
        run = planter.dice.randint(2, 8)
        result += copied[:run]
        del copied[:run]
        result += own[:run]
        del own[:run]
    return result, _NONE


def synonyms(share: float) -> Maker:
    """Give a maker that replaces a share of the words by other common words."""

    def make(planter: Planter, text: str) -> tuple[list[Piece], Swaps]:
        word = re.compile(r"[a-z]{3,}" if planter.latin else r"[\u4e00-\u9fff]{2}")

        def other(match: re.Match[str]) -> str:
            if planter.dice.random() >= share:
                return match[0]
            return planter.word()

        return [replace(p, text=word.sub(other, p.text)) for p in sentences(text)], _NONE

    return make


def misread(planter: Planter, text: str) -> tuple[list[Piece], Swaps]:
    """Two characters in a hundred misread, as after a bad scan."""

    def one(letter: str) -> str:
        if letter.isspace() or planter.dice.random() >= 0.02:
            return letter
        return _CONFUSED.get(letter, planter.word()[0])

    return [replace(p, text="".join(map(one, p.text))) for p in sentences(text)], _NONE


def rewrapped(planter: Planter, text: str) -> tuple[list[Piece], Swaps]:
    """Lines broken as on a printed page, with page numbers and a running head between."""
    column, line = 0, 0
    result = []
    for piece in sentences(text):
        broken = ""
        for letter in piece.text:
            broken += letter
            column = 0 if letter == "\n" else column + 1
            if column >= 28 and (not planter.latin or letter == " "):
                line, column = line + 1, 0
                broken += "\n"
                if line % 22 == 0:
                    broken += (
                        f"— {line // 22} —\n工作文件汇编\n" if not planter.latin else f"\n{line}\n"
                    )
        result.append(replace(piece, text=broken))
    return result, _NONE


def excerpt(planter: Planter, text: str) -> tuple[list[Piece], Swaps]:
    """Fifteen per cent of an own paper taken from the upper, in one piece."""
    own = [replace(piece, source=None) for piece in sentences(planter.text())]
    total = sum(len(piece.text) for piece in own)
    wanted = int(total * 0.15 / 0.85)
    copied = sentences(text)
    start = planter.dice.randrange(max(1, len(copied) // 2))
    taken: list[Piece] = []
    while start < len(copied) and sum(len(piece.text) for piece in taken) < wanted:
        taken.append(copied[start])
        start += 1
    at = planter.dice.randrange(len(own))
    return own[:at] + taken + own[at:], _NONE


def combined(planter: Planter, text: str) -> tuple[list[Piece], Swaps]:
    """Sentences dropped, words and numbers changed, own text between."""
    pieces, _ = shortened(0.3)(planter, text)
    text_of = {piece.source: piece.text for piece in synonyms(0.1)(planter, text)[0]}
    pieces = [replace(piece, text=text_of[piece.source]) for piece in pieces]
    own = [replace(piece, source=None) for piece in sentences(planter.text())][:40]
    result: list[Piece] = []
    for at, piece in enumerate(pieces):
        result.append(piece)
        if at % 6 == 5:
            result += own[:3]
            del own[:3]
    return result, _NONE


def short_notice(planter: Planter, text: str) -> tuple[list[Piece], Swaps]:
    """A notice of about 300 characters, four fifths of it copied."""
    taken: list[Piece] = []
    for piece in sentences(text):
        if sum(len(one.text) for one in taken) < 240:
            taken.append(piece)
    own = [replace(piece, source=None) for piece in sentences(planter.text())[:2]]
    return own + taken, _NONE


def named(planter: Planter) -> str:
    """Return a person's name."""
    return planter.dice.choice(SURNAMES) + planter.dice.choice(GIVEN)


CLASSES: dict[str, Maker] = {
    "verbatim": verbatim,
    "entity_swap": swapped,
    "number_swap": renumbered,
    "reordered": reordered,
    "deleted_30": shortened(0.3),
    "deleted_50": shortened(0.5),
    "deleted_70": shortened(0.7),
    "padded_2x": padded,
    "synonyms_10": synonyms(0.1),
    "synonyms_20": synonyms(0.2),
    "synonyms_30": synonyms(0.3),
    "misread": misread,
    "rewrapped": rewrapped,
    "excerpt_15": excerpt,
    "combined": combined,
    "short_notice": short_notice,
}
