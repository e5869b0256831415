"""A county with offices, and meetings of it in as few words as a test needs."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils import translation

from burden.findings.models import Finding
from burden.findings.registry import kind_of
from burden.jobs import services as jobs
from burden.ledger.models import Entry
from burden.organisations.models import Level, Unit
from meetings.models import Meeting
from tests.factories.administration import make_unit
from tests.factories.papers import work
from tests.meetings.conftest import Line, report

THREE_MATTERS = "秸秆禁烧动员@青河镇人民政府|教育督导反馈@安平县教育局|水库除险加固@安平县水利局"


@dataclass(frozen=True)
class Offices:
    """安平县 with two offices and two townships, below 临江市."""

    city: Unit
    county: Unit
    education: Unit
    water: Unit
    town: Unit
    other_town: Unit


def make_offices() -> Offices:
    """Each with 30 people, the townships with 20."""
    province = make_unit("江东省人民政府", level=Level.PROVINCE, staff=100)
    city = make_unit("临江市人民政府", level=Level.CITY, parent=province, staff=60)
    county = make_unit("安平县人民政府", parent=city, staff=30)
    education, water = (
        make_unit(f"安平县{name}局", parent=county, staff=30) for name in ("教育", "水利")
    )
    town, other = (
        make_unit(f"{name}镇人民政府", level=Level.TOWNSHIP, parent=county, staff=20)
        for name in ("青河", "白水")
    )
    return Offices(city, county, education, water, town, other)


def line(
    key: str,
    title: str,
    *,
    unit: str = "安平县人民政府",
    start: str = "2026-03-05 09:00",
    end: str = "2026-03-05 11:00",
    mode: str = "onsite",
    agenda: str = "",
    seats: str = "",
) -> Line:
    """A row of a file; 5 March 2026 is a Thursday."""
    return (key, unit, title, start, end, mode, agenda, seats)


def hold(unit: Unit, *lines: Line) -> list[Meeting]:
    """Report meetings and do all that follows; returns them in the order of the rows."""
    report(unit, *lines)
    work()
    return [Meeting.objects.get(reports__key=row[0], reports__unit=unit) for row in lines]


def judge_again(meeting: Meeting) -> None:
    """After a field of the record was set by hand."""
    jobs.enqueue("meeting.judge", str(meeting.uuid))
    work()


def hours_by(field: str, *meetings: Meeting) -> dict[str, float]:
    """Booked hours by `component`, or by the name of the receiver."""
    name = "receiver__name" if field == "receiver" else field
    found: dict[str, Decimal] = {}
    for key, hours in Entry.objects.filter(item__in=[one.item_id for one in meetings]).values_list(
        name, "hours"
    ):
        found[key] = found.get(key, Decimal(0)) + hours
    return {key: float(hours) for key, hours in found.items() if hours}


def claim_of(finding: Finding) -> str:
    """The claim in English."""
    with translation.override("en"):
        return kind_of(finding).claim(finding)


def verdict_of(finding: Finding) -> str:
    """The verdict in English."""
    with translation.override("en"):
        return kind_of(finding).verdict(finding)
