"""The bell counts what was not read, and the list leads to it."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from burden.audit.models import Entry
from burden.findings import services as findings
from burden.findings.models import Finding
from burden.news.models import Notice
from burden.organisations.models import User
from tests.news.conftest import Place, tell


def client_of(person: User, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def asked(place: Place) -> Finding:
    """One that the county's editor is asked to reply to, among two new ones."""
    place.suspected(place.township)
    finding = place.suspected()
    findings.give_notice(finding=finding, by=place.people["inspector"])
    findings.assign(finding=finding, by=place.people["inspector"], to=place.people["colleague"])
    tell()
    return finding


def bell_on(page: str) -> str:
    found = re.search(r'class="bell"[^>]*aria-label="([^"]*)"', page)
    return found[1] if found else ""


def test_bell_says_how_much_is_unread_to_those_who_are_told(place: Place, asked: Finding) -> None:
    labels = {
        name: bell_on(client_of(person).get("/own-burden/").text)
        for name, person in place.people.items()
    }

    assert labels["colleague"] == "2 unread notices"
    assert labels["editor"] == "1 unread notice"
    assert labels["stranger"] == "Notices: nothing unread"
    assert (labels["cadre"], labels["admin"]) == ("", "")


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ("2 new findings for 安平县", "1 finding at 安平县 was given to you")),
        ("zh-hans", ("安平县有2条新线索", "安平县的1条线索交由您核查")),
    ],
)
def test_list_says_what_happened_in_the_readers_language(
    place: Place, asked: Finding, language: str, sentences: tuple[str, ...]
) -> None:
    page = client_of(place.people["colleague"], language).get("/news/").text

    assert all(sentence in page for sentence in sentences)
    assert asked.item.title in page


def test_opening_a_line_leads_to_the_thing_and_has_read_it(place: Place, asked: Finding) -> None:
    person = place.people["colleague"]
    client = client_of(person)
    given = Notice.objects.get(person=person, kind="assigned")

    answer = client.post(f"/news/{given.uuid}/open/")

    assert answer["Location"] == f"/findings/{asked.uuid}/"
    assert client.get(answer["Location"]).status_code == 200
    assert bell_on(client.get("/news/").text) == "1 unread notice"
    entry = Entry.objects.get(action="news.read")
    assert (entry.actor_name, entry.details) == (person.username, '{"count":1}')


def test_line_of_several_leads_to_all_of_them_and_to_no_other(place: Place) -> None:
    old = place.suspected()
    tell()
    Notice.objects.all().delete()
    new = [place.suspected(), place.suspected(place.township)]
    tell()
    client = client_of(place.people["inspector"])
    line = Notice.objects.get(person=place.people["inspector"])

    page = client.get(client.post(f"/news/{line.uuid}/open/")["Location"]).text

    assert all(str(one.uuid) in page for one in new)
    assert str(old.uuid) not in page


@pytest.mark.parametrize("kind", ["asked", "assigned", "replied", "silent", "reply_due"])
def test_every_line_of_several_leads_to_a_page(place: Place, kind: str) -> None:
    person, now = place.people["inspector"], timezone.now()
    line = Notice.objects.create(
        person=person, kind=kind, unit=place.county, count=3, since=now, at=now, due_on=now.date()
    )
    client = client_of(person)

    answer = client.post(f"/news/{line.uuid}/open/")

    assert client.get(answer["Location"]).status_code == 200


def test_marking_all_leaves_what_came_after_the_page(place: Place, asked: Finding) -> None:
    person = place.people["colleague"]
    client = client_of(person)
    until = re.search(r'name="until" value="([^"]+)"', client.get("/news/").text)
    assert until is not None
    findings.give_notice(finding=place.suspected(), by=person)
    newest = Finding.objects.latest("pk")
    findings.reply(finding=newest, by=place.people["editor"], text="说明")
    tell()

    client.post("/news/read/", {"until": until[1]})

    left = Notice.objects.visible_to(person).unread()
    assert "replied" in set(left.values_list("kind", flat=True))
    assert "assigned" not in set(left.values_list("kind", flat=True))


def test_marking_one_and_a_time_that_is_none(place: Place, asked: Finding) -> None:
    person = place.people["colleague"]
    client = client_of(person)
    given = Notice.objects.get(person=person, kind="assigned")

    client.post("/news/read/", {"until": "yesterday"})
    client.post("/news/read/", {"until": "2026-99-99T00:00:00Z"})
    assert Notice.objects.visible_to(person).unread().count() == 2
    client.post(f"/news/{given.uuid}/read/")

    assert list(Notice.objects.visible_to(person).unread().values_list("kind", flat=True)) == [
        "new"
    ]


def test_anothers_line_looks_like_none(place: Place, asked: Finding) -> None:
    line = Notice.objects.get(person=place.people["colleague"], kind="assigned")
    client = client_of(place.people["inspector"])

    assert client.post(f"/news/{line.uuid}/open/").status_code == 404
    assert client.post(f"/news/{uuid4()}/open/").status_code == 404
    assert Notice.objects.get(pk=line.pk).read_at is None


def test_list_is_filtered_and_leaves_as_csv(place: Place, asked: Finding) -> None:
    client = client_of(place.people["colleague"])

    narrowed = client.get("/news/?kind=assigned&state=unread").text
    lines = client.get("/news/?export=csv").content.decode("utf-8-sig").splitlines()

    assert "was given to you" in narrowed
    assert "new findings for" not in narrowed
    assert len(lines) == 3
    assert "2 new findings for 安平县" in "\n".join(lines)


def test_programs_read_the_same_and_mark_it(place: Place, asked: Finding) -> None:
    client = client_of(place.people["colleague"])

    listed = client.get("/api/news/").json()["results"]
    first = {one["kind"]: one for one in listed}["assigned"]
    marked = client.post(f"/api/news/{first['uuid']}/read/").json()
    rest = client.post("/api/news/read-all/", {"until": timezone.now().isoformat()}).json()

    assert {(one["kind"], one["count"]) for one in listed} == {("new", 2), ("assigned", 1)}
    assert first["sentence"] == "1 finding at 安平县 was given to you"
    assert first["page"] == f"/findings/{asked.uuid}/"
    assert marked["read_at"]
    assert rest == {"read": 1}
    assert client.get("/api/news/?state=unread").json()["count"] == 0
