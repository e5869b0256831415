"""Hearing, second person and rectification, for programs."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from burden.audit.models import Entry
from burden.findings.models import Finding, Notice, Rectification
from burden.organisations.models import Role, Unit
from tests.api.conftest import program
from tests.api.papers import both
from tests.factories.administration import make_person
from tests.factories.papers import work

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def address(city: Unit, county: Unit) -> str:
    """The suspicion that the county's paper copies the city's."""
    program(Role.UNIT_EDITOR, city).post("/api/documents/", {"files": both()})
    work()
    return f"/api/findings/{Finding.objects.get().uuid}/"


def test_confirming_waits_for_the_reply(address: str, county: Unit) -> None:
    inspector = program(Role.INSPECTOR, county)

    early = inspector.post(f"{address}decide/", {"verdict": "confirmed"})
    told = inspector.post(f"{address}notice/")
    still = inspector.post(f"{address}decide/", {"verdict": "confirmed"})
    editor = program(Role.UNIT_EDITOR, county)
    file = SimpleUploadedFile("纪要.txt", "会议纪要\n\n　　决定两项。\n".encode())
    replied = editor.post(
        f"{address}replies/", {"text": "另有措施。", "files": [file]}, format="multipart"
    )
    work()
    taken = inspector.post(f"{address}decide/", {"verdict": "confirmed"})

    assert [one.status_code for one in (early, told, still, replied, taken)] == [
        400,
        201,
        400,
        201,
        201,
    ]
    assert told.json()["due_on"] == Notice.objects.get().due_on.isoformat()
    assert "may reply until" in str(still.json()["detail"])
    (heard,) = inspector.get(f"{address}replies/").json()
    assert heard["replies"][0]["text"] == "另有措施。"
    assert heard["replies"][0]["files"][0]["state"] == "done"
    assert inspector.get(address).json()["replied_at"]


def test_second_person_agrees_or_returns(address: str, county: Unit) -> None:
    Finding.objects.update(severity="high")
    first, second = (program(Role.INSPECTOR, county) for _ in range(2))
    body = {"verdict": "dismissed", "reason": "misread"}

    proposed = first.post(f"{address}decide/", body)
    alone = first.post(f"{address}agree/")
    returned = second.post(f"{address}return/", {"note": "再核"})
    first.post(f"{address}decide/", body)
    agreed = second.post(f"{address}agree/")

    assert proposed.json()["step"] == "proposed"
    assert alone.status_code == 400
    assert returned.json()["step"] == "returned"
    assert (agreed.json()["step"], agreed.json()["reason"]) == ("taken", "misread")
    assert Finding.objects.get().state == "dismissed"


def test_several_are_decided_at_once_and_each_is_answered(address: str, county: Unit) -> None:
    uuid = address.split("/")[-2]
    body = {"findings": [uuid, str(county.uuid)], "verdict": "notice"}

    answer = program(Role.INSPECTOR, county).post("/api/findings/together/", body, format="json")

    assert [one["done"] for one in answer.json()] == [True, False]
    assert "no longer here" in answer.json()[1]["problem"]
    assert Notice.objects.count() == 1


def test_notes_and_assignment_stay_among_inspectors(address: str, county: Unit) -> None:
    inspector, editor = program(Role.INSPECTOR, county), program(Role.UNIT_EDITOR, county)

    noted = inspector.post(f"{address}notes/", {"text": "先查纪要"})
    nobody = inspector.post(f"{address}assign/", {"person": "nobody"})

    assert (noted.status_code, nobody.status_code) == (201, 400)
    assert inspector.get(f"{address}notes/").json()[0]["text"] == "先查纪要"
    assert editor.get(f"{address}notes/").status_code == 403


def test_rectification_is_set_reported_and_measured(address: str, county: Unit) -> None:
    inspector, editor = program(Role.INSPECTOR, county), program(Role.UNIT_EDITOR, county)
    inspector.post(f"{address}notice/")
    Notice.objects.update(due_on="2020-01-01")
    inspector.post(f"{address}decide/", {"verdict": "confirmed"})
    today = timezone.localdate()
    item = Finding.objects.get().item
    item.occurred_on = today - timedelta(days=30)
    item.save()
    body = {
        "owner": "办公室",
        "measure": "不再转发",
        "deadline": today + timedelta(days=30),
        "figure": "count",
        "target": 0.0,
    }

    made = inspector.post(f"{address}rectify/", body)
    uuid = made.json()["uuid"]
    reported = editor.post(f"/api/rectifications/{uuid}/report/", {"text": "已办"})
    early = inspector.post(f"/api/rectifications/{uuid}/check/")

    assert made.json()["start_value"] > 0
    assert reported.json()["state"] == "reported"
    assert early.status_code == 400
    listed = inspector.get("/api/rectifications/").json()["results"]
    assert [one["uuid"] for one in listed] == [uuid]
    assert listed[0]["measurements"][0]["purpose"] == "start"
    assert Rectification.objects.get().state == "reported"


def test_dues_and_precision_are_told(address: str, county: Unit) -> None:
    inspector = program(Role.INSPECTOR, county)
    inspector.post(f"{address}notice/")
    inspector.post(f"{address}decide/", {"verdict": "dismissed", "reason": "misread"})

    (taught,) = program(Role.SYSTEM_ADMIN, county).get("/api/figures/precision/").json()

    assert (taught["kind"], taught["precision"]) == ("copied_paper", 0.0)
    assert inspector.get("/api/figures/due/").json() == []


def test_looking_at_a_finding_and_a_rectification_leaves_an_entry(
    address: str, county: Unit
) -> None:
    inspector = program(Role.INSPECTOR, county)
    found = Rectification.objects.create(
        unit=county,
        kind="copied_paper",
        source="paper",
        title="方案",
        owner="办公室",
        measure="不再转发",
        deadline=timezone.localdate() + timedelta(days=9),
        figure="count",
        start_value=3,
        target=1,
        opened_on=timezone.localdate(),
        by=make_person(Role.INSPECTOR, county),
    )

    inspector.get(address)
    inspector.get(f"/api/rectifications/{found.uuid}/")

    actions = Entry.objects.filter(action__endswith=".viewed").order_by("pk")
    assert list(actions.values_list("action", flat=True)) == [
        "finding.viewed",
        "rectification.viewed",
    ]
