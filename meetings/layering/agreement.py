"""How much of a meeting's agenda stands in another meeting."""

from __future__ import annotations

from .profiles import Profile
from .statements import Statement
from .vocabulary import Vocabulary

COVERED_AT_LEAST = 0.6
# The same words in another sentence: repeated, but less surely than the sentence itself.
_REWORDED = 0.7


def agreement(
    child: Profile, parent: Profile, vocabulary: Vocabulary
) -> tuple[dict[int, float], tuple[int, ...]]:
    """Return how much of each item stands in the parent, and the indexes of those that do.

    Office routine, items without a topic, and measures that the child alone takes are left out, and
    so are items on the topic as a whole, unless they are the parent's very words.
    """
    topic = child.title.word_set | parent.title.word_set
    shares = {
        i: coverage(item, child, parent, vocabulary)
        for i, item in enumerate(child.items)
        if item.words and i not in child.routine_items
    }
    for i in tuple(shares):
        of_its_own = i in child.measures and shares[i] < COVERED_AT_LEAST
        if of_its_own or (shares[i] < 1 and child.items[i].word_set <= topic):
            del shares[i]
    return shares, tuple(i for i, share in shares.items() if share >= COVERED_AT_LEAST)


def coverage(item: Statement, child: Profile, parent: Profile, vocabulary: Vocabulary) -> float:
    """Return how much of an item stands in one statement of the parent, 0..1; 0 for no topic."""
    if not item.words:
        return 0.0
    if item.bare in parent.bare_items.texts:
        best = 1.0
    elif item.word_set.isdisjoint(parent.words):
        return 0.0
    elif parent.bare_items.holds(item.bare):
        best = 1.0
    else:
        best = min(_best_share(item, parent, vocabulary), _REWORDED)
    for phrase in item.phrases:
        places = child.places_named(phrase.scopes)
        if places is not None and parent.position.place.id not in places:
            return 0.0
    return best


def _best_share(item: Statement, parent: Profile, vocabulary: Vocabulary) -> float:
    mass = vocabulary.mass
    shared = [item.word_set & one.word_set for one in (parent.title, *parent.items)]
    most = max(mass(words) for words in shared if words)
    return most / mass(item.words)


def verbatim_items(child: Profile, parent: Profile, items: tuple[int, ...]) -> int:
    """Return how many of the items stand in the parent word for word."""
    return sum(parent.bare_items.holds(child.items[i].bare) for i in items)


def mostly_word_for_word(child: Profile, parent: Profile) -> bool:
    """Tell whether half of the child's tasks, and more than one, are the parent's very words."""
    kept = child.routine_items | child.measures
    tasks = tuple(
        i for i, item in enumerate(child.items) if item.words and not item.phrases and i not in kept
    )
    same = verbatim_items(child, parent, tasks)
    return same > 1 and 2 * same >= len(tasks)
