"""Accounts and their rights."""

import json

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import RequestFactory

from burden.audit.models import Entry
from burden.organisations import services
from burden.organisations.errors import ChangeRefused
from burden.organisations.models import Role, Unit, User
from tests.organisations.tree import person, rows

Units = dict[str, Unit]
GOOD = "long enough 42 words"


def test_account_is_made_with_role_and_scope_and_is_in_the_log(units: Units) -> None:
    admin = person("admin", Role.SYSTEM_ADMIN, units["K1"])

    made = services.create_person(
        username="li", full_name="李某", role=Role.CADRE, scope=units["T1"], password=GOOD, by=admin
    )

    entry = Entry.objects.get(action="users.created")
    assert made.check_password(GOOD)
    assert (entry.actor_name, entry.target_id) == ("admin", str(made.pk))


def test_account_without_a_password_cannot_sign_in(units: Units) -> None:
    services.import_people(rows=rows({"username": "li", "role": "基层干部", "unit": "T1"}))

    user = User.objects.get(username="li")
    request = RequestFactory().post("/account/login/")
    assert not user.has_usable_password()
    assert authenticate(request, username="li", password="") is None


@pytest.mark.parametrize("scope", ["K2", "C"])
def test_account_outside_the_own_scope_is_refused(units: Units, scope: str) -> None:
    admin = person("admin", Role.SYSTEM_ADMIN, units["K1"])

    with pytest.raises(PermissionDenied):
        services.create_person(
            username="li",
            full_name="",
            role=Role.CADRE,
            scope=units[scope],
            password=None,
            by=admin,
        )

    assert not User.objects.filter(username="li").exists()


def test_scope_of_an_account_cannot_be_widened_beyond_the_own(units: Units) -> None:
    admin = person("admin", Role.SYSTEM_ADMIN, units["K1"])
    clerk = person("clerk", Role.CADRE, units["T1"])

    with pytest.raises(PermissionDenied):
        services.change_person(
            person=clerk, full_name="", role=Role.CADRE, scope=units["C"], is_active=True, by=admin
        )

    clerk.refresh_from_db()
    assert clerk.scope == units["T1"]


def test_nobody_changes_the_own_rights(units: Units) -> None:
    admin = person("admin", Role.SYSTEM_ADMIN, units["K1"])

    with pytest.raises(ChangeRefused):
        services.change_person(
            person=admin,
            full_name="",
            role=Role.AUDIT_ADMIN,
            scope=units["K1"],
            is_active=True,
            by=admin,
        )

    admin.refresh_from_db()
    assert admin.role == Role.SYSTEM_ADMIN


def test_change_of_rights_tells_before_and_after(units: Units) -> None:
    admin = person("admin", Role.SYSTEM_ADMIN, units["K1"])
    clerk = person("clerk", Role.CADRE, units["T1"])

    services.change_person(
        person=clerk,
        full_name="",
        role=Role.UNIT_EDITOR,
        scope=units["T1"],
        is_active=False,
        by=admin,
    )

    details = json.loads(Entry.objects.get(action="users.changed").details)
    assert details["before"]["role"] == "cadre"
    assert details["after"]["role"] == "unit_editor"
    assert details["after"]["is_active"] is False


@pytest.mark.parametrize("password", ["short", "1234567890123", "password123", "clerk-of-t1"])
def test_weak_password_is_refused(units: Units, password: str) -> None:
    admin = person("admin", Role.SYSTEM_ADMIN, units["K1"])
    clerk = person("clerk-of-t1", Role.CADRE, units["T1"])

    with pytest.raises(ValidationError):
        services.set_password(person=clerk, password=password, by=admin)


def test_list_of_people_names_each_broken_row_and_uses_the_others(units: Units) -> None:
    done = services.import_people(
        rows=rows(
            {"username": "a", "role": "inspector", "unit": "K1", "password": GOOD},
            {"username": "b", "role": "king", "unit": "K1"},
            {"username": "c", "role": "cadre", "unit": "XX"},
            {"username": "d d", "role": "cadre", "unit": "K1"},
            {"username": "e", "role": "cadre", "unit": "K1", "password": "weak"},
            {"username": "", "role": "", "unit": ""},
        )
    )

    assert done.created == 1
    assert {(error.row, error.field) for error in done.errors} == {
        (3, "role"),
        (4, "unit"),
        (5, "username"),
        (6, "password"),
        (7, "username"),
        (7, "role"),
        (7, "unit"),
    }
    assert list(User.objects.values_list("username", flat=True)) == ["a"]


def test_list_of_people_run_again_keeps_passwords(units: Units) -> None:
    cells = {"username": "a", "role": "inspector", "unit": "K1", "password": GOOD}
    services.import_people(rows=rows(cells))
    User.objects.get(username="a").set_password("another sentence 7")
    before = User.objects.get(username="a").password

    done = services.import_people(rows=rows(cells | {"password": "a third sentence 8"}))

    assert (done.created, done.changed) == (0, 1)
    assert User.objects.get(username="a").password == before
