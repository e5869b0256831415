"""Accounts as their administrator sees them."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from burden.organisations.models import Role, Unit, User


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


def unused(people: QuerySet[User]) -> QuerySet[User]:
    """Open accounts that neither a person nor a program used for UNUSED_DAYS (SEC-06)."""
    bound = timezone.now() - timedelta(days=settings.UNUSED_DAYS)
    seen = Q(last_login__gte=bound) | Q(last_login__isnull=True, date_joined__gte=bound)
    return people.filter(is_active=True).exclude(seen)


def without_factor(people: QuerySet[User]) -> QuerySet[User]:
    """Open accounts of SECOND_FACTOR_ROLES that have set up no authenticator app (SEC-04)."""
    asked = people.filter(is_active=True, role__in=settings.SECOND_FACTOR_ROLES)
    return asked.exclude(second_factor__confirmed_at__isnull=False)


def setup_codes(people: QuerySet[User]) -> tuple[int, int]:
    """Of accounts without an app, how many have a set-up code that holds, and one that is over."""
    since = timezone.now() - timedelta(days=settings.SETUP_CODE_DAYS)
    told = people.aggregate(
        holding=Count("pk", filter=Q(second_factor__made_at__gt=since)),
        over=Count("pk", filter=Q(second_factor__made_at__lte=since)),
    )
    return told["holding"], told["over"]


def inspectors_over(unit: Unit) -> QuerySet[User]:
    """The inspectors whose scope holds a unit, those nearest to it first."""
    above = [int(step) for step in unit.path.strip("/").split("/")]
    found = User.objects.filter(role=Role.INSPECTOR, is_active=True, scope__in=above)
    return found.order_by("-scope__path", "full_name", "username")
