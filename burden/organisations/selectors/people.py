"""Accounts as their administrator sees them."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import Http404

from burden.organisations.models import User


def people_of(user: User) -> QuerySet[User]:
    """Accounts whose scope lies in the user's; those without a scope belong to nobody."""
    if user.scope is None:
        return User.objects.none()
    return (
        User.objects.filter(Q(scope__path__startswith=user.scope.path))
        .select_related("scope")
        .order_by("username")
    )


def person_for(user: User, uuid: UUID | str) -> User:
    """The account of that id; Http404 where it is none of the user's."""
    try:
        return people_of(user).get(uuid=uuid)
    except (User.DoesNotExist, ValidationError) as error:
        raise Http404("no such account") from error
