"""The worked example of the measure: six units, three meetings, three papers, 20 working days.

Every figure that is asserted of it was worked out by hand beforehand.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from burden.ledger import hours as arithmetic
from burden.ledger import services as ledger
from burden.ledger.services import Booking
from burden.matters.models import Item, Source
from burden.organisations.models import Level, Unit
from burden.organisations.periods import Period
from burden.thresholds import selectors as thresholds
from burden.thresholds.models import ParameterSet
from tests.factories.administration import make_item, make_unit

MONTH = Period(date(2025, 6, 1))
DAY = date(2025, 6, 10)

# What the example does not know.
OTHER_BURDENS = (
    "inspection",
    "form",
    "form_dup",
    "instruction",
    "instr_dup",
    "activity",
    "secondment",
)
VALUES = {
    "score.weight.layered": 0.30,
    "score.weight.copied": 0.25,
    "score.weight.accompany": 0.15,
    "score.weight.nested": 0.0,
    "score.weight.meeting": 0.15,
    "score.weight.document": 0.15,
    **{f"score.weight.{name}": 0.0 for name in OTHER_BURDENS},
    "score.ceiling.layered": 0.05,
    "score.ceiling.copied": 0.05,
    "score.ceiling.accompany": 0.05,
    "score.ceiling.meeting": 0.20,
    "score.ceiling.document": 0.10,
    "score.draws": 2000,
    "hours.reading_speed": 15_000,
    "hours.handling": 0.25,
    "hours.after_hours": 1.0,
}


@dataclass(frozen=True)
class Seats:
    """Attendees of one unit; some of them without an item of their own."""

    unit: Unit
    people: int
    accompanying: int = 0


class WorkedExample:
    """Makes the example in the database; `book` may be called again."""

    def __init__(self) -> None:
        self.parameter_set = self._publish()
        self.units = self._units()
        self.items = self._items()

    def _publish(self) -> ParameterSet:
        present = thresholds.in_force()
        return ParameterSet.objects.create(
            version=(present.set.version or 0) + 1,
            state=ParameterSet.State.PUBLISHED,
            values=dict(present) | VALUES,
            published_at=timezone.now(),
        )

    def _units(self) -> dict[str, Unit]:
        province = make_unit("P", level=Level.PROVINCE, staff=100)
        city = make_unit("C", level=Level.CITY, parent=province, staff=50)
        first, second = (make_unit(n, parent=city, staff=20) for n in ("K1", "K2"))
        townships = (
            make_unit(name, level=Level.TOWNSHIP, parent=county, staff=10)
            for name, county in (("T1", first), ("T2", second))
        )
        return {unit.name: unit for unit in (province, city, first, second, *townships)}

    def _items(self) -> dict[str, Item]:
        items: dict[str, Item] = {}
        for name, host, parent in (
            ("M0", "P", None),
            ("M1", "C", "M0"),
            ("M2", "K1", "M1"),
            ("D0", "P", None),
            ("D1", "C", "D0"),
            ("D2", "K1", "D1"),
        ):
            items[name] = make_item(
                self.units[host],
                source=Source.MEETING if name.startswith("M") else Source.PAPER,
                parent=items[parent] if parent else None,
                title=name,
                day=DAY,
            )
        return items

    def book(self) -> None:
        """Book all six items with every suspicion confirmed."""
        p, c, k1, k2, t1, _t2 = self.units.values()
        self._meeting("M0", 2, [Seats(p, 10, 2), Seats(c, 5), Seats(k1, 4), Seats(k2, 4)])
        self._meeting("M1", 1.5, [Seats(c, 8), Seats(k1, 3), Seats(k2, 3)], novelty=0.2)
        self._meeting("M2", 2, [Seats(k1, 6), Seats(t1, 5, 2)], novelty=0.1)
        self._paper("D0", 4000, {c: 3, k1: 2, k2: 2})
        self._paper("D1", 3800, {k1: 2, k2: 2}, contained=0.92, drafting=4)
        self._paper("D2", 3700, {t1: 2}, contained=0.95, drafting=3, is_white=True)

    def _meeting(
        self, name: str, length: float, seats: list[Seats], *, novelty: float | None = None
    ) -> None:
        rows = []
        for seat in seats:
            parts = arithmetic.meeting_parts(
                arithmetic.attended_hours(people=seat.people, length=length),
                accompanying=arithmetic.attended_hours(people=seat.accompanying, length=length),
                contained=Decimal(0) if novelty is None else 1 - Decimal(str(novelty)),
            )
            rows += _bookings(parts, seat.unit, is_white=False)
        self._book(name, rows)

    def _paper(
        self,
        name: str,
        characters: int,
        readers: dict[Unit, int],
        *,
        contained: float = 0,
        drafting: float = 0,
        is_white: bool = False,
    ) -> None:
        taken = {self.items[name].unit: arithmetic.exact(drafting)} | {
            unit: arithmetic.paper_hours(
                characters=characters,
                readers=people,
                speed=VALUES["hours.reading_speed"],
                handling=VALUES["hours.handling"],
            )
            for unit, people in readers.items()
        }
        rows = []
        for unit, hours in taken.items():
            parts = arithmetic.paper_parts(hours, contained=contained)
            rows += _bookings(parts, unit, is_white=is_white)
        self._book(name, rows)

    def _book(self, name: str, rows: list[Booking]) -> None:
        item = self.items[name]
        ledger.book(
            item=item,
            originator=item.unit,
            day=DAY,
            rows=rows,
            parameter_set=self.parameter_set,
        )


def _bookings(parts: arithmetic.Parts, unit: Unit, *, is_white: bool) -> list[Booking]:
    return [
        Booking(
            component=component,
            receiver_id=unit.pk,
            hours=hours,
            avoidable=arithmetic.avoidable_of(component, hours),
            is_measured=True,
            is_white=is_white,
        )
        for component, hours in parts.items()
    ]
