"""Other values of hours: told beforehand of all papers and meetings, to what is booked later."""

from datetime import date

import pytest

from burden.ledger.models import Entry
from burden.organisations.models import StaffCount
from burden.thresholds.whatif import effect_of
from meetings.models import Meeting, Overlap
from tests.factories.papers import work
from tests.meetings.conftest import report
from tests.meetings.gatherings import THREE_MATTERS, Offices, hold, line, make_offices
from tests.rows import Once
from tests.thresholds.foretold import assert_comes_true
from tests.thresholds.judged import make_judged

pytestmark = pytest.mark.django_db(transaction=True)

OPEN_END = line(
    "o1",
    "全县重点项目调度会",
    start="2026-03-12 15:00",
    end="",
    agenda=THREE_MATTERS,
    seats="安平县人民政府:4;青河镇人民政府:4;安平县教育局:3;安平县水利局:3",
)
EVENING = line(
    "e1",
    "全县防火夜查部署会",
    start="2026-03-13 17:00",
    end="2026-03-13 21:00",
    seats="安平县人民政府:3;白水镇人民政府:2",
)
OF_DAYS = line(
    "d1",
    "全县干部培训班",
    start="2026-03-16 07:30",
    end="2026-03-18 19:00",
    seats="安平县人民政府:2;青河镇人民政府:2",
)
# The same people, by the records, in the middle of the days above.
DOUBLED = line(
    "d2",
    "全县安全生产分析会",
    start="2026-03-17 07:00",
    end="2026-03-17 09:00",
    seats="安平县人民政府:30",
)
BY_VIDEO = line(
    "v1",
    "全县耕地保护视频会",
    start="2026-03-19 09:00",
    end="2026-03-19 10:00",
    mode="video",
    seats="安平县人民政府:3;青河镇人民政府:5",
)
TOLD_TWICE = line(
    "v1",
    "全县耕地保护视频会",
    start="2026-03-19 09:00",
    end="2026-03-19 11:00",
    mode="video",
    seats="安平县人民政府:3;青河镇人民政府:7",
)

CHANGES: list[dict[str, float]] = [
    {"hours.reading_speed": 9_000, "hours.handling": 1},
    {"hours.readers": 12},
    {"hours.drafting_speed": 100, "severity.medium": 0.5, "severity.high": 3},
    {"hours.readers": 5, "copy.amber": 0.3, "copy.excerpt": 5000},
    {"hours.preparation": 0.5},
    {"hours.travel_onsite": 1.5, "meeting.accompany_hours": 8},
    {"hours.meeting_length": 0.5, "meeting.nested_hours": 2},
    {"hours.meeting_length": 6},
    {"hours.after_hours": 3},
    {"hours.day_opens": 9, "hours.day_closes": 15},
    {
        "hours.preparation": 1,
        "hours.meeting_length": 3,
        "hours.after_hours": 1,
        "hours.handling": 0,
        "meeting.novelty": 0,
        "score.weight.meeting": 0.9,
    },
]


def make_lasting() -> Offices:
    """Meetings without an end, over hours and days, held twice at once and told of twice."""
    offices = make_judged()
    StaffCount.objects.create(unit=offices.town, valid_from=date(2026, 3, 5), number=7)
    hold(offices.county, OPEN_END, EVENING, OF_DAYS, DOUBLED, BY_VIDEO)
    report(offices.town, TOLD_TWICE)
    work()
    return offices


@pytest.fixture
def offices(once: Once) -> Offices:
    return once(make_lasting)


@pytest.mark.parametrize("values", CHANGES, ids=" ".join)
def test_hours_findings_and_scores_come_as_told(offices: Offices, values: dict[str, float]) -> None:
    effect = assert_comes_true(values, offices)

    assert abs(effect.more_hours) > 0.1


def test_the_county_has_what_these_values_are_about(offices: Offices) -> None:
    assert Meeting.objects.filter(ends_at=None).exists()
    assert Meeting.objects.exclude(merged_into=None).exists()
    assert Overlap.objects.exists()
    assert Entry.objects.filter(is_measured=False).exists()


def test_share_that_is_measured_moves_with_the_hours(offices: Offices) -> None:
    effect = effect_of({"hours.meeting_length": 8, "score.measured_floor": 1.0})

    assert any(one.after is None for level in effect.levels for one in level.shown)


def test_meetings_too_many_to_be_worked_out_are_told_as_unknown(
    offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("meetings.reckoning.MOST", 2)

    effect = effect_of({"hours.meeting_length": 8, "hours.handling": 1})

    assert [one.definition.key for one in effect.unseen] == ["hours.meeting_length"]
    assert effect.more_hours > 0


@pytest.mark.parametrize(
    "values",
    [{"hours.meeting_length": 6}, {"hours.after_hours": 3}, {"hours.day_closes": 16}],
    ids=str,
)
def test_meetings_that_only_last_otherwise_are_told_whatever_their_number(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, float]
) -> None:
    offices = make_offices()
    seats = "安平县人民政府:4;青河镇人民政府:3"
    hold(
        offices.county,
        line("p1", "全县护林工作会", start="2026-03-10 15:00", end="", seats=seats),
        line("p2", "全县春播工作会", start="2026-03-11", end="", seats=seats),
        line("p3", "全县夜间巡查会", start="2026-03-12 17:00", end="2026-03-12 20:00", seats=seats),
        line("p4", "全县周末工作会", start="2026-03-14 09:00", end="2026-03-14 10:30", seats=seats),
    )
    monkeypatch.setattr("meetings.reckoning.MOST", 0)

    effect = assert_comes_true(values, offices)

    assert effect.more_hours > 0
