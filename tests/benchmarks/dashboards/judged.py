"""Papers with matches and meetings with links, judged and booked, as many as are asked for."""

import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import uuid4

import numpy as np
from django.utils import timezone

from burden.findings.models import Finding
from burden.findings.severity import severity_of
from burden.ledger.models import Component, Entry
from burden.matters.models import Item, Source
from burden.organisations.models import Level, StaffCount, Unit
from burden.thresholds import selectors as thresholds
from burden.thresholds.whatif import Suspected
from docs_audit import whatif as papers
from docs_audit.models import Match, Paper, Receipt, StoredFile
from meetings import whatif as meetings
from meetings.models import Attendance, Link, Meeting

MONTH = date(2026, 3, 1)
RECEIVERS = 4
_BATCH = 2_000
_CITIES, _COUNTIES, _TOWNSHIPS = 10, 10, 10
# Every so many items one stands above the others of their kind.
_UPPERS = 0.02
_SEGMENTS = 20
_OPEN, _EVENING = 0.1, 0.01


class Judged:
    """Makes the rows; `booked` are the rows of the ledger."""

    def __init__(self, seed: int, rows: int) -> None:
        self._random = random.Random(seed)
        self._rows = rows
        self.booked = 0
        self._units: list[Unit] = []

    @property
    def province(self) -> Unit:
        return self._units[0]

    @property
    def units(self) -> int:
        return len(self._units)

    def make(self) -> None:
        self._make_units()
        self._parameters = thresholds.in_force()
        self._add_papers()
        self._add_meetings()
        self._judge(papers.copies(self._parameters), Component.COPIED, Component.DOCUMENT)
        self._judge(meetings.layered(self._parameters), Component.LAYERED, Component.MEETING)

    def _make_units(self) -> None:
        self._add_unit(None, Level.PROVINCE)
        for _city in range(_CITIES):
            city = self._add_unit(self.province, Level.CITY)
            for _county in range(_COUNTIES):
                county = self._add_unit(city, Level.COUNTY)
                for _township in range(_TOWNSHIPS):
                    self._add_unit(county, Level.TOWNSHIP)
        Unit.objects.bulk_update(self._units, ["path"], batch_size=_BATCH)
        StaffCount.objects.bulk_create(
            StaffCount(unit=unit, valid_from=date(2020, 1, 1), number=20) for unit in self._units
        )
        self._townships = [one for one in self._units if one.level == Level.TOWNSHIP]

    def _add_unit(self, parent: Unit | None, level: Level) -> Unit:
        number = len(self._units)
        unit = Unit.objects.create(
            code=f"w{number}", name=f"单位{number}", level=level, parent=parent
        )
        unit.path = f"{parent.path if parent else ''}{unit.pk}/"
        self._units.append(unit)
        return unit

    def _items(self, source: Source, count: int, units: Sequence[Unit]) -> list[Item]:
        made: list[Item] = []
        for some in _batches(range(count)):
            made += Item.objects.bulk_create(
                Item(
                    source=source,
                    source_uuid=uuid4(),
                    unit=unit,
                    level=unit.level,
                    occurred_on=self._day(),
                    title=f"关于第{number}号工作的通知",
                )
                for number in some
                for unit in [self._random.choice(units)]
            )
        return made

    def _day(self) -> date:
        """A day of the three months before and in the month that is scored."""
        return MONTH + timedelta(days=self._random.randrange(-60, 31))

    def _add_papers(self) -> None:
        uppers = self._papers(int(self._rows * _UPPERS), self._units[:11])
        lowers = self._papers(self._rows, self._townships)
        for some in _batches(lowers):
            Match.objects.bulk_create(self._match(lower, uppers) for lower in some)
            Receipt.objects.bulk_create(
                Receipt(paper=lower, unit=unit, readers=self._random.choice((0, 0, 3)))
                for lower in some
                for unit in self._random.sample(self._townships, RECEIVERS)
            )

    def _papers(self, count: int, units: Sequence[Unit]) -> list[Paper]:
        made: list[Paper] = []
        for some in _batches(self._items(Source.PAPER, count, units)):
            files = StoredFile.objects.bulk_create(
                StoredFile(sha256=f"{item.pk:064x}", size=1) for item in some
            )
            made += Paper.objects.bulk_create(
                Paper(
                    uuid=item.source_uuid,
                    file=file,
                    item=item,
                    unit=item.unit,
                    level=item.level,
                    title=item.title,
                    issued_on=item.occurred_on,
                    format="txt",
                    text="正文",
                    body_characters=self._random.randrange(80, 6_000),
                    engine="made",
                )
                for item, file in zip(some, files, strict=True)
            )
        return made

    def _match(self, lower: Paper, uppers: Sequence[Paper]) -> Match:
        share = self._random.betavariate(1.2, 1.5)
        relations = ("copied", "copied", "copied", "copied_sideways", "quoted", "forwarded")
        longest = int(share * self._random.randrange(50, 1_500))
        segment = [0, 120, 1, "", 110, 90, "verbatim"]
        return Match(
            lower=lower,
            upper=self._random.choice(uppers),
            relation=self._random.choice(relations),
            containment=share,
            resemblance=share / 2,
            longest=longest,
            longest_copied=longest,
            novelty=(1 - share) * self._random.random(),
            segments=[segment] * _SEGMENTS,
            leftover_places=[{"name": "江东", "span": [3, 5]}] if share > 0.9 else [],
            engine="made",
        )

    def _add_meetings(self) -> None:
        uppers = self._meetings(int(self._rows * _UPPERS), self._units[:11])
        lowers = self._meetings(self._rows, self._townships)
        for some in _batches(lowers):
            Link.objects.bulk_create(self._link(lower, uppers) for lower in some)
            Attendance.objects.bulk_create(
                Attendance(meeting=lower, unit=unit, people=self._random.randrange(1, 6))
                for lower in some
                for unit in self._random.sample(self._townships, RECEIVERS)
            )

    def _meetings(self, count: int, units: Sequence[Unit]) -> list[Meeting]:
        made: list[Meeting] = []
        for some in _batches(self._items(Source.MEETING, count, units)):
            made += Meeting.objects.bulk_create(
                Meeting(
                    uuid=item.source_uuid,
                    item=item,
                    host=item.unit,
                    title=item.title,
                    starts_at=_nine(item.occurred_on),
                    ends_at=self._end(_nine(item.occurred_on)),
                    legal_basis="law" if self._random.random() < 0.05 else "",
                )
                for item in some
            )
        return made

    def _end(self, start: datetime) -> datetime | None:
        """One in ten is not recorded; one in a hundred lasts into the evening."""
        chance = self._random.random()
        if chance < _OPEN:
            return None
        return start + timedelta(hours=10 if chance < _OPEN + _EVENING else 2)

    def _link(self, lower: Meeting, uppers: Sequence[Meeting]) -> Link:
        own = self._random.random() ** 2
        names = ("topic", "agenda", "conveys", "delay", "attended")
        signals = self._random.sample(names, self._random.randrange(1, 5))
        return Link(
            lower=lower,
            upper=self._random.choice(uppers),
            weight=self._random.uniform(0.5, 9),
            novelty=own,
            own_share=own,
            signals=sorted(signals),
            evidence=[{"signal": name, "weight": 1.2, "text": "…"} for name in signals],
            spared="emergency" if self._random.random() < 0.05 else "",
            margin=1.0,
        )

    def _judge(self, said: Suspected, repeated: Component, plain: Component) -> None:
        """File what is suspected, and book all hours by it."""
        parameters, order = self._parameters, np.argsort(said.items)
        known = Item.objects.in_bulk(said.items.tolist())
        for some in _batches(order.tolist()):
            entries: list[Entry] = []
            findings: list[Finding] = []
            for row in some:
                item, confidence = known[int(said.items[row])], float(said.confidence[row])
                holds, share = bool(said.holds[row]), float(said.share[row])
                hours = [Decimal(self._random.randrange(50, 900)) / 100 for _n in range(RECEIVERS)]
                counted = share * confidence if holds else 0.0
                entries += self._entries(item, hours, counted, repeated, plain)
                if holds:
                    avoidable = round(sum(hours, Decimal(0)) * Decimal(share), 6)
                    findings.append(
                        Finding(
                            kind=said.kind,
                            item=item,
                            upper_id=int(said.uppers[row]),
                            unit_id=item.unit_id,
                            level=item.level,
                            occurred_on=item.occurred_on,
                            confidence=confidence,
                            avoidable_hours=avoidable,
                            severity=severity_of(avoidable, confidence, parameters),
                            parameter_set=parameters.set,
                        )
                    )
            self.booked += len(Entry.objects.bulk_create(entries, batch_size=_BATCH))
            Finding.objects.bulk_create(findings)

    def _entries(
        self,
        item: Item,
        hours: Sequence[Decimal],
        share: float,
        repeated: Component,
        plain: Component,
    ) -> Iterator[Entry]:
        assert item.occurred_on is not None
        receivers = self._random.sample(self._townships, len(hours))
        for receiver, whole in zip(receivers, hours, strict=True):
            part = round(whole * Decimal(share), 6)
            for component, amount in ((repeated, part), (plain, whole - part)):
                if amount:
                    yield Entry(
                        item=item,
                        component=component,
                        originator_id=item.unit_id,
                        originator_level=item.level,
                        receiver=receiver,
                        receiver_level=receiver.level,
                        day=item.occurred_on,
                        hours=amount,
                        avoidable=amount if component is repeated else Decimal(0),
                        is_measured=True,
                        parameter_set=self._parameters.set,
                    )


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    left = iter(rows)
    while some := list(islice(left, _BATCH)):
        yield some


def _nine(day: date | None) -> datetime:
    assert day is not None
    return timezone.make_aware(datetime.combine(day, time(9)))
