"""A receipt code finds the report again, for whoever has it and for nobody else."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from burden.activities.models import Voice
from burden.activities.voices import selectors, services
from burden.activities.voices.receipts import hash_of, new_code
from burden.organisations.models import Role
from tests.factories.administration import make_person
from tests.factories.voices import TEXT, report
from tests.voices.conftest import County

PAGE = reverse("voices:voice-receipt")


def test_code_is_shown_once_and_only_its_hash_is_kept(county: County) -> None:
    client = Client()
    person = make_person(Role.CADRE, county.large)
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    form = client.get(reverse("voices:voice-create"))
    code = form.context["form"]["code"].value()

    sent = client.post(reverse("voices:voice-create"), {"text": TEXT, "who": "某局", "code": code})

    assert code in sent.content.decode()
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM activities_voice AS t")
        row = cursor.fetchone()[0]
    assert code not in row
    assert code.replace("-", "") not in row
    assert hash_of(code) in row


def test_same_form_sent_twice_keeps_one_report(county: County) -> None:
    sender, code = make_person(Role.CADRE, county.large), new_code()

    first = report(sender, code=code)
    second = report(sender, code=code)

    assert first == second
    assert Voice.objects.count() == 1


def test_codes_are_read_as_they_are_written_by_hand() -> None:
    code = "0123-4567-89AB-CDEF"

    assert hash_of("o1Z3".replace("Z", "2") + " 4567 89ab cdef") == hash_of(code)
    assert hash_of("0123-4567") == ""
    assert re.fullmatch(r"([0-9A-Z]{4}-){3}[0-9A-Z]{4}", new_code())


def test_stranger_with_the_code_reads_state_and_answer_but_no_text(county: County) -> None:
    code = new_code()
    voice = report(make_person(Role.CADRE, county.large), code=code)
    services.answer(voice=voice, by=county.inspector, text="该表已取消。")

    shown = Client().post(PAGE, {"code": code.lower()}).content.decode()

    assert "该表已取消。" in shown
    assert TEXT not in shown


def test_wrong_code_tells_nothing_and_is_not_tried_for_long(county: County) -> None:
    client = Client()
    code = new_code()
    report(make_person(Role.CADRE, county.large), code=code)

    answers = [client.post(PAGE, {"code": new_code()}).status_code for _ in range(11)]

    assert answers == [400] * 10 + [429]
    assert client.post(PAGE, {"code": code}).status_code == 429
    assert Client().post(PAGE, {"code": code}, REMOTE_ADDR="10.0.0.9").status_code == 200


def test_many_reports_at_once_have_to_wait(county: County) -> None:
    client = Client()
    person = make_person(Role.CADRE, county.large)
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")

    def send() -> int:
        told = {"text": TEXT, "who": "某局", "code": new_code()}
        return client.post(reverse("voices:voice-create"), told).status_code

    assert [send() for _ in range(11)] == [200] * 10 + [429]


@pytest.mark.parametrize("code", ["", "x", "0123-4567-89AB-CDE!"])
def test_what_is_no_code_finds_nothing(db: None, code: str) -> None:
    assert selectors.voice_by_receipt(code) is None
