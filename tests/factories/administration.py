"""Units, people and items of a made-up province, as few as a test needs."""

from datetime import date
from itertools import count
from uuid import uuid4

from burden.ledger import services as ledger
from burden.ledger.models import Component
from burden.ledger.services import Booking
from burden.matters import services as matters
from burden.matters.models import Item, Source
from burden.organisations.models import Level, OrganKind, Role, StaffCount, Unit, User
from burden.thresholds import selectors as thresholds

_numbers = count(1)

LONG_AGO = date(2020, 1, 1)
DAY = date(2025, 6, 10)


def make_unit(
    name: str = "", *, level: Level = Level.COUNTY, parent: Unit | None = None, staff: int = 0
) -> Unit:
    """A people's government; without staff when 0."""
    number = next(_numbers)
    unit = Unit.objects.create(
        code=f"u{number}",
        name=name or f"{level.label} {number}",
        level=level,
        parent=parent,
        organ_kind=OrganKind.GOVERNMENT,
    )
    unit.path = f"{parent.path if parent else ''}{unit.pk}/"
    unit.save(update_fields=["path"])
    if staff:
        StaffCount.objects.create(unit=unit, valid_from=LONG_AGO, number=staff)
    return unit


def make_person(role: Role, scope: Unit | None, name: str = "") -> User:
    """Someone with a role; without a password, since hashing one takes a quarter of a second."""
    return User.objects.create_user(name or f"person{next(_numbers)}", role=role, scope=scope)


def make_item(
    unit: Unit,
    *,
    source: Source = Source.PAPER,
    parent: Item | None = None,
    title: str = "",
    day: date = DAY,
) -> Item:
    """A paper or meeting as its source announces it."""
    item = matters.announce(
        source=source,
        source_uuid=uuid4(),
        unit=unit,
        level=unit.level,
        occurred_on=day,
        number="",
        title=title or f"item {next(_numbers)}",
    )
    return matters.attach(item=item, parent=parent) if parent else item


def book_hours(
    item: Item, receiver: Unit, hours: int, component: Component = Component.DOCUMENT
) -> None:
    """Hours of an item at one receiver on its day."""
    ledger.book(
        item=item,
        originator=item.unit,
        day=item.occurred_on or DAY,
        rows=[Booking(component, receiver.pk, hours, 0, is_measured=True)],
        parameter_set=thresholds.in_force().set,
    )
