"""Exports as comma- or tab-separated tables with a header."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from docs_audit.tables import RowError
from docs_audit.tables.headers import Headers

from .moments import read_moment
from .written import Limits, Written

_FIELDS = {
    "time": "时间 发送时间 消息时间 日期时间 发送日期 time sentat datetime createtime strtime",
    "sender": "发送人 发送者 昵称 发言人 发送人姓名 群昵称 姓名 sender from nickname talker 发件人 "
    "成员",
    "role": "角色 身份 发送人角色 发送者角色 成员角色 role senderrole 群角色",
    "text": "内容 消息内容 消息 正文 文本 text content message strcontent 聊天内容",
    "group": "群名 群名称 群聊 群组 会话 会话名称 group room chat roomname",
}
_HEADERS = Headers.of({field: names.split() for field, names in _FIELDS.items()})
_NEEDED = {"time", "text"}
_HEADER_WITHIN = 10
_DELIMITERS = ",\t;"


@dataclass(frozen=True)
class Header:
    """Where which field stands, what parts the cells, and in which line the header is."""

    columns: Mapping[str, int]
    delimiter: str
    row: int


def header_of(sample: Sequence[str]) -> Header | None:
    """Return the header of a table among its first lines, None where there is none."""
    for row, line in enumerate(sample[:_HEADER_WITHIN], start=1):
        for delimiter in _DELIMITERS:
            names = next(csv.reader(io.StringIO(line), delimiter=delimiter), [])
            columns = {field: at for at, field in _HEADERS.match(names).items()}
            if columns.keys() >= _NEEDED:
                return Header(columns, delimiter, row)
    return None


def written_in_rows(
    lines: Iterable[str], header: Header, limits: Limits
) -> Iterator[Written | RowError]:
    """Yield the messages of a table; a row without a moment is an error of its own."""
    for row, cells in _rows(lines, header.delimiter, limits):
        if row <= header.row or (cells is not None and not any(map(str.strip, cells))):
            continue
        yield _told(row, cells, header, limits)


def _told(
    row: int, cells: Sequence[str] | None, header: Header, limits: Limits
) -> Written | RowError:
    if cells is None:
        return RowError(row, "broken_row")

    def cell(field: str) -> str:
        at = header.columns.get(field, len(cells))
        return cells[at].strip() if at < len(cells) else ""

    sent_at = read_moment(cell("time"))
    if sent_at is None:
        code = "bad_time" if cell("time") else "missing_time"
        return RowError(row, code, "time", cell("time")[:40])
    text = cell("text")
    if len(text) > limits.characters:
        return RowError(row, "text_too_long", "text", str(len(text)))
    return Written(row, sent_at, cell("sender"), text, cell("role"), cell("group"))


def _rows(
    lines: Iterable[str], delimiter: str, limits: Limits
) -> Iterator[tuple[int, list[str] | None]]:
    """Yield rows with the number of their first line; None for a line whose quotes never close.

    Such a line is given up alone: what follows it is read anew.
    """
    source = iter(lines)
    waiting: deque[str] = deque()
    number = 1
    while waiting or (line := next(source, None)) is not None:
        taken = [waiting.popleft() if waiting else line or ""]
        quotes = taken[0].count('"')
        while quotes % 2 and len(taken) < limits.lines_of_a_message:
            more = waiting.popleft() if waiting else next(source, None)
            if more is None:
                break
            taken.append(more)
            quotes += more.count('"')
        if quotes % 2:
            yield number, None
            waiting.extendleft(reversed(taken[1:]))
            number += 1
        else:
            yield number, _cells(taken, delimiter)
            number += len(taken)


def _cells(lines: Sequence[str], delimiter: str) -> list[str] | None:
    try:
        return next(csv.reader(io.StringIO("".join(lines), newline=""), delimiter=delimiter), [])
    except csv.Error:
        return None
