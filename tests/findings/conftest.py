"""A county with one suspected copy, and the people around it."""

from dataclasses import dataclass
from uuid import uuid4

import pytest

from burden.findings import services
from burden.findings.models import Finding
from burden.matters.models import Item
from burden.organisations.models import Level, Role, Unit, User
from burden.thresholds import selectors as thresholds
from tests.factories.administration import make_item, make_person, make_unit

KIND = "copied_paper"


def measures(share: float) -> dict[str, object]:
    """The figures that a judge of papers files."""
    return {
        "relation": "copied",
        "containment": share,
        "longest": 412,
        "substitutions": {"level": 3},
        "lower": str(uuid4()),
        "upper": str(uuid4()),
    }


def suspect(
    item: Item, upper: Item | None, *, share: float = 0.91, confidence: float = 1.0
) -> Finding:
    """File a suspicion as a judge does."""
    finding = services.file_finding(
        kind=KIND,
        item=item,
        upper=upper,
        measures=measures(share),
        evidence=[{"signal": "containment", "value": share, "bound": 0.6}],
        confidence=confidence,
        parameter_set=thresholds.in_force().set,
    )
    assert finding is not None
    return finding


@dataclass(frozen=True)
class World:
    """A city with two counties; a finding against the first."""

    city: Unit
    county: Unit
    other: Unit
    upper: Item
    item: Item
    finding: Finding
    inspector: User
    colleague: User
    leader: User
    stranger: User


@pytest.fixture
def world(db: None) -> World:
    city = make_unit("江州市", level=Level.CITY)
    county, other = make_unit("安平县", parent=city), make_unit("和乐县", parent=city)
    upper = make_item(city, title="江州市森林防火工作方案")
    item = make_item(county, title="安平县森林防火工作方案", parent=upper)
    return World(
        city=city,
        county=county,
        other=other,
        upper=upper,
        item=item,
        finding=suspect(item, upper),
        inspector=make_person(Role.INSPECTOR, county),
        colleague=make_person(Role.INSPECTOR, city),
        leader=make_person(Role.LEADER, county),
        stranger=make_person(Role.INSPECTOR, other),
    )
