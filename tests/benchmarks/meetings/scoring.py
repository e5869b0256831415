"""Counts that give shares, precision and recall, and the cases that were misjudged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from tests.benchmarks.meetings.made import Event

Misses = list[Mapping[str, object]]


def share(right: int, of: int) -> float | None:
    """Return a share to four places, None of none."""
    return round(right / of, 4) if of else None


@dataclass
class Tally:
    """What was listed, what should have been, and what of both agrees."""

    right: int = 0
    listed: int = 0
    planted: int = 0

    @property
    def precision(self) -> float | None:
        """The share of what was listed that is right."""
        return share(self.right, self.listed)

    @property
    def recall(self) -> float | None:
        """The share of what should be listed that is."""
        return share(self.right, self.planted)

    def figures(self) -> dict[str, object]:
        """Return precision, recall and how many there were of each."""
        return {
            "precision": self.precision,
            "recall": self.recall,
            "listed": self.listed,
            "planted": self.planted,
        }


@dataclass
class Shares:
    """Of each class how many there were, and how many of them were taken for something."""

    of: dict[str, int] = field(default_factory=dict)
    taken: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, taken: bool) -> None:
        """Count one of a class."""
        self.of[name] = self.of.get(name, 0) + 1
        self.taken[name] = self.taken.get(name, 0) + taken

    def join(self, others: Shares) -> None:
        """Count what others counted as well."""
        for name, count in others.of.items():
            self.of[name] = self.of.get(name, 0) + count
            self.taken[name] = self.taken.get(name, 0) + others.taken[name]

    def value(self, name: str) -> float | None:
        """Return the share of a class that was taken."""
        return share(self.taken.get(name, 0), self.of.get(name, 0))


def miss(part: str, **what: object) -> Mapping[str, object]:
    """Return a misjudged case with the events it is about, as far as a developer needs them."""
    return {"part": part} | {
        name: _told(one) if isinstance(one, Event) else one for name, one in what.items()
    }


def _told(event: Event) -> Mapping[str, object]:
    record = event.records[0]
    return {
        "id": record.id,
        "made as": event.made_as,
        "traits": sorted(event.traits),
        "unit": record.unit,
        "level": event.unit.level,
        "title": record.title,
        "start": _moment(record.start),
        "agenda": [item.text for item in record.agenda],
        "seats": len(record.attendees),
        "cites": list(record.cites),
    }


def _moment(start: datetime) -> str:
    return start.isoformat(" ", "minutes")
