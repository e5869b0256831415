"""One subject's side of a preview (`thresholds.registry.Source`)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from django.db.models import QuerySet

from burden.activities.models import ActivityHit
from burden.activities.preview.moving import moved_of
from burden.activities.preview.terms import Recheck
from burden.activities.ruling.filing import rules_of
from burden.activities.ruling.periods import emptied_years, items_of
from burden.findings.models import Finding
from burden.findings.rules import confidence_of, kind_of, showing_of
from burden.thresholds import selectors as thresholds
from burden.thresholds.definitions import Showing
from burden.thresholds.whatif import Asked, Compared, Moved, Reassigned, Suspected, not_yet

# Records that are held against the rules or reckoned again while somebody waits: one by one, with
# others looked for, or only as units' years count them.
MOST = 3_000
MOST_SOUGHT = 400
MOST_OF_YEARS = 60_000
_MONTHS = 12


@dataclass
class Found:
    """What other values make of a subject: rules against each item, claims by kind and item.

    `others` are by item and other item, 0 where there is none. `unseen` are values that touch too
    many records: of these only what is stored is told.
    """

    accused: dict[int, frozenset[str]]
    others: dict[str, dict[tuple[int, int], bool]] = field(default_factory=dict)
    claims: dict[str, dict[int, float]] = field(default_factory=dict)
    moved: Sequence[Moved] = ()
    unseen: frozenset[str] = frozenset()


class Preview:
    """What would be said of all records of one subject, and what they would cost."""

    def __init__(self, recheck: Recheck) -> None:
        self._of = recheck
        self._rules = rules_of(recheck.subject)
        self._showing = frozenset(one.key for one in self._rules if not one.is_unconfirmed)
        self._of_records = recheck.limits | recheck.hours
        self.keys = self._of_records | recheck.years | self._showing

    def suspected(self, asked: Asked) -> list[Suspected]:
        """Of each rule that is told as a finding before or afterwards, all items it may concern."""
        found = self._found(asked)
        said = []
        for rule in self._rules:
            shown = showing_of(rule.id, asked.after) is Showing.FINDING
            if not shown and showing_of(rule.id, asked.before) is not Showing.FINDING:
                continue
            holds = {
                (item, 0): shown and rule.id in against for item, against in found.accused.items()
            }
            kind = kind_of(rule.id, self._of.subject)
            said.append(_said(kind, holds, confidence_of(rule.id)))
        for kind, holds in found.others.items():
            confidence, _holds = self._of.others.get(kind) or self._of.paired[kind]
            said.append(_said(kind, holds, confidence))
        return said

    def reassigned(self, _compared: Sequence[Compared], asked: Asked) -> Reassigned:
        """Hours of records are all there is to their findings: none of them counts as avoidable."""
        found = self._found(asked)
        avoidable = {
            kind: (np.array(sorted(hours)), np.array([hours[item] for item in sorted(hours)]))
            for kind, hours in found.claims.items()
        }
        return Reassigned(avoidable=avoidable, moved=found.moved, unseen=found.unseen)

    def _found(self, asked: Asked) -> Found:
        kept = f"activities.{self._of.subject}"
        if kept not in asked.kept:
            asked.kept[kept] = self._look(asked)
        found: Found = asked.kept[kept]
        return found

    def _look(self, asked: Asked) -> Found:
        stored = _stored(self._of.subject)
        found = Found(dict(stored))
        if asked.touches(self._of.years):
            if self._are_more(asked.pace.most(MOST_OF_YEARS)):
                found.unseen |= self._of.years
            else:
                found.accused |= self._years(asked)
        records: list[Any] = []
        if asked.touches(self._of_records):
            most = MOST_SOUGHT if asked.touches(self._of.sought) else MOST
            if self._are_more(asked.pace.most(most)):
                found.unseen |= self._of_records
                return found
            records = list(self._standing().order_by("pk"))
            self._of.read(records, asked)
        if asked.touches(self._of.limits):
            found.accused |= self._of.accused(records, asked, thresholds.confirmations())
        if records:
            found.others = dict(self._others(records, asked))
        if asked.touches(self._of.hours):
            found.moved = moved_of(self._of, records, asked)
        else:
            records = self._changed(asked, stored, found)
        self._claim(found, records, asked)
        return found

    def _standing(self) -> QuerySet[Any]:
        """Records that count and can be judged by their words; others stay as they were judged."""
        return self._of.standing().filter(item__removed_at__isnull=True)

    def _are_more(self, most: int) -> bool:
        return self._standing().order_by()[: most + 1].count() > most

    def _years(self, asked: Asked) -> dict[int, frozenset[str]]:
        """Rules against units' years; one without an item has that of a year to come."""
        told = dict(self._of.accused_years(asked, thresholds.confirmations()))
        for year in emptied_years(self._of.subject).intersection(told):
            del told[year]
        items = items_of(told, self._of.subject)
        return {
            items.get(year) or _not_yet(*year): against
            for year, against in told.items()
            if against or year in items
        }

    def _others(
        self, records: Sequence[Any], asked: Asked
    ) -> Iterator[tuple[str, dict[tuple[int, int], bool]]]:
        for kind, (_confidence, holds) in self._of.others.items():
            yield kind, {(one.item_id, 0): holds(one, asked.after) for one in records}
        for kind, (_confidence, uppers) in self._of.paired.items():
            yield (
                kind,
                {
                    (one.item_id, upper): holds
                    for one in records
                    for upper, holds in uppers(one).items()
                },
            )

    def _changed(
        self, asked: Asked, stored: Mapping[int, frozenset[str]], found: Found
    ) -> list[Any]:
        """Records of which something may be told that was not, so that its hours are needed."""
        shown = {
            rule.id
            for rule in self._rules
            if showing_of(rule.id, asked.before) is not showing_of(rule.id, asked.after)
        }
        items = {
            item
            for item, against in found.accused.items()
            if against & shown or against - stored.get(item, frozenset())
        }
        items |= {
            item for holds in found.others.values() for (item, _upper), one in holds.items() if one
        }
        changed = list(self._standing().filter(item__in=items))
        self._of.read(changed, asked)
        return changed

    def _claim(self, found: Found, records: Iterable[Any], asked: Asked) -> None:
        for one in records:
            against = sorted(found.accused.get(one.item_id, ()))
            for kind, hours in self._of.claims(one, asked.after, against).items():
                found.claims.setdefault(kind, {})[one.item_id] = float(hours)


def _not_yet(unit: int, year: int) -> int:
    return not_yet(unit, date(year, 1, 1), _MONTHS)


def _stored(subject: str) -> dict[int, frozenset[str]]:
    """Ids of rules that speak against items of a subject, those of years as well.

    An item with a finding and no hit is among them: nothing speaks against it any more.
    """
    found: dict[int, set[str]] = {}
    hits = ActivityHit.objects.filter(subject=subject)
    for item, rule, spared in hits.values_list("item", "rule", "spared"):
        found.setdefault(item, set()).update(() if spared else (rule,))
    held = Finding.objects.filter(kind__endswith=f":{subject}").exclude(item__in=found)
    for item in held.order_by().values_list("item", flat=True).distinct():
        found[item] = set()
    return {item: frozenset(rules) for item, rules in found.items()}


def _said(kind: str, holds: Mapping[tuple[int, int], bool], confidence: float) -> Suspected:
    pairs = sorted(holds)
    return Suspected(
        kind=kind,
        items=np.array([item for item, _upper in pairs], np.int64),
        uppers=np.array([upper for _item, upper in pairs], np.int64),
        holds=np.array([holds[pair] for pair in pairs], bool),
        confidence=np.full(len(pairs), confidence),
        share=np.zeros(len(pairs)),
    )
