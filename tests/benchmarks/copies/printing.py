"""The same wording as print, scanners and other scripts make it look."""

from __future__ import annotations

from dataclasses import replace

from opencc import OpenCC

from tests.benchmarks.copies.cast import Line
from tests.benchmarks.copies.planting import Copy, Maker, Planter, sentences

_CONFUSED = dict(zip("日未土已人大末士己入", "曰末士己入太未土已人", strict=True))
_TRADITIONAL = OpenCC("s2t")
_WIDE = {ord(narrow): ord(narrow) + 0xFEE0 for narrow in "0123456789%"}
_NARROW = {ord(wide): narrow for wide, narrow in zip("，；：（）？！", ",;:()?!", strict=True)}
_LETTERS = {ord(letter): ord(letter) + 0xFEE0 for letter in "abcdefghijklmnopqrstuvwxyz,.;"}


def misread(share: float) -> Maker:
    """Give a maker that misreads a share of the characters, as after a bad scan."""

    def make(planter: Planter, text: str, line: Line) -> Copy:
        def one(letter: str) -> str:
            if letter.isspace() or planter.dice.random() >= share:
                return letter
            return _CONFUSED.get(letter, planter.word()[0])

        return Copy([replace(p, text="".join(map(one, p.text))) for p in sentences(text)])

    return make


def rewrapped(planter: Planter, text: str, line: Line) -> Copy:
    """Lines broken as on a printed page, with page numbers and a running head between."""
    column, row = 0, 0
    result = []
    for piece in sentences(text):
        broken = ""
        for letter in piece.text:
            broken += letter
            column = 0 if letter == "\n" else column + 1
            if column >= 28 and (not planter.latin or letter == " "):
                row, column = row + 1, 0
                broken += "\n"
                if row % 22 == 0:
                    page = row // 22
                    head = (
                        f"\n{page}\n" if planter.latin else f"— {page} —\n{line.lower.place}文件\n"
                    )
                    broken += head
        result.append(replace(piece, text=broken))
    return Copy(result)


def traditional(planter: Planter, text: str, line: Line) -> Copy:
    """Traditional characters for simplified ones."""
    return Copy([replace(p, text=_TRADITIONAL.convert(p.text)) for p in sentences(text)])


def width(planter: Planter, text: str, line: Line) -> Copy:
    """Full width for half width and the other way."""
    table = _WIDE | (_LETTERS if planter.latin else _NARROW)
    return Copy([replace(p, text=p.text.translate(table)) for p in sentences(text)])
