"""Messages out of the export of a work group, one after the other, however many there are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice
from typing import BinaryIO

from docs_audit.tables import ImportFailed, RowError

from .encodings import text_of
from .group_lines import layout_of, written_in_lines
from .group_tables import header_of, written_in_rows
from .members import member_hashes, without_names
from .written import Limits, Written

_SAMPLE_LINES = 400
_LONGEST_LINE = 65_536
_GROUP_NAME = re.compile(r"^(?:消息对象|群名称?|群聊(?:名称)?)[:：]\s*(.{1,60})$")
# 【群主】张三(12345678): a role in front, a number behind that never changes.
_ROLE = re.compile(
    r"^\s*[【\[(（](?P<role>群主|管理员|成员|owner|admin|member|系统)[】\])）]\s*", re.I
)
_ROLE_BEHIND = re.compile(r"[【\[(（](?P<role>群主|管理员|成员)[】\])）]\s*$")
_NUMBER = re.compile(r"[(（<](?P<number>\d{5,12}|[\w.]+@[\w.]+)[)）>]\s*$")
_ROLES = {"群主": "owner", "管理员": "admin", "成员": "member", "系统": "system"}
_SYSTEM = re.compile(
    r"^(?:.{0,40}(?:撤回了一条消息|加入了?群聊|移出了?群聊|退出了?群聊|修改群名为|拍了拍).{0,20}|以上是打招呼的内容)$"
)


@dataclass(frozen=True, slots=True)
class GroupMessage:
    """One message. `row` is its line in the file, `sent_at` local time without a zone, `sender` a
    keyed hash, `role` owner, admin, member, system or as written; nobody is named in `text`.
    """

    row: int
    sent_at: datetime
    sender: str
    role: str
    text: str
    group: str = ""


def read_group_export(
    stream: BinaryIO, *, key: bytes, limits: Limits | None = None
) -> Iterator[GroupMessage | RowError]:
    """Yield the messages of an export (CSV or TXT) and its bad rows, in the order of the file.

    No more of it is held than one message. The file is checked before the first one is yielded.

    Raises:
        ImportFailed: as `encodings.text_of`; `unknown_layout` where no line looks like a message;
            `too_many_messages`.
    """
    hashed = member_hashes(key)
    with lines_of_export(stream) as lines:
        yield from _read(lines, hashed, limits or Limits())


@contextmanager
def lines_of_export(stream: BinaryIO) -> Iterator[Iterator[str]]:
    """The decoded lines of an export, each cut where it is longer than any message.

    Raises:
        ImportFailed: as `encodings.text_of`.
    """
    decoded = text_of(stream)
    try:
        # A line without end must not be held as a whole.
        yield iter(lambda: decoded.readline(_LONGEST_LINE), "")
    finally:
        # The stream is the caller's to close.
        decoded.detach()


def _read(
    lines: Iterator[str], hashed: Callable[[str], str], limits: Limits
) -> Iterator[GroupMessage | RowError]:
    sample = list(islice(lines, _SAMPLE_LINES))
    written = _written(sample, lines, limits)
    if written is None:
        raise ImportFailed("unknown_layout", sample[0].strip()[:40])
    yield from _messages(written, hashed, limits, _group_named(sample))


def _written(
    sample: list[str], rest: Iterable[str], limits: Limits
) -> Iterator[Written | RowError] | None:
    header = header_of(sample)
    if header is not None:
        return written_in_rows(chain(sample, rest), header, limits)
    layout = layout_of(sample)
    return written_in_lines(chain(sample, rest), layout, limits) if layout is not None else None


def _messages(
    written: Iterable[Written | RowError], hashed: Callable[[str], str], limits: Limits, group: str
) -> Iterator[GroupMessage | RowError]:
    count = 0
    for one in written:
        if isinstance(one, RowError):
            yield one
            continue
        count += 1
        if count > limits.messages:
            raise ImportFailed("too_many_messages", str(limits.messages))
        yield _message(one, hashed, group)


def _message(one: Written, hashed: Callable[[str], str], group: str) -> GroupMessage:
    sender, role = one.sender, one.role
    if found := _ROLE.match(sender):
        sender, role = sender[found.end() :], role or found["role"]
    if found := _ROLE_BEHIND.search(sender):
        sender, role = sender[: found.start()], role or found["role"]
    if found := _NUMBER.search(sender):
        sender = found["number"]
    if _SYSTEM.match(one.text):
        role = "system"
    return GroupMessage(
        one.row,
        one.sent_at,
        hashed(sender) if sender.strip() and role != "system" else "",
        _ROLES.get(role, role.lower()),
        without_names(one.text) if role != "system" else "",
        one.group or group,
    )


def _group_named(sample: Iterable[str]) -> str:
    found = (_GROUP_NAME.match(line.strip("\ufeff \r\n")) for line in sample)
    return next((one[1].strip() for one in found if one), "")
