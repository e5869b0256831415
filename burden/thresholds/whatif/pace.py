"""How much a preview looks into: while somebody waits so much and no more, else everything."""

from collections.abc import Iterable, Iterator
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
