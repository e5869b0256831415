"""A province with a city, a county and its townships, and their departments."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from burden.findings.models import Finding
from burden.matters.models import Item
from burden.organisations.models import Level, OrganKind, Role, Unit
from burden.thresholds import selectors as thresholds
from burden.thresholds import services as threshold_services
from tests.factories.administration import make_person, make_unit


@dataclass(frozen=True)
class Province:
    """The units that inspect and are inspected."""

    centre: Unit
    province: Unit
    city: Unit
    county: Unit
    town: Unit
    other_town: Unit
    city_education: Unit
    county_education: Unit


@pytest.fixture
def province(db: None) -> Province:
    centre = make_unit("中央单位", level=Level.CENTRAL, staff=50)
    province = make_unit("江东省人民政府", level=Level.PROVINCE, parent=centre, staff=100)
    city = make_unit("临江市人民政府", level=Level.CITY, parent=province, staff=60)
    county = make_unit("安平县人民政府", level=Level.COUNTY, parent=city, staff=30)
    town = make_unit("青河镇人民政府", level=Level.TOWNSHIP, parent=county, staff=20)
    other = make_unit("白水镇人民政府", level=Level.TOWNSHIP, parent=county, staff=20)
    return Province(
        centre,
        province,
        city,
        county,
        town,
        other,
        department("临江市教育局", city),
        department("安平县教育局", county),
    )


def department(name: str, place: Unit, *, duties: str = "") -> Unit:
    unit = make_unit(name, level=Level(place.level), parent=place, staff=10)
    unit.organ_kind, unit.duties = OrganKind.DEPARTMENT, duties
    unit.save(update_fields=["organ_kind", "duties"])
    return unit


def as_csv(columns: Sequence[str], *lines: Sequence[str]) -> bytes:
    """The file that an office would send."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(lines)
    return text.getvalue().encode()


def suspected(item: Item) -> set[str]:
    """Kinds of findings on an item that stand, without what only tells the subject."""
    standing = Finding.objects.filter(item=item).exclude(state=Finding.State.WITHDRAWN)
    return {
        one.removeprefix("rule:").partition(":")[0]
        for one in standing.values_list("kind", flat=True)
    }


def bring_into_force(**values: float) -> None:
    """Publish values as two administrators would."""
    told = {key.replace("__", "."): value for key, value in values.items()}
    draft = threshold_services.save_draft(
        values=told,
        note="测试",
        based_on=thresholds.in_force().set,
        by=make_person(Role.SYSTEM_ADMIN, make_unit()),
    )
    threshold_services.publish(draft=draft, by=make_person(Role.SECURITY_ADMIN, make_unit()))
