"""A county with townships: one of many, one of a few, and whoever looks into reports."""

from dataclasses import dataclass

import pytest

from burden.activities.voices.throttle import LOOKING_UP, SENDING
from burden.organisations.models import Level, Role, Unit, User
from tests.factories.administration import make_person, make_unit


@dataclass(frozen=True)
class County:
    """`large` has twenty people, `small` three, the bureau (which demands) ten."""

    city: Unit
    county: Unit
    bureau: Unit
    large: Unit
    small: Unit
    inspector: User

    def person(self, role: Role, unit: Unit) -> User:
        return make_person(role, unit)


@pytest.fixture
def county(db: None) -> County:
    city = make_unit("江州市", level=Level.CITY, staff=60)
    county = make_unit("安平县人民政府", parent=city, staff=40)
    bureau = make_unit("安平县农业农村局", parent=county, staff=10)
    large = make_unit("青河镇", level=Level.TOWNSHIP, parent=county, staff=20)
    small = make_unit("白石镇", level=Level.TOWNSHIP, parent=county, staff=3)
    return County(city, county, bureau, large, small, make_person(Role.INSPECTOR, county))


@pytest.fixture(autouse=True)
def patience() -> None:
    """Nobody has tried anything yet."""
    for one in (SENDING, LOOKING_UP):
        one._counts.clear()
