"""Whoever has no account, or will not use it, can report: nothing is known of who it was."""

import json

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from burden.activities.models import Voice
from burden.activities.voices.receipts import new_code
from burden.activities.voices.selectors import spoken_of
from burden.activities.voices.throttle import UNSIGNED
from burden.audit.models import Entry
from burden.jobs.models import Job
from burden.organisations.models import Role, Unit
from burden.organisations.scope import Scope
from burden.thresholds import selectors as thresholds
from tests.factories.administration import make_person
from tests.factories.voices import TEXT
from tests.voices.conftest import County
from tests.voices.test_no_trace_of_the_sender import all_rows

PAGE = reverse("voices:voice-unsigned")


@pytest.fixture(autouse=True)
def everyone_may_try() -> None:
    UNSIGNED._counts.clear()


def told(**more: str) -> dict[str, str]:
    return {"text": TEXT, "who": "安平县农业农村局", "code": new_code(), **more}


def desk(unit: Unit, role: Role = Role.INSPECTOR) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(role, unit), "django.contrib.auth.backends.ModelBackend")
    return client


def test_stranger_reports_and_finds_the_answer_by_the_receipt(county: County) -> None:
    stranger = Client(headers={"accept-language": "en"})
    data = told()

    sent = stranger.post(PAGE, data)

    assert sent.status_code == 200
    assert data["code"] in sent.content.decode()
    voice = Voice.objects.get()
    assert (voice.is_unsigned, voice.sender, voice.unit) == (True, None, county.bureau)
    found = stranger.post(reverse("voices:voice-receipt"), {"code": data["code"]})
    assert found.context["voice"] == voice


def test_stranger_learns_nothing_of_units_and_papers(county: County) -> None:
    stranger = Client(headers={"accept-language": "en"})

    sent = [told(who=who) for who in ("安平县农业农村局", "某局")]
    pages = [stranger.post(PAGE, one).content.decode() for one in sent]

    known, unknown = (
        page[page.index("<main") :].replace(one["code"], "")
        for page, one in zip(pages, sent, strict=True)
    )
    assert known == unknown


def test_it_leaves_one_row_and_no_session_cookie_entry_or_job(
    county: County, transactional_db: None
) -> None:
    thresholds.in_force()
    stranger = Client(REMOTE_ADDR="10.9.8.7")
    stranger.get(PAGE)
    before = all_rows()

    stranger.post(PAGE, told())

    new = all_rows() - before
    assert [row.split()[0] for row in new] == ["activities.Voice"]
    assert "10.9.8.7" not in json.dumps(list(new))
    assert not Session.objects.exists()
    assert "sessionid" not in stranger.cookies
    assert not Entry.objects.exists()
    assert not Job.objects.exists()


def test_whoever_is_signed_in_stays_unknown_here(county: County) -> None:
    cadre = make_person(Role.CADRE, county.large)
    client = Client()
    client.force_login(cadre, "django.contrib.auth.backends.ModelBackend")

    client.post(PAGE, told(named="on"))

    voice = Voice.objects.get()
    assert voice.sender is None
    assert voice.place == county.county


def test_it_goes_to_who_looks_into_the_area_of_the_unit_reported(county: County) -> None:
    Client().post(PAGE, told())
    Client().post(PAGE, told(who="谁也不认识的单位"))

    own, all_of_them = (
        desk(unit).get(reverse("voices:voice-list")) for unit in (county.county, county.city)
    )

    assert len(own.context["rows"]) == 1
    assert len(all_of_them.context["rows"]) == 2
    assert "not known" in own.content.decode()
    ((voice, _is_overdue),) = own.context["rows"]
    page = desk(county.county).get(reverse("voices:voice-detail", args=[voice.pk]))
    assert "sent without signing in" in page.content.decode()


def test_it_is_counted_in_no_number_of_reports(county: County) -> None:
    for _ in range(3):
        Client().post(PAGE, told())
    inspector = make_person(Role.INSPECTOR, county.city)

    counted = spoken_of(inspector, Scope(county.city), "unit", smallest=1)

    assert Voice.objects.filter(unit=county.bureau).count() == 3
    assert counted.numbers == {}


def test_name_in_it_is_warned_of_before_it_is_sent(county: County) -> None:
    data = told(text="我叫李志强，周国栋主任让每天填三张表。")

    warned = Client().post(PAGE, data)

    assert '<mark class="revealing">周国栋主任' in warned.content.decode()
    assert not Voice.objects.exists()
    digest = warned.context["form"]["warned"].value()
    Client().post(PAGE, data | {"warned": digest})
    assert Voice.objects.get().text == data["text"]


def test_secret_marks_are_refused_and_nothing_is_kept(county: County) -> None:
    answer = Client().post(PAGE, told(text="机密★1年 每周要报台账"))

    assert answer.status_code == 400
    assert not Voice.objects.exists()


def test_one_address_and_all_together_have_to_wait(county: County) -> None:
    first = [Client(REMOTE_ADDR="10.0.0.1").post(PAGE, told()).status_code for _ in range(11)]
    assert first == [200] * 10 + [429]
    assert Client(REMOTE_ADDR="10.0.0.2").post(PAGE, told()).status_code == 200

    for _ in range(UNSIGNED.most):
        UNSIGNED.count("all")

    assert Client(REMOTE_ADDR="10.0.0.3").post(PAGE, told()).status_code == 429
    assert Voice.objects.count() == 11


def test_before_there_are_units_nobody_could_read_it(db: None) -> None:
    answer = Client(headers={"accept-language": "en"}).post(PAGE, told())

    assert answer.status_code == 400
    assert "No unit is entered yet" in answer.content.decode()
