"""A notice dropped on the page waits as a draft; confirmed by a person it is a meeting."""

import json

from django.urls import reverse
from django.utils import timezone

from burden.audit.models import Entry
from burden.jobs.models import Job
from burden.matters.models import Item, Source
from meetings.models import Meeting, NoticeDraft
from tests.factories.papers import work
from tests.meetings.conftest import County
from tests.meetings.notices import CALL, MINUTES, bring, confirm, page_of, send, shown_in
from tests.meetings.pages import editor_of, text_of
from tests.samples.office import saved_docx


def test_dropped_notice_shows_its_fields_with_the_sentences_they_stand_in(county: County) -> None:
    answer = bring(editor_of(county.county), CALL)

    shown = shown_in(answer)
    assert shown["title"] == "全县秸秆禁烧工作推进会"
    assert shown["host"] == "安平县人民政府"
    assert (shown["day"], shown["time"], shown["until_time"]) == ("2026-03-05", "09:30", "11:00")
    assert shown["venue"] == "县政府三楼会议室"
    assert shown["convener"] == "deputy"
    assert shown["attendees"].splitlines() == [
        "青河镇人民政府 1（主要负责同志）",
        "白水镇人民政府 1（主要负责同志）",
    ]
    page = text_of(answer)
    assert "会议由副县长马涛主持。" in page
    assert 'href="#read-start-0"' in page
    assert 'id="read-start-0"' in page
    assert "县气象站" in page[page.index("Not in the register of units") :]


def test_waiting_draft_is_no_meeting_and_costs_nothing(county: County) -> None:
    bring(editor_of(county.county), CALL)
    work()

    assert NoticeDraft.objects.get().state == "waiting"
    assert not Meeting.objects.exists()
    assert not Item.objects.filter(source=Source.MEETING).exists()


def test_confirmed_draft_becomes_the_meeting_as_corrected(county: County) -> None:
    client = editor_of(county.county)
    bring(client, CALL)
    draft = NoticeDraft.objects.get()

    answer = confirm(
        client, draft, title="全县秸秆禁烧推进会", attendees="青河镇 3（镇长）\n白水镇"
    )

    meeting = Meeting.objects.get()
    assert f"/meetings/{meeting.uuid}/" in answer.request["PATH_INFO"]  # type: ignore[attr-defined]
    assert (meeting.title, meeting.host) == ("全县秸秆禁烧推进会", county.county)
    assert f"{timezone.localtime(meeting.starts_at):%Y-%m-%d %H:%M}" == "2026-03-05 09:30"
    assert meeting.convener == "deputy"
    assert [one["title"] for one in meeting.agenda] == ["通报秸秆禁烧进展", "部署网格化巡查"]
    assert set(meeting.attendances.values_list("unit", "people", "role")) == {
        (county.town.pk, 3, "镇长"),
        (county.other_town.pk, 1, ""),
    }
    draft.refresh_from_db()
    assert (draft.state, draft.meeting) == ("confirmed", meeting)
    assert draft.read["name"]["value"] == "全县秸秆禁烧工作推进会"
    assert draft.confirmed["title"] == "全县秸秆禁烧推进会"
    assert Job.objects.filter(kind="meeting.meet", key=str(meeting.uuid)).exists()


def test_confirming_is_logged_with_what_was_read_and_what_was_said(county: County) -> None:
    client = editor_of(county.county)
    bring(client, CALL)

    confirm(client, NoticeDraft.objects.get(), title="秸秆禁烧推进会")

    details = json.loads(Entry.objects.get(action="notice.confirmed").details)
    assert details["read"]["name"] == "全县秸秆禁烧工作推进会"
    assert details["said"]["title"] == "秸秆禁烧推进会"


def test_unknown_unit_is_named_and_nothing_is_written(county: County) -> None:
    client = editor_of(county.county)
    bring(client, CALL)
    draft = NoticeDraft.objects.get()

    answer = confirm(client, draft, attendees="乌有镇 2", title="改过的名称")

    assert answer.status_code == 400
    assert "乌有镇" in text_of(answer)
    assert "改过的名称" in text_of(answer)
    assert not Meeting.objects.exists()
    draft.refresh_from_db()
    assert draft.state == "waiting"


def test_meeting_without_hours_is_kept_by_its_day(county: County) -> None:
    client = editor_of(county.county)
    bring(client, CALL)

    confirm(client, NoticeDraft.objects.get(), time="", until_time="")

    meeting = Meeting.objects.get()
    assert (meeting.has_time, meeting.ends_at) == (False, None)


def test_end_before_the_start_is_refused(county: County) -> None:
    client = editor_of(county.county)
    bring(client, CALL)

    answer = confirm(client, NoticeDraft.objects.get(), until_time="08:00")

    assert answer.status_code == 400
    assert "The meeting ends before it starts." in text_of(answer)


def test_minutes_keep_their_decisions_and_the_page_of_the_meeting_shows_them(
    county: County,
) -> None:
    client = editor_of(county.county)
    answer = bring(client, MINUTES)
    assert (
        "由青河镇人民政府牵头，于2026年3月20日前完成网格划分 | 青河镇人民政府 | 2026-03-20"
        in (shown_in(answer)["decisions"])
    )

    answer = confirm(client, NoticeDraft.objects.get())

    meeting = Meeting.objects.get()
    assert meeting.notices.get().decisions[1]["unit"] == "白水镇人民政府"
    assert "2026年3月20日前完成网格划分" in meeting.minutes
    page = text_of(answer)
    assert "from the confirmed minutes" in page
    assert "2026-03-20" in page


def test_same_file_brought_twice_leaves_one_draft(county: County) -> None:
    client = editor_of(county.county)
    bring(client, CALL)

    bring(client, CALL, name="再次.txt")

    assert NoticeDraft.objects.count() == 1


def test_two_people_confirming_at_once_make_one_meeting(county: County) -> None:
    first, second = editor_of(county.county), editor_of(county.county)
    bring(first, CALL)
    draft = NoticeDraft.objects.get()
    form = shown_in(page_of(second, draft))
    confirm(first, draft)

    address = reverse("meetings:notice-detail", args=[draft.uuid])
    answer = second.post(address, form, follow=True)

    assert "Someone has settled this draft in the meantime." in text_of(answer)  # type: ignore[arg-type]
    assert Meeting.objects.count() == 1


def test_notice_of_two_meetings_gives_two_drafts(county: County) -> None:
    text = CALL.replace("一、会议时间：2026年3月5日（星期四）上午9:30—11:00\n", "").replace(
        "决定召开全县秸秆禁烧工作推进会",
        "定于2026年3月5日上午9:00召开全县秸秆禁烧工作推进会，10:30召开全县春耕生产现场会",
    )

    answer = bring(editor_of(county.county), text)

    assert "2 drafts wait." in text_of(answer)
    hours = [one.read["start"]["value"] for one in NoticeDraft.objects.order_by("position")]
    assert hours == ["2026-03-05T09:00", "2026-03-05T10:30"]


def test_word_file_is_read_like_its_text(county: County) -> None:
    answer = send(editor_of(county.county), "通知.docx", saved_docx(*CALL.splitlines()))

    assert shown_in(answer)["title"] == "全县秸秆禁烧工作推进会"


def test_draft_is_left_aside_with_a_reason(county: County) -> None:
    client = editor_of(county.county)
    bring(client, CALL)
    draft = NoticeDraft.objects.get()
    address = reverse("meetings:notice-dismiss", args=[draft.uuid])

    assert client.post(address, {}).status_code == 400
    client.post(address, {"reason": "not_held", "note": "因雨未开"})

    draft.refresh_from_db()
    assert (draft.state, draft.reason, draft.note) == ("dismissed", "not_held", "因雨未开")
    assert Entry.objects.filter(action="notice.dismissed").count() == 1
    assert not Meeting.objects.exists()


def test_list_shows_what_waits_and_finds_the_rest(county: County) -> None:
    client = editor_of(county.county)
    bring(client, CALL)
    draft = NoticeDraft.objects.get()
    address = reverse("meetings:notice-list")
    assert draft.title in text_of(client.get(address))  # type: ignore[arg-type]

    client.post(
        reverse("meetings:notice-dismiss", args=[draft.uuid]), {"reason": "no_meeting", "note": ""}
    )

    assert draft.title not in text_of(client.get(address))  # type: ignore[arg-type]
    settled = client.get(address, {"state": "dismissed"})
    assert draft.title in text_of(settled)  # type: ignore[arg-type]
    found = client.get(address, {"state": "", "q": "春耕"})
    assert draft.title not in text_of(found)  # type: ignore[arg-type]
