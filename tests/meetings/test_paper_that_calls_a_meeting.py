"""A paper that calls a meeting, or is its minutes, gives a draft by itself and stays tied to it."""

from pathlib import Path

import pytest
from django.urls import reverse
from pytest_django import Settings

from burden.jobs import services as jobs
from burden.matters.models import Edge, Item, Source
from burden.organisations.models import Role
from docs_audit.models import Paper
from meetings.models import Meeting, NoticeDraft
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import bring, work
from tests.meetings.conftest import County
from tests.meetings.notices import CALL as FROM_AN_OFFICE
from tests.meetings.notices import MINUTES, confirm, page_of, shown_in
from tests.meetings.pages import editor_of, text_of

CALL = FROM_AN_OFFICE.replace("人民政府办公室", "人民政府")

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def data_folders(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"
    settings.QUARANTINE_ROOT = tmp_path / "quarantine"


def test_paper_that_calls_a_meeting_waits_as_a_draft(county: County) -> None:
    bring(CALL, unit=county.county)

    work()

    draft = NoticeDraft.objects.get()
    assert (draft.title, draft.state) == ("全县秸秆禁烧工作推进会", "waiting")
    assert draft.item == Paper.objects.get().item
    assert draft.text == ""
    assert not Meeting.objects.exists()


def test_other_papers_give_no_draft(county: County) -> None:
    bring(
        "安平县人民政府关于做好防汛工作的通知\n\n各乡镇人民政府：\n请落实防汛措施。\n\n"
        "安平县人民政府\n2026年3月3日\n",
        unit=county.county,
    )

    work()

    assert Paper.objects.exists()
    assert not NoticeDraft.objects.exists()


def test_receiver_confirms_and_the_meeting_descends_from_the_paper(county: County) -> None:
    bring(CALL, unit=county.county)
    work()
    client = editor_of(county.town)

    confirm(client, NoticeDraft.objects.get())
    work()

    meeting, paper = Meeting.objects.get(), Paper.objects.get()
    edge = Edge.objects.get()
    assert (edge.upper, edge.lower, edge.relation) == (paper.item, meeting.item, "calls")
    assert Item.objects.get(source=Source.MEETING).parent == paper.item
    page = text_of(client.get(reverse("meetings:meeting-detail", args=[meeting.uuid])))  # type: ignore[arg-type]
    assert reverse("documents:paper-detail", args=[paper.uuid]) in page


def test_minutes_are_tied_to_their_meeting_and_it_does_not_descend_from_them(
    county: County,
) -> None:
    bring(MINUTES, unit=county.county)
    work()

    confirm(editor_of(county.county), NoticeDraft.objects.get())
    work()

    assert Edge.objects.get().relation == "records"
    assert Item.objects.get(source=Source.MEETING).parent is None


def test_paper_read_again_undoes_no_correction(county: County) -> None:
    bring(CALL, unit=county.county)
    work()
    client = editor_of(county.county)
    confirm(client, NoticeDraft.objects.get(), title="秸秆禁烧推进会")

    jobs.enqueue("paper.describe", str(Paper.objects.get().uuid))
    work()

    draft = NoticeDraft.objects.get()
    assert draft.state == "confirmed"
    assert shown_in(page_of(client, draft))["title"] == "秸秆禁烧推进会"
    assert Meeting.objects.get().title == "秸秆禁烧推进会"


def test_draft_of_a_paper_is_seen_by_whoever_may_open_the_paper(county: County) -> None:
    elsewhere = make_unit("永宁县人民政府", parent=county.city)
    bring(CALL, unit=county.county)
    work()
    draft = NoticeDraft.objects.get()

    assert page_of(editor_of(county.town), draft).status_code == 200
    assert page_of(editor_of(elsewhere), draft).status_code == 404


def test_internal_paper_shows_its_draft_to_no_one_else(county: County) -> None:
    bring(f"内部资料\n\n{CALL}", unit=county.county)
    work()
    assert Paper.objects.get().is_restricted
    draft = NoticeDraft.objects.get()

    assert page_of(editor_of(county.town), draft).status_code == 404


def test_leader_reads_a_draft_and_settles_none(county: County) -> None:
    bring(CALL, unit=county.county)
    work()
    draft = NoticeDraft.objects.get()
    client = editor_of(county.county)
    fields = shown_in(page_of(client, draft))
    client.force_login(
        make_person(Role.LEADER, county.county), "django.contrib.auth.backends.ModelBackend"
    )

    assert "Confirm the meeting" not in text_of(page_of(client, draft))
    address = reverse("meetings:notice-detail", args=[draft.uuid])
    assert client.post(address, fields).status_code == 403
    assert NoticeDraft.objects.get().state == "waiting"


def test_paper_of_an_office_outside_the_register_still_names_its_host(county: County) -> None:
    bring(FROM_AN_OFFICE, unit=county.county)
    work()

    shown = shown_in(page_of(editor_of(county.county), NoticeDraft.objects.get()))

    assert shown["host"] == "安平县人民政府"
    assert "青河镇人民政府" in shown["attendees"]
