"""What a repeating meeting adds of its own."""

from __future__ import annotations

from collections.abc import Collection

from .profiles import Profile


def own_items(child: Profile, covered: Collection[int]) -> tuple[int, ...]:
    """Return the indexes of items that are neither in the parent nor office boilerplate."""
    return tuple(i for i, item in enumerate(child.items) if item.words and i not in covered)


def novelty(child: Profile, own: Collection[int]) -> float:
    """Return own items divided by all items of the meeting, 0 when it names none."""
    return len(own) / len(child.items) if child.items else 0.0
