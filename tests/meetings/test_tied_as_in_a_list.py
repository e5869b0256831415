"""What a store tells of meetings tied together is what a list of the same meetings tells."""

import pytest

from burden.findings.models import Finding
from meetings import layering, stored
from meetings.comparing import Compared
from meetings.models import Meeting, NestedHours
from tests.meetings.gatherings import Offices, hold, line, make_offices

pytestmark = pytest.mark.django_db(transaction=True)

AGENDA = "秸秆禁烧动员@青河镇人民政府|教育督导反馈@安平县教育局"
SEATS = "青河镇人民政府:6;安平县教育局:6"


@pytest.fixture
def offices(db: None) -> Offices:
    return make_offices()


def _linked() -> layering.Links:
    found = stored.read(Meeting.objects.values_list("pk", flat=True))
    compared = Compared()
    units = {unit.id: unit for one in found for unit in compared.hierarchy_of(one).units.values()}
    return layering.link([one.record for one in found], units.values())


def test_agendas_apart_of_two_hosts_under_one_title_are_one_nested_meeting(
    offices: Offices,
) -> None:
    title = "全县重点工作推进会"
    first = line(
        "e1",
        title,
        unit="安平县教育局",
        agenda="教育督导反馈",
        seats="安平县教育局:3;青河镇人民政府:4",
    )
    second = line(
        "w1",
        title,
        unit="安平县水利局",
        agenda="水库除险加固",
        seats="安平县水利局:3;白水镇人民政府:5",
    )

    hold(offices.education, first)
    hold(offices.water, second)

    main = Meeting.objects.get(merged_into=None)
    assert main.tied.organisers == 2
    found = _linked()
    (nested,) = found.nested
    assert nested.meeting == str(main.pk)
    assert nested.hours == sum(one.hours for one in NestedHours.objects.all()) == 9.0
    assert Finding.objects.filter(kind="nested_meeting").exists()


def test_meeting_of_a_name_that_its_host_keeps_a_pace_under_is_routine(offices: Offices) -> None:
    days = (2, 9, 16, 23)
    rows = [
        line(
            f"n{day}",
            "安平县近期工作会",
            start=f"2026-03-{day:02} 09:00",
            end=f"2026-03-{day:02} 11:00",
            agenda=AGENDA,
            seats=SEATS,
        )
        for day in days
    ]

    held = hold(offices.county, *rows)

    assert {one.tied.spared for one in held} == {"routine"}
    assert not Finding.objects.exclude(state=Finding.State.WITHDRAWN).exists()
    assert _linked().nested == ()


def test_meeting_under_a_name_that_others_keep_a_pace_under_is_routine(offices: Offices) -> None:
    for unit in (offices.education, offices.water):
        hold(
            unit,
            *(
                line(
                    f"{unit.pk}-{day}",
                    f"{unit.name}近期工作会",
                    unit=unit.name,
                    start=f"2026-03-{day:02} 15:00",
                    end=f"2026-03-{day:02} 16:00",
                )
                for day in (2, 9, 16, 23)
            ),
        )

    (meeting,) = hold(offices.county, line("n1", "安平县近期工作会", agenda=AGENDA, seats=SEATS))

    assert meeting.tied.spared == "routine"
    assert _linked().nested == ()


def test_meeting_of_that_name_alone_is_nested(offices: Offices) -> None:
    (meeting,) = hold(offices.county, line("n1", "安平县近期工作会", agenda=AGENDA, seats=SEATS))

    assert meeting.tied.spared == ""
    assert [one.hours for one in _linked().nested] == [12.0]
