"""Moves that make meetings look fewer or shorter must not make their hours fewer."""

import pytest

from burden.ledger import selectors as ledger
from burden.ledger.models import Component, Entry
from burden.ledger.selectors import Slice
from burden.organisations import services as organisations
from burden.organisations.errors import StaffNoteMissing
from burden.organisations.models import Level, Role, StaffCount
from burden.organisations.periods import Period
from meetings.models import Meeting
from tests.factories.administration import make_person
from tests.meetings.gatherings import (
    THREE_MATTERS,
    Offices,
    hold,
    hours_by,
    line,
    make_offices,
)

pytestmark = pytest.mark.django_db(transaction=True)

SEATS = "安平县人民政府:3;青河镇人民政府:20"


@pytest.fixture
def offices(db: None) -> Offices:
    return make_offices()


def booked() -> float:
    return float(sum(Entry.objects.values_list("hours", flat=True)))


def test_a_meeting_split_in_two_costs_the_same(offices: Offices) -> None:
    (whole,) = hold(offices.county, line("w", "全县防火会", seats=SEATS))
    halves = hold(
        offices.county,
        line("h1", "全县招商会", start="2026-03-09 09:00", end="2026-03-09 10:00", seats=SEATS),
        line(
            "h2", "全县招商会（二）", start="2026-03-09 10:00", end="2026-03-09 11:00", seats=SEATS
        ),
    )

    assert hours_by("receiver", whole) == hours_by("receiver", *halves)
    assert sum(hours_by("receiver", whole).values()) == 46


def test_meetings_merged_into_one_cost_what_the_union_sits_through(offices: Offices) -> None:
    matters = THREE_MATTERS.split("|")
    seats = ("青河镇人民政府:4", "安平县教育局:3", "安平县水利局:3")
    apart = hold(
        offices.county,
        *(
            line(
                f"p{n}",
                item.partition("@")[0],
                start=f"2026-03-0{n} 09:00",
                end=f"2026-03-0{n} 09:30",
                agenda=item,
                seats=seat,
            )
            for n, (item, seat) in enumerate(zip(matters, seats, strict=True), start=2)
        ),
    )

    (tied,) = hold(
        offices.county,
        line(
            "t",
            "全县重点工作推进会",
            start="2026-03-10 09:00",
            end="2026-03-10 10:30",
            agenda=THREE_MATTERS,
            seats=";".join(seats),
        ),
    )

    assert hours_by("component", *apart) == {"meeting": 5.0}
    assert hours_by("component", tied) == {"nested": 10.0, "meeting": 5.0}


@pytest.mark.parametrize("word", ["座谈会", "调度会", "学习会", "碰头"])
def test_another_name_changes_no_hour(offices: Offices, word: str) -> None:
    agenda = "部署体检@青河镇人民政府"
    seats = "安平县人民政府:2;青河镇人民政府:2;安平县水利局:3"
    (meeting,) = hold(offices.county, line("a", f"全县征兵工作{word}", agenda=agenda, seats=seats))

    assert hours_by("component", meeting) == {"accompany": 6.0, "meeting": 8.0}


def test_shortened_minutes_do_not_shorten_the_meeting(offices: Offices) -> None:
    title, seats = "全县秸秆禁烧工作推进会", "安平县人民政府:3;青河镇人民政府:4"
    hold(offices.county, line("c", title, end="2026-03-05 09:30", seats=seats))

    hold(offices.town, line("t", title, end="2026-03-05 11:00", seats=seats))

    assert Meeting.objects.filter(merged_into=None).count() == 1
    assert booked() == 14.0


def test_evenings_and_weekends_cost_more_than_working_time(offices: Offices) -> None:
    (day,) = hold(offices.county, line("d", "全县防火会", seats=SEATS))
    (evening,) = hold(
        offices.county,
        line("e", "全县招商会", start="2026-03-10 18:30", end="2026-03-10 20:30", seats=SEATS),
    )
    (sunday,) = hold(
        offices.county,
        line("s", "全县统计会", start="2026-03-15 09:00", end="2026-03-15 11:00", seats=SEATS),
    )

    dear = 1.5 * sum(hours_by("receiver", day).values())
    assert sum(hours_by("receiver", evening).values()) == dear
    assert sum(hours_by("receiver", sunday).values()) == dear


def test_a_meeting_pushed_down_a_level_shows_as_generated_above(offices: Offices) -> None:
    hold(offices.county, line("m", "全县防火会", seats="青河镇人民政府:6"))

    part = Slice(offices.county.path, Period.parse("2026-03"))

    assert offices.county.pk not in ledger.received_by_unit(part)
    assert ledger.generated_by_unit(part)[offices.county.pk].hours == 12
    matrix = ledger.flow_matrix(part)
    assert matrix.levels == (Level.COUNTY, Level.TOWNSHIP)
    assert matrix.cells[0][1].hours == 12


def test_staff_inflated_by_more_than_a_tenth_needs_a_reason(offices: Offices) -> None:
    editor = make_person(Role.SYSTEM_ADMIN, offices.county)
    before = StaffCount.objects.filter(unit=offices.town).count()

    with pytest.raises(StaffNoteMissing):
        organisations.set_staff(unit=offices.town, number=23, note="", by=editor)

    assert StaffCount.objects.filter(unit=offices.town).count() == before


def test_attendees_spread_over_two_rooms_are_one_meeting(offices: Offices) -> None:
    title, agenda = "全县秸秆禁烧工作推进会", "通报秸秆禁烧进展|部署网格化巡查"
    both = "安平县人民政府:3;青河镇人民政府:4"
    hold(
        offices.county,
        line("r1", f"{title}（第一会场）", agenda=agenda, seats=both),
        line(
            "r2", f"{title}（第二会场）", agenda=agenda, seats="安平县人民政府:3;白水镇人民政府:5"
        ),
    )

    assert Meeting.objects.filter(merged_into=None).count() == 1
    assert booked() == 2 * (3 + 4 + 5)


def test_what_the_host_does_not_report_its_guests_do(offices: Offices) -> None:
    (meeting,) = hold(
        offices.town, line("g", "全县防火会", unit="安平县人民政府", seats="青河镇人民政府:4")
    )

    assert meeting.host == offices.county
    entry = Entry.objects.get()
    assert (entry.originator, entry.receiver, entry.component) == (
        offices.county,
        offices.town,
        Component.MEETING,
    )
