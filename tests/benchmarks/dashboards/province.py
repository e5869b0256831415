"""A made-up province of 45,000 units: one province, cities, counties, townships and villages."""

from burden.organisations.models import Level, OrganKind, StaffCount, Unit
from tests.factories.administration import LONG_AGO

Shape = tuple[tuple[Level, int, int], ...]

# Level, units below each unit of the level above, staff.
SHAPE: Shape = (
    (Level.PROVINCE, 1, 400),
    (Level.CITY, 14, 120),
    (Level.COUNTY, 9, 45),
    (Level.TOWNSHIP, 14, 22),
    (Level.VILLAGE, 24, 6),
)


def make_province(shape: Shape = SHAPE) -> list[list[Unit]]:
    """The units by level, highest first; each level has its number below every unit above it."""
    levels: list[list[Unit]] = []
    pk = 0
    for level, each, _staff in shape:
        row = []
        for parent in levels[-1] if levels else [None]:
            for _number in range(each):
                pk += 1
                row.append(_unit(pk, level, parent))
        levels.append(row)
    units = [unit for row in levels for unit in row]
    Unit.objects.bulk_create(units, batch_size=5_000)
    staff = {level: number for level, _each, number in shape}
    StaffCount.objects.bulk_create(
        (
            StaffCount(unit=one, valid_from=LONG_AGO, number=staff[Level(one.level)])
            for one in units
        ),
        batch_size=5_000,
    )
    return levels


def _unit(pk: int, level: Level, parent: Unit | None) -> Unit:
    return Unit(
        pk=pk,
        code=f"bench-{pk}",
        name=f"{level.value} {pk}",
        level=level,
        parent=parent,
        path=f"{parent.path if parent else ''}{pk}/",
        organ_kind=OrganKind.GOVERNMENT,
    )
