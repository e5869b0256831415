import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client: Client) -> Client:
    user = get_user_model().objects.create_user("inspector")
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    client.get("/health/")
    return client


def set_back(client: Client, name: str, seconds: int) -> None:
    session = client.session
    session[name] -= seconds
    session.save()


def is_signed_in(client: Client) -> bool:
    client.get("/health/")
    return "_auth_user_id" in client.session


def test_sign_in_lasts_while_it_is_used(signed_in: Client) -> None:
    set_back(signed_in, "seen_at", settings.SESSION_IDLE_SECONDS - 60)

    assert is_signed_in(signed_in)
    assert is_signed_in(signed_in)


def test_sign_in_ends_when_nobody_used_it(signed_in: Client) -> None:
    set_back(signed_in, "seen_at", settings.SESSION_IDLE_SECONDS)

    assert not is_signed_in(signed_in)


def test_sign_in_ends_after_a_working_day_however_much_it_was_used(signed_in: Client) -> None:
    set_back(signed_in, "signed_in_at", settings.SESSION_COOKIE_AGE)

    assert not is_signed_in(signed_in)


def test_use_is_noted_once_a_minute_only(signed_in: Client) -> None:
    before = signed_in.session["seen_at"]

    set_back(signed_in, "seen_at", 30)
    signed_in.get("/health/")
    assert signed_in.session["seen_at"] == before - 30

    set_back(signed_in, "seen_at", 60)
    signed_in.get("/health/")
    assert signed_in.session["seen_at"] >= before
