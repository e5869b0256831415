"""The person behind a request."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from burden.organisations.models import User


def signed_in(request: HttpRequest) -> User:
    """The signed-in person; strangers never get this far, but the type must say so."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
