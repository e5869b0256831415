"""Who would be known by a report under no name is warned before it is sent."""

import pytest
from django.test import Client
from django.urls import reverse

from burden.activities.models import Voice
from burden.activities.voices.errors import Revealing
from burden.activities.voices.receipts import new_code
from burden.activities.voices.revealing import Kind, marks_in
from burden.activities.voices.services import Report, send
from burden.organisations.models import Role, User
from tests.voices.conftest import County


@pytest.fixture
def sender(county: County) -> User:
    User.objects.create_user("wangxm", full_name="王秀梅", role=Role.CADRE, scope=county.large)
    return User.objects.create_user("lizq", full_name="李志强", role=Role.CADRE, scope=county.large)


@pytest.mark.parametrize(
    ("text", "found", "kind"),
    [
        ("李志强每天填三张表", "李志强", Kind.OWN_NAME),
        ("账号LiZQ被要求打卡", "LiZQ", Kind.OWN_NAME),
        ("王秀梅也被要求报送", "王秀梅", Kind.COLLEAGUE),
        ("我们青河镇每周报一次", "青河镇", Kind.OWN_UNIT),
        ("请联系13812345678", "13812345678", Kind.PHONE),
        ("请联系１３８ １２３４ ５６７８", "１３８ １２３４ ５６７８", Kind.PHONE),
        ("办公电话0571-88123456", "0571-88123456", Kind.PHONE),
        ("身份证11010519491231002X已登记", "11010519491231002X", Kind.IDENTITY),
        ("请回复a.b@example.cn", "a.b@example.cn", Kind.ADDRESS),
        ("我叫小张，是村干部", "我叫", Kind.INTRODUCTION),
        ("本人负责统计工作", "本人", Kind.INTRODUCTION),
        ("周国栋主任要求每天打卡", "周国栋主任", Kind.PERSON),
        ("由郑副镇长签字", "郑副镇长", Kind.PERSON),
    ],
)
def test_what_tells_the_sender_is_marked(sender: User, text: str, found: str, kind: Kind) -> None:
    with pytest.raises(Revealing) as warning:
        send(report=Report(text, "某局"), by=sender, is_named=False, code=new_code())

    marks = warning.value.marks["text"]
    assert (found, kind) in [(text[one.start : one.end], one.kind) for one in marks]
    assert not Voice.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "每周五下午5点前报送台账，2026年已报36次。",
        "安政发〔2026〕12号要求每日报送，涉及1380户12345人。",
        "农业农村局要求拍照留痕，一次要传200张照片。",
        "各村书记每周填一次台账，主任签字。",
    ],
)
def test_ordinary_reports_are_not_warned_of(sender: User, text: str) -> None:
    send(report=Report(text, "安平县农业农村局"), by=sender, is_named=False, code=new_code())

    assert Voice.objects.get().sender is None


def test_marks_do_not_overlap() -> None:
    marks = marks_in("我叫李志强", [("李志强", Kind.OWN_NAME), ("志强", Kind.COLLEAGUE)])

    assert [(one.start, one.end) for one in marks] == [(0, 2), (2, 5)]


def test_form_warns_and_sends_what_is_sent_again(county: County, sender: User) -> None:
    client = Client()
    client.force_login(sender, "django.contrib.auth.backends.ModelBackend")
    told = {"text": "我叫李志强，每天填三张表。", "who": "县农业农村局", "code": new_code()}

    warned = client.post(reverse("voices:voice-create"), told)

    assert '<mark class="revealing">李志强' in warned.content.decode()
    assert not Voice.objects.exists()
    digest = warned.context["form"]["warned"].value()

    changed = client.post(
        reverse("voices:voice-create"), told | {"warned": digest, "text": "我叫老李。"}
    )
    assert "warning" in changed.context
    assert not Voice.objects.exists()

    client.post(reverse("voices:voice-create"), told | {"warned": digest})
    assert Voice.objects.get().text == told["text"]
    assert Voice.objects.get().unit == county.bureau


def test_signed_report_needs_no_warning(sender: User) -> None:
    send(report=Report("我叫李志强", "某局"), by=sender, is_named=True, code=new_code())

    assert Voice.objects.get().sender == sender


def test_program_is_warned_as_well(sender: User) -> None:
    client = Client()
    client.force_login(sender, "django.contrib.auth.backends.ModelBackend")
    told = {"text": "我叫李志强", "who": "某局"}

    warned = client.post(reverse("api:voice-list"), told)

    assert warned.status_code == 400
    assert warned.json()["found"]["text"][0] == {"start": 0, "end": 2, "kind": "introduction"}
    again = client.post(reverse("api:voice-list"), told | {"warned": warned.json()["warned"]})
    assert again.status_code == 201
    assert set(again.json()) == {"code", "promised_on", "state"}
