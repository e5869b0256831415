"""Places the rows of a paper on A4 pages, in points from the upper left, as printers do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.benchmarks.papers.layout import INDENT, Row

WIDTH, HEIGHT = 595.0, 842.0
LEFT, TOP, MEASURE, BOTTOM = 79.0, 105.0, 448.0, 752.0
_BODY, _JOINT_HEAD = 16.0, 22.0
_PITCH = 28.8
_GAPS = {"title": 24.0, "addressed": 16.0, "signed": 40.0}
_HANGING = "，。；：、）》〉！？”"


@dataclass(frozen=True)
class Placed:
    """A line of characters; ``y`` is its base line."""

    page: int
    x: float
    y: float
    size: float
    text: str
    red: bool = False


@dataclass(frozen=True)
class Rule:
    """A drawn line across the page."""

    page: int
    x: float
    y: float
    length: float
    thick: float
    red: bool = False


@dataclass(frozen=True)
class Pages:
    """What is drawn, and on how many pages; page and place of the signature, for a seal."""

    texts: tuple[Placed, ...]
    rules: tuple[Rule, ...]
    count: int
    signed: tuple[int, float, float] | None = None


def width(text: str, size: float) -> float:
    """Return the width of a text: a full square a Chinese character, about half a Latin one."""
    return sum(size if ord(one) > 0x2000 else size * 0.55 for one in text)


def wrapped(text: str, size: float = _BODY, measure: float = MEASURE) -> Iterator[str]:
    """Yield the lines of a paragraph; closing marks hang over the edge."""
    line = ""
    for one in text:
        if line and width(line + one, size) > measure and one not in _HANGING:
            yield line
            line = ""
        line += one
    yield line


class Placer:
    """Goes down the pages row by row."""

    def __init__(self) -> None:
        self.texts: list[Placed] = []
        self.rules: list[Rule] = []
        self.signed: tuple[int, float, float] | None = None
        self.head_size = 44.0
        self.page = 0
        self.y = TOP

    def place(self, rows: Iterable[Row]) -> Pages:
        """Return the rows placed, with page numbers at the feet."""
        rows = list(rows)
        if any(row.role == "head" and row.right for row in rows):
            self.head_size = _JOINT_HEAD
        above = ""
        for row in rows:
            self.y += _GAPS.get(row.role, 0) if row.role != above else 0
            self._row(row)
            above = row.role
        numbers = [
            Placed(page, WIDTH / 2 - 20, 790, 14, f"— {page + 1} —")
            for page in range(self.page + 1)
        ]
        return Pages((*self.texts, *numbers), tuple(self.rules), self.page + 1, self.signed)

    def _row(self, row: Row) -> None:
        if row.role == "break":
            self._new_page()
        elif row.role in ("line", "edge"):
            self._rule(row)
        elif row.role == "head":
            self._head(row)
        elif row.role == "title":
            size = min(22.0, MEASURE / max(width(row.text, 1), 1))
            self._write(row.text, size, "center", 34)
        elif row.role == "tail":
            self._tail(row)
        elif row.role == "number":
            self._number(row)
        else:
            self._body(row)

    def _head(self, row: Row) -> None:
        size = min(self.head_size, MEASURE / max(width(row.text, 1), 1))
        self._write(row.text, size, "center", size * 1.5, red=True)
        if row.right:
            self.texts.append(
                Placed(self.page, LEFT + MEASURE - 40, self.y - 10, 26, row.right, True)
            )

    def _number(self, row: Row) -> None:
        if row.right:
            x = LEFT + MEASURE - width(row.right, _BODY) - _BODY
            self._room(_PITCH)
            self.texts.append(Placed(self.page, x, self.y + _BODY, _BODY, row.right))
        if row.text:
            self._write(row.text, _BODY, row.align, _PITCH, inset=_BODY)
        else:
            self.y += _PITCH

    def _tail(self, row: Row) -> None:
        size = 14.0
        if row.right:
            self._room(_PITCH)
            x = LEFT + MEASURE - width(row.right, size) - size
            self.texts.append(Placed(self.page, x, self.y + size, size, row.right))
        lines = wrapped(row.text, size, MEASURE - 2 * size)
        for at, line in enumerate(lines):
            self._write(line, size, "left", 22, inset=size * (1 if at == 0 else 4))

    def _body(self, row: Row) -> None:
        if row.align == "right":
            self._write(row.text, _BODY, "right", _PITCH, inset=2 * _BODY)
            if row.role == "signed":
                self.signed = (self.page, LEFT + MEASURE - 4 * _BODY - 60, self.y)
            return
        indent = INDENT if row.align == "indent" else ""
        for line in wrapped(f"{indent}{row.text}"):
            self._write(line, _BODY, "left", _PITCH)

    def _write(
        self,
        text: str,
        size: float,
        align: str,
        pitch: float,
        *,
        inset: float = 0,
        red: bool = False,
    ) -> None:
        self._room(pitch)
        shown = text.lstrip(INDENT[0])
        x = LEFT + inset + (len(text) - len(shown)) * size
        if align == "center":
            x = LEFT + (MEASURE - width(text, size)) / 2
        elif align == "right":
            x = max(LEFT, LEFT + MEASURE - inset - width(text, size))
        self.texts.append(Placed(self.page, x, self.y + size, size, shown, red))
        self.y += pitch

    def _rule(self, row: Row) -> None:
        self._room(12)
        thick = 2.5 if row.red else 1.0
        self.rules.append(Rule(self.page, LEFT, self.y + 3, MEASURE, thick, row.red))
        if row.role == "edge":
            self.rules.append(Rule(self.page, LEFT, self.y + 7, MEASURE, 1.0, row.red))
        self.y += 24 if row.red else 12

    def _room(self, needed: float) -> None:
        if self.y + needed > BOTTOM:
            self._new_page()

    def _new_page(self) -> None:
        self.page += 1
        self.y = TOP
