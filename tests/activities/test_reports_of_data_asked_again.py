"""A report has data that was asked for again among its findings."""

import pytest

from burden.findings.models import Finding
from burden.findings.registry import kind_of
from burden.organisations.models import Role
from burden.reports.models import Report
from tests.activities.conftest import Province, department
from tests.activities.test_demand_cases import ELEVEN
from tests.factories.administration import make_person
from tests.factories.demands import ask
from tests.factories.papers import work
from tests.factories.reports import made, ordered
from tests.reports.reading import words_of_docx

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("kind", [Report.Kind.PERIOD, Report.Kind.UNIT])
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

    about = province.county if kind == Report.Kind.PERIOD else finding.unit
    order = ordered(inspector, about, kind, "docx", "zh-hans", period="2026-06")
    words = words_of_docx(made(order))

    assert kind_of(finding).claim(finding) in words
