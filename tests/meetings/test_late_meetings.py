"""A meeting that comes in late is met by those below it that may repeat it, and by no others."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from burden.jobs import running
from burden.jobs import services as jobs
from burden.jobs.models import Job, State
from meetings.models import Link, Meeting
from tests.factories.papers import work
from tests.meetings.conftest import AGENDA, LOWER, UPPER, County, Line, report

pytestmark = pytest.mark.django_db(transaction=True)

OTHER: Line = (
    "m7",
    "临江市人民政府",
    "全市征兵工作会议",
    "2026-03-04 09:00",
    "2026-03-04 10:00",
    "onsite",
    "体检政审|役前训练",
    "临江市人民政府:6;安平县人民政府:4",
)


def _runs(kind: str, title: str) -> int:
    """How often a job was asked for about the meeting of that title, over all its rows."""
    key = str(Meeting.objects.get(title=title).uuid)
    return sum(Job.objects.filter(kind=kind, key=key).values_list("requests", flat=True))


def test_late_parent_is_found_by_the_meeting_that_repeats_it(county: County) -> None:
    report(county.city, LOWER)
    work()
    assert not Link.objects.exists()

    report(county.city, UPPER)
    work()

    assert Link.objects.get().upper.title == UPPER[2]


def test_meetings_are_linked_with_few_questions_to_the_database(county: County) -> None:
    report(county.city, UPPER, LOWER)
    work()
    upper, lower = (Meeting.objects.get(title=line[2]) for line in (UPPER, LOWER))
    Job.objects.all().delete()

    assert _statements("meeting.meet", upper) <= 36
    assert _statements("meeting.link", lower) <= 22


def _statements(kind: str, meeting: Meeting) -> int:
    """How many statements one job takes, with the ends of its transactions."""
    jobs.enqueue(kind, str(meeting.uuid))
    lease = jobs.claim("test")
    assert lease is not None
    with CaptureQueriesContext(connection) as asked:
        running.run(lease)
    assert Job.objects.get(pk=lease.job_id).state == State.DONE
    Job.objects.all().delete()
    return len(asked)


def test_nine_meetings_of_its_place_in_between_do_not_hide_a_late_parent(
    county: County,
) -> None:
    between = [
        (
            f"n{hour}",
            UPPER[1],
            f"全市秸秆禁烧第{hour}组座谈会",
            f"2026-03-05 {hour}:00",
            f"2026-03-05 {hour}:50",
            *UPPER[5:],
        )
        for hour in range(12, 21)
    ]
    report(county.city, LOWER, *between)
    work()

    report(county.city, UPPER)
    work()

    assert Link.objects.get(lower__title=LOWER[2]).upper.title == UPPER[2]


def test_late_meeting_on_another_topic_changes_nothing_for_others(county: County) -> None:
    report(county.city, UPPER, LOWER)
    work()
    before = _link_and_judgings()

    report(county.city, OTHER)
    work()

    assert _link_and_judgings() == before


def _link_and_judgings() -> object:
    return Link.objects.values().get(), _runs("meeting.judge", LOWER[2])


def test_meeting_whose_edge_stays_as_it_was_is_not_judged_again(county: County) -> None:
    report(county.city, UPPER, LOWER)
    work()
    judged = _runs("meeting.judge", LOWER[2])

    for uuid in Meeting.objects.values_list("uuid", flat=True):
        jobs.enqueue("meeting.link", str(uuid))
    work()

    assert _runs("meeting.link", LOWER[2]) == 1
    assert _runs("meeting.judge", LOWER[2]) == judged


def test_meeting_held_again_after_a_failure_is_linked_and_spared(county: County) -> None:
    title = "全县秸秆禁烧工作视频会议"
    first = (*LOWER[:2], title, *LOWER[3:])
    again = (
        "m3",
        LOWER[1],
        f"补开{title}",
        "2026-03-09 09:00",
        "2026-03-09 10:00",
        "video",
        AGENDA,
        LOWER[7],
    )

    report(county.city, UPPER, first, again)
    work()

    assert dict(Link.objects.values_list("lower__title", "spared")) == {
        title: "",
        f"补开{title}": "rerun",
    }


def test_report_that_turns_out_to_be_of_another_meeting_stands_alone_again(county: County) -> None:
    heard = ("17", *LOWER[1:6], "传达学习全市秸秆禁烧工作推进会精神", "青河镇人民政府:3")
    report(county.county, LOWER)
    report(county.town, heard)
    work()
    assert Meeting.objects.exclude(merged_into=None).count() == 1

    corrected = (
        "17",
        LOWER[1],
        "全县校园安全会议",
        *LOWER[3:6],
        "校车接送|防溺水",
        "青河镇人民政府:3",
    )
    report(county.town, corrected)
    work()

    assert not Meeting.objects.exclude(merged_into=None).exists()


def test_records_that_a_corrected_report_leaves_are_linked_anew(county: County) -> None:
    """What the report alone had told of their meeting tells nothing of it any more."""
    bare = (*LOWER[:6], "", LOWER[7])
    heard = ("17", *LOWER[1:6], AGENDA, "青河镇人民政府:3")
    report(county.city, UPPER)
    report(county.county, bare)
    report(county.town, heard)
    work()
    assert Link.objects.get().items == [0, 1, 2]

    report(
        county.town,
        ("17", LOWER[1], "全县校园安全会议", *LOWER[3:6], "校车接送|防溺水", "青河镇人民政府:3"),
    )
    work()

    assert Link.objects.get(lower__title=LOWER[2]).items == []
