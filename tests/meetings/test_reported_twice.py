"""A meeting that several units report is one meeting; a file that comes again changes nothing."""

import pytest
from django.utils import timezone

from burden.findings.models import Finding
from burden.ledger.models import Entry
from burden.thresholds import selectors as thresholds
from meetings.models import Attendance, Link, Meeting, Report
from tests.factories.papers import work
from tests.meetings.conftest import LOWER, UPPER, County, Line, report

pytestmark = pytest.mark.django_db(transaction=True)

# What the township wrote down of the county's meeting that it sat in.
AS_HEARD: Line = ("17", *LOWER[1:6], "传达学习全市秸秆禁烧工作推进会精神", "青河镇人民政府:3")


def booked() -> dict[str, float]:
    """Hours of each unit, over all meetings."""
    hours: dict[str, float] = {}
    for entry in Entry.objects.select_related("receiver"):
        hours[entry.receiver.name] = hours.get(entry.receiver.name, 0) + float(entry.hours)
    return hours


@pytest.mark.parametrize("is_host_first", [True, False])
def test_hours_count_once_when_two_units_report_one_meeting(
    county: County, is_host_first: bool
) -> None:
    hours = thresholds.in_force()
    each = 2 + hours["hours.preparation"]
    told = [(county.county, LOWER), (county.town, AS_HEARD)]

    for unit, line in told if is_host_first else reversed(told):
        report(unit, line)
        work()

    assert Meeting.objects.filter(merged_into=None).count() == 1
    assert Report.objects.count() == 2
    assert booked() == pytest.approx(
        {"安平县人民政府": 8 * each, "青河镇人民政府": 3 * (each + hours["hours.travel_onsite"])}
    )


def test_one_finding_is_filed_when_two_units_report_the_layered_meeting(county: County) -> None:
    report(county.city, UPPER)
    report(county.town, AS_HEARD)
    work()

    report(county.county, LOWER)
    work()

    finding = Finding.objects.exclude(state=Finding.State.WITHDRAWN).get()
    main = Meeting.objects.get(host=county.county, merged_into=None)
    assert finding.item == main.item
    assert Link.objects.get().lower == main


def test_nothing_changes_when_the_file_comes_again(county: County) -> None:
    report(county.city, UPPER, LOWER)
    work()
    before = (booked(), list(Finding.objects.values("uuid", "state", "avoidable_hours")))

    again = report(county.city, UPPER, LOWER)
    work()

    assert (again.accepted, again.errors) == (2, [])
    assert Meeting.objects.count() == Report.objects.count() == 2
    assert Attendance.objects.count() == 4
    after = (booked(), list(Finding.objects.values("uuid", "state", "avoidable_hours")))
    assert after == before


def test_row_is_brought_up_to_date_when_it_comes_again_with_other_people(county: County) -> None:
    report(county.city, UPPER)
    work()
    before = booked()

    report(county.city, (*UPPER[:7], "临江市人民政府:12;安平县人民政府:4"))
    work()

    after = booked()
    assert after["临江市人民政府"] == pytest.approx(2 * before["临江市人民政府"])
    assert after["安平县人民政府"] == pytest.approx(before["安平县人民政府"])


@pytest.mark.parametrize("title", ["全市防汛工作会议", UPPER[2]])
def test_meetings_of_two_months_are_both_kept_when_each_list_counts_from_one(
    county: County, title: str
) -> None:
    march: Line = ("1", *UPPER[1:])
    april: Line = ("1", UPPER[1], title, "2026-04-08 09:00", "2026-04-08 10:00", *UPPER[5:])

    for line in (march, april, march, april):
        report(county.city, line)

    kept = Meeting.objects.order_by("starts_at")
    assert [(one.title, one.starts_at.month) for one in kept] == [(UPPER[2], 3), (title, 4)]
    assert Report.objects.count() == 2


@pytest.mark.parametrize(
    "changed",
    [
        (*UPPER[:2], "全市秸秆综合利用推进会", *UPPER[3:]),
        (*UPPER[:3], "2026-03-12 09:00", "2026-03-12 11:00", *UPPER[5:]),
    ],
)
def test_row_is_brought_up_to_date_when_its_title_or_its_day_was_corrected(
    county: County, changed: Line
) -> None:
    report(county.city, UPPER)

    report(county.city, changed)

    meeting = Meeting.objects.get()
    assert meeting.title == changed[2]
    assert f"{timezone.localtime(meeting.starts_at):%Y-%m-%d %H:%M}" == changed[3]
