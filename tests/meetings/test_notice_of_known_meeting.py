"""A notice whose meeting is known joins it instead of making a second one."""

from django.urls import reverse
from django.utils import timezone

from burden.organisations.models import Unit
from meetings.models import Meeting, NoticeDraft, Report
from tests.meetings.conftest import County, report
from tests.meetings.notices import CALL, bring, confirm, page_of, shown_in
from tests.meetings.pages import editor_of, text_of

KNOWN = (
    "m1",
    "安平县人民政府",
    "全县秸秆禁烧推进会",
    "2026-03-05 09:30",
    "2026-03-05 11:30",
    "onsite",
    "通报进展",
    "青河镇人民政府:2",
)


def known_meeting(unit: Unit) -> Meeting:
    report(unit, KNOWN)
    return Meeting.objects.get()


def test_known_meeting_of_host_and_day_is_offered(county: County) -> None:
    meeting = known_meeting(county.county)

    answer = bring(editor_of(county.county), CALL)

    assert f'name="join" value="{meeting.uuid}"' in text_of(answer)


def test_meeting_of_another_day_or_matter_is_not_offered(county: County) -> None:
    report(county.county, ("m1", KNOWN[1], KNOWN[2], "2026-03-06 09:30", "", "", "", ""))
    report(county.county, ("m2", KNOWN[1], "全县信访例会", "2026-03-05 15:00", "", "", "", ""))

    answer = bring(editor_of(county.county), CALL)

    assert 'name="join"' not in text_of(answer)


def test_joining_keeps_the_notice_as_a_report_and_fills_what_was_not_told(county: County) -> None:
    meeting = known_meeting(county.county)
    client = editor_of(county.county)
    bring(client, CALL)
    draft = NoticeDraft.objects.get()

    confirm(client, draft, join=str(meeting.uuid))

    meeting.refresh_from_db()
    draft.refresh_from_db()
    assert Meeting.objects.count() == 1
    assert (draft.state, draft.meeting) == ("confirmed", meeting)
    assert Report.objects.filter(meeting=meeting).count() == 2
    assert meeting.venue == "县政府三楼会议室"
    assert meeting.convener == "deputy"
    assert [one["title"] for one in meeting.agenda] == ["通报进展"]
    assert f"{timezone.localtime(meeting.ends_at or meeting.starts_at):%H:%M}" == "11:30"


def test_meeting_that_was_not_offered_cannot_be_joined(county: County) -> None:
    report(county.county, ("m2", KNOWN[1], "全县信访例会", "2026-03-05 15:00", "", "", "", ""))
    client = editor_of(county.county)
    bring(client, CALL)

    answer = confirm(client, NoticeDraft.objects.get(), join=str(Meeting.objects.get().uuid))

    assert answer.status_code == 404
    assert NoticeDraft.objects.get().state == "waiting"


def test_notice_that_moves_a_meeting_gives_the_known_one_its_new_time(county: County) -> None:
    meeting = known_meeting(county.county)
    client = editor_of(county.county)
    moved = (
        "安平县人民政府关于推迟召开全县秸秆禁烧推进会的通知\n各乡镇人民政府：\n"
        "原定于2026年3月5日上午9:30召开的全县秸秆禁烧推进会推迟至2026年3月9日下午3:00召开。\n"
        "安平县人民政府\n2026年3月4日\n"
    )
    answer = bring(client, moved)
    assert "This notice moves a meeting" in text_of(answer)

    confirm(client, NoticeDraft.objects.get(), join=str(meeting.uuid))

    meeting.refresh_from_db()
    assert f"{timezone.localtime(meeting.starts_at):%m-%d %H:%M}" == "03-09 15:00"
    assert meeting.item.occurred_on is not None
    assert meeting.item.occurred_on.day == 9


def test_notice_that_cancels_names_the_draft_that_still_waits(county: County) -> None:
    client = editor_of(county.county)
    bring(client, CALL)
    waiting = NoticeDraft.objects.get()
    cancelled = (
        "安平县人民政府办公室关于取消全县秸秆禁烧工作推进会的通知\n各乡镇人民政府：\n"
        "经县政府研究，决定取消3月5日召开的全县秸秆禁烧工作推进会。\n安平县人民政府办公室\n2026年3月4日\n"
    )

    answer = bring(client, cancelled)

    page = text_of(answer)
    assert "This notice cancels a meeting." in page
    draft = NoticeDraft.objects.exclude(pk=waiting.pk).get()
    assert draft.starts_on is None
    assert reverse("meetings:notice-detail", args=[waiting.uuid]) in page
    assert shown_in(page_of(client, draft))["day"] == ""
