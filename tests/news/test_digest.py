"""One e-mail a working day at most, only to those who wish it, with numbers and nothing else."""

import threading
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from burden.jobs.models import Job
from burden.jobs.running import run_due
from burden.news import services
from burden.news.models import Digest, Notice
from burden.organisations.models import User
from tests.news.conftest import Place, tell, told
from tests.news.smtp import Mailbox, mail_server

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def box(settings: Settings) -> Iterator[Mailbox]:
    with mail_server() as box:
        settings.HAS_MAIL = True
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", box.port
        settings.PUBLIC_ADDRESS = "https://burden.example.gov.cn"
        yield box


@pytest.fixture
def reader(place: Place) -> User:
    """An inspector of the county who wants the digest, with a new finding."""
    person = place.people["inspector"]
    person.has_digest, person.email = True, "li@example.gov.cn"
    person.save()
    place.suspected()
    tell()
    return person


def morning() -> None:
    """Half past eight, with what was told up to this moment counted as told before eight."""
    Notice.objects.update(at=_at(7))
    services.ask_for_digests(_at(8, 30))
    run_due("tests/1")


def _at(hour: int, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(timezone.localdate(), time(hour, minute)))


def test_digest_tells_numbers_by_kind_and_no_name(place: Place, reader: User, box: Mailbox) -> None:
    place.suspected(place.township)
    tell()

    morning()

    (message,) = box.messages
    text = message.get_content()
    assert message["To"] == "li@example.gov.cn"
    assert "新线索：2" in text.replace(": ", "：")
    assert "https://burden.example.gov.cn/news/" in text
    assert message["List-Unsubscribe"] == "<https://burden.example.gov.cn/account/settings/>"
    assert not [name for name in ("安平县", "青河镇", "item", "防火") if name in str(message)]
    assert Digest.objects.get().state == "sent"


def test_digest_speaks_the_persons_language(reader: User, box: Mailbox) -> None:
    reader.language = "en"
    reader.save()

    morning()

    assert box.messages[0]["Subject"] == "Burden audit: 1 notice for you"
    assert "new findings: 1" in box.messages[0].get_content()


def test_second_one_is_never_sent_on_a_day(place: Place, reader: User, box: Mailbox) -> None:
    morning()
    place.suspected()
    tell()

    morning()

    assert len(box.messages) == 1


def test_what_was_told_by_mail_is_not_told_again_the_next_day(
    place: Place, reader: User, box: Mailbox
) -> None:
    morning()
    Digest.objects.update(
        day=timezone.localdate() - timedelta(days=1), until=_at(8) - timedelta(days=1)
    )
    Notice.objects.update(at=_at(7) - timedelta(days=1))
    services.ask_for_digests(_at(8, 30))
    run_due("tests/1")
    assert len(box.messages) == 1

    place.suspected()
    tell()
    morning()

    assert len(box.messages) == 2


def test_what_came_after_eight_waits_for_the_next_day(reader: User, box: Mailbox) -> None:
    Notice.objects.update(at=_at(9))

    assert services.ask_for_digests(_at(11, 30)) == 0


def test_no_digest_for_those_who_did_not_ask_or_have_read(
    place: Place, reader: User, box: Mailbox
) -> None:
    Notice.objects.filter(person=reader).update(read_at=timezone.now())
    assert told(place.people["colleague"])

    morning()

    assert box.messages == []
    assert not Digest.objects.exists()


@pytest.mark.parametrize(
    ("day", "may"),
    [
        (date(2025, 7, 7), True),
        (date(2025, 7, 6), False),  # Sunday
        (date(2025, 10, 1), False),  # holiday
        (date(2025, 9, 28), True),  # Sunday that is worked for it
    ],
)
def test_digests_leave_on_days_on_which_offices_are_open(
    settings: Settings, day: date, may: bool
) -> None:
    settings.HAS_MAIL = True
    assert services.may_send(day) is may

    settings.HAS_MAIL = False
    assert not services.may_send(day)


def test_who_switched_it_off_meanwhile_gets_none(reader: User, box: Mailbox) -> None:
    Notice.objects.update(at=_at(7))
    services.ask_for_digests(_at(8, 30))
    User.objects.filter(pk=reader.pk).update(has_digest=False)

    run_due("tests/1")

    assert box.messages == []
    assert not Digest.objects.exists()


def test_refused_digest_is_tried_again_and_arrives_once(reader: User, box: Mailbox) -> None:
    box.answer = "451 try later"
    morning()
    assert Digest.objects.get().state == "waiting"
    assert "451" in Job.objects.get(kind="news.digest").error

    box.answer = "250 kept"
    services.ask_for_digests(_at(9, 30))
    run_due("tests/1")
    run_due("tests/1")

    assert len(box.messages) == 1
    assert Digest.objects.get().state == "sent"


def test_server_that_is_away_is_tried_again(reader: User, box: Mailbox, settings: Settings) -> None:
    settings.EMAIL_PORT = 1
    morning()
    assert Digest.objects.get().state == "waiting"

    settings.EMAIL_PORT = box.port
    services.ask_for_digests(_at(9, 30))
    run_due("tests/1")

    assert len(box.messages) == 1


def test_digest_whose_answer_got_lost_is_not_sent_twice(reader: User, box: Mailbox) -> None:
    box.answer = ""
    morning()

    box.answer = "250 kept"
    for hour in (9, 10):
        services.ask_for_digests(_at(hour, 30))
        run_due("tests/1")

    assert len(box.messages) == 1
    assert Digest.objects.get().state == "sending"


def test_digest_of_a_day_that_is_over_is_not_sent(reader: User, box: Mailbox) -> None:
    day = timezone.localdate() - timedelta(days=1)
    until = _at(8) - timedelta(days=1)
    old = Digest.objects.create(person=reader, day=day, until=until, at=until, error="451")

    morning()

    assert len(box.messages) == 1
    assert not Digest.objects.filter(pk=old.pk).exists()
    assert not Job.objects.exclude(state="done").filter(kind="news.digest").exists()


def test_two_workers_send_one(reader: User, box: Mailbox) -> None:
    Notice.objects.update(at=_at(7))
    ready = threading.Barrier(2)

    def one_worker(name: str) -> None:
        ready.wait()
        services.ask_for_digests(_at(8, 30))
        run_due(name)
        connection.close()

    workers = [threading.Thread(target=one_worker, args=(f"tests/{n}",)) for n in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert len(box.messages) == 1
    assert Digest.objects.count() == 1


def test_doctor_names_what_the_server_did_not_take(reader: User, box: Mailbox) -> None:
    box.answer = "550 unknown"
    morning()

    said = _doctor()

    assert "1 digests were not taken, of 0 the answer got lost" in said
    assert "550" in said


def test_doctor_names_a_server_that_is_away(box: Mailbox, settings: Settings) -> None:
    settings.EMAIL_PORT = 1

    assert "the mail server does not take the product in: ConnectionRefusedError" in _doctor()


def test_doctor_names_wishes_without_a_server(reader: User) -> None:
    assert "1 people want a digest by e-mail, and no server is named" in _doctor()


def _doctor() -> str:
    output = StringIO()
    with pytest.raises(CommandError):  # nothing works on jobs while tests run
        call_command("doctor", stdout=output)
    return output.getvalue()
