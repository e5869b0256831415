"""Administrators work from the networks of their offices alone, by page and by program."""

from ipaddress import ip_network

import pytest
from django.test import Client
from pytest_django import Settings

from burden.audit.models import Entry
from burden.organisations import services
from burden.organisations.models import Level, Role, Unit, User
from tests.factories.administration import make_person, make_unit

OFFICE, ELSEWHERE = "10.1.2.3", "10.2.0.1"
PASSWORD = "a good sentence 42"
ADMINISTRATORS = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)


@pytest.fixture(autouse=True)
def office(settings: Settings) -> None:
    settings.ADMIN_ADDRESSES = [ip_network("10.1.0.0/16"), ip_network("2001:db8::/32")]


@pytest.fixture
def county(db: None) -> Unit:
    return make_unit("安平县人民政府", level=Level.COUNTY, staff=30)


def signing_in(role: Role, county: Unit, address: str) -> tuple[Client, int]:
    """Someone who signs in from that address, and what their first page answered."""
    User.objects.create_user("someone", password=PASSWORD, role=role, scope=county)
    client = Client(REMOTE_ADDR=address, headers={"accept-language": "en"})
    answer = client.post("/account/login/", {"username": "someone", "password": PASSWORD})
    return client, client.get("/units/").status_code if answer.status_code == 302 else 403


@pytest.mark.parametrize("role", ADMINISTRATORS)
@pytest.mark.parametrize(
    ("address", "status"),
    [(OFFICE, 200), ("::ffff:10.1.2.3", 200), ("2001:db8::7", 200), (ELSEWHERE, 403)],
)
def test_administrator_signs_in_from_the_office_only(
    county: Unit, role: Role, address: str, status: int
) -> None:
    assert signing_in(role, county, address)[1] == status


@pytest.mark.parametrize("role", [one for one in Role if one not in ADMINISTRATORS])
def test_others_sign_in_from_anywhere(county: Unit, role: Role) -> None:
    assert signing_in(role, county, ELSEWHERE)[1] == 200


def test_refusal_is_explained_and_in_the_log_with_its_address(county: Unit) -> None:
    User.objects.create_user("someone", password=PASSWORD, role=Role.AUDIT_ADMIN, scope=county)
    client = Client(REMOTE_ADDR=ELSEWHERE, headers={"accept-language": "en"})

    answer = client.post("/account/login/", {"username": "someone", "password": PASSWORD})

    entry = Entry.objects.get(action="account.address_refused")
    assert "Not from this network" in answer.content.decode()
    assert (entry.actor_name, entry.address) == ("someone", ELSEWHERE)
    assert "_auth_user_id" not in client.session


def test_session_that_is_taken_elsewhere_ends(county: Unit) -> None:
    client, _status = signing_in(Role.SYSTEM_ADMIN, county, OFFICE)

    answer = client.get("/units/", REMOTE_ADDR=ELSEWHERE)

    assert answer.status_code == 403
    assert client.get("/units/", REMOTE_ADDR=OFFICE).status_code == 302
    assert Entry.objects.filter(action="account.address_refused").count() == 1


@pytest.mark.parametrize(("address", "status"), [(OFFICE, 200), (ELSEWHERE, 403)])
def test_token_of_an_administrator_is_held_to_the_same_networks(
    county: Unit, address: str, status: int
) -> None:
    token = services.make_token(person=make_person(Role.SYSTEM_ADMIN, county))
    client = Client(REMOTE_ADDR=address, headers={"authorization": f"Token {token}"})

    answer = client.get("/api/units/")

    assert answer.status_code == status
    assert Entry.objects.filter(action="account.address_refused").exists() == (status == 403)


def test_address_that_the_visitor_claims_is_not_believed(county: Unit) -> None:
    token = services.make_token(person=make_person(Role.SYSTEM_ADMIN, county))
    claimed = {"authorization": f"Token {token}", "x-forwarded-for": OFFICE}

    answer = Client(REMOTE_ADDR=ELSEWHERE, headers=claimed).get("/api/units/")

    assert answer.status_code == 403
