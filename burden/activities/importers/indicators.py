"""Lists of indicators out of sheets: headings in merged or blank cells, standards beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from docs_audit.tables import ImportFailed, Table, text_of
from docs_audit.tables.headers import folded
from docs_audit.tables.reader import read_tables

from .indicator_texts import Indicator, Line, points_in, standards_of

_HEADER_WITHIN = 20
_LEVEL = re.compile(
    r"[一二三四1-4]级(?:指标|$)|指标|类别|大类|类型|项目|内容|要素|具体(?:内容|要求)|达标要求|标准$|观测点|[计评]分办法"
    r"|(?:考核|考评|测评|评[价估分])(?:类别|项目|内容|指标|要点|标准|细则)|(?:class|item|standard|detail)$"
)
_POINTS = re.compile(r"分值|标准分|满分|权重|分数|基准分|赋分|points$")
_METHOD = re.compile(
    r"(?:考核|评价|考评)(?:方式|方法)|(?:佐证|印证|证明)材料|资料要求|需提供.*资料|method$"
)
_NO_LEVEL = re.compile(
    r"得分|自评|扣分|备注|方式|方法|资料|材料|责任|负责|序号|编号|数据来源|完成情况|核查"
)
# Several standards in one cell: 1.…；2.…
_SEVERAL = re.compile(r"(?:^|(?<=[\s;；。]))(?:\d{1,2}[.．、)](?!\d)|[(（]\d{1,2}[)）]|[①-⑳])\s*")
_SUMS = re.compile(r"(?:合\s*计|小\s*计|总\s*计|总\s*分|total)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LONGEST = 1_000
_INDICATORS_AT_MOST = 5_000


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the levels stand from the top down, the points, and how a standard is proved."""

    levels: tuple[int, ...]
    points: int | None
    method: int | None


def read_indicator_file(name: str, content: bytes) -> tuple[Indicator, ...]:
    """The indicators of a sheet.

    Raises:
        MarkedList: it carries a secrecy mark.
        ImportFailed: it cannot be read, or `no_indicators`: nothing in it is a list of them.
    """
    return read_indicator_tables(read_tables(name, content))


def read_indicator_tables(tables: Sequence[Table]) -> tuple[Indicator, ...]:
    """The indicators of the first table that has two levels of headings or marks standards.

    Columns from left to right are levels. A cell that numbers several standards gives as many.

    Raises:
        ImportFailed: `empty_file`, `no_indicators`, `too_many_rows`.
    """
    is_empty = True
    for table in tables:
        rows = [[text_of(cell) for cell in row] for _, row in table.rows if row]
        is_empty = is_empty and not any(map(any, rows))
        for at, row in enumerate(rows[:_HEADER_WITHIN]):
            columns = _columns(row)
            if columns is None:
                continue
            found = tuple(islice(_read(rows[at + 1 :], columns), _INDICATORS_AT_MOST + 1))
            if len(found) > _INDICATORS_AT_MOST:
                raise ImportFailed("too_many_rows", str(_INDICATORS_AT_MOST))
            if found:
                return found
    raise ImportFailed("empty_file" if is_empty else "no_indicators")


def _columns(row: Sequence[str]) -> _Columns | None:
    """Where what stands, by a row that heads at least two levels, or one and its points."""
    names = [folded(cell) for cell in row]
    levels = tuple(
        at
        for at, name in enumerate(names)
        if _LEVEL.match(name) and not _NO_LEVEL.search(name) and not _POINTS.match(name)
    )
    points = next((at for at, name in enumerate(names) if _POINTS.match(name)), None)
    method = next((at for at, name in enumerate(names) if _METHOD.match(name)), None)
    if len(levels) < 2 and (points is None or not levels):
        return None
    return _Columns(levels, points, method)


def _read(rows: Iterable[Sequence[str]], columns: _Columns) -> Iterator[Indicator]:
    """The standards. Rows that tell more of one, as merged cells leave them, are one standard."""
    told: dict[Line, tuple[str, list[str]]] = {}
    above: dict[int, str] = {}
    for row in rows:
        cells = dict(enumerate(row))
        headings = [cells.get(at, "") for at in columns.levels]
        method = cells.get(columns.method, "") if columns.method is not None else ""
        if not any((*headings, method)) or any(map(_SUMS.match, headings)):
            continue
        line = _line(cells, columns.levels, above)
        points = cells.get(columns.points, "") if columns.points is not None else ""
        methods = told.setdefault(line, (points, []))[1]
        if method and method not in methods:
            methods.append(method)
    for line in filter(None, standards_of(told)):
        points, methods = told[line]
        proof = f"（{'；'.join(methods)}）" if methods else ""
        path = tuple(map(_short, line[:-1]))
        several = list(_several(line[-1]))
        for words in several:
            of_row = _points(points) if len(several) == 1 else None
            own = points_in(words)
            yield Indicator(path, _short(words + proof), of_row if own is None else own)


def _line(cells: Mapping[int, str], levels: Sequence[int], above: dict[int, str]) -> Line:
    """The headings and the standard of a row, down to the last level that it has.

    An empty heading is that of the row above, unless one over it is new.
    """
    is_new = False
    for at in levels:
        if words := cells.get(at, ""):
            is_new = is_new or words != above.get(at)
            above[at] = words
        elif is_new:
            above.pop(at, None)
    return tuple(above[at] for at in levels if at in above)


def _several(cell: str) -> Iterator[str]:
    """The standards that a cell numbers, or the cell."""
    if len(_SEVERAL.findall(cell)) < 2:
        yield cell
        return
    yield from (part.strip() for part in _SEVERAL.split(cell) if part.strip(" ;；。\n"))


def _short(words: str) -> str:
    return " ".join(words.split())[:_LONGEST]


def _points(cell: str) -> float | None:
    found = _NUMBER.search(cell)
    return float(found[0]) if found else None
