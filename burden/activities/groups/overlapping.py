"""Groups beside each other: those of one line that share members, applications of one line."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from burden.activities.models import GroupMember, GroupTarget, WorkGroup
from burden.activities.rules.groups import APPS, Overlapping

# A member who is in both by chance tells nothing.
_LEAST_COMMON = 3
_SHOWN = 100


def shared_of(groups: Sequence[WorkGroup]) -> dict[int, tuple[Overlapping, ...]]:
    """Older open groups of the same line that share members with each, most shared first."""
    found = {}
    for one in groups:
        told = [
            Overlapping(str(other.uuid), other.common, ratio_of(other)) for other in older_of(one)
        ]
        if told:
            found[one.pk] = tuple(sorted(told, key=lambda two: (-two.ratio, -two.common, two.id)))
    return found


def older_of(group: WorkGroup) -> QuerySet[Any]:
    """Older open groups of its line with some of its members: `common` of the `size` of each.

    `own` is how many members the group itself has.
    """
    if not group.line or group.closed_on or group.kind in APPS:
        return WorkGroup.objects.none()
    mine = GroupMember.objects.filter(group=group).order_by().values("member")
    same = WorkGroup.objects.standing().filter(
        line__iexact=group.line.strip(), closed_on__isnull=True, exemption="", kind=group.kind
    )
    earlier = same.filter(Q(day__lt=group.day) | Q(day=group.day, pk__lt=group.pk))
    shared: QuerySet[Any] = earlier.annotate(
        common=Count("members", filter=Q(members__member__in=mine)),
        size=Count("members"),
        own=Coalesce(Subquery(_size_of(group)), 0),
    )
    return shared.filter(common__gte=_LEAST_COMMON).order_by("-common", "pk")[:_SHOWN]


def ratio_of(other: Any) -> float:
    """Share of the smaller of two groups whose members are in both."""
    smaller: int = max(min(other.size, other.own), 1)
    return round(int(other.common) / smaller, 4)


def _size_of(group: WorkGroup) -> QuerySet[Any]:
    members = GroupMember.objects.filter(group=group).order_by().values("group")
    return members.annotate(n=Count("pk")).values("n")


def apps_in_line(groups: Sequence[WorkGroup]) -> dict[int, tuple[str, ...]]:
    """Ids of other open applications of the line that one of its units has to use as well."""
    found = {}
    for one in groups:
        if not one.line or one.closed_on or one.kind not in APPS:
            continue
        others = WorkGroup.objects.standing().filter(
            line__iexact=one.line.strip(), closed_on__isnull=True, kind__in=APPS
        )
        at = GroupTarget.objects.filter(unit__in=one.targets.values("unit")).values("group")
        uuids = others.filter(pk__in=at).exclude(pk=one.pk).order_by("day", "pk")
        found[one.pk] = tuple(map(str, uuids.values_list("uuid", flat=True)[:_SHOWN]))
    return found


def beside(group: WorkGroup) -> Iterable[WorkGroup]:
    """Groups of the line that are judged by what this one is: they share members or units."""
    if not group.line:
        return ()
    same = WorkGroup.objects.standing().filter(line__iexact=group.line.strip())
    return same.exclude(pk=group.pk).order_by("pk")[:1_000]
