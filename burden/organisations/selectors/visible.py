"""What of the tree a person may see."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404

from burden.organisations.models import Unit, UnitQuerySet, User


def visible_units(user: User) -> UnitQuerySet:
    """The user's scope and all below it; nothing without a scope."""
    return Unit.objects.within(user.scope)


def unit_for(user: User, uuid: UUID | str) -> Unit:
    """The unit of that id.

    Raises:
        Http404: there is none, or it lies outside the user's scope; the two look alike.
    """
    try:
        return visible_units(user).get(uuid=uuid)
    except (Unit.DoesNotExist, ValidationError) as error:
        raise Http404("no such unit") from error
