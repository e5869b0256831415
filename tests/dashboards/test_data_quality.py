"""Whether the figures can be trusted: each gap opens to the records that have it."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from burden.organisations.models import Level, Role, Unit
from docs_audit.models import Paper, Upload, UploadedFile
from meetings.models import Meeting
from tests.factories.administration import make_person, make_unit
from tests.factories.meetings import NINE, make_meeting
from tests.factories.papers import make_paper
from tests.factories.worked_example import WorkedExample

Reader = Callable[[Unit], Client]
MONTH = f"{NINE:%Y-%m}"

pytestmark = pytest.mark.django_db


def _brought_by(unit: Unit, paper: Paper) -> None:
    upload = Upload.objects.create(unit=unit, channel=Upload.Channel.WEB)
    UploadedFile.objects.create(upload=upload, size=1, sha256=paper.file.sha256, paper=paper)


def test_page_tells_the_measured_share_of_the_worked_example(
    example: WorkedExample, reader: Reader
) -> None:
    page = reader(example.units["P"]).get("/quality/?period=2025-06").content.decode()

    assert "of the hours come from recorded data" in page
    assert "100.9" in page


def test_meeting_without_an_end_is_counted_and_opened(reader: Reader) -> None:
    county = make_unit()
    make_meeting(county, title="open end")
    Meeting.objects.update(ends_at=None)
    make_meeting(county, title="whole")
    client = reader(county)

    page = client.get(f"/quality/?period={MONTH}").content.decode()
    listed = client.get(f"/quality/no-end/?period={MONTH}").content.decode()

    assert f'href="/quality/no-end/?period={MONTH}">1</a>' in page
    assert "open end" in listed
    assert "whole" not in listed


def test_reports_that_differ_in_length_are_a_gap(reader: Reader) -> None:
    county = make_unit()
    leading = make_meeting(county, title="two hours")
    other = make_meeting(county, title="three hours")
    assert leading.ends_at is not None
    other.merged_into, other.ends_at = leading, leading.ends_at.replace(hour=14)
    other.save()

    listed = reader(county).get(f"/quality/disputed/?period={MONTH}").content.decode()

    assert "two hours" in listed


def test_paper_without_issuer_is_in_the_month_it_came(reader: Reader) -> None:
    county = make_unit()
    paper = make_paper(county, title="issuer unknown")
    _brought_by(county, paper)
    Paper.objects.update(unit=None)

    listed = reader(county).get(f"/quality/no-issuer/?period={paper.created_at:%Y-%m}")

    assert "issuer unknown" in listed.content.decode()


def test_issuer_is_silent_whose_papers_only_others_brought(reader: Reader) -> None:
    city = make_unit(level=Level.CITY)
    silent, open_one = make_unit("silent", parent=city), make_unit("open", parent=city)
    township = make_unit(level=Level.TOWNSHIP, parent=silent)
    for issuer, bringer in ((silent, township), (open_one, open_one)):
        _brought_by(bringer, make_paper(issuer))
    Paper.objects.update(issued_on=date(2025, 6, 10))

    page = reader(city).get("/quality/silent/?period=2025-06").content.decode()

    assert ">silent</a>" in page
    assert ">open</a>" not in page


def test_paper_brought_by_an_office_of_the_issuer_was_brought_by_itself(reader: Reader) -> None:
    county = make_unit("county")
    office = make_unit("office", parent=county)
    _brought_by(office, make_paper(county))
    Paper.objects.update(issued_on=date(2025, 6, 10))

    page = reader(county).get("/quality/silent/?period=2025-06").content.decode()

    assert "No silent issuer" in page


def test_administrator_sees_counts_but_no_papers() -> None:
    county = make_unit()
    make_paper(county, title="no day")
    client = Client(headers={"accept-language": "en"})
    administrator = make_person(Role.SYSTEM_ADMIN, county)
    client.force_login(administrator, "django.contrib.auth.backends.ModelBackend")

    assert client.get("/quality/").status_code == 200
    assert client.get("/quality/no-day/").status_code == 403
    assert client.get("/quality/no-staff/").status_code == 200


def test_gap_that_does_not_exist_is_not_found(reader: Reader) -> None:
    assert reader(make_unit()).get("/quality/no-such/").status_code == 404
