"""Two instructions side by side: what both say, and what stands in one alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from burden.activities.models import Instruction
from burden.matters.models import Item
from burden.organisations.models import User

_LONGEST = 2_000
# A letter or two in common are chance.
_LEAST = 2


@dataclass(frozen=True)
class Piece:
    """A stretch of a text; `is_same` where the other has it too."""

    text: str
    is_same: bool


@dataclass(frozen=True)
class Side:
    """One of the two, in pieces."""

    instruction: Instruction
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Pair:
    """What came first and what came again; `first` is None where the reader may not open it."""

    again: Side
    first: Side | None


def pair_of(user: User, again: Instruction, first: Instruction | None) -> Pair | None:
    """The two as far as the reader may see them; None where the later one is closed to him."""
    wanted = [one.pk for one in (again, first) if one is not None]
    seen = Instruction.objects.visible_to(user).select_related("group__unit").in_bulk(wanted)
    if again.pk not in seen:
        return None
    if first is None or first.pk not in seen:
        return Pair(Side(seen[again.pk], (Piece(again.text, is_same=False),)), None)
    one, other = _pieces(seen[again.pk].text, seen[first.pk].text)
    return Pair(Side(seen[again.pk], one), Side(seen[first.pk], other))


def pair_of_items(user: User, again: Item, first: Item | None) -> Pair | None:
    """The two instructions that items stand for."""
    found = Instruction.objects.filter(item__in=[one for one in (again, first) if one])
    by_item = {one.item_id: one for one in found}
    later = by_item.get(again.pk)
    return pair_of(user, later, by_item.get(first.pk) if first else None) if later else None


def _pieces(one: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    if max(len(one), len(other)) > _LONGEST:
        return (Piece(one, is_same=False),), (Piece(other, is_same=False),)
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    told = [(a, b, size) for a, b, size in blocks if size >= _LEAST]
    return (
        _cut(one, [(a, size) for a, _b, size in told]),
        _cut(other, [(b, size) for _a, b, size in told]),
    )


def _cut(text: str, same: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    pieces, place = [], 0
    for start, size in same:
        pieces += [
            Piece(text[place:start], is_same=False),
            Piece(text[start : start + size], is_same=True),
        ]
        place = start + size
    pieces.append(Piece(text[place:], is_same=False))
    return tuple(one for one in pieces if one.text)
