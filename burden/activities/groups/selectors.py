"""Reads of groups, each within the reader's scope."""

from typing import Any

from django.db.models import Count, F, Max, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from burden.activities.models import (
    GroupHour,
    GroupTarget,
    Instruction,
    MessageExport,
    WorkGroup,
)
from burden.organisations.models import User


def groups_of(user: User) -> QuerySet[Any]:
    """Groups of the scope with owner, units, instructions and last use, the latest first."""
    joined = GroupTarget.objects.filter(group=OuterRef("pk")).order_by().values("group")
    told = Instruction.objects.filter(group=OuterRef("pk")).order_by().values("group")
    last = GroupHour.objects.filter(group=OuterRef("pk")).order_by().values("group")
    found: QuerySet[Any] = (
        WorkGroup.objects.visible_to(user)
        .select_related("unit", "reporter", "item__root")
        .prefetch_related(Prefetch("targets", GroupTarget.objects.select_related("unit")))
        .annotate(
            target_count=Coalesce(Subquery(joined.annotate(n=Count("pk")).values("n")), 0),
            instruction_count=Coalesce(Subquery(told.annotate(n=Count("pk")).values("n")), 0),
            last_message=Subquery(last.annotate(day=Max("day")).values("day")),
        )
        .annotate(last_used=Greatest(F("last_message"), F("last_active")))
        .order_by("-day", "-pk")
    )
    return found


def instructions_of(user: User) -> QuerySet[Any]:
    """Instructions that a person may read, with their group, the latest first."""
    found: QuerySet[Any] = Instruction.objects.visible_to(user)
    return found.select_related("group__unit", "item__root").order_by("-sent_at", "-pk")


def exports_of(user: User) -> QuerySet[Any]:
    """Exports that units of the scope brought for groups that the person may open."""
    if user.scope is None:
        return MessageExport.objects.none()
    seen = WorkGroup.objects.visible_to(user).order_by().values("pk")
    found = MessageExport.objects.filter(group__in=seen, unit__path__startswith=user.scope.path)
    return found.select_related("group__unit").order_by("-created_at", "-pk")
