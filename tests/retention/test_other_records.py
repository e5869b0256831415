"""Meetings, messages, lines of uploads and orders of reports lose their words alone."""

from datetime import date, datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.utils import timezone

from burden.activities.groups import judging
from burden.activities.models import Instruction
from burden.findings.models import Finding
from burden.ledger.models import Entry
from burden.organisations.models import Level, Role, Unit, User
from burden.reports.models import Report as Order
from burden.retention.models import Outcome
from burden.thresholds import selectors as thresholds
from docs_audit.models import UploadedFile
from meetings.models import Meeting, MeetingHit
from meetings.rules import Hit
from meetings.ruling import filing
from tests.factories import groups
from tests.factories.administration import make_person, make_unit
from tests.factories.meetings import make_meeting, make_report
from tests.factories.papers import bring, work
from tests.factories.removals import carried_out
from tests.factories.reports import kept_report
from tests.retention.remaining import tables_that_hold

pytestmark = pytest.mark.django_db(transaction=True)

LONG_AGO = datetime(2014, 3, 5, 9, tzinfo=timezone.get_default_timezone())
Why = Outcome.Why


@pytest.fixture
def county() -> Unit:
    return make_unit("安平县人民政府", level=Level.COUNTY, staff=30)


def page_of(address: str, user: User) -> str:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.text


def test_minutes_names_and_reports_go_and_the_meeting_stays(county: Unit) -> None:
    report = make_report(county)
    meeting = report.meeting
    meeting.minutes, meeting.starts_at = "会议决定由张三负责。", LONG_AGO
    meeting.ends_at, meeting.linked_at = LONG_AGO + timedelta(hours=2), LONG_AGO
    meeting.speeches = [{"speaker": "张三", "role": "县长", "minutes": 140, "characters": None}]
    meeting.approved_by, meeting.approved_on = "张三同志", LONG_AGO.date()
    meeting.save()
    report.raw = {"title": "会", "speeches": "张三"}
    report.save()
    make_meeting(county, title="本月的会")
    hits = [
        Hit("GD-12", "heads", {"speakers": "县委书记 李四、县长 张三", "shorter": 40}),
        Hit("GD-12a", "speech", {"speaker": "县长 张三", "minutes": 140, "bound": 60.0}),
        Hit("HY-01b", "approval_own", {"class": "二类", "by": "局长办公会，张三同意"}),
    ]
    filing.file_findings(meeting.item, hits, thresholds.in_force())
    assert tables_that_hold("张三") >= {"meetings_meetinghit", "findings_finding"}
    Finding.objects.update(state=Finding.State.DISMISSED)

    removal = carried_out(county, kind="meeting")

    emptied = Meeting.objects.get(pk=meeting.pk)
    report.refresh_from_db()
    assert [one.why for one in removal.outcomes.all()] == [Why.REMOVED]
    assert tables_that_hold("张三") == set()
    assert (emptied.approved_by, emptied.approved_on) == ("—", LONG_AGO.date())
    spoke = {"speaker": "—", "minutes": 140, "bound": 60.0}
    assert Finding.objects.get(kind="rule:GD-12a").measures["figures"] == spoke
    figures = dict(MeetingHit.objects.values_list("form", "figures"))
    assert figures["heads"] == {"speakers": "—", "shorter": 40}
    assert figures["approval_own"] == {"class": "二类", "by": "局长办公会"}
    assert (emptied.minutes, report.raw) == ("", {})
    assert emptied.speeches[0] == {
        "speaker": "县长",
        "role": "县长",
        "minutes": 140,
        "characters": None,
    }
    assert (emptied.title, emptied.attendances.get().people) == (meeting.title, 5)
    shown = page_of(f"/meetings/{meeting.uuid}/", make_person(Role.INSPECTOR, county))
    assert "Words of this record were removed" in shown

    # As it was left by a version that took out neither who approved nor who all spoke.
    Meeting.objects.filter(pk=meeting.pk).update(approved_by="张三同志")
    filing.file_findings(meeting.item, hits, thresholds.in_force())
    assert tables_that_hold("张三") >= {"meetings_meeting", "meetings_meetinghit"}
    upgrade = import_module("meetings.migrations.0020_names_of_emptied_meetings")
    with connection.schema_editor() as editor:
        upgrade.forget(apps, editor)
    assert tables_that_hold("张三") == set()
    assert dict(MeetingHit.objects.values_list("form", "figures")) == figures


def test_messages_go_and_repetitions_and_hours_stay(county: Unit) -> None:
    town = make_unit("青河镇人民政府", level=Level.TOWNSHIP, parent=county, staff=20)
    said = "请各镇于今日下班前将低保复核台账报送民政局，逾期通报。"
    first = groups.gather(county, town)
    second = groups.gather(county, town, title="全县低保工作群")
    groups.say(first, ("2020-05-06 09:00:00", said))
    groups.say(second, ("2020-05-06 10:00:00", said))
    again = Instruction.objects.exclude(first=None).get()
    Finding.objects.update(state=Finding.State.DISMISSED)
    judging.judge_all_again(thresholds.in_force().set)
    work()
    before = list(Entry.objects.order_by("pk").values_list("item", "hours"))

    carried_out(county, kind="message", until=date(2021, 1, 1))
    for group in (first, second):
        judging.judge_all_again(thresholds.in_force().set)
        work()
        assert group.instructions.get().text == ""

    again.refresh_from_db()
    assert again.first is not None
    assert not any(said in one.title for one in Instruction.objects.all())
    assert list(Entry.objects.order_by("pk").values_list("item", "hours")) == before
    inspector = make_person(Role.INSPECTOR, county)
    address = f"/activities/instructions/{again.uuid}/"
    assert "Words of this record were removed" in page_of(address, inspector)


def test_names_of_files_that_became_no_paper_go(county: Unit) -> None:
    file = bring(b"\x00\x01 no paper", name="张三的名单.bin", unit=county)
    work()
    type(file.upload).objects.update(created_at=LONG_AGO)

    carried_out(county, kind="upload")

    file.refresh_from_db()
    assert (file.name, file.state) == ("", UploadedFile.State.FAILED)
    assert file.sha256


def test_orders_of_reports_no_longer_tell_what_they_were_about(county: Unit) -> None:
    inspector = make_person(Role.INSPECTOR, county)
    order = kept_report(inspector, county)
    Order.objects.update(
        title="安平县某事项", state=Order.State.EXPIRED, ordered_at=timezone.now() - timedelta(9999)
    )

    carried_out(county, kind="report")

    order.refresh_from_db()
    assert (order.title, order.parameters) == ("（内容已删除）", {})
    assert "（内容已删除）" in page_of("/reports/", inspector)
    assert page_of(f"/reports/{order.uuid}/", inspector)
