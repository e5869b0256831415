"""Among whom someone is not told apart: the smallest unit that enough people share.

People of a unit with too few are counted with those of the unit above it, and so on upwards. So
each unit that is named stands for all who would be named by it, never for a few of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Crowds:
    """`of` is the path of the crowd for the path of each unit; `few` are the units in none."""

    of: Mapping[str, str]
    few: tuple[str, ...]


def crowds_below(top: str, people: Mapping[str, int], smallest: int) -> Crowds:
    """Crowds of the units from `top` down; what is left over at the top is in none.

    Args:
        people: numbers by the path of the unit; ids from the root down, a slash behind each.
    """
    waiting = {path: [path] for path in people}
    found: dict[str, str] = {}
    few: list[str] = []
    for depth in range(max((path.count("/") for path in people), default=0), 0, -1):
        for path in sorted(one for one in waiting if one.count("/") == depth):
            members = waiting.pop(path)
            if sum(people[one] for one in members) >= smallest:
                found |= dict.fromkeys(members, path)
            elif path == top:
                few = members
            else:
                waiting.setdefault(_above(path), []).extend(members)
    return Crowds(found, tuple(few))


def crowds_of_all(top: str, people: Mapping[str, int], smallest: int) -> dict[str, str]:
    """The crowd of every unit, where the top may not hand anyone on.

    If too few are left over there, the smallest crowds are taken in until they are enough; who
    sits at the top is then one of them. With fewer people in all everyone is of the top.
    """
    found = crowds_below(top, people, smallest)
    of, few = dict(found.of), list(found.few)
    while few and sum(people[one] for one in few) < smallest and of:
        sizes: dict[str, int] = {}
        for path, crowd in of.items():
            sizes[crowd] = sizes.get(crowd, 0) + people[path]
        taken = min(sizes, key=lambda crowd: (sizes[crowd], crowd))
        few += [path for path, crowd in of.items() if crowd == taken]
        of = {path: crowd for path, crowd in of.items() if crowd != taken}
    return of | dict.fromkeys(few, top)


def _above(path: str) -> str:
    return path[: path.rstrip("/").rindex("/") + 1]
