"""Stored groups as the rules look at them: many at once, in as many statements as one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any

from django.db.models import Count, Max, Min, Prefetch, Q, QuerySet
from django.db.models.functions import ExtractHour, TruncDate
from django.utils import timezone

from burden.activities.groups import overlapping
from burden.activities.models import GroupHour, GroupTarget, Instruction, WorkGroup
from burden.activities.rules import groups as rules
from burden.organisations.models import Level, Unit
from burden.organisations.periods import is_working_day
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import RULES

_QUOTE = 40
_KINDS = {
    "reply": Instruction.Kind.REPLY,
    "chain": Instruction.Kind.CHAIN,
    "proof": Instruction.Kind.PROOF,
    "punch": Instruction.Kind.CHECK_IN,
}


@dataclass
class Told:
    """What the messages of one group come to."""

    instructions: int = 0
    urgent: int = 0
    hurried: int = 0
    shortest: float | None = None
    kinds: dict[str, int] = field(default_factory=dict)
    days: dict[date, int] = field(default_factory=lambda: defaultdict(int))
    off_hours: int = 0
    quotes: dict[str, str] = field(default_factory=dict)
    repeats: list[str] = field(default_factory=list)


def stored() -> QuerySet[WorkGroup]:
    targets = Prefetch("targets", GroupTarget.objects.select_related("unit"))
    found: QuerySet[WorkGroup] = WorkGroup.objects.select_related("unit", "item").prefetch_related(
        targets
    )
    return found


def worded() -> QuerySet[WorkGroup]:
    """Those whose words were not removed: what is still judged and booked."""
    return stored().filter(item__removed_at__isnull=True)


def standing() -> QuerySet[WorkGroup]:
    """Those that were not withdrawn."""
    return stored().filter(is_withdrawn=False)


def record_of(group: WorkGroup, parameters: Parameters) -> rules.Group:
    return records_of([group], parameters)[group.pk]


def records_of(groups: Sequence[WorkGroup], parameters: Parameters) -> dict[int, rules.Group]:
    """The groups with what their messages, members and lines of work tell, by id."""
    pks = [one.pk for one in groups]
    told = _told(pks, parameters)
    used = _last_messages(pks)
    shared = overlapping.shared_of(groups)
    lines = overlapping.apps_in_line(groups)
    return {
        one.pk: _record(one, told[one.pk], used.get(one.pk), shared, lines, parameters)
        for one in groups
    }


def repeating(record: rules.Group, firsts: Collection[int]) -> rules.Group:
    """A record with other repetitions than those that are noted, by the ids of instructions."""
    found = Instruction.objects.filter(pk__in=firsts).order_by("sent_at", "pk")
    repeats = tuple(str(one) for one in found.values_list("uuid", flat=True))
    return replace(record, repeated=len(repeats), repeats=repeats)


def last_used(group: WorkGroup) -> date | None:
    """The last day of which anything is known, by the register or by its messages."""
    days = [group.last_active, _last_messages([group.pk]).get(group.pk)]
    return max((one for one in days if one is not None), default=None)


def judged_on(group: WorkGroup) -> date:
    """The day up to which a group is looked at."""
    today = timezone.localdate()
    return min(group.closed_on, today) if group.closed_on else today


def kept_in(unit: Unit, year: int) -> list[rules.Group]:
    """What an owner kept at the end of a year and faces those below, as far as a year asks."""
    last = date(year, 12, 31)
    below = [one for one in Level if one.rank > unit.rank]
    found = WorkGroup.objects.standing().filter(
        Q(closed_on__isnull=True) | Q(closed_on__gt=last),
        unit=unit,
        day__lte=last,
        pk__in=GroupTarget.objects.filter(unit__level__in=below).values("group"),
    )
    return [
        rules.Group(
            id=str(one.uuid),
            title=one.title,
            kind=one.kind,
            start=one.day,
            judged_on=last,
            level=unit.rank,
            exemption=one.exemption,
        )
        for one in found.order_by("day", "pk")
    ]


def _record(
    group: WorkGroup,
    told: Told,
    last_message: date | None,
    shared: Mapping[int, tuple[rules.Overlapping, ...]],
    lines: Mapping[int, tuple[str, ...]],
    parameters: Parameters,
) -> rules.Group:
    on = judged_on(group)
    known = [one for one in (group.last_active, last_message) if one is not None]
    idle = (on - max(known)).days if known else 0
    over = (on - group.task_ended).days if group.task_ended else 0
    busy = max(told.days.items(), key=lambda one: (one[1], one[0]), default=(None, 0))
    bound = parameters["group.tasks_a_day"]
    return rules.Group(
        id=str(group.uuid),
        title=group.title,
        kind=group.kind,
        start=group.day,
        judged_on=on,
        level=group.unit.rank,
        is_closed=group.closed_on is not None,
        features=frozenset(group.features),
        filing=group.filing,
        exemption=group.exemption,
        cost=float(group.cost) if group.cost is not None else None,
        idle_days=max(idle, over),
        is_task_over=over > 0 and over >= idle,
        instructions=told.instructions,
        urgent=told.urgent,
        off_hours=told.off_hours,
        replies=told.kinds.get("reply", 0),
        chains=told.kinds.get("chain", 0),
        proofs=told.kinds.get("proof", 0),
        punches=told.kinds.get("punch", 0),
        hurried=told.hurried,
        shortest=told.shortest,
        busiest=busy[1],
        busiest_day=busy[0],
        busy_days=sum(count >= bound for count in told.days.values()),
        quotes=told.quotes,
        repeated=len(told.repeats),
        repeats=tuple(told.repeats),
        overlapping=shared.get(group.pk, ()),
        same_line=lines.get(group.pk, ()),
    )


def _told(pks: Collection[int], parameters: Parameters) -> dict[int, Told]:
    """Counts of instructions by group; a danger at the door is counted apart."""
    found: dict[int, Told] = {pk: Told() for pk in pks}
    told = counted(pks)
    quiet = told.filter(is_urgent=False)
    bound = parameters["rule.hours_to_deadline"]
    is_hurried = Q(hours_left__lte=bound, hours_left__gt=0)
    counts: dict[str, Any] = {
        name: Count("pk", filter=Q(kinds__contains=[kind])) for name, kind in _KINDS.items()
    }
    sums = quiet.values("group").annotate(
        n=Count("pk"),
        hurried=Count("pk", filter=is_hurried),
        shortest=Min("hours_left", filter=is_hurried),
        **counts,
    )
    for row in sums:
        one = found[row["group"]]
        one.instructions, one.hurried, one.shortest = row["n"], row["hurried"], row["shortest"]
        told_of = dict[str, Any](row)
        one.kinds = {name: told_of[name] for name in _KINDS}
    for pk, count in told.filter(is_urgent=True).values_list("group").annotate(n=Count("pk")):
        found[pk].urgent = count
    for pk, day, hour, count in by_hour(quiet):
        found[pk].days[day] += count
        found[pk].off_hours += count if is_off(day, hour, parameters) else 0
    again = quiet.filter(first__isnull=False).order_by("sent_at", "pk")
    for pk, uuid in again.values_list("group", "uuid"):
        found[pk].repeats.append(str(uuid))
    _quote(found, quiet)
    return found


def counted(pks: Iterable[int]) -> QuerySet[Instruction]:
    """Instructions since there are opinions on what groups may ask."""
    since = timezone.make_aware(datetime.combine(RULES["ZJ-06"].since, time()))
    return Instruction.objects.filter(group__in=pks, sent_at__gte=since).order_by()


def by_hour(instructions: QuerySet[Instruction]) -> Iterable[tuple[int, date, int, int]]:
    """Group, day, hour of the day and how many."""
    timed = instructions.annotate(day=TruncDate("sent_at"), hour=ExtractHour("sent_at"))
    return timed.values_list("group", "day", "hour").annotate(n=Count("pk"))


def is_off(day: date, hour: int, parameters: Parameters) -> bool:
    """Whether an hour lies outside working time; make-up days are working days."""
    opens, closes = parameters["group.opens"], parameters["group.closes"]
    return not (is_working_day(day) and opens <= hour < closes)


def _quote(found: dict[int, Told], quiet: QuerySet[Instruction]) -> None:
    """The beginning of the first message of each kind."""
    for name, kind in _KINDS.items():
        firsts = quiet.filter(kinds__contains=[kind]).order_by("group", "sent_at", "pk")
        for one in firsts.distinct("group").only("group_id", "text"):
            words = " ".join(one.text.split())
            found[one.group_id].quotes[name] = (
                words if len(words) <= _QUOTE else f"{words[: _QUOTE - 1]}…"
            )


def _last_messages(pks: Iterable[int]) -> dict[int, date]:
    hours = GroupHour.objects.filter(group__in=pks).order_by()
    return dict(hours.values_list("group").annotate(last=Max("day")))
