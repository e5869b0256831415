"""Accounts that nobody uses any more: found on the page, in its file, by programs, and closed."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from burden.audit.models import Entry
from burden.organisations import services
from burden.organisations.models import Role, Unit, User
from tests.organisations.tree import person

Units = dict[str, Unit]
LIST = reverse("organisations:person-list")
CLOSE = reverse("organisations:person-close")


@pytest.fixture
def admin(units: Units) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(
        person("admin", Role.SYSTEM_ADMIN, units["K1"]),
        "django.contrib.auth.backends.ModelBackend",
    )
    return client


@pytest.fixture
def people(units: Units) -> dict[str, User]:
    """One of each sort; days since the account was made, and since the last sign-in."""
    last = settings.UNUSED_DAYS
    sorts = {
        "left": (last + 50, last),
        "never": (last, None),
        "new": (last - 1, None),
        "at-work": (last + 50, last - 1),
    }
    return {name: _person(name, units["T1"], *days) for name, days in sorts.items()}


def _person(name: str, unit: Unit, made: int, seen: int | None) -> User:
    made_person = person(name, Role.CADRE, unit)
    now = timezone.now()
    made_person.date_joined = now - timedelta(days=made)
    made_person.last_login = None if seen is None else now - timedelta(days=seen)
    made_person.save()
    return made_person


def test_unused_accounts_are_listed_alike_everywhere(
    admin: Client, people: dict[str, User]
) -> None:
    page = admin.get(LIST, {"unused": "yes"})
    file = admin.get(LIST, {"unused": "yes", "export": "csv"}).content.decode("utf-8-sig")
    told = admin.get("/api/accounts/?unused=yes").json()

    assert {one.username for one in page.context["page"]} == {"left", "never"}
    assert {line.partition(",")[0] for line in file.splitlines()[1:]} == {"left", "never"}
    assert {one["username"] for one in told["accounts"]} == {"left", "never"}
    others = admin.get(LIST, {"unused": "no"}).context["page"]
    assert {one.username for one in others} == {"new", "at-work", "admin"}


def test_chosen_accounts_are_closed_and_each_is_in_the_log(
    admin: Client, people: dict[str, User]
) -> None:
    admin.post(CLOSE, {"person": [people["left"].uuid, people["never"].uuid]})

    closed = User.objects.filter(is_active=False)
    entries = Entry.objects.filter(action="users.changed")
    assert {one.username for one in closed} == {"left", "never"}
    assert {one.target_id for one in entries} == {str(one.pk) for one in closed}


def test_account_outside_the_scope_is_not_closed_nor_any_that_was_sent_with_it(
    admin: Client, people: dict[str, User], units: Units
) -> None:
    stranger = person("stranger", Role.CADRE, units["K2"])

    answer = admin.post(CLOSE, {"person": [people["left"].uuid, stranger.uuid]})

    assert answer.status_code == 404
    assert not User.objects.filter(is_active=False).exists()


def test_own_account_is_not_closed(admin: Client) -> None:
    own = User.objects.get(username="admin")

    admin.post(CLOSE, {"person": [own.uuid]})

    own.refresh_from_db()
    assert own.is_active


def test_program_that_shows_its_token_uses_its_account(
    admin: Client, people: dict[str, User]
) -> None:
    token = services.make_token(person=people["left"])

    Client().get("/api/units/", headers={"authorization": f"Token {token}"})

    told = admin.get("/api/accounts/?unused=yes").json()
    assert {one["username"] for one in told["accounts"]} == {"never"}
