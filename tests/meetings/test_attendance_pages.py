"""The grid shows what is booked; the list leads to it; both keep to the scope."""

import csv
import io
import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from burden.audit.models import Entry as AuditEntry
from burden.organisations.models import Role, Unit
from meetings.models import Meeting
from tests.factories.administration import make_person, make_unit
from tests.meetings.gatherings import (
    THREE_MATTERS,
    Offices,
    hold,
    hours_by,
    judge_again,
    line,
    make_offices,
)
from tests.meetings.pages import BACKEND

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def offices(db: None) -> Offices:
    return make_offices()


@pytest.fixture
def tied(offices: Offices) -> Meeting:
    row = line(
        "n1",
        "全县重点工作推进会",
        start="2026-03-05 17:00",
        end="2026-03-05 18:30",
        agenda=THREE_MATTERS,
        seats="安平县人民政府:4;青河镇人民政府:4;安平县教育局:3;白水镇人民政府:2",
    )
    return hold(offices.county, row)[0]


def inspector_of(unit: Unit, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(make_person(Role.INSPECTOR, unit), BACKEND)
    return client


def page_of(client: Client, meeting: Meeting) -> str:
    answer = client.get(reverse("meetings:attendance-detail", args=[meeting.uuid]))
    return re.sub(r"\s+", " ", answer.content.decode())


def test_sums_of_the_grid_are_the_booked_hours(offices: Offices, tied: Meeting) -> None:
    address = reverse("meetings:attendance-detail", args=[tied.uuid])
    answer = inspector_of(offices.county).get(address, {"export": "csv"})
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))

    head, *units, sums = rows
    hours = head.index("Hours")
    by_unit = {row[0]: float(row[hours]) for row in units}
    assert by_unit == hours_by("receiver", tied)
    for row in (*units, sums):
        assert sum(map(float, row[2:hours])) == pytest.approx(float(row[hours]), abs=1e-9)
    for column in range(1, hours + 3):
        assert sum(float(row[column]) for row in units) == pytest.approx(float(sums[column]))
    booked = hours_by("component", tied)
    assert float(sums[head.index("Accompanying")]) == booked["accompany"]
    assert float(sums[head.index("Nested")]) == booked["nested"]


def test_export_leaves_an_entry_in_the_log(offices: Offices, tied: Meeting) -> None:
    address = reverse("meetings:attendance-detail", args=[tied.uuid])

    inspector_of(offices.county).get(address, {"export": "csv"})

    entry = AuditEntry.objects.get(action="meeting_attendance.exported")
    assert json.loads(entry.details) == {"rows": 5}


def test_cells_that_do_not_concern_a_unit_say_so_in_words(offices: Offices, tied: Meeting) -> None:
    page = page_of(inspector_of(offices.county), tied)

    # 青河镇 and 教育局 in two items of three, 白水镇 in all of them; the host in none.
    assert page.count("does not concern the unit") == 2 + 2 + 3
    assert page.count('scope="row"') == 4 + 1
    assert "17:00–17:30" in page or "5 p.m." in page
    assert "counts 1.5 times" in page


def test_agenda_that_names_nobody_is_told(offices: Offices) -> None:
    (meeting,) = hold(
        offices.county, line("m", "全县防火会", agenda="部署值班", seats="青河镇人民政府:4")
    )

    page = page_of(inspector_of(offices.county), meeting)

    assert "The agenda does not say whom an item concerns" in page
    assert "does not concern the unit" not in page


def test_impossible_attendance_is_a_note_on_the_records(offices: Offices) -> None:
    seats = "青河镇人民政府:15"
    _first, second = hold(
        offices.county,
        line("a", "全县防火会", seats=seats),
        line("b", "全县人口普查会", start="2026-03-05 10:00", end="2026-03-05 12:00", seats=seats),
    )

    page = page_of(inspector_of(offices.county), second)

    assert "Attendance that cannot have been" in page
    assert "10 people, 10.0 hours not counted again" in page
    assert "全县防火会" in page


def test_other_meeting_outside_the_scope_is_not_named(offices: Offices) -> None:
    sister = make_unit("临河县人民政府", parent=offices.city, staff=30)
    seats = "临河县人民政府:25"
    hold(offices.city, line("a", "全市防火会", unit="临江市人民政府", seats=seats))
    (second,) = hold(
        offices.county,
        line("b", "全县人口普查会", start="2026-03-05 10:00", end="2026-03-05 12:00", seats=seats),
    )

    here = page_of(inspector_of(offices.county), second)
    there = page_of(inspector_of(sister), second)

    assert "a meeting outside your scope" in here
    assert "全市防火会" not in here
    assert "全市防火会" in there


def test_spared_meeting_says_why(offices: Offices, tied: Meeting) -> None:
    tied.legal_basis = "地方组织法第十四条"
    tied.save()
    judge_again(tied)

    assert "Held as the law prescribes" in page_of(inspector_of(offices.county), tied)


def test_list_leads_from_hours_to_the_grid(offices: Offices, tied: Meeting) -> None:
    hold(offices.county, line("m", "全县防火会", seats="青河镇人民政府:4"))
    client = inspector_of(offices.county)

    answer = client.get(reverse("meetings:attendance-list"), {"period": "2026-03"})

    found = list(answer.context["page"])
    assert found == [tied]
    booked = hours_by("component", tied)
    assert float(found[0].accompany) == booked["accompany"]
    assert float(found[0].nested) == booked["nested"]
    assert reverse("meetings:attendance-detail", args=[tied.uuid]) in answer.content.decode()


def test_list_counts_only_the_hours_of_the_units_in_view(offices: Offices, tied: Meeting) -> None:
    client = inspector_of(offices.town)

    answer = client.get(reverse("meetings:attendance-list"), {"period": "2026-03"})

    (found,) = answer.context["page"]
    assert found.accompany == 0
    # Four people in the second and third half hour, the latter after six o'clock.
    assert float(found.nested) == 4 * (0.5 + 0.75)
    assert found.units == 1


def test_list_narrows_by_kind_and_period(offices: Offices, tied: Meeting) -> None:
    client = inspector_of(offices.town)
    address = reverse("meetings:attendance-list")

    assert not list(client.get(address, {"period": "2026-04"}).context["page"])
    narrowed = {"period": "2026-03", "kind": "accompany"}
    assert not list(client.get(address, narrowed).context["page"])


def test_spared_meetings_are_counted_beside_the_list(offices: Offices, tied: Meeting) -> None:
    tied.legal_basis = "地方组织法第十四条"
    tied.save()
    judge_again(tied)

    answer = inspector_of(offices.county).get(
        reverse("meetings:attendance-list"), {"period": "2026-03"}
    )

    assert answer.context["sums"].meetings == 0
    assert answer.context["sums"].spared == 1


def test_stranger_finds_no_grid(offices: Offices, tied: Meeting) -> None:
    stranger = inspector_of(make_unit("临河县"))

    for name in ("attendance-detail", "layers-avoided"):
        address = reverse(f"meetings:{name}", args=[tied.uuid])
        assert stranger.get(address).status_code == 404
