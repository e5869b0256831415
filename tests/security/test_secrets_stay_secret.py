"""Passwords and tokens stand in no log, no table and no answer, whatever is done with them."""

import logging

import pytest
from django.test import Client

from burden.organisations import services
from burden.organisations.models import Level, Role, User
from tests.docs_audit.test_secrecy_guard import all_rows
from tests.factories.administration import make_unit

pytestmark = pytest.mark.django_db(transaction=True)

FIRST, SECOND, WRONG = "Reed-by-the-water-7", "Bridge-of-stones-8", "Not-the-password-9"


def test_nothing_of_a_password_or_token_is_written_down(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    unit = make_unit("安平县人民政府", level=Level.COUNTY, staff=30)
    person = User.objects.create_user("someone", password=FIRST, role=Role.CADRE, scope=unit)
    token = services.make_token(person=person)
    client = Client()

    for password in (WRONG, FIRST):
        client.post("/account/login/", {"username": "someone", "password": password})
    changed = {"old_password": FIRST, "new_password1": SECOND, "new_password2": SECOND}
    assert client.post("/account/password/", changed).status_code == 302
    for shown in (token, WRONG):
        Client(headers={"authorization": f"Token {shown}"}).get("/api/units/")

    assert "/account/login/" in caplog.text
    written = caplog.text + all_rows()
    assert not [one for one in (FIRST, SECOND, WRONG, token) if one in written]
