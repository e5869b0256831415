"""From a report to its answer: who sees what on the way, and what the log keeps."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from burden.activities.importers import MarkedList
from burden.activities.models import Voice
from burden.activities.voices import services
from burden.activities.voices.errors import AlreadySettled, NobodyReported
from burden.audit.models import Entry
from burden.findings.models import Finding
from burden.ledger.models import Entry as Booking
from burden.organisations.models import Role, User
from burden.organisations.periods import after_working_days
from tests.factories.administration import make_person
from tests.factories.voices import TEXT, report, voice_about
from tests.voices.conftest import County


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


def page_of(voice: Voice, person: User) -> tuple[int, str]:
    answer = signed_in(person).get(reverse("voices:voice-detail", args=[voice.pk]))
    return answer.status_code, answer.content.decode()


@pytest.fixture
def editor(county: County) -> User:
    return make_person(Role.UNIT_EDITOR, county.bureau)


def test_answer_is_promised_in_working_days_of_the_official_calendar() -> None:
    # National Day: the first to the eighth are off, the eleventh is worked.
    assert after_working_days(date(2025, 9, 30), 1) == date(2025, 10, 9)
    assert after_working_days(date(2025, 9, 30), 3) == date(2025, 10, 11)


def test_unit_reported_sees_nothing_before_it_is_passed_on(county: County, editor: User) -> None:
    voice = voice_about(county.bureau, place=county.large)

    assert page_of(voice, editor)[0] == 404

    services.pass_on(voice=voice, by=county.inspector)
    status, page = page_of(voice, editor)
    assert status == 200
    assert TEXT in page


def test_unit_reported_is_told_the_level_and_neither_place_nor_sender(
    county: County, editor: User
) -> None:
    sender = User.objects.create_user(
        "zhaoyf", full_name="赵一帆", role=Role.CADRE, scope=county.large
    )
    voice = report(sender, who=county.bureau.name, is_named=True)
    services.pass_on(voice=voice, by=county.inspector)
    client = signed_in(editor)
    address = reverse("voices:voice-list")

    told = [
        page_of(voice, editor)[1],
        client.get(address).content.decode(),
        client.get(address + "?export=csv").content.decode(),
        client.get(reverse("api:voice-list")).content.decode(),
        client.get(reverse("api:voice-detail", args=[voice.pk])).content.decode(),
    ]

    for one in told:
        assert TEXT in one
        for hidden in ("赵一帆", "zhaoyf", "青河镇", str(county.large.uuid)):
            assert hidden not in one
    assert "赵一帆" in page_of(voice, county.inspector)[1]


@pytest.mark.parametrize(
    "role", [Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN, Role.LEADER, Role.CADRE]
)
def test_nobody_else_sees_any(county: County, role: Role) -> None:
    voice = voice_about(county.bureau, place=county.large, is_passed_on=True)
    person = make_person(role, county.city)

    assert page_of(voice, person)[0] in (403, 404)
    assert not Voice.objects.visible_to(person).exists()
    with pytest.raises(PermissionDenied):
        services.answer(voice=voice, by=person, text="x")


def test_inspector_of_another_place_sees_none(county: County) -> None:
    voice = voice_about(county.bureau, place=county.large, is_passed_on=True)

    assert page_of(voice, make_person(Role.INSPECTOR, county.small))[0] == 404
    assert page_of(voice, make_person(Role.INSPECTOR, county.bureau))[0] == 404
    assert page_of(voice, make_person(Role.INSPECTOR, county.city))[0] == 200


def test_unit_answers_once_and_the_log_keeps_no_words(county: County, editor: User) -> None:
    voice = voice_about(county.bureau, place=county.large, is_passed_on=True)

    services.answer(voice=voice, by=editor, text="台账已并入一张表。")

    voice.refresh_from_db()
    assert (voice.state, voice.settled_on) == (Voice.State.ANSWERED, timezone.localdate())
    with pytest.raises(AlreadySettled):
        services.close(voice=voice, by=county.inspector, reason="重复")
    entry = Entry.objects.get(action="voice.answered")
    assert entry.unit_path == county.bureau.path
    assert "台账" not in f"{entry.details}{entry.target_label}"
    assert {"voice.passed_on", "voice.answered"} <= set(
        Entry.objects.values_list("action", flat=True)
    )


def test_answer_with_a_secrecy_mark_is_not_kept(county: County) -> None:
    voice = voice_about(county.bureau, place=county.large)

    with pytest.raises(MarkedList):
        services.answer(voice=voice, by=county.inspector, text="机密★1年\n详见附件")

    voice.refresh_from_db()
    assert (voice.state, voice.answer) == (Voice.State.RECEIVED, "")


def test_words_that_name_no_unit_are_kept_until_an_inspector_names_it(county: County) -> None:
    voice = report(make_person(Role.CADRE, county.large), who="上面某个专班")
    assert (voice.unit, voice.unit_words) == (None, "上面某个专班")

    with pytest.raises(NobodyReported):
        services.pass_on(voice=voice, by=county.inspector)
    services.pass_on(voice=voice, by=county.inspector, who="农业农村局")

    voice.refresh_from_db()
    assert (voice.unit, voice.unit_words) == (county.bureau, "")


def test_promised_day_that_went_by_is_shown(county: County) -> None:
    voice = voice_about(county.bureau, place=county.large)
    Voice.objects.update(promised_on=timezone.localdate() - timedelta(days=1))
    client = signed_in(county.inspector)

    late = client.get(reverse("voices:voice-list") + "?overdue=yes")
    assert [one for one, _late in late.context["rows"]] == [voice]
    assert late.context["overdue"] == 1

    services.close(voice=voice, by=county.inspector, reason="不属本级职权，已转市里。")
    settled = client.get(reverse("voices:voice-list") + "?overdue=yes")
    assert settled.context["rows"] == []


def test_hours_told_go_into_no_sum_and_make_no_finding(county: County) -> None:
    voice_about(county.bureau, place=county.large, is_passed_on=True)

    assert not Booking.objects.exists()
    assert not Finding.objects.exists()


def test_list_is_narrowed_paged_and_exported(county: County) -> None:
    first = report(make_person(Role.CADRE, county.large), text="拍照留痕", who="农业农村局")
    report(make_person(Role.CADRE, county.small), text="每日打卡", who="教育局专班")
    client, address = signed_in(county.inspector), reverse("voices:voice-list")

    found = client.get(address, {"q": "农业农村局"})
    assert [one for one, _late in found.context["rows"]] == [first]
    narrowed = client.get(address, {"unit": str(county.large.uuid)})
    assert [one for one, _late in narrowed.context["rows"]] == [first]
    file = client.get(address, {"export": "csv", "q": "留痕"}).content.decode()
    assert "拍照留痕" in file
    assert "每日打卡" not in file
    assert Entry.objects.filter(action="voices.exported").exists()
