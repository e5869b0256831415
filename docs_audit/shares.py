"""How the share of a match adds up, and what it is with something that was set aside counted."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

ASIDES = ("quoted", "law", "boilerplate")
COPIED = ("verbatim", "substituted", "reworded")


@dataclass(frozen=True)
class Measure:
    """Characters of the lower paper's words, by why they are set aside ("": they are not).

    `copied` are those that stand in the upper paper, by (why set aside, class); the class is ""
    outside passages.
    """

    characters: Mapping[str, int]
    copied: Mapping[tuple[str, str], int]

    @property
    def whole(self) -> int:
        """All characters, set aside or not."""
        return sum(self.characters.values())

    def counted(self, back: Collection[str] = ()) -> int:
        """Characters of the body that counts, with the kinds in `back` switched back on."""
        return sum(self.characters.get(one, 0) for one in ("", *back))

    def counted_copied(self, back: Collection[str] = ()) -> int:
        """Characters of it that stand in the upper paper."""
        return sum(count for (aside, _kind), count in self.copied.items() if aside in ("", *back))

    def share(self, back: Collection[str] = ()) -> float:
        """The copied share, 0 to 1; without anything in `back` the engine's own containment."""
        counted = self.counted(back)
        return self.counted_copied(back) / counted if counted else 0.0


def measure_of(segments: Sequence[Sequence[Any]]) -> Measure | None:
    """Add up the segments of a match; None for one that was stored without them."""
    if not segments:
        return None
    characters: Counter[str] = Counter()
    copied: Counter[tuple[str, str]] = Counter()
    for _start, _end, _passage, aside, count, copied_count, kind in segments:
        characters[aside] += count
        copied[aside, kind] += copied_count
    return Measure(characters, copied)
