"""A city with two counties, a finding against the first, and everybody who may be told of it."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.utils import timezone

from burden.findings.models import Finding
from burden.news import services
from burden.news.models import Notice
from burden.organisations.models import Level, Role, Unit, User
from tests.factories.administration import make_item, make_person, make_unit
from tests.findings.conftest import suspect


@dataclass
class Place:
    """People by what they are: of the city, of the county, of its township, of another county."""

    city: Unit
    county: Unit
    township: Unit
    other: Unit
    people: dict[str, User] = field(default_factory=dict)

    def suspected(self, unit: Unit | None = None) -> Finding:
        return suspect(make_item(unit or self.county), None)


@pytest.fixture
def place(db: None) -> Place:
    city = make_unit("江州市", level=Level.CITY)
    county, other = make_unit("安平县", parent=city), make_unit("和乐县", parent=city)
    township = make_unit("青河镇", level=Level.TOWNSHIP, parent=county)
    place = Place(city, county, township, other)
    for name, role, scope in (
        ("chief", Role.INSPECTOR, city),
        ("inspector", Role.INSPECTOR, county),
        ("colleague", Role.INSPECTOR, county),
        ("leader", Role.LEADER, county),
        ("editor", Role.UNIT_EDITOR, county),
        ("clerk", Role.UNIT_EDITOR, township),
        ("cadre", Role.CADRE, county),
        ("admin", Role.SYSTEM_ADMIN, county),
        ("stranger", Role.INSPECTOR, other),
        ("foreign editor", Role.UNIT_EDITOR, other),
    ):
        place.people[name] = make_person(role, scope, name)
    return place


def tell(days: int = 0) -> None:
    """What the clock does: all that has happened by now, as on a later day where one is given."""
    services.tell(until=timezone.now() + timedelta(days=days))


def told(person: User) -> list[tuple[str, int, str]]:
    """Kind, number and unit of what a person has not read, in the order of the kinds."""
    lines = Notice.objects.visible_to(person).unread()
    return sorted((one.kind, one.count, one.unit.name) for one in lines)
