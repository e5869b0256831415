"""Programs order reports, watch them, and take out their own; and read the published cases."""

import io
import zipfile

import pytest
from django.test import Client

from burden.findings.models import Finding
from burden.jobs.running import run_due
from burden.organisations.models import Role, Unit
from burden.reports.models import Report
from tests.api.conftest import program
from tests.factories.administration import book_hours, make_item
from tests.findings.conftest import suspect

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def finding(county: Unit) -> Finding:
    item = make_item(county, title="关于防汛值守的通知")
    book_hours(item, county, 5)
    return suspect(item, None)


@pytest.fixture
def inspector(county: Unit) -> Client:
    return program(Role.INSPECTOR, county)


def test_report_is_ordered_watched_and_taken_out(finding: Finding, inspector: Client) -> None:
    asked = {"kind": "unit", "form": "xlsx", "language": "en", "period": "2025-06"}

    order = inspector.post("/api/reports/", asked)
    address = f"/api/reports/{order.json()['uuid']}/"
    early = inspector.get(f"{address}file/").status_code
    run_due("w")
    told = inspector.get(address).json()
    file = inspector.get(f"{address}file/")

    assert (order.status_code, order.json()["state"]) == (201, "waiting")
    assert early == 404
    assert (told["state"], told["version"], told["done"]) == ("done", 1, told["total"])
    assert told["size"] == len(file.content)
    assert "xl/workbook.xml" in zipfile.ZipFile(io.BytesIO(file.content)).namelist()
    assert [one["uuid"] for one in inspector.get("/api/reports/").json()["results"]] == [
        order.json()["uuid"]
    ]


def test_bundle_is_ordered_by_its_finding(finding: Finding, inspector: Client) -> None:
    asked = {"kind": "bundle", "form": "zip", "finding": str(finding.uuid)}

    order = inspector.post("/api/reports/", asked)
    run_due("w")

    assert order.status_code == 201
    assert Report.objects.get().state == Report.State.DONE


def test_notice_needs_confirmed_findings(finding: Finding, inspector: Client) -> None:
    asked = {
        "kind": "notice",
        "form": "docx",
        "findings": [str(finding.uuid)],
        "issuer": "安平县纪委",
        "title": "关于典型问题的通报",
        "addressees": "各乡镇",
        "day": "2025-07-01",
    }

    refused = inspector.post("/api/reports/", asked)
    Finding.objects.update(state=Finding.State.CONFIRMED)
    taken = inspector.post("/api/reports/", asked)

    assert refused.status_code == 400
    assert "findings" in refused.json()
    assert taken.status_code == 201


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"period": ""}, 400),
        ({"period": "soon"}, 400),
        ({"form": "zip"}, 400),
        ({"kind": "poem"}, 400),
        ({"kind": "bundle", "form": "zip"}, 400),
        ({"unit": "00000000-0000-0000-0000-000000000000"}, 404),
        ({"kind": "matter", "matter": "00000000-0000-0000-0000-000000000000"}, 404),
    ],
)
def test_order_that_cannot_be_taken_says_why(
    changed: dict[str, str], status: int, inspector: Client
) -> None:
    asked = {"kind": "period", "form": "docx", "period": "2025-06"} | changed

    answer = inspector.post("/api/reports/", asked)

    assert answer.status_code == status
    assert not Report.objects.exists()


def test_order_is_called_off(finding: Finding, inspector: Client) -> None:
    asked = {"kind": "period", "form": "pdf", "period": "2025-06"}
    address = f"/api/reports/{inspector.post('/api/reports/', asked).json()['uuid']}/"

    assert inspector.post(f"{address}cancel/").json()["state"] == "cancelled"


def test_reports_of_others_are_not_there(finding: Finding, inspector: Client, county: Unit) -> None:
    asked = {"kind": "period", "form": "pdf", "period": "2025-06"}
    address = f"/api/reports/{inspector.post('/api/reports/', asked).json()['uuid']}/"
    other = program(Role.INSPECTOR, county)

    assert other.get("/api/reports/").json()["results"] == []
    assert [other.get(address).status_code, other.get(f"{address}file/").status_code] == [404, 404]


def test_cases_are_those_of_the_page(inspector: Client) -> None:
    cases = inspector.get("/api/cases/?topic=secondment").json()["cases"]

    assert [case["id"] for case in cases] == ["K22"]
    assert cases[0]["sources"] == ["news.xdnf.cn/mPoloEcsuZ"]
