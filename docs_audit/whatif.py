"""What other thresholds would make of the stored measures of all papers; reads only."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

import numpy as np
from django.db.models import Q, QuerySet

from burden.findings.models import Finding
from burden.findings.rules import confidence_of, kind_of, showing_of
from burden.ledger import reassigning
from burden.ledger.models import Component
from burden.thresholds.definitions import DEFINITIONS
from burden.thresholds.parameters import Parameters
from burden.thresholds.whatif import Asked, Compared, Moved, Reassigned, Suspected
from docs_audit import escalating, reckoning, verdicts
from docs_audit.booking import KIND
from docs_audit.issuing import foretelling
from docs_audit.models import Escalation, Match, RuleHit
from docs_audit.ruling import filing, limits
from docs_audit.ruling.filing import Told

COPY_KEYS = frozenset(key for key in DEFINITIONS if key.startswith("copy."))
ESCALATION_KEYS = frozenset(key for key in DEFINITIONS if key.startswith("escalation."))
SHOWING_KEYS = frozenset(rule.key for rule in filing.TEXT_RULES)

_MATCHES = (
    "lower__item",
    "upper__item",
    "relation",
    "containment",
    "novelty",
    "longest_copied",
    "lower__body_characters",
    "has_left",
    "is_here",
)


@dataclass(frozen=True)
class Step:
    """A step of a demand as it is stored."""

    kind: str
    value: str
    change: str
    figure: float


class Preview:
    """The papers' side of a preview (`thresholds.registry.Source`)."""

    keys = (
        COPY_KEYS | ESCALATION_KEYS | SHOWING_KEYS | reckoning.KEYS | limits.KEYS | foretelling.KEYS
    )

    def suspected(self, asked: Asked) -> list[Suspected]:
        found = []
        if asked.touches(COPY_KEYS | reckoning.KEYS):
            found.append(copies(asked.after, _in_question(asked)))
        if asked.touches(ESCALATION_KEYS):
            found.append(escalations(asked.after))
        if asked.touches(SHOWING_KEYS | limits.KEYS):
            found += list(rules(asked))
        for kind, holds in foretelling.foretell(asked).holds.items():
            rows = [(item, 0, one) for item, one in holds.items()]
            found.append(_without_hours(kind, rows, foretelling.CONFIDENCES[kind]))
        return found

    def reassigned(self, compared: Sequence[Compared], asked: Asked) -> Reassigned:
        """Only copying has hours of its own; other values of hours change those of all papers."""
        unseen = limits.reexamine(asked).unseen | foretelling.foretell(asked).unseen
        copied = next((one for one in compared if one.said.kind == KIND), None)
        if copied is None:
            return Reassigned(unseen=unseen)
        items = copied.known_items
        suspected, counted = copied.shares_of(items)
        is_moved = np.isin(items, copied.moved_items)
        split = reassigning.split(
            items[is_moved],
            counted[is_moved],
            asked.of_month,
            repeated=Component.COPIED,
            plain=Component.DOCUMENT,
        )
        costs = split.costs(items, suspected, copied.avoidable_of(items))
        moved = [Moved(split.receivers, split.months, split.gains)]
        if asked.touches(reckoning.KEYS):
            anew = reckoning.reckon(items, counted, asked)
            costs, moved = costs + anew.of_items * suspected, [*moved, *anew.moved]
        return Reassigned({KIND: (items, costs)}, moved, unseen)


def _in_question(asked: Asked) -> QuerySet[Match]:
    """Matches that other values may suspect, and those of papers that were: the others say nothing.

    Where no value of copying is another none is suspected anew.
    """
    after = asked.after
    told = Q(lower__item__in=Finding.objects.filter(kind=KIND).order_by().values("item"))
    if not asked.touches(COPY_KEYS):
        return Match.objects.filter(told)
    least = min(after["copy.amber"], after["copy.red"])
    reaches = Q(containment__gte=least) | Q(longest_copied__gte=after["copy.excerpt"])
    return Match.objects.filter(Q(reaches, relation__in=verdicts.COPIES) | told)


def copies(parameters: Parameters, matches: QuerySet[Match] | None = None) -> Suspected:
    """Matches between papers that have items, and which are suspected; all where none are named.

    With a paper that was removed none is; those that were decided keep their share.
    """
    among = Match.objects.all() if matches is None else matches
    rows = (
        among.filter(lower__item__isnull=False, upper__item__isnull=False)
        .annotate(
            has_left=~Q(leftover_places=[]),
            is_here=Q(lower__removed_at__isnull=True, upper__removed_at__isnull=True),
        )
        .values_list(*_MATCHES)
    )
    lower, upper, relation, share, novelty, longest, body, has_left, is_here = _columns(
        rows, _MATCHES
    )
    relations = np.array(relation, "U20")
    measures = verdicts.Measures(
        is_copy=np.isin(relations, verdicts.COPIES),
        is_carried_out=(relations == "copied") & ~np.array(has_left, bool),
        share=np.array(share, float),
        novelty=np.array(novelty, float),
        longest=np.array(longest, float),
        body=np.array(body, float),
    )
    return Suspected(
        kind=KIND,
        items=np.array(lower, np.int64),
        uppers=np.array(upper, np.int64),
        holds=np.isin(verdicts.grounds(measures, parameters), list(verdicts.SUSPECTED))
        & np.array(is_here, bool),
        confidence=verdicts.confidences(measures, parameters),
        share=measures.share,
    )


def escalations(parameters: Parameters) -> Suspected:
    """All papers that made something of their superior's demands, and which are suspected."""
    rows = (
        Escalation.objects.filter(requirement__paper__item__parent__paper__isnull=False)
        .order_by("requirement__paper__item")
        .values_list(
            "requirement__paper__item",
            "requirement__paper__item__parent",
            "requirement__kind",
            "requirement__value",
            "change",
            "figure",
        )
    )
    found = []
    for pair, steps in groupby(rows, key=itemgetter(0, 1)):
        beyond = escalating.beyond_bounds([Step(*row[2:]) for row in steps], parameters)
        found.append((*pair, bool(beyond)))
    return _without_hours(escalating.KIND, found, escalating.CONFIDENCE)


def rules(asked: Asked) -> Iterator[Suspected]:
    """Of each rule that would be told elsewhere, or by another limit, the papers it may speak
    against.

    A rule that is told elsewhere may leave its sentences to another that speaks against the same,
    so all rules of these papers are looked at.
    """
    moved = [
        rule.id
        for rule in filing.TEXT_RULES
        if showing_of(rule.id, asked.before) is not showing_of(rule.id, asked.after)
    ]
    anew = limits.reexamine(asked).hits
    touched = RuleHit.objects.filter(rule__in=moved).values("paper")
    rows = (
        RuleHit.objects.filter(Q(paper__in=touched) | Q(paper__item__in=list(anew)))
        .filter(paper__item__isnull=False)
        .order_by("paper__item", "start", "pk")
        .values_list("paper__item", "rule", "start", "end")
    )
    told: set[str] = set(moved)
    papers: dict[int, Sequence[Told]] = {}
    for item, hits in groupby(rows, key=itemgetter(0)):
        papers[item] = [limits.Hit(rule, (start, end)) for _item, rule, start, end in hits]
        told |= {one.rule for one in papers[item]}
    papers |= anew
    told |= {one.rule for hits in anew.values() for one in hits}
    accused = {item: filing.accused_rules(hits, asked.after) for item, hits in papers.items()}
    for rule in sorted(told):
        found = [(item, 0, rule in against) for item, against in accused.items()]
        yield _without_hours(kind_of(rule), found, confidence_of(rule))


def _without_hours(
    kind: str, found: Sequence[tuple[int, int, bool]], confidence: float
) -> Suspected:
    items, uppers, holds = _columns(found, ("item", "upper", "holds"))
    return Suspected(
        kind=kind,
        items=np.array(items, np.int64),
        uppers=np.array(uppers, np.int64),
        holds=np.array(holds, bool),
        confidence=np.full(len(items), confidence),
        share=np.zeros(len(items)),
    )


def _columns(rows: Iterable[Any], names: Sequence[str]) -> list[tuple[Any, ...]]:
    return list(zip(*rows, strict=True)) or [()] * len(names)
