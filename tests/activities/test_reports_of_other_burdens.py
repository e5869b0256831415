"""A report has data that was asked for again, and instructions given again, among its findings."""

import pytest
from django.utils import translation

from burden.findings.models import Finding
from burden.findings.registry import kind_of
from burden.organisations.models import Role, User
from burden.reports.models import Report
from tests.activities.conftest import Province, department
from tests.activities.test_demand_cases import ELEVEN
from tests.factories.administration import make_person
from tests.factories.demands import ask
from tests.factories.groups import gather, say
from tests.factories.papers import work
from tests.factories.reports import made, ordered
from tests.reports.reading import words_of_docx

pytestmark = pytest.mark.django_db(transaction=True)


KINDS = (Report.Kind.PERIOD, Report.Kind.UNIT)


def words_of(kind: str, finding: Finding, by: User, *, period: str) -> str:
    """The report of the scope, or of the unit that the finding is about."""
    about = by.scope if kind == Report.Kind.PERIOD else finding.unit
    return words_of_docx(made(ordered(by, about, kind, "docx", "zh-hans", period=period)))


@pytest.mark.parametrize("kind", KINDS)
def test_report_tells_of_data_that_was_asked_for_again(kind: str, province: Province) -> None:
    for month, name in ((5, "安平县民政局"), (6, "安平县卫生健康局")):
        ask(
            department(name, province.county),
            province.town,
            title=f"残疾人信息采集表（{month}）",
            sent=f"2026-0{month}-05 09:00",
            due=f"2026-0{month}-25 18:00",
            fields=ELEVEN,
        )
    work()
    finding = Finding.objects.get(kind="asked_again")
    inspector = make_person(Role.INSPECTOR, province.county)

    words = words_of(kind, finding, inspector, period="2026-06")

    with translation.override("zh-hans"):
        assert kind_of(finding).claim(finding) in words
    assert "残疾人信息采集表（5）" in words
    for _name, told in kind_of(finding).places(finding, inspector)[:3]:
        assert told in words


@pytest.mark.parametrize("kind", KINDS)
def test_report_tells_both_instructions_of_a_pair(kind: str, province: Province) -> None:
    first = gather(province.county, province.town, title="民政群")
    second = gather(province.county, province.town, title="社救群")
    say(first, ("2026-03-17 09:00", "请各村于3月19日前报送困难群众救助资金发放台账"))
    say(second, ("2026-03-17 15:00", "转：困难群众救助资金发放台账3月19日前报镇民政办"))
    finding = Finding.objects.get(kind="told_again")
    inspector = make_person(Role.INSPECTOR, province.county)

    words = words_of(kind, finding, inspector, period="2026-03")

    assert "请各村于3月19日前报送困难群众救助资金发放台账" in words
    assert "转：困难群众救助资金发放台账3月19日前报镇民政办" in words
