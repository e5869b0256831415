"""Among whom someone is not told apart: the smallest unit that enough people share.

People of a unit with too few are counted with those of the unit above it, and so on upwards. So
each unit that is named stands for all who would be named by it, never for a few of its own.
"""

from collections import Counter
from collections.abc import Mapping


def crowds_of_all(top: str, people: Mapping[str, int], smallest: int) -> dict[str, str]:
    """The path of the crowd for the path of each unit from `top` down.

    If too few are left over at the top, which can hand nobody on, the smallest crowds are taken in
    until they are enough. With fewer people in all everyone is of the top.

    Args:
        people: numbers by the path of the unit; ids from the root down, a slash behind each.
    """
    of, few = _crowds_below(top, people, smallest)
    sizes: Counter[str] = Counter()
    for path, crowd in of.items():
        sizes[crowd] += people[path]
    left = sum(people[one] for one in few)
    taken: set[str] = set()
    for crowd in sorted(sizes, key=lambda one: (sizes[one], one)):
        if not few or left >= smallest:
            break
        taken.add(crowd)
        left += sizes[crowd]
    few += [path for path, crowd in of.items() if crowd in taken]
    return of | dict.fromkeys(few, top)


def _crowds_below(
    top: str, people: Mapping[str, int], smallest: int
) -> tuple[dict[str, str], list[str]]:
    """The crowds of the units, and the units that are in none: they are left over at the top."""
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
    return found, few


def _above(path: str) -> str:
    return path[: path.rstrip("/").rindex("/") + 1]
