"""Signing in, being locked out, and signing out."""

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from burden.audit.models import Entry
from burden.organisations.models import Role, Unit, User

LOGIN = "/account/login/"
PASSWORD = "a good sentence 42"


@pytest.fixture
def clerk(units: dict[str, Unit]) -> User:
    return User.objects.create_user("clerk", password=PASSWORD, role=Role.CADRE, scope=units["K1"])


def _sign_in(client: Client, password: str = PASSWORD, **more: str) -> int:
    return client.post(LOGIN, {"username": "clerk", "password": password, **more}).status_code


def test_page_for_signing_in_warns_of_secrets_in_both_languages(db: None) -> None:
    english = Client(headers={"accept-language": "en"}).get(LOGIN).content.decode()

    assert "This is a non-secret system." in english


def test_stranger_is_led_to_signing_in_and_back(clerk: User) -> None:
    client = Client()
    led = client.get(reverse("organisations:unit-list"))

    answer = client.post(
        led["Location"], {"username": "clerk", "password": PASSWORD, "next": "/units/"}
    )

    assert led["Location"] == f"{LOGIN}?next=/units/"
    assert answer["Location"] == "/units/"


def test_address_of_another_host_is_not_followed_after_signing_in(clerk: User) -> None:
    answer = Client().post(
        LOGIN, {"username": "clerk", "password": PASSWORD, "next": "https://evil.example/"}
    )

    assert answer["Location"] == settings.LOGIN_REDIRECT_URL


def test_signing_in_and_out_and_refusals_are_in_the_log(clerk: User) -> None:
    client = Client()

    _sign_in(client, "wrong")
    _sign_in(client)
    client.post(reverse("organisations:logout"))

    actions = Entry.objects.filter(action__startswith="account.").order_by("id")
    assert [entry.action for entry in actions] == [
        "account.refused",
        "account.signed_in",
        "account.signed_out",
    ]
    assert not any("wrong" in entry.details for entry in actions)


def test_pages_that_the_browser_kept_go_with_the_sign_in(clerk: User) -> None:
    client = Client()
    _sign_in(client)

    answer = client.post(reverse("organisations:logout"))

    assert answer["Clear-Site-Data"] == '"cache"'


def test_account_is_locked_after_wrong_passwords_even_for_the_right_one(clerk: User) -> None:
    client = Client(headers={"accept-language": "en"})
    for _ in range(settings.AXES_FAILURE_LIMIT):
        _sign_in(client, "wrong")

    answer = client.post(LOGIN, {"username": "clerk", "password": PASSWORD})

    assert answer.status_code == 429
    assert "Too many attempts" in answer.content.decode()
    assert "closed for 15 minutes" in answer.content.decode()


def test_lock_ends_by_itself(clerk: User) -> None:
    client = Client()
    for _ in range(settings.AXES_FAILURE_LIMIT):
        _sign_in(client, "wrong")
    assert _sign_in(client) == 429

    AccessAttempt.objects.update(attempt_time=timezone.now() - settings.AXES_COOLOFF_TIME)

    assert _sign_in(client) == 302


def test_closed_account_cannot_go_on(clerk: User) -> None:
    client = Client()
    _sign_in(client)
    User.objects.filter(pk=clerk.pk).update(is_active=False)

    answer = client.get(reverse("organisations:unit-list"))

    assert answer.status_code == 302
    assert answer["Location"].startswith(LOGIN)


def test_other_sign_ins_end_when_the_password_changes(clerk: User) -> None:
    here, elsewhere = Client(), Client()
    _sign_in(here)
    _sign_in(elsewhere)

    new = "another sentence 43"
    here.post(
        reverse("organisations:password-change"),
        {"old_password": PASSWORD, "new_password1": new, "new_password2": new},
    )

    assert here.get(reverse("organisations:unit-list")).status_code == 200
    assert elsewhere.get(reverse("organisations:unit-list")).status_code == 302
