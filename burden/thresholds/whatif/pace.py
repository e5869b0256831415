"""How much a preview looks into: while somebody waits so much and no more, else everything."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

T = TypeVar("T")


class Pace:
    """While somebody waits for the answer: what is more than a bound stays untold."""

    def most(self, bound: int) -> int:
        """So many rows may be looked into where `bound` is what can be waited for."""
        return bound

    def each(
        self,
        rows: Iterable[T],
        count: int,  # noqa: ARG002 - nobody asks how far it is
        *,
        kept: dict[str, Any] | None = None,  # noqa: ARG002 - there is no pause
    ) -> Iterator[T]:
        """The rows, of which there are `count`, one by one.

        What is found of each is put into `kept`, where there may be a pause between two.
        """
        return iter(rows)

    def kept(self, name: str) -> dict[str, Any]:  # noqa: ARG002 - there was no pause
        """What was found under a name before the last pause, as JSON keeps it."""
        return {}


def batches(rows: Mapping[int, int], most: int) -> Iterator[list[int]]:
    """The keys in their order, as many together as have `most` rows: what memory has room for.

    A key that has more by itself comes alone.
    """
    some: list[int] = []
    held = 0
    for key, count in rows.items():
        if some and held + count > most:
            yield some
            some, held = [], 0
        some.append(key)
        held += count
    if some:
        yield some
