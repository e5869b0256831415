"""Looking at evidence by program leaves the same entry in the log as its page does."""

from typing import Any, ClassVar

from rest_framework import mixins
from rest_framework.request import Request
from rest_framework.response import Response

from burden.audit import services as audit
from burden.organisations.models import Unit
from burden.organisations.requests import signed_in


class KeepsLooks(mixins.RetrieveModelMixin):
    """One thing of a list; `viewed` is the act, `of_unit` leads from the thing to its unit."""

    viewed: ClassVar[str]
    of_unit: ClassVar[str] = "unit"

    def retrieve(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:
        found = self.get_object()  # type: ignore[attr-defined]  # a view set has it
        unit: Any = found
        for name in self.of_unit.split("."):
            unit = getattr(unit, name)
        assert unit is None or isinstance(unit, Unit)
        audit.record(by=signed_in(request), action=self.viewed, target=found, unit=unit)
        return Response(self.get_serializer(found).data)  # type: ignore[attr-defined]
