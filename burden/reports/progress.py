"""How far a report is, told to whoever waits for it, and whether they still do."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from burden.reports.errors import Cancelled
from burden.reports.models import Report

T = TypeVar("T")


class Progress:
    """Counts the steps of a report under way; each is seen by others at once."""

    def __init__(self, report: Report) -> None:
        self._rows = Report.objects.filter(pk=report.pk, state=Report.State.RUNNING)
        self._done = 0

    def begin(self, steps: int) -> None:
        """So many steps lie ahead; those of an earlier run do not count."""
        self._done = 0
        self._rows.update(done=0, total=steps)

    def step(self) -> None:
        """One more step is done.

        Raises:
            Cancelled: the report is no longer wanted.
        """
        self._done += 1
        self._rows.update(done=self._done)
        self.look()

    def look(self) -> None:
        """Raise Cancelled where the report is no longer wanted."""
        if not self._rows.filter(cancel_wished=False).exists():
            raise Cancelled

    def each(self, groups: Iterable[T]) -> Iterator[T]:
        """The groups one by one, each a step once the next is asked for."""
        for group in groups:
            yield group
            self.step()
