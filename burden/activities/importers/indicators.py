"""Lists of indicators: from a sheet with merged headings, or the text of a scoring document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from docs_audit.tables import ImportFailed, Table
from docs_audit.tables.headers import Header, Headers, Numbered, find_header
from docs_audit.tables.reader import read_tables

# Headings from the top level down; the last one that a sheet has holds what is marked.
_LEVELS = ("class", "item", "standard", "detail")
_HEADERS = Headers.of(
    {
        "class": ("一级指标", "类别", "考核类别", "大类", "指标类别", "一级", "class"),
        "item": ("二级指标", "项目", "考核项目", "考评项目", "指标", "考核指标", "二级", "item"),
        "standard": (
            "三级指标",
            "评分标准",
            "考核内容",
            "考评内容",
            "指标内容",
            "内容",
            "评价内容",
            "考核标准",
            "评价标准",
            "三级",
            "standard",
        ),
        "detail": ("四级指标", "评分细则", "考核细则", "计分办法", "评分办法", "观测点", "detail"),
        "points": ("分值", "分数", "权重", "满分", "标准分", "points"),
        "method": (
            "考核方式",
            "评价方式",
            "考评方式",
            "佐证材料",
            "印证材料",
            "资料要求",
            "method",
        ),
    }
)
_SUMS = re.compile(r"^(?:合\s*计|小\s*计|总\s*计|总\s*分|total)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MARKED = re.compile(r"\d+(?:\.\d+)?\s*分|[得计扣加]分|分值")
_ENUMERATORS = (
    re.compile(r"^第?[一二三四五六七八九十]{1,3}(?:、|[章节部]分?\s*)"),
    re.compile(r"^[（(][一二三四五六七八九十]{1,3}[）)]"),
    re.compile(r"^\d{1,3}\s*[.．、](?!\d)"),
    re.compile(r"^[（(]\d{1,3}[）)]"),
    re.compile(r"^[①-⑳]"),
)
_INDICATORS_AT_MOST = 5_000
_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Indicator:
    """One standard that is marked: the headings above it from the top, its words, its points."""

    path: tuple[str, ...]
    text: str
    points: float | None = None


def read_indicator_file(name: str, content: bytes) -> tuple[Indicator, ...]:
    """The indicators of a sheet.

    Raises:
        MarkedList: it carries a secrecy mark.
        ImportFailed: it cannot be read, or `no_indicators`: nothing in it is a list of them.
    """
    return read_sheet(read_tables(name, content))


def read_sheet(tables: Sequence[Table]) -> tuple[Indicator, ...]:
    """The indicators of the first table that has two levels of headings or marks standards.

    Raises:
        ImportFailed: `empty_file`, `no_indicators`, `too_many_rows`.
    """
    has_rows = False
    for table in tables:
        rows = Numbered(table.rows)
        header = find_header(rows, _HEADERS, _is_header)
        has_rows = has_rows or rows.seen
        if header is None:
            continue
        found = tuple(_of_rows(rows, header))
        if len(found) > _INDICATORS_AT_MOST:
            raise ImportFailed("too_many_rows", str(_INDICATORS_AT_MOST))
        if found:
            return found
    raise ImportFailed("no_indicators" if has_rows else "empty_file")


def _is_header(row: Sequence[str]) -> bool:
    found = set(_HEADERS.match(row).values())
    return len(found & {*_LEVELS}) > 1 or (bool(found & {*_LEVELS}) and "points" in found)


def _of_rows(rows: Numbered, header: Header) -> Iterator[Indicator]:
    """A row a standard. An empty heading is that of the row above, as merged cells leave it."""
    levels = [key for key in _LEVELS if key in header.fields.values()]
    above: dict[str, str] = {}
    seen: set[tuple[str, ...]] = set()
    for _number, row in rows:
        if row is None:
            continue
        cells = [" ".join(str(cell or "").split())[:_LONGEST] for cell in row]
        told = {key: cells[i] for i, key in header.fields.items() if i < len(cells)}
        if not any(told.get(key) for key in levels) or _is_sum(told, levels):
            continue
        line = _filled(told, levels, above)
        method = told.get("method", "")
        text = f"{line[-1]}（{method}）" if method else line[-1]
        if (*line, method) in seen:
            continue
        seen.add((*line, method))
        yield Indicator(tuple(line[:-1]), text, _points(told.get("points", "")))


def _is_sum(told: Mapping[str, str], levels: Sequence[str]) -> bool:
    return any(_SUMS.match(told.get(key, "")) for key in levels)


def _filled(told: Mapping[str, str], levels: Sequence[str], above: dict[str, str]) -> list[str]:
    """The headings and the standard of a row, down to the last level that it has."""
    is_new = False
    for key in levels:
        if told.get(key) and told[key] != above.get(key):
            is_new = True
            above[key] = told[key]
        elif is_new:
            # Below a new heading what stood before does not go on.
            above.pop(key, None)
    return [above[key] for key in levels if above.get(key)]


def _points(text: str) -> float | None:
    found = _NUMBER.search(text)
    return float(found[0]) if found else None


def read_text(text: str) -> tuple[Indicator, ...]:
    """The indicators of a scoring document: numbered lines that say how many points they give.

    What has no points, and no numbered line with points below it, is no part of the list.
    """
    stack: list[tuple[int, str]] = []
    lines: list[tuple[tuple[str, ...], str]] = []
    for line in text.splitlines():
        words = " ".join(line.split())
        depth = _depth(words)
        if depth is None:
            if lines and stack and lines[-1][1] == stack[-1][1]:
                lines[-1] = (lines[-1][0], f"{lines[-1][1]} {words}".strip()[:_LONGEST])
                stack[-1] = (stack[-1][0], lines[-1][1])
            continue
        while stack and stack[-1][0] >= depth:
            stack.pop()
        path = tuple(heading for _, heading in stack)
        stack.append((depth, words[:_LONGEST]))
        lines.append((path, words[:_LONGEST]))
    has_lines_below = {path for path, _ in lines}
    return tuple(
        Indicator(path, words, _points_in(words))
        for path, words in lines[:_INDICATORS_AT_MOST]
        if _MARKED.search(words) and (*path, words) not in has_lines_below
    )


def _depth(line: str) -> int | None:
    return next((at for at, shape in enumerate(_ENUMERATORS) if shape.match(line)), None)


def _points_in(words: str) -> float | None:
    found = re.search(r"(\d+(?:\.\d+)?)\s*分", words)
    return float(found[1]) if found else None
