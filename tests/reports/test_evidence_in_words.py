"""The appendix of a report tells what the page of a finding shows, of kinds that are no papers'."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from burden.findings.models import Finding
from burden.organisations.models import Level, Role, Unit
from burden.reports.models import Report
from docs_audit.issuing.quarters import DRIFT
from docs_audit.models import Paper
from meetings.convening.warning import warn
from tests.docs_audit.test_white_head_drift import issue, judge
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import work
from tests.factories.reports import made, ordered
from tests.meetings.gatherings import hold as gather
from tests.meetings.gatherings import line, make_offices
from tests.meetings.held import hold
from tests.reports.reading import words_of_docx

pytestmark = pytest.mark.django_db(transaction=True)

KINDS = (Report.Kind.PERIOD, Report.Kind.UNIT)


def dossier(kind: str, finding: Finding, period: str) -> str:
    inspector = make_person(Role.INSPECTOR, finding.unit)
    return words_of_docx(made(ordered(inspector, finding.unit, kind, period=period)))


def call(host: Unit, called: Sequence[Unit], first: date, count: int, *, every: int) -> None:
    for n in range(count):
        day = first + timedelta(days=n * every)
        hold(host, f"第{n}项业务{day:%m%d}会议", f"{day} 09:00", called=called)


@pytest.mark.parametrize("kind", KINDS)
def test_rebound_is_told_with_each_unit_that_was_called_more_often(kind: str) -> None:
    county = make_unit("安平县", level=Level.COUNTY)
    towns = [make_unit(name, parent=county) for name in ("青河镇", "白水镇")]
    call(county, towns, date(2023, 4, 3), 12, every=8)
    call(county, towns, date(2023, 9, 18), 30, every=6)
    hold(county, "年度会议", "2024-04-02 09:00", called=towns)
    inspector = make_person(Role.INSPECTOR, county, "liu")
    warn(unit=county, given_on=date(2023, 9, 15), reason="提醒", by=inspector)
    work()
    finding = Finding.objects.get(kind="rebound")
    assert finding.occurred_on is not None

    words = dossier(kind, finding, f"{finding.occurred_on:%Y-%m}")

    for town in towns:
        assert f"{town.name} was called 2.0 times a month before, 5.0 times after." in words


@pytest.mark.parametrize("kind", KINDS)
def test_drift_is_told_with_its_white_heads(kind: str) -> None:
    county = make_unit("安平县教育局", level=Level.COUNTY)
    issue(county, date(2024, 2, 1), 40, 2)
    issue(county, date(2025, 1, 1), 8, 16, title="督办单")
    judge(county)
    finding = Finding.objects.get(kind=DRIFT)
    undated, untitled, *_others = Paper.objects.filter(uuid__in=finding.evidence[0]["papers"])
    Paper.objects.filter(pk=undated.pk).update(issued_on=None)
    Paper.objects.filter(pk=untitled.pk).update(title="")

    words = dossier(kind, finding, "2025")

    assert words.count("White head of") == 16
    assert "White head of –: 督办单" in words
    assert "without title" in words


def test_more_white_heads_than_can_be_read_are_told_as_a_number() -> None:
    county = make_unit("安平县教育局", level=Level.COUNTY)
    issue(county, date(2024, 2, 1), 40, 2)
    issue(county, date(2025, 1, 1), 8, 45, title="督办单")
    judge(county)

    words = dossier(Report.Kind.PERIOD, Finding.objects.get(kind=DRIFT), "2025")

    assert words.count("White head of") == 40
    assert "5 more: see the page of the finding." in words


@pytest.mark.parametrize("kind", KINDS)
def test_who_sat_in_vain_is_told_with_all_units_and_their_hours(kind: str) -> None:
    offices = make_offices()
    towns = [make_unit(f"第{n}镇人民政府", parent=offices.county, staff=20) for n in range(18)]
    seats = ";".join(f"{one.name}:2" for one in (offices.town, *towns))
    agenda = "部署体检@青河镇人民政府|部署政审@青河镇人民政府"
    gather(offices.county, line("a1", "全县征兵工作会", agenda=agenda, seats=seats))

    words = dossier(kind, Finding.objects.get(kind="accompanying"), "2026-03")

    for town in towns:
        assert f"{town.name}: 2 people, 4.0 person-hours that nothing called for" in words
