"""Reports are in no backup: after a restore each says so and can be ordered again by one click."""

import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import Settings

from burden.organisations.models import Role, Unit, User
from burden.reports import keeping, services
from burden.reports.models import Report
from tests.factories.administration import book_hours, make_item, make_person, make_unit
from tests.factories.reports import made, ordered

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def county(settings: Settings, tmp_path: Path) -> Unit:
    settings.REPORTS_ROOT = tmp_path / "reports"
    county = make_unit("安平县人民政府", staff=20)
    book_hours(make_item(county), county, 5)
    return county


@pytest.fixture
def inspector(county: Unit) -> User:
    return make_person(Role.INSPECTOR, county)


def browser(person: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


def told(county: Unit, by: User, language: str = "en") -> Report:
    report = ordered(by, county, language=language, period="2025-06")
    made(report)
    return report


def test_report_whose_file_is_gone_says_so_and_is_ordered_again(
    county: Unit, inspector: User
) -> None:
    report, other = told(county, inspector), told(county, inspector)
    data = keeping.path_of(report.uuid).read_bytes()
    keeping.remove(report.uuid)

    assert services.settle_lost() == 1

    client = browser(inspector)
    page = client.get(f"/reports/{report.uuid}/").text
    assert "Its file was not in the backup that was brought back." in page
    (address,) = re.findall(r'action="(/reports/[^"]+/again/)"', page)
    answer = client.post(address)
    again = Report.objects.latest("pk")
    assert answer["Location"] == f"/reports/{again.uuid}/"
    assert made(again) == data
    other.refresh_from_db()
    assert other.state == Report.State.DONE


def test_sentence_is_in_the_language_of_the_report(county: Unit, inspector: User) -> None:
    report = told(county, inspector, "zh-hans")
    keeping.remove(report.uuid)

    services.settle_lost()

    report.refresh_from_db()
    assert report.sentence == "所恢复的备份中没有这份文件。"


def test_order_that_still_waits_is_made_after_the_restore(county: Unit, inspector: User) -> None:
    report = ordered(inspector, county, period="2025-06")

    assert services.settle_lost() == 0

    assert made(report)


def test_files_of_reports_that_the_backup_does_not_know_are_removed(
    county: Unit, inspector: User
) -> None:
    report, stray = told(county, inspector), uuid4()
    keeping.keep(stray, b"made after the backup")

    services.settle_lost()

    assert list(keeping.kept()) == [report.uuid]


def test_report_that_is_ready_is_not_offered_again(county: Unit, inspector: User) -> None:
    report = told(county, inspector)

    assert "/again/" not in browser(inspector).get(f"/reports/{report.uuid}/").text


def test_program_orders_again(county: Unit, inspector: User) -> None:
    report = told(county, inspector)
    keeping.remove(report.uuid)
    services.settle_lost()

    answer = browser(inspector).post(f"/api/reports/{report.uuid}/again/")

    assert answer.status_code == 201
    assert answer.json()["state"] == "waiting"
    assert answer.json()["parameters"] == report.parameters
