"""The second step of signing in: set up, passed, used once, counted when wrong, and reset."""

import base64
import re
import time
from io import StringIO

import pytest
from django.conf import settings as configured
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from burden.audit.models import Entry
from burden.organisations import totp
from burden.organisations.models import Role, SecondFactor, Unit, User
from tests.organisations.tree import person

Units = dict[str, Unit]
LOGIN, CODE = reverse("organisations:login"), reverse("organisations:second-factor")
INSIDE = reverse("organisations:unit-list")
PASSWORD = "a good sentence 42"


@pytest.fixture(autouse=True)
def required(settings: Settings) -> None:
    settings.SECOND_FACTOR_ROLES = [Role.SYSTEM_ADMIN]


@pytest.fixture
def admin(units: Units) -> User:
    return User.objects.create_user(
        "admin", password=PASSWORD, role=Role.SYSTEM_ADMIN, scope=units["K1"]
    )


def half_signed_in(name: str = "admin") -> Client:
    client = Client(headers={"accept-language": "en"})
    sent = {"username": name, "password": PASSWORD, "next": INSIDE}
    assert client.post(LOGIN, sent)["Location"] == CODE
    return client


def setup_code(name: str = "admin") -> str:
    """The code that the command hands out."""
    told = StringIO()
    call_command("reset_second_factor", name, stdout=told)
    return told.getvalue().strip()


def offered_by(client: Client, code: str | None = None) -> bytes:
    """The secret that the page offers, as text and in the address for apps alike."""
    client.post(CODE, {"setup_code": code or setup_code()})
    page = client.get(CODE).content.decode()
    found = re.search(r"<code>([A-Z2-7 ]+)</code>", page)
    assert found
    assert f"secret={found[1].replace(' ', '')}" in page
    return base64.b32decode(found[1].replace(" ", ""))


def code_now(secret: bytes, *, away: int = 0) -> str:
    return totp.code_at(secret, int(time.time()) // totp.STEP_SECONDS + away)


def give(client: Client, code: str) -> int:
    """302 for a right code, 200 for a wrong one, 429 when signing in is closed."""
    return client.post(CODE, {"code": code}).status_code


@pytest.fixture
def secret(admin: User) -> bytes:
    """That of an app which is set up; its codes until now are used."""
    client = half_signed_in()
    secret = offered_by(client)
    assert give(client, code_now(secret, away=-1)) == 302
    return secret


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    assert totp.code_at(b"12345678901234567890", seconds // 30) == code


def test_password_alone_opens_nothing(admin: User) -> None:
    client = half_signed_in()

    assert client.get(INSIDE)["Location"].startswith(LOGIN)
    assert client.get("/api/units/").status_code == 401
    assert not Entry.objects.filter(action="account.signed_in").exists()


def test_app_is_set_up_by_the_code_handed_out_and_leads_on(admin: User) -> None:
    code = setup_code()
    secret = offered_by(half_signed_in(), code.lower())
    client = half_signed_in()
    assert offered_by(client, code) == secret

    answer = client.post(CODE, {"code": code_now(secret)})

    assert answer["Location"] == INSIDE
    assert client.get(INSIDE).status_code == 200
    actions = set(Entry.objects.values_list("action", flat=True))
    assert {"account.factor_begun", "account.signed_in"} <= actions


def test_later_sign_ins_ask_for_the_code_and_never_show_the_secret(secret: bytes) -> None:
    client = half_signed_in()

    page = client.get(CODE).content.decode()

    assert "otpauth" not in page
    assert give(client, f"{code_now(secret)[:3]} {code_now(secret)[3:]}") == 302


def test_code_is_taken_once_and_none_before_it(secret: bytes) -> None:
    code, earlier = code_now(secret), code_now(secret, away=-1)
    assert give(half_signed_in(), code) == 302

    assert give(half_signed_in(), code) == 200
    assert give(half_signed_in(), earlier) == 200


@pytest.mark.parametrize(("away", "status"), [(-4, 200), (3, 200), (1, 302)])
def test_clock_may_be_one_step_away(secret: bytes, away: int, status: int) -> None:
    assert give(half_signed_in(), code_now(secret, away=away)) == status


def test_wrong_codes_close_signing_in_and_the_right_password_resets_nothing(
    secret: bytes,
) -> None:
    wrong = f"{(int(code_now(secret)) + 1) % 10**6:06}"
    for _ in range(configured.AXES_FAILURE_LIMIT - 1):
        assert give(half_signed_in(), wrong) == 200

    client = half_signed_in()

    assert give(client, wrong) == 429
    assert give(client, code_now(secret)) == 429
    assert client.get(INSIDE).status_code == 302


def test_step_between_does_not_last(admin: User) -> None:
    client = half_signed_in()
    secret = offered_by(client)
    session = client.session
    session["half_signed_in"] |= {"at": time.time() - 301}
    session.save()

    assert client.post(CODE, {"code": code_now(secret)})["Location"] == LOGIN


def test_other_roles_are_not_asked(units: Units) -> None:
    User.objects.create_user("clerk", password=PASSWORD, role=Role.CADRE, scope=units["K1"])
    client = Client()

    client.post(LOGIN, {"username": "clerk", "password": PASSWORD})

    assert client.get(INSIDE).status_code == 200


def test_secret_lies_sealed_in_the_database(secret: bytes, settings: Settings) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM organisations_secondfactor t")
        (kept,) = cursor.fetchone()
    assert base64.b32encode(secret).decode() not in kept
    assert secret.hex() not in kept

    settings.SECRET_KEY = "another key of another installation, long enough"
    assert give(half_signed_in(), code_now(secret)) == 200


def test_another_administrator_resets_it_and_nobody_their_own(secret: bytes, units: Units) -> None:
    admin = User.objects.get(username="admin")
    other = Client()
    other.force_login(
        person("other", Role.SYSTEM_ADMIN, units["K1"]),
        "django.contrib.auth.backends.ModelBackend",
    )
    own = half_signed_in()
    give(own, code_now(secret))
    address = reverse("organisations:person-second-factor", args=[admin.uuid])

    own.post(address)
    assert SecondFactor.objects.filter(user=admin).exists()
    other.post(address)

    entry = Entry.objects.filter(action="users.factor_reset").latest("pk")
    assert (entry.actor_name, entry.target_id) == ("other", str(admin.pk))
    assert SecondFactor.objects.get(user=admin).confirmed_at is None


def test_command_resets_it_where_there_is_no_other_administrator(secret: bytes) -> None:
    assert offered_by(half_signed_in(), setup_code()) != secret


def test_password_alone_sets_nothing_up(admin: User, settings: Settings) -> None:
    """Neither without a code, nor with a wrong, a used, an old or a replaced one."""
    client = half_signed_in()
    assert "otpauth" not in client.get(CODE).text
    assert client.post(CODE, {"code": "123456"}).status_code == 200
    former = setup_code()
    code = setup_code()
    for wrong in (former, "AAAA AAAA"):
        assert "This code is wrong or too old" in client.post(CODE, {"setup_code": wrong}).text
    assert Entry.objects.filter(action="account.code_refused").count() == 2

    offered_by(client, code)
    setup_code()
    assert "otpauth" not in client.get(CODE).text

    settings.SETUP_CODE_DAYS = 0
    assert client.post(CODE, {"setup_code": setup_code()}).status_code == 200
    settings.SETUP_CODE_DAYS, code = 7, setup_code()
    assert code not in str(list(SecondFactor.objects.values()))
    assert give(client, code_now(offered_by(client, code))) == 302
    assert give(half_signed_in(), code) == 200


def test_accounts_still_to_be_set_up_are_listed_and_given_a_code(admin: User, units: Units) -> None:
    other = Client(headers={"accept-language": "en"})
    keeper = person("other", Role.SYSTEM_ADMIN, units["K1"])
    other.force_login(keeper, "django.contrib.auth.backends.ModelBackend")
    person("clerk", Role.CADRE, units["K1"])

    def told() -> set[str]:
        accounts = other.get("/api/accounts/?factor=yes").json()["accounts"]
        return {one["username"] for one in accounts}

    assert told() == {"admin", "other"}
    address = reverse("organisations:person-second-factor", args=[admin.uuid])
    page = other.post(address, follow=True).text
    found = re.search(r"shown once: ([A-Z2-7]{4} [A-Z2-7]{4})\.", page)
    assert found
    client = half_signed_in()
    assert give(client, code_now(offered_by(client, found[1]))) == 302
    assert told() == {"other"}
