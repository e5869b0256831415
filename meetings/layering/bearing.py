"""Whether the tasks of a meeting bear out which one it says it conveys."""

from __future__ import annotations

from collections.abc import Iterable

from .pairs import Pair
from .records import Evidence

_TASKS_THAT_TELL = 4
_SHARED_AT_LEAST = 0.5
# Who names the parent by its title may leave its tasks out: they tell a third as much.
_NAMED = 3


def borne_out(pair: Pair, told: Iterable[int]) -> list[Evidence]:
    """Weigh that the child repeats no task, in its very words, of a parent that it conveys: several
    meetings are held on one topic, even under one title, and another one may have been meant.
    Of one that it does not name, more tasks must be the same than others.

    `told` are the indexes of items that may repeat the parent. A task is what an item says beyond
    the topic of either meeting.
    """
    child, parent, conveying = pair.child, pair.parent, pair.conveying
    if conveying is None or not conveying.explicit or not parent.items:
        return []
    topic = child.title.word_set | parent.title.word_set
    items = [child.items[i] for i in told if not child.items[i].phrases]
    tasks = [(one, words) for one in items if (words := one.word_set - topic)]
    others = [words for one, words in tasks if not parent.bare_items.holds(one.bare)]
    same = len(tasks) - len(others)
    if len(others) <= same or (same and conveying.named):
        return []
    vocabulary, weights = pair.terms.vocabulary, pair.terms.weights
    shared = sum(vocabulary.contained(words, parent.words) >= _SHARED_AT_LEAST for words in others)
    weight = weights.task_not_in_it * min(len(others) - same, _TASKS_THAT_TELL)
    weight *= 1 - shared / len(others) / 2
    if conveying.named:
        weight /= _NAMED
    return [Evidence("tasks", weight, f"{same + shared} of {len(tasks)} tasks")]
