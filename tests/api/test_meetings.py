"""Programs report meetings, correct them and bring files of them, with the checks of the pages."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from burden.organisations.models import Level, Role, Unit
from meetings.models import Meeting, MeetingImport, Report
from tests.api.conftest import program
from tests.factories.administration import make_unit
from tests.factories.papers import work

pytestmark = pytest.mark.django_db(transaction=True)

MEETING: dict[str, Any] = {
    "title": "全县防汛工作部署会",
    "starts_at": "2026-03-05T09:00:00+08:00",
    "ends_at": "2026-03-05T10:30:00+08:00",
    "agenda": [{"title": "通报汛情"}, {"title": "部署值班", "units": ["青河镇人民政府"]}],
    "attendees": [{"unit": "青河镇人民政府", "people": 3, "role": "镇长"}],
    "category": "三类",
    "convener": "deputy",
    "approved_by": "安政函〔2026〕3号",
    "approved_on": "2026-03-01",
    "speeches": [{"speaker": "李某", "role": "副县长", "minutes": 25}],
    "has_discussion": False,
}
OFFICE_LIST = "序,事由,何时,何处\n1,推进会,2026-03-06 9:00,县礼堂\n"


@pytest.fixture
def town(county: Unit) -> Unit:
    return make_unit("青河镇人民政府", level=Level.TOWNSHIP, parent=county, staff=20)


def post(client: Client, **changes: Any) -> HttpResponse:
    return client.post("/api/meetings/", MEETING | changes, content_type="application/json")  # type: ignore[return-value]


def test_meeting_is_reported_with_all_it_tells(county: Unit, town: Unit) -> None:
    answer = post(program(Role.UNIT_EDITOR, county))

    assert answer.status_code == 201, answer.content
    meeting = Meeting.objects.get()
    assert answer.json()["uuid"] == str(meeting.uuid)  # type: ignore[attr-defined]
    assert (meeting.host, meeting.category, meeting.convener) == (county, "三类", "deputy")
    assert meeting.agenda[1]["units"] == [town.pk]
    assert meeting.speeches == [
        {"speaker": "李某", "role": "副县长", "minutes": 25.0, "characters": None}
    ]
    assert (meeting.has_discussion, meeting.is_comprehensive) == (False, None)
    told = answer.json()  # type: ignore[attr-defined]
    assert (told["approved_by"], told["approved_on"]) == ("安政函〔2026〕3号", "2026-03-01")


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"title": ""}, "title", "blank"),
        ({"starts_at": "tomorrow"}, "starts_at", "format"),
        ({"ends_at": "2026-03-05T08:00:00+08:00"}, "ends_at", "ends before it starts"),
        (
            {"attendees": [{"unit": "月亮镇", "people": 3}]},
            "attendees",
            "There is no unit “月亮镇”",
        ),
        ({"agenda": [{"title": "一", "units": ["月亮镇"]}]}, "agenda", "Line 1: There is no unit"),
        ({"attendees": [{"unit": "青河镇人民政府", "people": -3}]}, "attendees", "greater"),
        ({"category": "五类"}, "category", "valid choice"),
    ],
)
def test_what_is_wrong_comes_back_as_field_and_message(
    county: Unit, town: Unit, changes: dict[str, Any], field: str, message: str
) -> None:
    answer = post(program(Role.UNIT_EDITOR, county), **changes)

    assert answer.status_code == 400
    assert message in str(answer.json()[field])  # type: ignore[attr-defined]
    assert not Meeting.objects.exists()


def test_meeting_is_reported_once_and_not_for_a_unit_outside_the_scope(
    city: Unit, county: Unit, town: Unit
) -> None:
    client = program(Role.UNIT_EDITOR, county)

    statuses = [post(client).status_code for _ in range(2)]
    outside = post(client, unit=str(city.uuid))

    assert statuses == [201, 201]
    assert outside.status_code == 400
    assert Meeting.objects.count() == 1


def test_own_report_is_corrected_and_the_first_one_kept(county: Unit, town: Unit) -> None:
    client = program(Role.UNIT_EDITOR, county)
    address = f"/api/meetings/{post(client).json()['uuid']}/"  # type: ignore[attr-defined]
    change = {"ends_at": "2026-03-05T12:00:00+08:00"}

    answer = client.patch(address, change, content_type="application/json")
    stranger = program(Role.UNIT_EDITOR, town).patch(
        address, change, content_type="application/json"
    )

    assert (answer.status_code, stranger.status_code) == (200, 404)
    report = Report.objects.get()
    assert (report.raw["end"], report.earlier[0]["raw"]["end"]) == (
        "2026-03-05 12:00:00",
        "2026-03-05 10:30:00",
    )
    assert len(Meeting.objects.get().agenda) == 2


def test_marked_meeting_is_refused_and_not_kept(county: Unit, town: Unit) -> None:
    answer = post(program(Role.UNIT_EDITOR, county), title="某事协调会（机密）")

    assert answer.status_code == 400
    assert "secrecy mark" in str(answer.json())  # type: ignore[attr-defined]
    assert not Meeting.objects.exists()


def bring(client: Client, content: str, name: str = "oa.csv") -> Any:
    file = SimpleUploadedFile(name, content.encode())
    return client.post("/api/meeting-imports/", {"file": file})


def test_file_is_brought_and_its_bad_rows_are_named(county: Unit) -> None:
    rows = "会议名称,主办单位,开始时间\n防汛会,安平县人民政府,2026-03-05\n坏会,月亮镇,2026-03-05\n"

    answer = bring(program(Role.UNIT_EDITOR, county), rows)

    assert answer.status_code == 201
    told = answer.json()
    assert (told["state"], told["accepted"]) == ("done", 1)
    assert [(one["row"], one["column"], one["code"]) for one in told["errors"]] == [
        (3, "主办单位", "unknown_unit")
    ]


def test_calendar_is_brought_and_takes_back_what_it_calls_off(county: Unit) -> None:
    client = program(Role.UNIT_EDITOR, county)
    event = "UID:1\nSUMMARY:防汛会\nDTSTART:20260305T010000Z\nSTATUS:{}\n"
    calendar = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{event}END:VEVENT\nEND:VCALENDAR\n"

    held = bring(client, calendar.format("CONFIRMED"), name="日程.ics").json()
    off = bring(client, calendar.format("CANCELLED"), name="日程.ics").json()

    assert (held["accepted"], off["accepted"]) == (1, 0)
    assert [one["code"] for one in off["notices"]] == ["called_off", "taken_back"]
    assert Meeting.objects.get().is_called_off


def test_columns_of_a_file_are_told_apart_by_a_program(county: Unit) -> None:
    client = program(Role.UNIT_EDITOR, county)
    told = bring(client, OFFICE_LIST).json()
    assert (told["state"], told["header"]) == ("columns", ["序", "事由", "何时", "何处"])
    address = f"/api/meeting-imports/{told['uuid']}/columns/"

    wrong = client.post(address, {"mapping": {"事由": "title"}}, content_type="application/json")
    right = client.post(
        address, {"mapping": {"事由": "title", "何时": "start"}}, content_type="application/json"
    )

    assert (wrong.status_code, right.status_code) == (400, 200)
    assert "mapping" in wrong.json()
    assert right.json()["accepted"] == 1
    work()
    assert Meeting.objects.get().title == "推进会"


def test_import_of_another_unit_is_not_found(city: Unit, county: Unit) -> None:
    uuid = bring(program(Role.UNIT_EDITOR, city), OFFICE_LIST).json()["uuid"]

    assert program(Role.INSPECTOR, county).get(f"/api/meeting-imports/{uuid}/").status_code == 404
    assert MeetingImport.objects.count() == 1


def test_report_that_was_joined_to_another_is_corrected_too(county: Unit, town: Unit) -> None:
    host, guest = program(Role.UNIT_EDITOR, county), program(Role.UNIT_EDITOR, town)
    post(host)
    post(guest, unit=str(town.uuid))
    first, second = Meeting.objects.order_by("pk")
    Meeting.objects.filter(pk=second.pk).update(merged_into=first)

    answer = guest.patch(
        f"/api/meetings/{second.uuid}/", {"venue": "镇礼堂"}, content_type="application/json"
    )

    assert answer.status_code == 200
    assert answer.json()["venue"] == "镇礼堂"


def test_what_a_unit_below_reported_is_for_inspectors_to_know(
    city: Unit, county: Unit, town: Unit
) -> None:
    uuid = bring(program(Role.UNIT_EDITOR, town), OFFICE_LIST).json()["uuid"]
    address = f"/api/meeting-imports/{uuid}/"

    assert program(Role.UNIT_EDITOR, county).get(address).status_code == 404
    assert program(Role.INSPECTOR, county).get(address).status_code == 200
