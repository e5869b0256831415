"""The sign-in ends before a form is sent: what was written is there again, and nothing was done."""

import re
from datetime import date

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from burden.findings import services
from burden.findings.models import Finding, Rectification, Reply
from burden.organisations.models import Role, User
from tests.factories.administration import make_item, make_person
from tests.factories.hearing import confirm
from tests.findings.conftest import World, suspect

TOGETHER = reverse("findings:together")
PASSWORD = "Sitting-by-the-river-7"
MARKED = "000012\n机密★1年\n\n安平县人民政府文件\n\n夜间布防\n"


@pytest.fixture(autouse=True)
def english(settings: object) -> None:
    settings.LANGUAGE_CODE = "en"  # type: ignore[attr-defined]


@pytest.fixture
def alike(world: World) -> list[Finding]:
    """Three findings against the county."""
    more = [make_item(world.county, title=f"方案{n}") for n in range(2)]
    return [world.finding, *(suspect(one, None) for one in more)]


@pytest.fixture
def person(world: World) -> User:
    world.inspector.set_password(PASSWORD)
    world.inspector.save()
    return world.inspector


@pytest.fixture
def editor(world: World) -> User:
    """Writes for the county, which was told of the finding."""
    editor = make_person(Role.UNIT_EDITOR, world.county)
    editor.set_password(PASSWORD)
    editor.save()
    services.give_notice(finding=world.finding, by=world.inspector)
    return editor


def sign_in(client: Client, person: User, page: str, token: str = "") -> str:
    """Sign in where the answer led, and follow to the page that shows the form again."""
    answer = client.post(
        reverse("organisations:login"),
        {
            "username": person.username,
            "password": PASSWORD,
            "next": page,
            "csrfmiddlewaretoken": token,
        },
    )
    assert answer.status_code == 302
    return answer["Location"]


def hidden(client: Client, page: str) -> dict[str, str]:
    """What stands hidden in the forms of a page: the token among it, and the writer's id."""
    found = re.findall(r'type="hidden" name="(\w+)" value="([^"]+)"', client.get(page).text)
    return dict(found)


def in_the_old_tab(person: User, world: World) -> tuple[Client, str, dict[str, str]]:
    """A browser whose user signed in anew elsewhere, a finding's page, and its hidden fields."""
    page = reverse("findings:finding-detail", args=[world.finding.uuid])
    client, login = Client(enforce_csrf_checks=True), reverse("organisations:login")
    sign_in(client, person, page, hidden(client, login)["csrfmiddlewaretoken"])
    form = hidden(client, page)
    Session.objects.all().delete()
    sign_in(client, person, page, hidden(client, login)["csrfmiddlewaretoken"])
    return client, page, form


def is_anything_kept() -> bool:
    return any("kept_form" in one.get_decoded() for one in Session.objects.all())


def test_bulk_decision_is_filled_in_again_and_not_carried_out(
    person: User, alike: list[Finding]
) -> None:
    address = f"{TOGETHER}?kind={alike[0].kind}"
    form = {
        "chosen": [f"{one.uuid}:0" for one in alike[:2]],
        "verdict": "dismissed",
        "reason": "emergency",
        "note": "抗洪期间",
    }
    client = Client()

    answer = client.post(address, form | {"written_by": person.uuid})

    assert answer.status_code == 302
    assert set(Finding.objects.values_list("state", flat=True)) == {"open"}
    page = client.get(sign_in(client, person, address))
    assert "Your sign-in had ended" in page.text
    assert "抗洪期间" in page.text
    assert '<option value="emergency" selected>' in page.text
    # What was not ticked is not ticked again.
    assert [row.finding for row, _problem in page.context["rows"]] == alike[:2]
    again = client.post(address, form)
    assert "2 findings are done." in again.text


def test_note_of_one_decision_is_filled_in_again(person: User, world: World) -> None:
    page = reverse("findings:finding-detail", args=[world.finding.uuid])
    client = Client()

    client.post(
        reverse("findings:finding-decide", args=[world.finding.uuid]),
        {"verdict": "unsure", "note": "还要问", "seen": 0, "written_by": person.uuid},
    )

    assert "还要问" in client.get(sign_in(client, person, page)).text
    assert "还要问" not in client.get(page).text


def test_another_person_at_the_same_desk_is_shown_nothing(person: User, world: World) -> None:
    client = Client()
    client.post(
        TOGETHER,
        {"note": "只给自己看", "written_by": world.colleague.uuid},
    )

    assert "只给自己看" not in client.get(sign_in(client, person, TOGETHER)).text


def test_reply_of_a_unit_is_filled_in_again_but_not_one_with_a_mark(
    editor: User, world: World
) -> None:
    page = reverse("findings:finding-detail", args=[world.finding.uuid])

    for text, is_kept in (("本县另有措施。", True), (MARKED, False)):
        client = Client()
        client.post(
            reverse("findings:finding-reply", args=[world.finding.uuid]),
            {"text": text, "written_by": editor.uuid},
        )
        assert is_anything_kept() is is_kept
        shown = client.get(sign_in(client, editor, page)).text
        assert (text.split()[-1] in shown) is is_kept
        assert ("What you wrote could not be kept" in shown) is not is_kept
        Session.objects.all().delete()


def test_longest_reply_is_filled_in_again(editor: User, world: World) -> None:
    # All different, so that the store gains little by compressing.
    text = "".join(chr(0x4E00 + n) for n in range(20_000))
    client = Client()

    client.post(
        reverse("findings:finding-reply", args=[world.finding.uuid]),
        {"text": text, "written_by": editor.uuid},
    )

    page = reverse("findings:finding-detail", args=[world.finding.uuid])
    assert text in client.get(sign_in(client, editor, page)).text


def test_decision_of_another_tab_is_filled_in_again_after_signing_in_anew(
    person: User, world: World
) -> None:
    client, page, form = in_the_old_tab(person, world)
    address = reverse("findings:finding-decide", args=[world.finding.uuid])
    sent = form | {"verdict": "unsure", "note": "还要问"}

    answer = client.post(address, sent)
    row = client.post(address, sent, headers={"HX-Request": "true"})

    assert (answer.status_code, answer["Location"]) == (302, page)
    assert row["HX-Redirect"] == page
    assert not world.finding.decisions.exists()
    shown = client.get(page).text
    assert "Your sign-in had ended before this was sent." in shown
    assert "还要问" in shown
    # The page that shows it again has the token with which it is carried out.
    client.post(address, sent | hidden(client, page))
    assert world.finding.decisions.get().note == "还要问"


def test_reply_of_another_tab_is_filled_in_again_after_signing_in_anew(
    editor: User, world: World
) -> None:
    client, page, form = in_the_old_tab(editor, world)

    client.post(
        reverse("findings:finding-reply", args=[world.finding.uuid]),
        form | {"text": "本县另有措施。"},
    )

    assert not Reply.objects.exists()
    shown = client.get(page).text
    assert "Your sign-in had ended before this was sent." in shown
    assert "本县另有措施。" in shown


def test_form_that_does_not_name_its_sender_or_comes_from_elsewhere_is_refused(
    person: User, world: World
) -> None:
    client, _page, form = in_the_old_tab(person, world)
    address = reverse("findings:finding-decide", args=[world.finding.uuid])
    sent = {
        "verdict": "unsure",
        "note": "还要问",
        "csrfmiddlewaretoken": form["csrfmiddlewaretoken"],
    }

    nobodys = client.post(address, sent)
    anothers = client.post(address, sent | {"written_by": world.colleague.uuid})
    from_elsewhere = client.post(address, sent | form, headers={"Origin": "https://elsewhere.cn"})
    assert not is_anything_kept()
    Session.objects.all().delete()
    signed_out = client.post(address, sent | form)

    answers = [nobodys, anothers, from_elsewhere, signed_out]
    assert [one.status_code for one in answers] == [403] * 4
    assert not is_anything_kept()
    assert not world.finding.decisions.exists()


def test_row_of_the_inbox_leads_to_signing_in(world: World) -> None:
    answer = Client().post(
        reverse("findings:finding-decide", args=[world.finding.uuid]),
        {"verdict": "unsure", "seen": 0},
        headers={"HX-Request": "true"},
    )

    assert answer.headers["HX-Redirect"].startswith(reverse("organisations:login"))


def test_page_in_place_leads_to_signing_in_and_to_that_page(world: World) -> None:
    page = reverse("findings:finding-detail", args=[world.finding.uuid])
    inbox = reverse("findings:finding-list")
    asks = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{inbox}?look=new"}

    whole = Client().get(page, headers=asks | {"HX-Boosted": "true"})
    part = Client().get(inbox, headers=asks)

    assert whole.headers["HX-Redirect"].endswith(f"?next={page}")
    assert part.headers["HX-Redirect"].endswith(f"?next={inbox}%3Flook%3Dnew")


def test_what_a_unit_reports_of_a_rectification_is_filled_in_again(world: World) -> None:
    editor = make_person(Role.UNIT_EDITOR, world.county)
    editor.set_password(PASSWORD)
    editor.save()
    found = rectification(world)
    page = reverse("findings:rectification-detail", args=[found.uuid])

    for text, is_kept in (("两件已并为一件。", True), (MARKED, False)):
        client = Client()
        client.post(
            reverse("findings:rectification-report", args=[found.uuid]),
            {"text": text, "written_by": editor.uuid},
        )
        shown = client.get(sign_in(client, editor, page)).text
        assert (text.split()[-1] in shown) is is_kept
        assert not found.proofs.exists()


def test_what_was_to_be_rectified_is_filled_in_again(person: User, world: World) -> None:
    confirm(world.finding, by=person)
    page = reverse("findings:rectification-create", args=[world.finding.uuid])
    client = Client()
    sent = {
        "owner": "县政府办公室",
        "measure": "同类事项不再转发。",
        "findings": [world.finding.uuid],
        "written_by": person.uuid,
    }

    client.post(page, sent)

    shown = client.get(sign_in(client, person, page)).text
    assert "同类事项不再转发。" in shown
    assert "县政府办公室" in shown
    assert "Your sign-in had ended before this was sent." in shown
    assert not Rectification.objects.exists()


def rectification(world: World) -> Rectification:
    return Rectification.objects.create(
        unit=world.county,
        kind="copied_paper",
        source="paper",
        title="方案",
        owner="办公室",
        measure="不再转发",
        deadline=date(2199, 1, 1),
        figure="count",
        start_value=3,
        target=1,
        opened_on=date(2025, 1, 10),
        by=world.inspector,
    )
