"""A city with a county, its townships and their departments, and meetings as a file lists them."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from burden.organisations.models import Level, Unit
from meetings import importers, intake
from meetings.models import MeetingImport
from tests.factories.administration import make_unit

COLUMNS = ("id", "unit", "title", "start", "end", "mode", "agenda", "attendees")
Line = tuple[str, ...]

AGENDA = "通报秸秆禁烧进展|部署网格化巡查|落实离田补贴"
UPPER: Line = (
    "m1",
    "临江市人民政府",
    "全市秸秆禁烧工作推进会",
    "2026-03-05 09:00",
    "2026-03-05 11:00",
    "onsite",
    AGENDA,
    "临江市人民政府:6;安平县人民政府:4",
)
LOWER: Line = (
    "m2",
    "安平县人民政府",
    "安平县传达学习全市秸秆禁烧工作推进会精神会议",
    "2026-03-06 09:00",
    "2026-03-06 11:00",
    "onsite",
    AGENDA,
    "安平县人民政府:8;青河镇人民政府:3",
)


@dataclass(frozen=True)
class County:
    """The units that meet."""

    city: Unit
    county: Unit
    town: Unit
    other_town: Unit


@pytest.fixture
def county(db: None) -> County:
    province = make_unit("江东省人民政府", level=Level.PROVINCE, staff=100)
    city = make_unit("临江市人民政府", level=Level.CITY, parent=province, staff=60)
    county = make_unit("安平县人民政府", level=Level.COUNTY, parent=city, staff=30)
    town = make_unit("青河镇人民政府", level=Level.TOWNSHIP, parent=county, staff=20)
    other = make_unit("白水镇人民政府", level=Level.TOWNSHIP, parent=county, staff=20)
    return County(city, county, town, other)


def as_csv(*lines: Line, columns: Sequence[str] = COLUMNS) -> bytes:
    """The file that an office would send."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(lines)
    return text.getvalue().encode()


def report(unit: Unit | None, *lines: Line) -> MeetingImport:
    """Take in a file of these lines for a unit, as the command does."""
    read = importers.read_file("meetings.csv", as_csv(*lines))
    return intake.take_in(
        name="meetings.csv", drafts=read.drafts, errors=read.errors, by=None, unit=unit
    )
