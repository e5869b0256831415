"""Into how many matters the items of an agenda fall."""

from __future__ import annotations

from collections.abc import Sequence

from .lexicon import names_several
from .profiles import Profile
from .statements import Statement
from .vocabulary import Vocabulary

_ONE_MATTER_AT_LEAST = 0.34
_TOPIC_LENGTH = 3
_MANY_BEGIN_SO = """
农村 乡村 城乡 城镇 农业 农民 全民 居民 群众 企业 干部 党员 青年 妇女 基层 村级 社区 社会 公共 生态
环境 校园 教育 道路 安全 重大 文明 经济 民生 项目 党建 法治 数字 老旧 中小
"""
_BEGINS_MANY = frozenset(_MANY_BEGIN_SO.split())


def known_topics(events: Sequence[Profile]) -> frozenset[str]:
    """Return the topics that meetings are called for by their titles."""
    return frozenset(
        part
        for event in events
        if not event.is_vague
        for part in event.title.core.split("|")
        if len(part) >= _TOPIC_LENGTH
    )


def count(event: Profile, vocabulary: Vocabulary, topics: frozenset[str]) -> int:
    """Return into how many matters the items fall: items that share words are one matter, and so
    are those whose topics begin with the same word (秸秆禁烧巡查, 秸秆离田补贴).

    Under a title with one topic every item belongs to it, unless it is itself what other meetings
    are called for.
    """
    title = _topic(event.title)
    groups: list[tuple[set[str], set[str]]] = []
    for item in event.items:
        words = set(item.words)
        if not words:
            continue
        begins = {item.words[0]} - _BEGINS_MANY
        if title and not (words & title) and not _names_topic(item, topics):
            words |= title
        touching = [
            group
            for group in groups
            if begins & group[1] or _share_topic(words, group[0], title, vocabulary)
        ]
        for group in touching:
            groups.remove(group)
            words |= group[0]
            begins |= group[1]
        groups.append((words, begins))
    return len(groups)


def _names_topic(item: Statement, topics: frozenset[str]) -> bool:
    """Tell whether a topic that other meetings are called for stands in the item."""
    return any(
        part[i:j] in topics
        for part in item.core.split("|")
        for i in range(len(part) - _TOPIC_LENGTH + 1)
        for j in range(i + _TOPIC_LENGTH, len(part) + 1)
    )


def _topic(title: Statement) -> frozenset[str]:
    """Return the words of a title with one topic; a title that lists several ties nothing."""
    return frozenset() if names_several(title.text) else frozenset(title.words)


def _share_topic(
    left: set[str], right: set[str], title: frozenset[str], vocabulary: Vocabulary
) -> bool:
    if left & title and right & title:
        return True
    smaller = min(vocabulary.mass(left), vocabulary.mass(right))
    return vocabulary.mass(left & right) >= _ONE_MATTER_AT_LEAST * smaller
