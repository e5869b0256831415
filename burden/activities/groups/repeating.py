"""Which instructions of a group had come to the same units in another group before.

Groups that share a unit are looked at, within the hours of the parameters; what warns of a danger
is told as often as is needed. The engine takes the messages in the order of time and forgets what
can no longer be repeated.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.db.models import Max, Min, Q, QuerySet

from burden.activities.messages import Repeated, Repeats, Sent
from burden.activities.models import GroupTarget, Instruction, WorkGroup
from burden.thresholds.parameters import Parameters

# The latest of more; and the groups with most units in common.
MOST_MESSAGES = 200_000
# Of one group; the others keep their hours on the group and are told as a number.
MOST_OWN = 5_000
_GROUPS = 300
# Between two times at which what is over is forgotten.
_STRIDE = 20_000
_CHUNK = 2_000


def firsts_of(group: WorkGroup, parameters: Parameters) -> dict[int, int]:
    """By instruction of the group the one that said the same before, both by id.

    Where the words of either were removed, what was found before holds.
    """
    window = _window(parameters)
    if group.is_withdrawn or group.exemption:
        return {}
    repeats, found = Repeats(window), dict[int, int]()
    for number, (pk, of, at, text) in enumerate(_told(group, window).iterator(_CHUNK), start=1):
        repeats.add(Sent(str(pk), str(of), at, text))
        if number % _STRIDE == 0:
            _note(repeats.close_before(at), group, found)
    _note(repeats.repeated(), group, found)
    return found | _found_before(group)


def own_of(firsts: Mapping[int, int]) -> dict[int, int]:
    """The repetitions that have items of their own: the latest of too many."""
    return {pk: firsts[pk] for pk in sorted(firsts, reverse=True)[:MOST_OWN]}


def count_compared(group: WorkGroup, parameters: Parameters) -> int:
    """How many messages are compared to find what a group repeats."""
    return _told(group, _window(parameters)).count()


def _window(parameters: Parameters) -> timedelta:
    return timedelta(hours=parameters["group.repeat_hours"])


def _found_before(group: WorkGroup) -> dict[int, int]:
    emptied = Q(text="") | Q(first__text="")
    told = group.instructions.filter(emptied, first__isnull=False)
    return {pk: first for pk, first in told.values_list("pk", "first_id") if first is not None}


def followers_of(group: WorkGroup) -> QuerySet[WorkGroup]:
    """Groups that share a unit: what they say may repeat what is said here."""
    at = GroupTarget.objects.filter(unit__in=group.targets.values("unit")).values("group")
    found: QuerySet[WorkGroup] = WorkGroup.objects.standing().filter(pk__in=at)
    return found.exclude(pk=group.pk).filter(instructions__isnull=False).distinct()


def _told(
    group: WorkGroup, window: timedelta
) -> QuerySet[Instruction, tuple[int, int, datetime, str]]:
    quiet = Instruction.objects.filter(is_urgent=False)
    span = quiet.filter(group=group).aggregate(first=Min("sent_at"), last=Max("sent_at"))
    if span["first"] is None:
        return _as_rows(quiet.none())
    others = followers_of(group).filter(exemption="").order_by("pk").values("pk")[:_GROUPS]
    near = quiet.filter(sent_at__range=(span["first"] - window, span["last"]))
    found = near.filter(Q(group=group) | Q(group__in=others)).exclude(text="")
    latest = found.order_by("-sent_at", "-pk").values_list("sent_at", flat=True)
    cut = latest[MOST_MESSAGES : MOST_MESSAGES + 1].first()
    return _as_rows(found.filter(sent_at__gt=cut) if cut else found)


def _as_rows(found: QuerySet[Instruction]) -> QuerySet[Instruction, tuple[int, int, datetime, str]]:
    return found.order_by("sent_at", "pk").values_list("pk", "group", "sent_at", "text")


def _note(clusters: Iterable[Repeated], group: WorkGroup, found: dict[int, int]) -> None:
    """The earliest in another group stands for what was said before."""
    own = str(group.pk)
    for cluster in clusters:
        for place, one in enumerate(cluster.messages):
            if one.group != own:
                continue
            earlier = next((two for two in cluster.messages[:place] if two.group != own), None)
            if earlier is not None:
                found[int(one.key)] = int(earlier.key)
