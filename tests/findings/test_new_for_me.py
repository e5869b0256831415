"""Each reader is shown what is new for him: not opened yet, or changed since he looked."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from burden.findings import services
from burden.findings.models import Finding, Look
from burden.findings.pages import Row
from burden.organisations.models import Role, User
from tests.factories.administration import make_item, make_person
from tests.factories.hearing import hear
from tests.factories.statements import few_statements
from tests.findings.conftest import KIND, World, suspect

LIST = reverse("findings:finding-list")


@pytest.fixture(autouse=True)
def english(settings: object) -> None:
    settings.LANGUAGE_CODE = "en"  # type: ignore[attr-defined]


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


def look_at(person: User, finding: Finding, **asked: str) -> None:
    page = reverse("findings:finding-detail", args=[finding.uuid])
    assert signed_in(person).get(page, asked).status_code == 200


def rows(person: User, **asked: str) -> list[Row]:
    found: list[Row] = signed_in(person).get(LIST, asked).context["rows"]
    return found


def new_for(person: User) -> list[Finding]:
    return [row.finding for row in rows(person, look="new")]


def weigh(finding: Finding, hours: int) -> None:
    services.set_avoidable(item=finding.item, kind=KIND, hours=Decimal(hours))


def test_what_was_opened_is_no_longer_new_for_who_opened_it_alone(world: World) -> None:
    assert new_for(world.inspector) == [world.finding]

    look_at(world.inspector, world.finding)

    assert new_for(world.inspector) == []
    assert new_for(world.colleague) == [world.finding]
    assert [row.finding for row in rows(world.inspector, look="seen")] == [world.finding]


def test_what_is_new_comes_first_and_what_was_seen_stays_in_the_inbox(world: World) -> None:
    light = suspect(make_item(world.county, title="轻"), None)
    weigh(world.finding, 30)
    weigh(light, 5)
    look_at(world.inspector, world.finding)

    assert [row.finding for row in rows(world.inspector)] == [light, world.finding]
    assert [row.finding for row in rows(world.inspector, sort="-hours")] == [world.finding, light]


def test_rows_tell_in_words_what_was_looked_at(world: World) -> None:
    assert "New</span>" in signed_in(world.inspector).get(LIST).text

    look_at(world.inspector, world.finding)

    text = signed_in(world.inspector).get(LIST).text
    assert "New</span>" not in text
    assert "looked at" in text
    assert 'class="is-seen"' in text


def test_reply_of_the_unit_makes_it_new_again_but_not_for_who_replied(world: World) -> None:
    editor = make_person(Role.UNIT_EDITOR, world.county)
    services.give_notice(finding=world.finding, by=world.inspector)
    look_at(world.inspector, world.finding)
    look_at(editor, world.finding)

    services.reply(finding=world.finding, by=editor, text="系上级要求")

    assert new_for(world.inspector) == [world.finding]
    assert new_for(editor) == []
    assert "Changed since you looked" in signed_in(world.inspector).get(LIST).text


def test_what_was_withdrawn_and_holds_again_is_new_again(world: World) -> None:
    look_at(world.inspector, world.finding)
    services.withdraw(item=world.item, kind=KIND)

    suspect(world.item, world.upper)

    assert new_for(world.inspector) == [world.finding]


def test_what_grew_by_half_is_new_again_and_what_grew_less_is_not(world: World) -> None:
    weigh(world.finding, 10)
    look_at(world.inspector, world.finding)

    weigh(world.finding, 14)
    assert new_for(world.inspector) == []
    weigh(world.finding, 15)

    assert new_for(world.inspector) == [world.finding]
    assert not rows(world.inspector)[0].is_seen


def test_what_is_given_to_somebody_is_new_for_that_person_alone(world: World) -> None:
    for person in (world.inspector, world.colleague):
        look_at(person, world.finding)

    services.assign(finding=world.finding, by=world.inspector, to=world.colleague)

    assert new_for(world.colleague) == [world.finding]
    assert new_for(world.inspector) == []
    given = rows(world.colleague, stage="mine")
    assert [row.finding for row in given] == [world.finding]


def test_who_decides_without_opening_has_seen_it(world: World) -> None:
    hear(world.finding, world.colleague)
    client = signed_in(world.inspector)
    address = reverse("findings:finding-decide", args=[world.finding.uuid])

    client.post(address, {"verdict": "unsure", "seen": 0}, headers={"HX-Request": "true"})

    assert new_for(world.inspector) == []
    assert Look.objects.get(person=world.inspector).state == Finding.State.UNSURE


def test_one_row_is_kept_however_often_somebody_looks(world: World) -> None:
    for _ in range(3):
        look_at(world.inspector, world.finding)

    look = Look.objects.get()
    assert (look.person, look.finding) == (world.inspector, world.finding)
    kept = {field.name for field in Look._meta.get_fields()}
    assert kept == {"id", "person", "finding", "at", "state", "hours"}


def test_going_on_among_new_ones_skips_those_seen_and_goes_back_to_them(world: World) -> None:
    seen, last = (suspect(make_item(world.county), None) for _ in range(2))
    for finding, hours in ((world.finding, 30), (seen, 20), (last, 10)):
        weigh(finding, hours)
    look_at(world.inspector, seen)
    client = signed_in(world.inspector)

    page = reverse("findings:finding-detail", args=[world.finding.uuid])
    forward = client.get(page, {"look": "new"}).context["after"]
    page = reverse("findings:finding-detail", args=[last.uuid])
    back = client.get(page, {"look": "new"}).context["before"]

    assert (forward, back) == (last, seen)


def test_group_tells_how_many_of_it_are_new_and_opens_to_them(world: World) -> None:
    more = [make_item(world.county, parent=world.upper) for _ in range(3)]
    found = [world.finding, *(suspect(one, world.upper) for one in more)]
    look_at(world.inspector, found[0])

    (row,) = rows(world.inspector)

    assert row.group is not None
    assert (row.group.count, row.group.news) == (4, 3)
    for finding in found[1:]:
        look_at(world.inspector, finding)
    assert rows(world.inspector)[0].group.news == 0  # type: ignore[union-attr]
    assert "all of them looked at" in signed_in(world.inspector).get(LIST).text


def test_pages_of_many_looks_ask_no_more_often(world: World) -> None:
    found = [suspect(make_item(world.county), None) for _ in range(12)]
    client = signed_in(world.inspector)
    for finding in found:
        look_at(world.inspector, finding)
    client.get(LIST, {"rows": "each"})

    with few_statements():
        client.get(LIST, {"rows": "each"})
