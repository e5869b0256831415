"""Who sat where nothing concerned them becomes a finding, is booked so, and follows a person."""

import pytest

from burden.findings import services as findings
from burden.findings.models import Finding
from burden.findings.registry import kind_of
from burden.organisations.models import Role
from meetings.models import Accompanying, NestedHours, Segment
from tests.factories.administration import make_person, make_unit
from tests.factories.hearing import confirm
from tests.meetings.gatherings import (
    THREE_MATTERS,
    Offices,
    claim_of,
    hold,
    hours_by,
    judge_again,
    line,
    make_offices,
    verdict_of,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def offices(db: None) -> Offices:
    return make_offices()


NESTED = line(
    "n1",
    "全县重点工作推进会",
    end="2026-03-05 10:30",
    agenda=THREE_MATTERS,
    seats="安平县人民政府:4;青河镇人民政府:4;安平县教育局:3;安平县水利局:3",
)
IDLE = line(
    "a1",
    "全县征兵工作会",
    agenda="部署体检@青河镇人民政府|部署政审@青河镇人民政府,安平县教育局",
    seats="安平县人民政府:2;青河镇人民政府:2;安平县教育局:1;安平县水利局:3",
)
BY_DEPUTY = line(
    "d1",
    "全县征兵工作会",
    agenda="部署体检",
    seats="安平县人民政府:1:副县长主持;青河镇人民政府:1:镇长;白水镇人民政府:1:镇长",
)


def found(kind: str) -> Finding:
    return Finding.objects.get(kind=kind)


def test_unit_without_an_item_is_a_finding_with_its_people_and_hours(offices: Offices) -> None:
    (meeting,) = hold(offices.county, IDLE)

    row = Accompanying.objects.get()
    assert (row.unit, row.people, row.hours) == (offices.water, 3, 6.0)
    finding = found("accompanying")
    assert finding.confidence == 1
    assert finding.avoidable_hours == 6
    assert claim_of(finding) == (
        "3 people of 1 unit sat in a meeting of which no item concerned them: 6.0 person-hours."
    )
    assert hours_by("component", meeting) == {"accompany": 6.0, "meeting": 10.0}


def test_principals_called_by_a_deputy_are_a_finding(offices: Offices) -> None:
    (meeting,) = hold(offices.county, BY_DEPUTY)

    finding = found("accompanying")
    assert finding.measures["principals"] == 2
    assert "2 principals were called to a meeting of a deputy" in claim_of(finding)
    assert "GD-11" in verdict_of(finding)
    assert hours_by("component", meeting) == {"accompany": 4.0, "meeting": 2.0}


def test_convener_on_record_makes_it_a_deputys_meeting(offices: Offices) -> None:
    seats = BY_DEPUTY[-1].replace("副县长主持", "县长")
    (meeting,) = hold(offices.county, (*BY_DEPUTY[:-1], seats))
    assert not Finding.objects.exists()

    meeting.convener = "deputy"
    meeting.save()
    judge_again(meeting)

    assert found("accompanying").measures["principals"] == 2


def test_matters_tied_together_are_a_finding_by_segment(offices: Offices) -> None:
    (meeting,) = hold(offices.county, NESTED)

    assert [one.hours for one in Segment.objects.all()] == [0.5, 0.5, 0.5]
    rows = NestedHours.objects.values_list("segment__position", "unit__name", "hours")
    assert sorted(rows) == [
        (0, "安平县教育局", 1.5),
        (0, "安平县水利局", 1.5),
        (1, "安平县水利局", 1.5),
        (1, "青河镇人民政府", 2.0),
        (2, "安平县教育局", 1.5),
        (2, "青河镇人民政府", 2.0),
    ]
    finding = found("nested_meeting")
    assert finding.avoidable_hours == 10
    assert "10.0 person-hours" in claim_of(finding)
    assert hours_by("component", meeting) == {"nested": 10.0, "meeting": 11.0}


@pytest.mark.parametrize(
    ("row", "kind", "component"),
    [(NESTED, "nested_meeting", "nested"), (IDLE, "accompanying", "accompany")],
)
def test_dismissed_hours_are_ordinary_hours_again(
    offices: Offices, row: tuple[str, ...], kind: str, component: str
) -> None:
    (meeting,) = hold(offices.county, row)
    before = hours_by("component", meeting)
    inspector = make_person(Role.INSPECTOR, offices.county)

    findings.decide(finding=found(kind), verdict="dismissed", reason="misread", by=inspector)
    judge_again(meeting)

    assert hours_by("component", meeting) == {"meeting": sum(before.values())}
    assert found(kind).avoidable_hours == before[component]


def test_confirmed_hours_stay(offices: Offices) -> None:
    (meeting,) = hold(offices.county, IDLE)
    before = hours_by("component", meeting)

    confirm(found("accompanying"), by=make_person(Role.INSPECTOR, offices.county))
    judge_again(meeting)

    assert hours_by("component", meeting) == before


def test_note_is_pinned_to_an_item_of_the_agenda(offices: Offices) -> None:
    hold(offices.county, IDLE)
    finding = found("accompanying")

    spots = kind_of(finding).places(finding, make_person(Role.INSPECTOR, offices.county))

    assert spots == [("item:1", "部署体检"), ("item:2", "部署政审")]
    assert kind_of(finding).places(finding, make_person(Role.INSPECTOR, make_unit())) == []


def test_a_single_person_is_below_the_threshold(offices: Offices) -> None:
    row = (*IDLE[:-1], IDLE[-1].replace("安平县水利局:3", "安平县水利局:1"))

    (meeting,) = hold(offices.county, row)

    assert not Finding.objects.exists()
    assert hours_by("component", meeting) == {"meeting": 12.0}


def test_statutory_meeting_is_spared_by_its_basis_in_law(offices: Offices) -> None:
    (meeting,) = hold(offices.county, IDLE)

    meeting.legal_basis = "地方组织法第十四条"
    meeting.save()
    judge_again(meeting)

    assert found("accompanying").state == Finding.State.WITHDRAWN
    assert hours_by("component", meeting) == {"meeting": 16.0}
    assert meeting.tied.spared == "statutory"


@pytest.mark.parametrize(
    ("title", "reason"),
    [("强降雨应急会商", "emergency"), ("安平县人民政府第9次常务会议", "routine")],
)
def test_emergencies_and_routine_are_spared(offices: Offices, title: str, reason: str) -> None:
    (meeting,) = hold(offices.county, ("a1", IDLE[1], title, *IDLE[3:]))

    assert meeting.tied.spared == reason
    assert not Finding.objects.exists()


def test_items_of_one_matter_are_not_nested(offices: Offices) -> None:
    agenda = "秸秆禁烧巡查@青河镇人民政府|秸秆离田补贴@白水镇人民政府"
    seats = "安平县人民政府:4;青河镇人民政府:5;白水镇人民政府:5"

    (meeting,) = hold(offices.county, line("n2", "全县秸秆禁烧会议", agenda=agenda, seats=seats))

    assert not Finding.objects.exists()
    assert hours_by("component", meeting) == {"meeting": 28.0}


def test_two_offices_that_report_one_sitting_with_agendas_apart_tie_two_meetings(
    offices: Offices,
) -> None:
    same = {"start": "2026-03-05 09:00", "end": "2026-03-05 11:00"}
    title = "全县乡村建设工作推进会"
    hold(
        offices.education,
        line(
            "e1",
            title,
            unit="安平县教育局",
            agenda="教育督导反馈",
            seats="安平县教育局:3;青河镇人民政府:4",
            **same,
        ),
    )

    hold(
        offices.water,
        line(
            "w1",
            title,
            unit="安平县水利局",
            agenda="水库除险加固",
            seats="安平县水利局:3;白水镇人民政府:5;青河镇人民政府:4",
            **same,
        ),
    )

    finding = found("nested_meeting")
    assert finding.measures["organisers"] == 2
    assert "2 organisers" in claim_of(finding)
    assert finding.avoidable_hours == 5


def test_record_merged_into_another_has_no_rows_of_its_own(offices: Offices) -> None:
    hold(offices.county, IDLE)

    hold(offices.town, ("t1", *IDLE[1:]))

    assert Accompanying.objects.count() == 1
    assert Finding.objects.exclude(state=Finding.State.WITHDRAWN).count() == 1
