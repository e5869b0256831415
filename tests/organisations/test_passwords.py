"""Rules for passwords: what they are made of, their history, their age, and whose they are."""

import itertools
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from burden.organisations import services
from burden.organisations.models import FormerPassword, Role, Unit, User
from tests.organisations.tree import person, rows

Units = dict[str, Unit]
FIRST = "the first sentence 1"
PAGE = reverse("organisations:password-change")
INSIDE = reverse("organisations:unit-list")


@pytest.fixture
def clerk(units: Units) -> User:
    return User.objects.create_user("clerk", password=FIRST, role=Role.CADRE, scope=units["K1"])


def signed_in(password: str = FIRST) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.post(reverse("organisations:login"), {"username": "clerk", "password": password})
    return client


def change(client: Client, old: str, new: str, address: str = PAGE) -> str:
    """Send the form; the page that it leads to, empty where it was refused."""
    sent = {"old_password": old, "new_password1": new, "new_password2": new}
    answer = client.post(address, sent)
    return answer["Location"] if answer.status_code == 302 else ""


@pytest.mark.parametrize(
    ("password", "is_taken"),
    [
        ("quietriverstone", False),
        ("quietRiverstone", False),
        ("quietriver2stone", False),
        ("QuietRiver2stone", True),
        ("quiet river 2 stone", True),
        ("清河镇的一条小路quiet7", True),
        ("Quiet-2", False),
    ],
)
def test_password_has_length_and_three_of_four_classes(password: str, is_taken: bool) -> None:
    try:
        validate_password(password)
    except ValidationError:
        assert not is_taken
    else:
        assert is_taken


def test_none_of_the_last_five_passwords_is_taken_again_and_the_sixth_is(clerk: User) -> None:
    client = signed_in()
    used = [FIRST, *(f"another sentence {number}" for number in range(2, 7))]
    for old, new in itertools.pairwise(used):
        assert change(client, old, new) == PAGE

    refused = [one for one in used if not change(client, used[-1], one)]

    assert refused == used[1:]
    assert signed_in(FIRST).get(INSIDE).status_code == 200


def test_history_is_kept_as_hashes_and_no_longer_than_it_is_asked_for(clerk: User) -> None:
    client = signed_in()
    used = [FIRST, *(f"another sentence {number}" for number in range(2, 10))]
    for old, new in itertools.pairwise(used):
        change(client, old, new)

    kept = list(FormerPassword.objects.values_list("hash", flat=True))

    assert len(kept) == settings.PASSWORD_HISTORY - 1
    assert not any(one in hashed for one in used for hashed in kept)


def test_password_that_is_too_old_is_changed_before_anything_else(clerk: User) -> None:
    age(clerk, days=settings.PASSWORD_DAYS)
    client = signed_in()

    led = client.get(INSIDE)
    page = client.get(led["Location"]).content.decode()

    assert led["Location"] == f"{PAGE}?next=%2Funits%2F"
    assert "Your password is older than 90 days." in page
    assert client.get("/api/units/").status_code == 403
    assert change(client, FIRST, "a second sentence 2", led["Location"]) == INSIDE
    assert client.get(INSIDE).status_code == 200


def test_password_of_yesterday_is_not_asked_for(clerk: User) -> None:
    age(clerk, days=settings.PASSWORD_DAYS - 1)

    assert signed_in().get(INSIDE).status_code == 200


def test_sign_in_that_lasts_is_not_interrupted_by_the_age(clerk: User) -> None:
    client = signed_in()
    age(clerk, days=settings.PASSWORD_DAYS - 1)
    User.objects.update(last_login=timezone.now() - timedelta(hours=7))
    assert client.get(INSIDE).status_code == 200


def test_whoever_must_change_the_password_can_still_sign_out(clerk: User) -> None:
    age(clerk, days=settings.PASSWORD_DAYS)
    client = signed_in()

    client.post(reverse("organisations:logout"))

    assert "_auth_user_id" not in client.session


def test_password_that_an_administrator_set_is_changed_at_the_first_sign_in(
    clerk: User, units: Units
) -> None:
    admin = person("admin", Role.SYSTEM_ADMIN, units["K1"])
    services.set_password(person=clerk, password="from the desk 42", by=admin)
    client = signed_in("from the desk 42")

    led = client.get(INSIDE)

    assert led["Location"].startswith(PAGE)
    assert "Somebody else set your password." in client.get(PAGE).content.decode()
    assert not change(client, "from the desk 42", "from the desk 42")
    assert change(client, "from the desk 42", "known to me alone 43")
    assert signed_in("known to me alone 43").get(INSIDE).status_code == 200


@pytest.mark.parametrize(("are_first", "status"), [(True, 302), (False, 200)])
def test_passwords_of_a_list_are_first_ones_unless_it_is_said_otherwise(
    units: Units, are_first: bool, status: int
) -> None:
    cells = {"username": "clerk", "role": "cadre", "unit": "K1", "password": FIRST}
    services.import_people(rows=rows(cells), are_first=are_first)

    assert signed_in().get(INSIDE).status_code == status


def age(clerk: User, *, days: int) -> None:
    """Make the password so old."""
    User.objects.filter(pk=clerk.pk).update(
        password_chosen_at=timezone.now() - timedelta(days=days)
    )
