"""What other limits of rules would make of stored papers; reads only.

A limit touches few papers: those whose measure lies between both values, or that the rule spoke
against. These are held against the rules anew, by what judges them. Of a limit that touches more
than anybody waits for, nothing is told.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil, floor

from django.db.models import (
    Case,
    Count,
    DateField,
    DurationField,
    ExpressionWrapper,
    F,
    Q,
    QuerySet,
    When,
)
from django.db.models.functions import Cast, Left

from burden.findings.rules import showing_of
from burden.thresholds.definitions import Showing
from burden.thresholds.models import ParameterSet
from burden.thresholds.parameters import Parameters
from burden.thresholds.whatif import Asked
from docs_audit.models import Match, Paper, Requirement, RuleHit
from docs_audit.ruling import filing
from docs_audit.ruling.subjects import ALIKE

_KEPT = "papers.reexamined"
# Papers of one limit that are read again while somebody waits.
MOST = 400
_BATCH = 100
_DAY_HOURS, _EARLIER, _LATER = 24, 17.5, 6.5
_DATED = r"^\d{4}-\d\d-\d\d"

Ids = QuerySet[Paper]


@dataclass(frozen=True)
class Hit:
    """A sentence that a rule speaks against."""

    rule: str
    span: tuple[int, int]


@dataclass(frozen=True)
class Reexamined:
    """Hits by item of the papers that limits touch, and the limits that touch too many."""

    hits: Mapping[int, tuple[Hit, ...]]
    unseen: frozenset[str]


def reexamine(asked: Asked) -> Reexamined:
    """Hold the papers that other limits touch against the rules; once for each preview."""
    if _KEPT not in asked.kept:
        asked.kept[_KEPT] = _reexamined(asked)
    found: Reexamined = asked.kept[_KEPT]
    return found


def _reexamined(asked: Asked) -> Reexamined:
    touched: set[int] = set()
    unseen, most = set(), asked.pace.most(MOST)
    for key in sorted(KEYS):
        rule, find = _TOUCHED[key]
        before, after = asked.before[key], asked.after[key]
        if before == after or not _is_finding(rule, asked):
            continue
        ids = find(before, after).filter(
            item__isnull=False, unit__isnull=False, removed_at__isnull=True
        )
        some = set(ids.order_by().values_list("pk", flat=True).distinct()[: most + 1])
        if len(some) > most:
            unseen.add(key)
        else:
            touched |= some
    values = dict(asked.after) | {key: asked.before[key] for key in unseen}
    parameters = Parameters(ParameterSet(values=values))
    found = asked.pace.kept(_KEPT)
    left = sorted(touched.difference(map(int, found)))
    for paper in asked.pace.each(_read(left), len(left), kept=found):
        hits = filing.examine(paper, _parent(paper), parameters).hits
        found[str(paper.pk)] = [paper.item_id, [(one.rule, one.span) for one in hits]]
    told_of = {
        item: tuple(Hit(rule, (span[0], span[1])) for rule, span in told)
        for item, told in found.values()
    }
    return Reexamined(told_of, frozenset(unseen))


def _is_finding(rule: str, asked: Asked) -> bool:
    """Whether hits of a rule are findings before or after; notes are not foretold."""
    return any(
        showing_of(rule, values) is Showing.FINDING for values in (asked.before, asked.after)
    )


def _read(ids: Sequence[int]) -> Iterator[Paper]:
    """The papers of these ids in their order, with what their subjects are made of."""
    for start in range(0, len(ids), _BATCH):
        papers = Paper.objects.filter(pk__in=ids[start : start + _BATCH])
        yield from papers.select_related("item", "unit", "item__parent").order_by("pk")


def _parent(paper: Paper) -> Paper | None:
    above = paper.item.parent_id if paper.item else None
    papers = Paper.objects.filter(item=above, removed_at__isnull=True)
    return papers.first() if above else None


def _longer(before: float, after: float) -> Ids:
    low, high = sorted((before, after))
    return Paper.objects.filter(body_characters__gt=low, body_characters__lte=high)


def _thicker(before: float, after: float) -> Ids:
    low, high = sorted((before, after))
    return Paper.objects.filter(pages__gt=low, pages__lte=high)


def _surrounded(before: float, after: float) -> Ids:
    """The share of a paper's surroundings is stored only where a rule speaks of it."""
    return _spoken_against("GD-05a") if after > before else Paper.objects.all()


def _hurried(before: float, after: float) -> Ids:
    """Papers with a deadline between both times, as far as its day tells.

    An hour of the day is at most `_LATER` after the closing of offices and `_EARLIER` before it.
    """
    low, high = sorted((before, after))
    due = Case(
        When(value__regex=_DATED, then=Cast(Left("value", 10), DateField())),
        output_field=DateField(),
    )
    earliest, latest = (
        ExpressionWrapper(F("paper__issued_on") + timedelta(days=days), output_field=DateField())
        for days in (ceil((low - _LATER) / _DAY_HOURS), floor((high + _EARLIER) / _DAY_HOURS))
    )
    told = Requirement.objects.filter(kind=Requirement.Kind.DEADLINE).annotate(due=due)
    return Paper.objects.filter(
        pk__in=told.filter(due__gte=earliest, due__lte=latest).values("paper")
    )


def _frequent(before: float, after: float) -> Ids:
    """Papers with demands; with a lower limit those of units that sent enough of them."""
    if after > before:
        return _spoken_against("GD-16", figures__papers__lt=after)
    demanding = Requirement.objects.exclude(kind=Requirement.Kind.QUOTA).values("paper")
    papers = Paper.objects.filter(pk__in=demanding)
    units = papers.order_by().values("unit").annotate(n=Count("pk")).filter(n__gte=round(after))
    return papers.filter(unit__in=units.values("unit"))


def _repeated(before: float, after: float) -> Ids:
    """Papers that came so long after one like them; a shorter time only takes back what was found.

    What was found is the nearest one, so that a farther one brings nothing where one was.
    """
    if after < before:
        return _spoken_against("TL-01")
    gap = ExpressionWrapper(
        F("lower__issued_on") - F("upper__issued_on"), output_field=DurationField()
    )
    alike = Match.objects.filter(resemblance__gte=ALIKE, lower__unit=F("upper__unit"))
    low, high = timedelta(days=before), timedelta(days=after)
    pairs = alike.annotate(gap=gap)
    return Paper.objects.filter(
        Q(pk__in=pairs.filter(gap__gt=low, gap__lte=high).values("lower"))
        | Q(pk__in=pairs.filter(gap__lt=-low, gap__gte=-high).values("upper"))
    )


def _spoken_against(rule: str, **figures: float) -> Ids:
    hits = RuleHit.objects.filter(rule=rule, **figures)
    return Paper.objects.filter(pk__in=hits.values("paper"))


# By each value: the rule that it is a bound of, and the papers that it touches.
_TOUCHED: dict[str, tuple[str, Callable[[float, float], Ids]]] = {
    "length.general": ("GD-05", _longer),
    "length.special": ("GD-05", _longer),
    "rule.pages": ("N19-02", _thicker),
    "rule.background_share": ("GD-05a", _surrounded),
    "rule.hours_to_deadline": ("GD-16", _hurried),
    "rule.demands_a_week": ("GD-16", _frequent),
    "rule.repeated_within": ("TL-01", _repeated),
}
KEYS = frozenset(_TOUCHED)
