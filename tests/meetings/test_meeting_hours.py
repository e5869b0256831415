"""Hours of a meeting: evenings and days off, ways, the same person twice, unknown ends."""

import pytest
from django.utils import timezone

from burden.ledger.models import Entry
from burden.thresholds import selectors as thresholds
from burden.thresholds.models import ParameterSet
from meetings.models import Meeting, Overlap
from tests.meetings.conftest import Line
from tests.meetings.gatherings import Offices, hold, hours_by, judge_again, line, make_offices

pytestmark = pytest.mark.django_db(transaction=True)

SEATS = "安平县人民政府:5;青河镇人民政府:4"


@pytest.fixture
def offices(db: None) -> Offices:
    return make_offices()


def publish(**values: float) -> None:
    present = thresholds.in_force()
    ParameterSet.objects.create(
        version=(present.set.version or 0) + 1,
        state=ParameterSet.State.PUBLISHED,
        values=dict(present) | {key.replace("__", "."): value for key, value in values.items()},
        published_at=timezone.now(),
    )


@pytest.mark.parametrize(
    ("start", "end", "each"),
    [
        ("2026-03-05 09:00", "2026-03-05 11:00", 2.0),
        ("2026-03-05 17:00", "2026-03-05 19:00", 2.5),
        ("2026-03-07 09:00", "2026-03-07 11:00", 3.0),
        ("2026-02-28 09:00", "2026-02-28 11:00", 2.0),
        ("2026-10-02 09:00", "2026-10-02 11:00", 3.0),
        ("2026-03-05 14:00", "2026-03-06 12:00", 8.0),
    ],
    ids=["working day", "into the evening", "Saturday", "made-up Saturday", "holiday", "two days"],
)
def test_time_outside_working_hours_counts_more(
    offices: Offices, start: str, end: str, each: float
) -> None:
    (meeting,) = hold(offices.county, line("m1", "全县防火会", start=start, end=end, seats=SEATS))

    assert hours_by("receiver", meeting) == {"安平县人民政府": 5 * each, "青河镇人民政府": 4 * each}


def test_meeting_without_an_end_has_an_assumed_length_and_says_so(offices: Offices) -> None:
    (meeting,) = hold(offices.county, line("m1", "全县防火会", end="", seats=SEATS))

    assert hours_by("receiver", meeting) == {"安平县人民政府": 10.0, "青河镇人民政府": 8.0}
    assert not Entry.objects.filter(is_measured=True).exists()
    assert meeting.tied.is_assumed


def test_guests_from_another_place_travel_and_offices_of_the_place_do_not(offices: Offices) -> None:
    publish(hours__travel_onsite=1.0, hours__preparation=0.5)
    seats = f"{SEATS};安平县教育局:2"

    (meeting,) = hold(offices.county, line("m1", "全县防火会", seats=seats))

    assert hours_by("receiver", meeting) == {
        "安平县人民政府": 5 * 2.5,
        "安平县教育局": 2 * 2.5,
        "青河镇人民政府": 4 * 3.5,
    }


def test_nobody_travels_to_a_video_meeting(offices: Offices) -> None:
    publish(hours__travel_onsite=1.0)

    (meeting,) = hold(offices.county, line("m1", "全县防火会", mode="video", seats=SEATS))

    assert hours_by("receiver", meeting)["青河镇人民政府"] == 8.0


def test_at_a_hybrid_meeting_guests_of_the_main_venue_travel(offices: Offices) -> None:
    publish(hours__travel_onsite=1.0)
    seats = f"{SEATS};白水镇人民政府:3"
    (meeting,) = hold(offices.county, line("m1", "全县防火会", mode="hybrid", seats=seats))
    assert hours_by("receiver", meeting)["青河镇人民政府"] == 8.0

    meeting.branches = [{"name": "白水镇分会场", "unit": offices.other_town.pk}]
    meeting.save()
    judge_again(meeting)

    assert hours_by("receiver", meeting) == {
        "安平县人民政府": 10.0,
        "青河镇人民政府": 12.0,
        "白水镇人民政府": 6.0,
    }


FIRST = line("f", "全县防火会", seats="安平县人民政府:5;青河镇人民政府:15")
SECOND = line(
    "s",
    "全县人口普查会",
    start="2026-03-05 10:00",
    end="2026-03-05 12:00",
    seats="安平县人民政府:5;青河镇人民政府:9",
)


@pytest.mark.parametrize("order", [(FIRST, SECOND), (SECOND, FIRST)])
def test_people_beyond_the_staff_count_once_in_any_order_of_arrival(
    offices: Offices, order: tuple[Line, Line]
) -> None:
    for row in order:
        hold(offices.county, row)

    first = Meeting.objects.get(title=FIRST[2])
    second = Meeting.objects.get(title=SECOND[2])
    assert hours_by("receiver", first)["青河镇人民政府"] == 30.0
    # Twenty people: of nine five can be others for the hour in which both meet.
    assert hours_by("receiver", second)["青河镇人民政府"] == 18.0 - 4.0
    note = Overlap.objects.get()
    assert (note.meeting, note.other, note.unit, note.people, note.hours) == (
        second,
        first,
        offices.town,
        4,
        4.0,
    )


def test_the_one_principal_sits_in_one_meeting_at_a_time(offices: Offices) -> None:
    seats = "安平县人民政府:5;青河镇人民政府:1:镇长"
    _first, second = hold(offices.county, (*FIRST[:-1], seats), (*SECOND[:-1], seats))

    assert hours_by("receiver", second)["青河镇人民政府"] == 1.0


def test_overlap_ends_when_a_meeting_turns_out_to_have_been_later(offices: Offices) -> None:
    hold(offices.county, FIRST, SECOND)

    hold(offices.county, (*FIRST[:3], "2026-03-06 09:00", "2026-03-06 11:00", *FIRST[5:]))

    second = Meeting.objects.get(title=SECOND[2])
    assert hours_by("receiver", second)["青河镇人民政府"] == 18.0
    assert not Overlap.objects.exists()


def test_only_the_conveying_item_of_a_standing_meeting_counts_by_its_time(offices: Offices) -> None:
    upper = line(
        "u",
        "全市秸秆禁烧工作推进会",
        unit="临江市人民政府",
        agenda="通报秸秆禁烧进展|部署网格化巡查|落实离田补贴",
        seats="临江市人民政府:6;安平县人民政府:4",
    )
    standing = line(
        "l",
        "安平县人民政府党组会议",
        start="2026-03-06 09:00",
        end="2026-03-06 11:00",
        agenda="传达学习全市秸秆禁烧工作推进会精神（90分钟）|研究村道损毁修复（30分钟）",
        seats="安平县人民政府:8",
    )

    _upper, lower = hold(offices.city, upper, standing)

    assert lower.link.items == [0]
    assert hours_by("component", lower) == {
        "layered": pytest.approx(12 * p(lower)),
        "meeting": pytest.approx(16 - 12 * p(lower)),
    }


def p(meeting: Meeting) -> float:
    return float(1 / (1 + 2**-meeting.link.weight))
