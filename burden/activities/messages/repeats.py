"""The same instruction in several groups and channels, found while messages stream by.

What is found depends on the messages alone: neither their order nor how they are cut into batches
changes it. Two messages are one instruction when their matters are the same and they lie within
the window; what both are one with is one.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from .alike import is_same, shingles
from .matter import Matter, matter_of

# Of those that share most; a flood of one topic must not compare each with each.
_MOST_COMPARED = 60
# Words for kinds of paper stand in every second instruction and lead nowhere.
_KINDS_OF_PAPER = (
    "台账 总结 进度表 清单 名册 方案 资金明细 照片 典型案例 入户核查 承诺书 意见建议 信息录入 公示 "
    "培训名额 物资清单 整改 排查 宣传横幅 安全 使用 报表 数据 统计 人员名单 津贴 对象"
)
_GENERIC = frozenset(pair for word in _KINDS_OF_PAPER.split() for pair in shingles(word))


@dataclass(frozen=True)
class Sent:
    """An instruction as it was sent: the caller's key of the message, its group and its moment."""

    key: str
    group: str
    at: datetime
    text: str


@dataclass(frozen=True)
class Repeated:
    """One instruction that was sent several times, in order of time."""

    messages: tuple[Sent, ...]

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups and channels it was sent in."""
        return tuple(sorted({one.group for one in self.messages}))


@dataclass(eq=False)
class _Node:
    """A matter and when it was sent, in order of time."""

    matter: Matter
    sent: list[tuple[datetime, str]] = field(default_factory=list)
    alike: list[_Node] = field(default_factory=list)


class Repeats:
    """Takes instructions one by one; `window` is how far apart two are still one."""

    def __init__(self, window: timedelta) -> None:
        self._window = window
        self._nodes: dict[Matter, _Node] = {}
        self._by_shingle: dict[tuple[frozenset[str], str], list[_Node]] = defaultdict(list)
        self._parents: dict[str, str] = {}
        self._sent: dict[str, Sent] = {}

    def add(self, message: Sent) -> bool:
        """Take an instruction in; False for one that names no matter or came before."""
        if message.key in self._sent:
            return False
        matter = matter_of(message.text)
        if not matter.is_named:
            return False
        node = self._nodes.get(matter) or self._new(matter)
        self._sent[message.key] = message
        self._parents[message.key] = message.key
        for one in (node, *node.alike):
            for key in self._near(one, message.at):
                self._join(message.key, key)
        insort(node.sent, (message.at, message.key))
        return True

    def repeated(self) -> list[Repeated]:
        """Return what was sent more than once so far, the earliest first."""
        alike: dict[str, list[Sent]] = defaultdict(list)
        for key, message in self._sent.items():
            alike[self._root(key)].append(message)
        found = [
            Repeated(tuple(sorted(sent, key=lambda one: (one.at, one.key))))
            for sent in alike.values()
            if len(sent) > 1
        ]
        return sorted(found, key=lambda one: (one.messages[0].at, one.messages[0].key))

    def close_before(self, moment: datetime) -> list[Repeated]:
        """Return what can no longer grow if nothing older than `moment` comes, and forget it."""
        open_from = moment - self._window
        last: dict[str, datetime] = {}
        for key, message in self._sent.items():
            root = self._root(key)
            last[root] = max(last.get(root, message.at), message.at)
        done = {root for root, at in last.items() if at < open_from}
        closed = [one for one in self.repeated() if self._root(one.messages[0].key) in done]
        self._forget({key for key in self._sent if self._root(key) in done})
        return closed

    def _new(self, matter: Matter) -> _Node:
        node = _Node(matter)
        self._nodes[matter] = node
        keys = self._keys(matter)
        shared: Counter[int] = Counter()
        met: dict[int, _Node] = {}
        for key in keys:
            for other in self._by_shingle[key]:
                shared[id(other)] += 1
                met[id(other)] = other
            self._by_shingle[key].append(node)
        nearest = sorted(met, key=lambda one: (-shared[one], met[one].matter.words))
        for one in nearest[:_MOST_COMPARED]:
            if is_same(matter, met[one].matter):
                node.alike.append(met[one])
                met[one].alike.append(node)
        return node

    def _keys(self, matter: Matter) -> list[tuple[frozenset[str], str]]:
        found = shingles(matter.words)
        telling = found - _GENERIC
        return [(matter.rounds, one) for one in sorted(telling or found)]

    def _near(self, node: _Node, at: datetime) -> Iterator[str]:
        """The messages of a matter just before and after a moment, as far as the window reaches."""
        place = bisect_left(node.sent, (at, ""))
        for then, key in node.sent[max(place - 1, 0) : place + 1]:
            if abs(then - at) <= self._window:
                yield key

    def _root(self, key: str) -> str:
        root = key
        while self._parents[root] != root:
            root = self._parents[root]
        while self._parents[key] != root:
            self._parents[key], key = root, self._parents[key]
        return root

    def _join(self, one: str, other: str) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        self._parents[second] = first

    def _forget(self, keys: set[str]) -> None:
        for key in keys:
            del self._sent[key], self._parents[key]
        for matter, node in list(self._nodes.items()):
            node.sent = [one for one in node.sent if one[1] not in keys]
            if not node.sent:
                del self._nodes[matter]
        kept = {id(node) for node in self._nodes.values()}
        for node in self._nodes.values():
            node.alike = [one for one in node.alike if id(one) in kept]
        for shingle, nodes in list(self._by_shingle.items()):
            left = [node for node in nodes if id(node) in kept]
            if left:
                self._by_shingle[shingle] = left
            else:
                del self._by_shingle[shingle]


def repeated_in(messages: Iterable[Sent], window: timedelta) -> list[Repeated]:
    """Return the instructions of a whole that were sent more than once."""
    repeats = Repeats(window)
    for message in messages:
        repeats.add(message)
    return repeats.repeated()
