"""What the rules say of a unit's year of one subject: it stands on an item of its own."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from uuid import UUID, uuid5

from django.db.models import QuerySet

from burden.activities.models import ActivityHit
from burden.activities.rules import Hit
from burden.activities.ruling import filing
from burden.activities.ruling.wording import CHINESE
from burden.jobs.leases import Lease
from burden.matters import services as matters
from burden.matters.models import Item, Source
from burden.organisations.models import Unit
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import Subject


def settle_year(
    unit: Unit, year: int, hits: Sequence[Hit], parameters: Parameters, subject: Subject
) -> None:
    """File what a year calls for; one of which nothing was ever said has no item.

    What was said of a year stays once words of its records were removed: it cannot be found again.
    """
    if (unit.pk, year) in emptied_years(subject, [unit.pk]):
        return
    name = name_of(unit, year, subject)
    item = Item.objects.filter(source=Source.ACTIVITIES, source_uuid=name).first()
    if hits:
        item = matters.announce(
            source=Source.ACTIVITIES,
            source_uuid=name,
            unit=unit,
            level=unit.level,
            occurred_on=date(year, 12, 31),
            number="",
            # Titles of items are official Chinese, whoever reads them.
            title=f"{unit.name}{year}年{CHINESE[subject]}情况",
        )
    if item is not None:
        filing.file_hits(item, hits, parameters, subject)


def emptied_years(subject: Subject, units: Collection[int] | None = None) -> set[tuple[int, int]]:
    """Years of units, by id, of which a record's words were removed; of these units, or of all."""
    removed = Item.objects.filter(source=subject.value, removed_at__isnull=False)
    if units is not None:
        removed = removed.filter(unit__in=units)
    return set(removed.order_by().values_list("unit", "occurred_on__year").distinct())


def hits_of_year(unit: Unit, year: int, subject: Subject) -> QuerySet[ActivityHit]:
    name = name_of(unit, year, subject)
    return ActivityHit.objects.filter(item__source=Source.ACTIVITIES, item__source_uuid=name)


def items_of(years: Iterable[tuple[int, int]], subject: Subject) -> dict[tuple[int, int], int]:
    """The items there are of units' years, by unit and year."""
    wanted = set(years)
    units = Unit.objects.in_bulk({unit for unit, _year in wanted})
    names = {
        name_of(units[unit], year, subject): (unit, year) for unit, year in wanted if unit in units
    }
    found = Item.objects.filter(source=Source.ACTIVITIES, source_uuid__in=list(names))
    return {names[uuid]: pk for pk, uuid in found.values_list("pk", "source_uuid")}


def subject_of(item: Item) -> Subject:
    """The subject that an item of a year is about."""
    assert item.occurred_on is not None
    year = item.occurred_on.year
    return next(one for one in CHINESE if name_of(item.unit, year, one) == item.source_uuid)


def name_of(unit: Unit, year: int, subject: Subject) -> UUID:
    """One item for each unit, subject and year, however often it is judged."""
    return uuid5(unit.uuid, f"{subject}:{year}")


def book(_key: str, _lease: Lease) -> None:
    """Job "activities.book": a decision on a year moves no hours, its records book their own."""
