"""A worker killed while it makes a dossier leaves nothing; the next makes it, once."""

import pytest
from pytest_django import Settings

from burden.audit.models import Entry
from burden.findings import services as findings
from burden.organisations.models import Role
from burden.reports.models import Report
from burden.reports.selectors import file_of
from burden.stack.waiting import wait_for
from burden.thresholds import selectors as thresholds
from tests.factories.administration import book_hours, make_item, make_person, make_unit
from tests.factories.reports import ordered
from tests.faults.conftest import Site
from tests.findings.conftest import KIND, measures

pytestmark = pytest.mark.slow

FINDINGS = 300


def test_dossier_of_a_killed_worker_is_made_once_by_the_next(
    site: Site, settings: Settings
) -> None:
    settings.REPORTS_ROOT = site.home / "reports"
    county = make_unit("安平县人民政府", staff=20)
    for _number in range(FINDINGS):
        findings.file_finding(
            kind=KIND,
            item=make_item(county),
            upper=None,
            measures=measures(0.9),
            evidence=[{"signal": "containment", "value": 0.9, "bound": 0.6}],
            confidence=1.0,
            parameter_set=thresholds.in_force().set,
        )
    book_hours(make_item(county), county, 1)
    report = ordered(make_person(Role.INSPECTOR, county), county, "unit", period="2025-06")

    worker = site.start_worker()
    running = Report.objects.filter(state=Report.State.RUNNING, done__gt=0)
    wait_for(running.exists, seconds=60, what="the first part")
    site.kill(worker)
    report.refresh_from_db()
    assert report.state == Report.State.RUNNING
    site.start_worker()
    done = Report.objects.filter(state=Report.State.DONE)
    wait_for(done.exists, seconds=120, what="the dossier")

    report.refresh_from_db()
    assert file_of(report)
    assert Entry.objects.filter(action="report.made").count() == 1
