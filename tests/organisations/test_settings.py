"""What people choose for their own account holds from then on, and stands in the log."""

import json

import pytest
from django.conf import settings as product
from django.test import Client
from pytest_django import Settings

from burden.audit.models import Entry
from burden.organisations.models import Role, Unit, User
from tests.organisations.tree import person

PAGE = "/account/settings/"
PASSWORD = "a good sentence 42"


@pytest.fixture
def inspector(units: dict[str, Unit]) -> User:
    return person("li", Role.INSPECTOR, units["K1"])


def client_of(user: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def chosen(**more: str) -> dict[str, str]:
    return {"language": "", "single_keys": "on", **more}


def test_nothing_is_sent_and_keys_act_until_somebody_chooses(inspector: User) -> None:
    assert (inspector.has_digest, inspector.email, inspector.single_keys) == (False, "", True)
    assert "data-single-keys" not in client_of(inspector).get(PAGE).text


def test_every_change_is_one_entry_that_names_the_settings(
    inspector: User, settings: Settings
) -> None:
    settings.HAS_MAIL = True
    client = client_of(inspector)

    client.post(PAGE, chosen(has_digest="on", email="li@example.gov.cn"))
    client.post(PAGE, chosen(has_digest="on", email="li@example.gov.cn"))

    inspector.refresh_from_db()
    assert (inspector.has_digest, inspector.email) == (True, "li@example.gov.cn")
    entry = Entry.objects.get(action="account.settings_changed")
    assert json.loads(entry.details) == {"fields": ["email", "has_digest"]}
    assert "example" not in entry.details


def test_language_holds_at_once_and_after_the_next_sign_in(units: dict[str, Unit]) -> None:
    User.objects.create_user("wang", password=PASSWORD, role=Role.CADRE, scope=units["K1"])
    client = client_of(User.objects.get(username="wang"))

    answer = client.post(PAGE, chosen(language="zh-hans"), follow=True)
    elsewhere = Client(headers={"accept-language": "en"})
    elsewhere.post("/account/login/", {"username": "wang", "password": PASSWORD})

    assert '<html lang="zh-hans">' in answer.text
    assert '<html lang="zh-hans">' in elsewhere.get(PAGE).text
    client.post(PAGE, chosen())
    assert '<html lang="en">' in client.get(PAGE).text
    assert not client.cookies[product.LANGUAGE_COOKIE_NAME].value


def test_keys_that_are_off_are_told_to_the_scripts_and_in_the_help(inspector: User) -> None:
    client = client_of(inspector)

    client.post(PAGE, {"language": ""})

    page = client.get("/own-burden/").text
    assert 'data-single-keys="off"' in page
    assert "Single keys are switched off for your account" in page


def test_digest_needs_an_address_that_is_one(inspector: User, settings: Settings) -> None:
    settings.HAS_MAIL = True
    client = client_of(inspector)

    without = client.post(PAGE, chosen(has_digest="on")).text
    wrong = client.post(PAGE, chosen(has_digest="on", email="li")).text

    assert "An address is needed for the digest." in without
    assert "Enter a valid email address." in wrong
    assert not User.objects.get(pk=inspector.pk).has_digest
    assert not Entry.objects.filter(action="account.settings_changed").exists()


def test_page_says_where_no_mail_can_be_sent_and_keeps_the_wish(inspector: User) -> None:
    User.objects.filter(pk=inspector.pk).update(has_digest=True, email="li@example.gov.cn")
    client = client_of(inspector)

    page = client.get(PAGE).text
    client.post(PAGE, chosen(email="other@example.gov.cn"))

    assert "E-mail is not set up here" in page
    inspector.refresh_from_db()
    assert (inspector.has_digest, inspector.email) == (True, "li@example.gov.cn")


@pytest.mark.parametrize("role", [Role.CADRE, Role.SYSTEM_ADMIN])
def test_who_is_never_told_anything_is_offered_no_digest(
    units: dict[str, Unit], role: Role, settings: Settings
) -> None:
    settings.HAS_MAIL = True
    user = person("zhao", role, units["K1"])
    client = client_of(user)

    page = client.get(PAGE).text
    client.post(PAGE, chosen(has_digest="on", email="zhao@example.gov.cn"))

    assert "digest" not in page
    assert not User.objects.get(pk=user.pk).has_digest
