"""A person joins records that look alike, or separates what was joined; the word stays."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from burden.audit.models import Entry
from burden.organisations.models import Role, Unit
from meetings.models import Meeting, SamenessDecision
from tests.factories.administration import make_person
from tests.factories.papers import work
from tests.meetings.conftest import LOWER, County, Line, report
from tests.meetings.pages import BACKEND, editor_of
from tests.meetings.test_reported_twice import AS_HEARD, booked

pytestmark = pytest.mark.django_db(transaction=True)

# Two hours later and under another name: not joined by itself.
AFTERNOON: Line = (
    "9",
    "青河镇人民政府",
    "秸秆禁烧推进会",
    "2026-03-06 15:00",
    "2026-03-06 16:00",
    "onsite",
    "部署网格化巡查",
    "青河镇人民政府:3",
)


def inspector_of(unit: Unit) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(Role.INSPECTOR, unit), BACKEND)
    return client


def listed(client: Client, show: str = "") -> str:
    address = reverse("meetings:duplicate-list")
    return client.get(f"{address}?period=2026-03&show={show}").content.decode()


def decide(client: Client, verdict: str, reason: str = "同一场会") -> int:
    first, second = Meeting.objects.order_by("pk")
    address = reverse("meetings:duplicate-decide", args=[first.uuid, second.uuid])
    return client.post(address, {"verdict": verdict, "reason": reason}).status_code


@pytest.fixture
def near(county: County) -> County:
    report(county.county, LOWER)
    report(county.town, AFTERNOON)
    work()
    assert Meeting.objects.filter(merged_into=None).count() == 2
    return county


def test_records_that_are_near_are_proposed_and_joined_with_a_reason(near: County) -> None:
    client = inspector_of(near.county)
    before = sum(booked().values())
    assert "秸秆禁烧推进会" in listed(client)

    assert decide(client, "same") == 302
    work()

    assert Meeting.objects.filter(merged_into=None).count() == 1
    assert sum(booked().values()) < before
    assert "秸秆禁烧推进会" in listed(client, "joined")
    details = json.loads(Entry.objects.get(action="meetings.joined").details)
    assert details["reason"] == "同一场会"


def test_word_stays_when_the_records_are_compared_again(near: County) -> None:
    client = inspector_of(near.county)
    decide(client, "same")
    work()

    report(near.town, (*AFTERNOON[:7], "青河镇人民政府:6"))
    work()

    assert Meeting.objects.filter(merged_into=None).count() == 1


def test_pair_that_stays_two_meetings_is_no_longer_proposed(near: County) -> None:
    client = inspector_of(near.county)

    decide(client, "different", "上午下午各一场")

    assert "No pair" in listed(client) or "0 pairs" in listed(client)
    assert SamenessDecision.objects.get().is_same is False


def test_record_that_was_joined_is_separated_and_stays_so(county: County) -> None:
    report(county.county, LOWER)
    report(county.town, AS_HEARD)
    work()
    record = Meeting.objects.exclude(merged_into=None).get()
    before = booked()
    client = inspector_of(county.county)

    address = reverse("meetings:meeting-separate", args=[record.uuid])
    client.post(address, {"reason": "同名不同会"})
    work()
    report(county.town, (*AS_HEARD[:7], "青河镇人民政府:4"))
    work()

    assert Meeting.objects.filter(merged_into=None).count() == 2
    assert booked()["青河镇人民政府"] > before["青河镇人民政府"]
    assert Entry.objects.filter(action="meetings.separated").exists()


def test_third_report_does_not_bring_together_what_was_separated(county: County) -> None:
    report(county.county, LOWER)
    report(county.town, AS_HEARD)
    work()
    record = Meeting.objects.exclude(merged_into=None).get()
    address = reverse("meetings:meeting-separate", args=[record.uuid])
    inspector_of(county.county).post(address, {"reason": "同名不同会"})
    work()

    report(county.other_town, ("5", *AS_HEARD[1:7], "白水镇人民政府:2"))
    work()

    main = Meeting.objects.get(pk=record.pk)
    together = {main.pk, *main.merged.values_list("pk", flat=True)}
    if main.merged_into_id:
        together |= {main.merged_into_id}
    other = Meeting.objects.get(reports__unit=county.county)
    assert other.pk not in together
    assert other.merged_into_id not in together


def test_decision_needs_a_reason_and_an_inspector(near: County) -> None:
    assert decide(editor_of(near.county), "same") == 403
    assert decide(inspector_of(near.town), "same") == 403
    assert decide(inspector_of(near.other_town), "same") == 404

    decide(inspector_of(near.county), "same", reason="")

    assert not SamenessDecision.objects.exists()
