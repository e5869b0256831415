"""Which part of the tree a request looks at."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from burden.organisations.models import Unit, User
from burden.organisations.selectors import unit_for


@dataclass(frozen=True)
class Scope:
    """A unit and all below it."""

    unit: Unit

    @classmethod
    def from_request(cls, request: HttpRequest) -> "Scope":
        """The subtree of `?unit=<uuid>`, else the user's whole scope.

        Raises:
            PermissionDenied: the user has no scope, so there is nothing to look at.
            Http404: the address names no unit, or one outside the user's scope.
        """
        user = request.user
        if not isinstance(user, User) or user.scope is None:
            raise PermissionDenied("no scope")
        asked = request.GET.get("unit", "")
        return cls(unit_for(user, asked) if asked else user.scope)

    @property
    def path(self) -> str:
        """Prefix of the paths of all units looked at."""
        return self.unit.path
