"""What a stream of messages comes to: instructions as they are, everything else as counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256

from burden.activities.importers import GroupMessage, RowError, named_in
from burden.activities.messages import LONGEST, demands_in, is_emergency, is_empty

from .contract import Batch, Instruction
from .naming import is_of_group

_MESSAGES, _INSTRUCTIONS = 5_000, 1_000
_ERRORS_TOLD, _GROUPS_TOLD = 1_000, 5
# No group has more; a file that says so is made to fill tables.
_MEMBERS_AT_MOST = 20_000
_ROLES = frozenset({"owner", "admin", "member"})
_CITING = frozenset("〔[［号《")
_CITES_AT_MOST, _LONGEST_CITED = 8, 300
_LONGEST_TERM = 60
# 县政府安政发〔2026〕7号: in a message nothing parts who issued it from its number.
_BEFORE_NUMBER = re.compile(
    r"^.*(?:政府办公?室?|政府|[省市县区镇乡]委办?|党委办?|文件|根据|按照?|对照|转发|落实|印发|下发|通知|[省市县镇]里|[了的以见])"
    r"(?=[\u4e00-\u9fff]{2,10}〔)"
)


def batches_of(
    messages: Iterable[GroupMessage | RowError], title: str, share: Callable[[], float]
) -> Iterator[Batch]:
    """Yield what comes of the messages of the group of a title, the last batch at the end.

    Args:
        share: how much of the file is read, 0 to 1.
    """
    sums = _Sums(title)
    for one in messages:
        sums.add(one)
        if sums.is_full:
            yield sums.batch(share())
    yield sums.batch(1.0)


def key_of(message: GroupMessage) -> str:
    """The same words in the same minute are one message, whatever its sender is called there."""
    words = "".join(message.text.split())
    return sha256(f"{message.sent_at:%Y-%m-%dT%H:%M}\x1f{words}".encode()).hexdigest()[:32]


class _Sums:
    def __init__(self, title: str) -> None:
        self._title = title
        self._read = self._faces = self._others = self._wrong = self._since = 0
        self._named: dict[str, bool] = {}
        self._groups: dict[str, None] = {}
        self._seen: set[str] = set()
        self._hours: Counter[str] = Counter()
        self._members: list[str] = []
        self._instructions: list[Instruction] = []
        self._errors: list[tuple[int, str]] = []

    @property
    def is_full(self) -> bool:
        return self._since >= _MESSAGES or len(self._instructions) >= _INSTRUCTIONS

    def add(self, one: GroupMessage | RowError) -> None:
        self._since += 1
        if isinstance(one, RowError):
            self._wrong += 1
            # The line as it stands may name its sender: its number is enough to find it.
            if self._wrong <= _ERRORS_TOLD:
                self._errors.append((one.row, one.code))
        elif not self._is_ours(one.group):
            self._others += 1
        elif one.role != "system":
            self._take(one)

    def batch(self, share: float) -> Batch:
        told = Batch(
            share=round(share, 4),
            read=self._read,
            faces=self._faces,
            others=self._others,
            wrong=self._wrong,
            hours=dict(self._hours),
            members=tuple(self._members),
            instructions=tuple(self._instructions),
            errors=tuple(self._errors),
            groups=tuple(self._groups),
        )
        self._since = 0
        self._hours.clear()
        for kept in (self._members, self._instructions, self._errors):
            kept.clear()
        return told

    def _is_ours(self, group: str) -> bool:
        if group not in self._named:
            self._named[group] = is_of_group(group, self._title)
        if not self._named[group] and len(self._groups) < _GROUPS_TOLD:
            self._groups[group[:60]] = None
        return self._named[group]

    def _take(self, message: GroupMessage) -> None:
        self._read += 1
        self._hours[f"{message.sent_at:%Y-%m-%dT%H}"] += 1
        if message.sender not in self._seen and len(self._seen) < _MEMBERS_AT_MOST:
            self._seen.add(message.sender)
            if message.sender:
                self._members.append(message.sender)
        found = _instruction(message)
        if found is not None:
            self._instructions.append(found)
        elif is_empty(message.text):
            self._faces += 1


def _instruction(message: GroupMessage) -> Instruction | None:
    demands = demands_in(message.text, message.sent_at)
    if not demands:
        return None
    # No table holds the sign of nothing.
    text = message.text[:LONGEST].replace("\x00", "")
    limits = [one.limit for one in demands if one.limit is not None]
    hours = [left for one in limits if (left := one.hours_after(message.sent_at)) is not None]
    cites = _cited(text) if _CITING.intersection(text) else ()
    return Instruction(
        key=key_of(message),
        sent_at=message.sent_at,
        text=text,
        role=message.role if message.role in _ROLES else "",
        kinds=tuple(sorted({str(kind) for one in demands for kind in one.kinds})),
        due=limits[0].words[:_LONGEST_TERM] if limits else "",
        hours_left=min(hours, default=None),
        is_urgent=is_emergency(text),
        cites=cites,
    )


def _cited(text: str) -> tuple[str, ...]:
    """Papers by number or title; a number also without the words that run into it."""
    found = named_in(text)[:_CITES_AT_MOST]
    names = [name for one in found for name in (one, _BEFORE_NUMBER.sub("", one))]
    return tuple(one for one in dict.fromkeys(names) if len(one) <= _LONGEST_CITED)
