"""Nothing that a report under no name leaves behind leads to who sent it."""

import json
import logging
import re
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from burden.activities.models import Voice
from burden.activities.voices import services
from burden.activities.voices.receipts import new_code
from burden.audit.models import Entry
from burden.jobs.models import Job
from burden.organisations.models import Role, User
from burden.thresholds import selectors as thresholds
from burden.usage import services as usage
from burden.usage.models import Use
from tests.factories.voices import TEXT
from tests.voices.conftest import County

pytestmark = pytest.mark.django_db(transaction=True)

NAME, FULL_NAME, NUMBER = "deng-of-the-township", "邓小渡", 987_654_321
_FORM = reverse("voices:voice-create")


@pytest.fixture
def sender(county: County) -> User:
    """Someone whose number in the database is like no other."""
    return User.objects.create_user(
        NAME, id=NUMBER, full_name=FULL_NAME, role=Role.CADRE, scope=county.large
    )


@pytest.fixture
def client_of_sender(sender: User) -> Client:
    thresholds.in_force()
    client = Client()
    client.force_login(sender, "django.contrib.auth.backends.ModelBackend")
    client.get(_FORM)
    return client


def all_rows() -> Counter[str]:
    """Every row of every table as JSON; of sessions what they hold."""
    found: Counter[str] = Counter()
    with connection.cursor() as cursor:
        for model in apps.get_models():
            if model is Session:
                continue
            cursor.execute(f'SELECT row_to_json(t)::text FROM "{model._meta.db_table}" AS t')
            found.update(f"{model._meta.label} {row[0]}" for row in cursor.fetchall())
    found.update(json.dumps(one.get_decoded()) for one in Session.objects.all())
    return found


def send(client: Client, **told: str) -> None:
    data = {"text": TEXT, "who": "安平县农业农村局", "hours": "6", "code": new_code(), **told}
    assert client.post(_FORM, data).status_code == 200
    assert Voice.objects.count() == 1


def traces_in(rows: Counter[str], sender: User) -> list[str]:
    signs = (NAME, FULL_NAME, str(NUMBER), str(sender.uuid))
    return [row for row in rows if any(one in row for one in signs)]


def test_no_new_row_of_any_table_names_the_sender(sender: User, client_of_sender: Client) -> None:
    before = all_rows()

    send(client_of_sender)
    services.note_arrivals(timezone.localdate() + timedelta(days=1))
    usage.count_month(timezone.localdate().replace(day=1))

    new = all_rows() - before
    assert any("activities.Voice" in row for row in new)
    assert traces_in(new, sender) == []


def test_report_leaves_one_row_and_no_entry_job_or_use_at_its_time(
    client_of_sender: Client,
) -> None:
    before = all_rows()

    send(client_of_sender)

    new = all_rows() - before
    assert [row.split()[0] for row in new] == ["activities.Voice"]
    assert not Entry.objects.filter(action__startswith="voice").exists()
    assert not Job.objects.exists()
    assert not Use.objects.exists()


def test_row_of_a_report_holds_a_day_and_no_time_and_no_order(client_of_sender: Client) -> None:
    send(client_of_sender)

    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(t)::text FROM activities_voice AS t")
        row = cursor.fetchone()[0]
    assert not re.search(r"\d\d:\d\d", row)
    assert "id" not in json.loads(row)


def test_log_of_requests_knows_nothing_of_the_form_and_of_receipts(
    client_of_sender: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        client_of_sender.get(reverse("voices:voice-receipt"))
        client_of_sender.post(reverse("voices:voice-receipt"), {"code": new_code()})
        send(client_of_sender)
        client_of_sender.post(reverse("api:voice-list"), {"text": TEXT, "who": "某局"})
        unlogged = caplog.text
        client_of_sender.get(reverse("dashboards:overview"))

    assert "request_started" not in unlogged
    for one in (str(NUMBER), TEXT, _FORM):
        assert one not in unlogged
    assert "request_started" in caplog.text
    assert str(NUMBER) in caplog.text


def test_counts_of_requests_do_not_step_with_a_report(
    client_of_sender: Client, settings: Settings
) -> None:
    settings.METRICS_TOKEN = "token"
    scraper = Client(headers={"authorization": "Bearer token"})

    send(client_of_sender)
    client_of_sender.get(reverse("dashboards:overview"))

    told = scraper.get(reverse("metrics")).content.decode()
    assert 'view="dashboards:overview"' in told
    assert "voice-create" not in told


def test_error_in_the_form_is_logged_without_the_sender(
    client_of_sender: Client, caplog: pytest.LogCaptureFixture
) -> None:
    client_of_sender.raise_request_exception = False
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE activities_voice RENAME TO elsewhere")
    try:
        data = {"text": TEXT, "who": "某局", "code": new_code()}
        answer = client_of_sender.post(_FORM, data)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE elsewhere RENAME TO activities_voice")

    assert answer.status_code == 500
    told = " ".join(str(vars(one)["msg"]) for one in caplog.records)
    assert str(NUMBER) not in told
    assert "request_failed" not in told


def test_arrivals_are_noted_on_the_following_day_without_sender_and_words(
    county: County, client_of_sender: Client
) -> None:
    send(client_of_sender)
    today = timezone.localdate()

    assert services.note_arrivals(today) == 0
    assert services.note_arrivals(today + timedelta(days=1)) == 1
    assert services.note_arrivals(today + timedelta(days=2)) == 0

    entry = Entry.objects.get(action="voice.received")
    assert (entry.actor_id, entry.actor_name, entry.address) == ("", "", "")
    assert entry.unit_path == county.large.path
    assert TEXT not in f"{entry.details}{entry.target_label}"


def test_signed_report_is_not_in_the_log_under_its_name_either(
    county: County, sender: User, client_of_sender: Client
) -> None:
    send(client_of_sender, named="on")

    services.note_arrivals(timezone.localdate() + timedelta(days=1))

    assert Voice.objects.get().sender == sender
    assert not Entry.objects.filter(action__startswith="voice", actor_name=NAME).exists()


def test_refused_and_warned_reports_leave_nothing_at_all(
    client_of_sender: Client,
) -> None:
    before = all_rows()

    for text in ("机密★1年\n白鹭洲渡口夜间布防方案", f"我叫{FULL_NAME}，每天填表。"):
        data = {"text": text, "who": "某局", "code": new_code()}
        assert client_of_sender.post(_FORM, data).status_code in (200, 400)

    assert all_rows() - before == Counter()
    with connection.cursor() as cursor:
        cursor.execute("SHOW data_directory")
        log = Path(cursor.fetchone()[0]) / "pg_wal"
    written = [path for path in log.iterdir() if path.is_file()]
    assert written
    assert not [path for path in written if "白鹭洲渡口夜间".encode() in path.read_bytes()]
