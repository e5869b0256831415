"""Looking at evidence by program leaves the same entry in the log as its page does."""

from typing import Any, ClassVar

from rest_framework import viewsets
from rest_framework.request import Request
from rest_framework.response import Response

from burden.audit import looks
from burden.organisations.requests import signed_in


class KeepsLooks(viewsets.ReadOnlyModelViewSet[Any]):
    """A list whose things are evidence, each by itself and in every part of it.

    `viewed` is the act; `of_unit` leads from the thing to its unit, and where it is empty the entry
    is filed under the reader's scope.
    """

    viewed: ClassVar[str]
    of_unit: ClassVar[str] = "unit"

    def get_object(self) -> Any:
        found = super().get_object()
        unit: Any = found if self.of_unit else signed_in(self.request).scope
        for name in filter(None, self.of_unit.split(".")):
            unit = getattr(unit, name)
        looks.at(self.viewed, found, unit)
        return found

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """A page of them; its rows tell what the things do, so it leaves an entry as well."""
        answer = super().list(request, *args, **kwargs)
        user, kind = signed_in(request), self.viewed.partition(".")[0]
        rows = len(answer.data["results"])
        looks.at_list(f"{kind}.listed", user.scope, rows=rows, asked=request.query_params)
        return answer
