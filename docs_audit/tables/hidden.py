"""Rows and columns of an .xlsx that its author hid: they are read, and a notice names them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import pairwise
from posixpath import join, normpath

from .contract import Notice

_PIECE = 65_536
_TAG_AT_MOST = 8_192
_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_TAG = re.compile(r"<(?:\w+:)?(row|col)\b([^<>]*)>")
_SHEET = re.compile(r"<(?:\w+:)?sheet\b([^<>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b([^<>]*)>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*\"([^\"]*)\"")
_TRUE = {"1", "true"}
_NAMED_AT_MOST = 40


def hidden_parts(content: bytes) -> dict[str, tuple[Notice, ...]]:
    """Return for each sheet by name what is hidden in it; nothing for a package that is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return {name: _notices(package, path) for name, path in _sheets(package)}
    except (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, OSError):
        return {}


def _sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet and the part that holds it."""
    relations = {
        found.get("Id", ""): found.get("Target", "")
        for found in _attributes(_RELATION, _text(package, _RELATIONS))
    }
    for found in _attributes(_SHEET, _text(package, _BOOK)):
        target = next((relations[v] for k, v in found.items() if k.endswith(":id")), "")
        path = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
        yield unescape(found.get("name", "")), path


def _text(package: zipfile.ZipFile, name: str) -> str:
    return b"".join(_pieces(package, name)).decode("utf-8", "replace")


def _pieces(package: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with package.open(name) as part:
        while piece := part.read(_PIECE):
            yield piece


def _attributes(pattern: re.Pattern[str], text: str) -> Iterator[dict[str, str]]:
    for found in pattern.finditer(text):
        yield dict(_ATTRIBUTE.findall(found[1]))


def _notices(package: zipfile.ZipFile, path: str) -> tuple[Notice, ...]:
    rows: list[int] = []
    columns: list[int] = []
    number = 0
    for tag, attributes in _tags(package, path):
        is_hidden = attributes.get("hidden") in _TRUE
        if tag == "row":
            number = int(attributes.get("r", number + 1))
            if is_hidden:
                rows.append(number)
        elif is_hidden:
            first, last = int(attributes.get("min", 0)), int(attributes.get("max", 0))
            columns += range(first, min(last, first + _NAMED_AT_MOST) + 1)
    notices = [Notice(rows[0], "hidden_rows", value=listed(rows))] if rows else []
    if columns:
        notices.append(Notice(0, "hidden_columns", value=listed(columns)))
    return tuple(notices)


def _tags(package: zipfile.ZipFile, path: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the rows and columns of a sheet with their attributes, reading it piece by piece."""
    rest = ""
    for piece in _pieces(package, path):
        text = rest + piece.decode("utf-8", "replace")
        for found in _TAG.finditer(text):
            yield found[1], dict(_ATTRIBUTE.findall(found[2]))
        rest = text[text.rfind("<") :] if text.rfind("<") > text.rfind(">") else ""
        rest = rest[:_TAG_AT_MOST]


def listed(numbers: Iterable[int]) -> str:
    """Return numbers as people list them: 4、7–9."""
    ordered = sorted(set(numbers))
    breaks = [i + 1 for i, (a, b) in enumerate(pairwise(ordered)) if b - a > 1]
    spans = [ordered[a:b] for a, b in pairwise([0, *breaks, len(ordered)])]
    texts = [f"{one[0]}–{one[-1]}" if len(one) > 1 else str(one[0]) for one in spans if one]
    more = ["…"] if len(texts) > _NAMED_AT_MOST else []
    return "、".join([*texts[:_NAMED_AT_MOST], *more])
