"""What of the tree a person may see."""

from uuid import UUID

from django.http import Http404

from burden.organisations.models import Unit, UnitQuerySet, User
from burden.stack.written import Written

_UNIT_BELOW = Written(
    lambda path, uuid: Unit.objects.within(Unit(path=path)).filter(uuid=uuid),
    path="-/",
    uuid=UUID(int=0),
)


def visible_units(user: User) -> UnitQuerySet:
    """The user's scope and all below it; nothing without a scope."""
    return Unit.objects.within(user.scope)


def unit_for(user: User, uuid: UUID | str) -> Unit:
    """The unit of that id.

    Raises:
        Http404: there is none, or it lies outside the user's scope; the two look alike.
    """
    try:
        wanted = UUID(str(uuid))
    except ValueError as error:
        raise Http404("no such unit") from error
    unit = None if user.scope is None else _UNIT_BELOW.first(path=user.scope.path, uuid=wanted)
    if unit is None:
        raise Http404("no such unit")
    return unit
