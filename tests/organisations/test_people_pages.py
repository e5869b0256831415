"""Accounts as their administrator manages them."""

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse

from burden.organisations.models import Role, Unit, User
from tests.organisations.tree import person

Units = dict[str, Unit]
GOOD = "long enough 42 words"


@pytest.fixture
def admin(units: Units) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(
        person("admin", Role.SYSTEM_ADMIN, units["K1"]),
        "django.contrib.auth.backends.ModelBackend",
    )
    return client


def test_account_is_made_for_a_unit_written_as_people_say_it(admin: Client, units: Units) -> None:
    admin.post(
        reverse("organisations:person-create"),
        {
            "username": "li",
            "full_name": "李某",
            "role": Role.CADRE,
            "scope": "青河镇人民政府",
            "password": GOOD,
        },
    )

    made = User.objects.get(username="li")
    assert made.scope == units["T1"]
    assert made.check_password(GOOD)


@pytest.mark.parametrize("scope", ["临河县", "江州市", "K2", "没有的单位"])
def test_scope_outside_the_own_looks_as_if_it_were_not_there(admin: Client, scope: str) -> None:
    answer = admin.post(
        reverse("organisations:person-create"),
        {"username": "li", "full_name": "李某", "role": Role.CADRE, "scope": scope},
    )

    assert f"There is no single unit “{scope}” in your scope." in answer.content.decode()
    assert not User.objects.filter(username="li").exists()


def test_weak_password_and_taken_name_are_marked(admin: Client) -> None:
    answer = admin.post(
        reverse("organisations:person-create"),
        {"username": "ADMIN", "full_name": "李某", "role": "cadre", "scope": "K1", "password": "x"},
    )

    assert "This user name is taken." in answer.content.decode()


def test_account_is_closed_and_its_rights_change(admin: Client, units: Units) -> None:
    clerk = person("clerk", Role.CADRE, units["T1"])

    admin.post(
        reverse("organisations:person-edit", args=[clerk.uuid]),
        {"full_name": "王某", "role": Role.UNIT_EDITOR, "scope": "K1"},
    )

    clerk.refresh_from_db()
    assert (clerk.role, clerk.scope, clerk.is_active) == (Role.UNIT_EDITOR, units["K1"], False)


def test_own_rights_cannot_be_changed_by_form_either(admin: Client, units: Units) -> None:
    own = User.objects.get(username="admin")

    answer = admin.post(
        reverse("organisations:person-edit", args=[own.uuid]),
        {"full_name": "x", "role": Role.AUDIT_ADMIN, "scope": "K1", "is_active": "on"},
    )

    own.refresh_from_db()
    assert "Nobody can change the rights of their own account." in answer.content.decode()
    assert own.role == Role.SYSTEM_ADMIN


def test_new_password_ends_the_sign_ins_of_the_account(admin: Client, units: Units) -> None:
    clerk = person("clerk", Role.CADRE, units["T1"])
    elsewhere = Client()
    elsewhere.force_login(clerk, "django.contrib.auth.backends.ModelBackend")

    admin.post(reverse("organisations:person-password", args=[clerk.uuid]), {"password": GOOD})

    assert elsewhere.get(reverse("organisations:unit-list")).status_code == 302


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", {"admin", "clerk", "closed"}),
        ("q=cle", {"clerk"}),
        ("role=cadre", {"clerk", "closed"}),
        ("active=no", {"closed"}),
        ("active=yes&role=cadre", {"clerk"}),
        ("sort=-username", {"admin", "clerk", "closed"}),
    ],
)
def test_list_and_export_hold_the_own_scope_only(
    admin: Client, units: Units, query: str, names: set[str]
) -> None:
    person("clerk", Role.CADRE, units["T1"])
    person("stranger", Role.CADRE, units["K2"])
    person("superior", Role.CADRE, units["C"])
    closed = person("closed", Role.CADRE, units["T2"])
    User.objects.filter(pk=closed.pk).update(is_active=False)
    address = f"{reverse('organisations:person-list')}?{query}"

    page = admin.get(address)
    export = admin.get(f"{address}&export=csv").content.decode("utf-8-sig")

    assert {one.username for one in page.context["page"]} == names
    assert {row["username"] for row in csv.DictReader(io.StringIO(export))} == names
