"""Reminders come some working days before a day, once, and silence is told when it is over."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from burden.findings import services as findings
from burden.findings.models import Finding, Rectification
from burden.news import services
from burden.news.models import Digest, Kind, Notice
from burden.organisations.models import User
from tests.news.conftest import Place, told
from tests.news.rectifying import rectify

# A Monday without a holiday around it.
MONDAY = datetime(2025, 7, 7, 7, 0, tzinfo=timezone.get_default_timezone())


def on(day: int) -> None:
    """The clock some days after the Monday; Saturday is 5."""
    services.tell(until=MONDAY + timedelta(days=day))


def kinds(person: User) -> list[tuple[str, int]]:
    return [(kind, count) for kind, count, _unit in told(person)]


@pytest.fixture
def asked(place: Place) -> Finding:
    """One whose unit may reply until the Friday of that week."""
    on(-1)
    finding = place.suspected()
    notice = findings.give_notice(finding=finding, by=place.people["inspector"])
    notice.due_on = timezone.localdate(MONDAY + timedelta(days=4))
    notice.save()
    return finding


def test_reply_is_reminded_of_two_working_days_before_and_once(
    place: Place, asked: Finding
) -> None:
    editor = place.people["editor"]
    seen = []
    for day in range(4):
        on(day)
        seen.append(kinds(editor))

    assert seen == [[], [], [("reply_due", 1)], [("reply_due", 1)]]
    assert Notice.objects.filter(person=editor, kind="reply_due").count() == 1


def test_reminder_takes_the_place_of_the_line_that_asked(place: Place, asked: Finding) -> None:
    editor, due_on = place.people["editor"], timezone.localdate(MONDAY + timedelta(days=4))
    line = services.Line(editor.pk, Kind.ASKED, place.county.pk, due_on, finding=asked.pk)
    services.post([line], since=MONDAY, until=MONDAY)

    on(1)
    assert kinds(editor) == [("asked", 1)]
    on(2)

    assert kinds(editor) == [("reply_due", 1)]


def test_nobody_is_reminded_of_what_was_answered(place: Place, asked: Finding) -> None:
    on(1)
    findings.reply(finding=asked, by=place.people["editor"], text="说明")

    on(3)

    assert kinds(place.people["editor"]) == []


def test_days_on_which_the_clock_stood_still_are_caught_up(place: Place, asked: Finding) -> None:
    on(0)
    on(4)

    assert kinds(place.people["editor"]) == [("reply_due", 1)]


def test_silence_is_told_to_both_sides_the_day_after(place: Place, asked: Finding) -> None:
    on(4)
    assert ("silent", 1) not in kinds(place.people["inspector"])

    on(5)
    on(6)

    assert ("silent", 1) in kinds(place.people["inspector"])
    assert kinds(place.people["editor"]) == [("silent", 1)]
    assert ("silent", 1) not in kinds(place.people["colleague"])


def test_rectification_is_reminded_of_to_unit_and_who_set_it(place: Place, asked: Finding) -> None:
    one = rectify(asked, by=place.people["chief"], in_days=1)
    Rectification.objects.filter(pk=one.pk).update(
        deadline=timezone.localdate(MONDAY + timedelta(days=11))
    )
    on(3)
    assert ("rectify_due", 1) not in kinds(place.people["editor"])

    on(4)

    assert ("rectify_due", 1) in kinds(place.people["editor"])
    assert ("rectify_due", 1) in kinds(place.people["chief"])
    assert ("rectify_due", 1) not in kinds(place.people["inspector"])


def test_lines_of_half_a_year_ago_go(place: Place) -> None:
    on(0)
    person, told_at = place.people["inspector"], {"since": MONDAY, "unit": place.county}
    for days in (170, 190):
        at = MONDAY + timedelta(days=1 - days)
        Notice.objects.create(person=person, kind="new", at=at, read_at=at, **told_at)
        Digest.objects.create(person=person, day=at.date(), until=at, at=at, state="sent")

    on(1)

    assert Notice.objects.filter(read_at__isnull=False).count() == 1
    assert Digest.objects.count() == 1
