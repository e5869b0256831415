"""Pages of lists that may be a million rows long."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property

# Nobody reads further; who wants all of it narrows the list down or exports it.
MOST = 10_000


class LongPaginator(Paginator):  # type: ignore[type-arg]
    """A paginator that counts no further than `MOST` rows, and pages no further either."""

    object_list: QuerySet[Any] | list[Any] | Any

    def __init__(
        self,
        object_list: QuerySet[Any] | list[Any] | Any,
        per_page: int,
        *,
        known: int | None = None,
    ) -> None:
        """Args:
        known: the number of rows, where it has been told already.
        """
        super().__init__(object_list, per_page)
        self._known = known

    @cached_property
    def count(self) -> int:
        """The number of rows, at most `MOST`."""
        return min(self._counted, MOST)

    @cached_property
    def is_cut(self) -> bool:
        """Whether there are more rows than are counted."""
        return self._counted > MOST

    @cached_property
    def _counted(self) -> int:
        if self._known is not None:
            return self._known
        if isinstance(self.object_list, list):
            return len(self.object_list)
        return self.object_list.order_by().values("pk")[: MOST + 1].count()
