"""Tokens of programs: shown once, kept as hashes, and ended by whoever runs the installation."""

import importlib
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from burden.audit.models import Entry
from burden.organisations.models import ApiToken, Level, Role, User
from tests.factories.administration import make_person, make_unit

migration = importlib.import_module(
    "burden.organisations.migrations.0004_passwords_age_and_tokens_are_hashed"
)


@pytest.fixture
def person(db: None) -> User:
    return make_person(Role.INSPECTOR, make_unit("安平县人民政府", level=Level.COUNTY, staff=30))


def made(person: User, *arguments: str) -> str:
    output = StringIO()
    call_command("make_token", person.username, *arguments, stdout=output)
    return output.getvalue().strip()


def answer_to(token: str) -> int:
    return Client(headers={"authorization": f"Token {token}"}).get("/api/units/").status_code


def test_token_opens_the_interface_and_its_text_is_kept_nowhere(person: User) -> None:
    token = made(person)

    assert answer_to(token) == 200
    assert answer_to(token[:-1]) == 401
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(t::text, ' ') FROM organisations_apitoken t")
        (kept,) = cursor.fetchone()
    assert token not in kept
    assert answer_to(ApiToken.objects.get().digest) == 401


def test_new_token_ends_the_old_one_and_both_are_in_the_log(person: User) -> None:
    old = made(person)

    new = made(person)

    assert (answer_to(old), answer_to(new)) == (401, 200)
    assert Entry.objects.filter(action="users.token_made").count() == 2
    assert not any(old in one or new in one for one in Entry.objects.values_list("details"))


def test_token_is_ended_by_command_or_with_its_account(person: User) -> None:
    token = made(person)
    User.objects.update(is_active=False)
    assert answer_to(token) == 401
    User.objects.update(is_active=True)

    made(person, "--end")

    assert answer_to(token) == 401
    with pytest.raises(CommandError, match="has no token"):
        made(person, "--end")


def test_tokens_of_an_older_installation_go_on_as_hashes(person: User) -> None:
    key = "9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b"
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE authtoken_token (key text, user_id bigint, created timestamptz)"
        )
        cursor.execute("INSERT INTO authtoken_token VALUES (%s, %s, now())", [key, person.pk])

        cursor.execute(migration.HASH_TOKENS)

        cursor.execute("SELECT to_regclass('authtoken_token')")
        assert cursor.fetchone() == (None,)
    assert answer_to(key) == 200
