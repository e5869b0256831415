"""Ways of copying that put what was copied among own text."""

from __future__ import annotations

from dataclasses import replace

from tests.benchmarks.copies.cast import Line
from tests.benchmarks.copies.editing import shortened, synonyms
from tests.benchmarks.copies.planting import Copy, Maker, Piece, Planter, own, sentences


def padded(planter: Planter, text: str, line: Line) -> Copy:
    """Own paragraphs put between, to twice the length."""
    added, copied = own(planter.text()), sentences(text)
    result: list[Piece] = []
    while copied:
        run = planter.dice.randint(2, 8)
        result += copied[:run] + added[:run]
        del copied[:run], added[:run]
    return Copy(result)


def excerpt(planter: Planter, text: str, line: Line) -> Copy:
    """Fifteen per cent of an own paper taken from the upper, in one piece."""
    added = own(planter.text())
    wanted = int(_length(added) * 0.15 / 0.85)
    copied = sentences(text)
    taken = _up_to(copied[planter.dice.randrange(max(1, len(copied) // 2)) :], wanted)
    at = planter.dice.randrange(len(added))
    return Copy(added[:at] + taken + added[at:])


def section(planter: Planter, text: str, line: Line) -> Copy:
    """One section of 500 to 900 characters under an own heading inside an own paper."""
    added, copied = own(planter.text()), sentences(text)
    start = planter.dice.randrange(max(1, len(copied) // 2))
    taken = _up_to(copied[start:], planter.dice.randint(500, 900))
    heading = "SECTION 3. Duties.\n" if planter.latin else "三、主要任务和措施\n"
    at = len(added) // 2
    return Copy([*added[:at], Piece(heading, None), *taken, *added[at:]])


def combined(planter: Planter, text: str, line: Line) -> Copy:
    """Sentences dropped, words changed, own text between."""
    pieces = shortened(0.3)(planter, text, line).pieces
    text_of = {piece.source: piece.text for piece in synonyms(0.1)(planter, text, line).pieces}
    added = own(planter.text())[:40]
    result: list[Piece] = []
    for at, piece in enumerate(pieces):
        result.append(replace(piece, text=text_of[piece.source]))
        if at % 6 == 5:
            result += added[:3]
            del added[:3]
    return Copy(result)


def short_notice(length: int, *, of_short: bool) -> Maker:
    """Give a maker of a notice of about ``length`` characters, four fifths of it copied.

    The upper is a notice of that length too when ``of_short``, as in the published case of
    320 equal characters in 390, otherwise the long text.
    """

    def make(planter: Planter, text: str, line: Line) -> Copy:
        upper = _up_to(sentences(text), int(length * 0.95))
        added = _up_to(planter.own_piece(length // 5), length // 5)
        taken = _up_to(sentences(text), length * 4 // 5)
        return Copy(
            added[:1] + taken + added[1:],
            upper="".join(piece.text for piece in upper) if of_short else "",
        )

    return make


def _length(pieces: list[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)


def _up_to(pieces: list[Piece], length: int) -> list[Piece]:
    """Return the first sentences up to a length; the last is cut where it would go far beyond."""
    taken: list[Piece] = []
    for piece in pieces:
        room = length - _length(taken)
        if room <= 0:
            break
        if len(piece.text) > room + 40:
            source = piece.source and (piece.source[0], piece.source[0] + room)
            piece = Piece(piece.text[:room], source)  # noqa: PLW2901 the sentence as taken
        taken.append(piece)
    return taken
