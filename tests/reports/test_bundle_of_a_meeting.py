"""The bundle of a finding on a meeting holds its record and its chain, of the meeting's own day."""

import io
import zipfile

import pytest

from burden.findings.models import Finding
from burden.organisations.models import Role
from burden.reports.models import Report
from tests.factories.administration import make_person
from tests.factories.reports import made, ordered
from tests.meetings.gatherings import hold, line, make_offices
from tests.reports.reading import words_of_docx


@pytest.mark.django_db(transaction=True)
def test_chain_is_of_the_day_on_which_the_meeting_was_held() -> None:
    """At half past seven in China it is still the day before at Greenwich."""
    offices = make_offices()
    hold(
        offices.county,
        line(
            "a1",
            "全县征兵工作会",
            start="2026-03-05 07:30",
            end="2026-03-05 09:30",
            agenda="部署体检@青河镇人民政府",
            seats="青河镇人民政府:2;安平县水利局:3",
        ),
    )
    finding = Finding.objects.get(kind="accompanying")
    inspector = make_person(Role.INSPECTOR, offices.county)

    data = made(
        ordered(
            inspector,
            offices.county,
            Report.Kind.BUNDLE,
            Report.Form.ZIP,
            finding=str(finding.uuid),
        )
    )

    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        words = words_of_docx(bundle.read("chain.docx"))
        assert "records/item.json" in bundle.namelist()
    assert "March 5, 2026" in words
    assert "March 4, 2026" not in words
