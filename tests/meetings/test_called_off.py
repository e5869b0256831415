"""A notice that cancels takes back what it names once a person says so, and never by itself."""

import pytest
from django.test import Client
from django.urls import reverse

from burden.audit.models import Entry as Logged
from burden.findings.models import Finding
from burden.ledger.models import Entry
from burden.organisations.models import Role
from meetings.counts import counted
from meetings.models import Link, Meeting, NoticeDraft
from tests.factories.administration import make_person
from tests.factories.papers import work
from tests.meetings.conftest import LOWER, UPPER, County, report
from tests.meetings.notices import CALL, bring, page_of
from tests.meetings.pages import editor_of, text_of

pytestmark = pytest.mark.django_db(transaction=True)

CANCELLED = (
    "临江市人民政府关于取消全市秸秆禁烧工作推进会的通知\n各县人民政府：\n"
    "因天气原因，原定于2026年3月5日上午9:00召开的全市秸秆禁烧工作推进会取消。\n"
    "临江市人民政府\n2026年3月4日\n"
)
NOT_HELD = (
    "安平县人民政府办公室关于取消全县秸秆禁烧工作推进会的通知\n各乡镇人民政府：\n"
    "经县政府研究，决定取消3月5日召开的全县秸秆禁烧工作推进会。\n"
    "安平县人民政府办公室\n2026年3月4日\n"
)


def call_off(client: Client, draft: NoticeDraft, *named: Meeting | NoticeDraft) -> str:
    address = reverse("meetings:notice-call-off", args=[draft.uuid])
    chosen = {"named": [str(one.uuid) for one in named]}
    return text_of(client.post(address, chosen, follow=True))  # type: ignore[arg-type]


def inspector_of(county: County) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(Role.INSPECTOR, county.city))
    return client


def reported(county: County) -> tuple[Meeting, Meeting]:
    """The city's meeting and the county's that repeats it."""
    report(county.city, UPPER)
    report(county.county, LOWER)
    work()
    return Meeting.objects.get(host=county.city), Meeting.objects.get(host=county.county)


def test_cancelled_meeting_is_proposed_and_counts_until_a_person_says_so(county: County) -> None:
    upper, _lower = reported(county)

    page = text_of(bring(editor_of(county.city), CANCELLED))
    work()

    assert f'name="named" value="{upper.uuid}"' in page
    assert " checked" not in page
    upper.refresh_from_db()
    assert not upper.is_called_off
    assert Entry.objects.filter(item=upper.item).exists()


def test_meeting_taken_back_costs_nothing_and_is_repeated_by_nobody(county: County) -> None:
    upper, lower = reported(county)
    assert Link.objects.filter(lower=lower, upper=upper).exists()
    editor = editor_of(county.city)
    bring(editor, CANCELLED)

    page = call_off(editor, NoticeDraft.objects.get(), upper)
    work()

    assert "Taken back" in page
    assert not Entry.objects.standing().filter(item=upper.item).exists()
    assert not Link.objects.exists()
    layered = Finding.objects.get(kind="layered_meeting")
    assert layered.state == Finding.State.WITHDRAWN
    assert list(counted()) == [lower]
    draft = NoticeDraft.objects.get()
    assert (draft.state, draft.reason) == ("dismissed", "not_held")
    logged = Logged.objects.get(action="meeting.called_off")
    assert str(draft.uuid) in logged.details


def test_what_was_not_ticked_stays(county: County) -> None:
    upper, _lower = reported(county)
    editor = editor_of(county.city)
    bring(editor, CANCELLED)

    call_off(editor, NoticeDraft.objects.get())
    work()

    upper.refresh_from_db()
    assert not upper.is_called_off
    assert Link.objects.exists()


def test_inspector_takes_up_again_what_was_held_after_all(county: County) -> None:
    upper, lower = reported(county)
    editor = editor_of(county.city)
    bring(editor, CANCELLED)
    call_off(editor, NoticeDraft.objects.get(), upper)
    work()
    address = reverse("meetings:meeting-take-up", args=[upper.uuid])
    assert editor.post(address).status_code == 403
    inspector = inspector_of(county)
    page = inspector.get(reverse("meetings:meeting-detail", args=[upper.uuid])).text
    assert "it was not held and counts for nothing" in page

    inspector.post(address)
    work()

    assert Link.objects.filter(lower=lower, upper=upper).exists()
    assert Entry.objects.filter(item=upper.item).exists()
    assert Logged.objects.filter(action="meeting.taken_up_again").count() == 1


def test_draft_that_waits_is_left_aside_with_the_notice(county: County) -> None:
    editor = editor_of(county.county)
    bring(editor, CALL)
    waiting = NoticeDraft.objects.get()
    bring(editor, NOT_HELD)
    cancelling = NoticeDraft.objects.exclude(pk=waiting.pk).get()

    assert "A later notice moves or cancels this meeting." in text_of(page_of(editor, waiting))
    call_off(editor, cancelling, waiting)

    states = NoticeDraft.objects.values_list("state", "reason")
    assert set(states) == {("dismissed", "not_held")}
    assert not Meeting.objects.exists()


def test_host_may_be_written_short_and_the_cancelling_notice_be_read_first(county: County) -> None:
    editor = editor_of(county.county)
    in_full = "安平县人民政府" + NOT_HELD.removeprefix("安平县人民政府办公室")
    in_full = in_full.replace("经县政府研究，决定取消3月5日召开的", "原定于3月5日召开的")
    in_full = in_full.replace("推进会。\n安平县人民政府办公室", "推进会取消。\n安平县人民政府")
    bring(editor, in_full)
    cancelling = NoticeDraft.objects.get()
    bring(editor, CALL)
    waiting = NoticeDraft.objects.exclude(pk=cancelling.pk).get()

    assert waiting.host_name != cancelling.host_name
    assert f'value="{waiting.uuid}"' in text_of(page_of(editor, cancelling))


def test_meeting_that_the_notice_does_not_name_cannot_be_taken_back(county: County) -> None:
    _upper, lower = reported(county)
    editor = editor_of(county.city)
    bring(editor, CANCELLED)

    call_off(editor, NoticeDraft.objects.get(), lower)

    lower.refresh_from_db()
    assert not lower.is_called_off


def test_notice_that_calls_a_meeting_takes_nothing_back(county: County) -> None:
    editor = editor_of(county.county)
    bring(editor, CALL)
    draft = NoticeDraft.objects.get()

    answer = editor.post(reverse("meetings:notice-call-off", args=[draft.uuid]))

    assert answer.status_code == 404
    draft.refresh_from_db()
    assert draft.is_waiting
