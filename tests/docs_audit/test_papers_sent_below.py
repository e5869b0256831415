"""Papers that go to the county and below, counted by level against the year before (N19-01)."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from burden.findings.models import Finding
from burden.jobs import services as jobs
from burden.organisations.models import Level, Role, Unit
from docs_audit.issuing.importing import JUDGE
from docs_audit.issuing.issued import Issued
from docs_audit.issuing.reach import reach_of
from docs_audit.issuing.years import MORE_BELOW
from tests.docs_audit.registers import bring_register, client_of, receive
from tests.factories.administration import make_unit
from tests.factories.papers import work

pytestmark = pytest.mark.django_db(transaction=True)

TODAY = date(2026, 6, 30)


@pytest.fixture
def city() -> Unit:
    return make_unit("江州市人民政府", level=Level.CITY)


def papers(year: int, count: int, level: Level, months: int = 12) -> list[Issued]:
    return [
        Issued(f"江政发〔{year}〕{n}号", "通知", date(year, n % months + 1, 1), reaches=level)
        for n in range(count)
    ]


def test_counts_go_by_the_lowest_level_reached(city: Unit) -> None:
    now = [
        *papers(2025, 3, Level.TOWNSHIP),
        *papers(2025, 2, Level.COUNTY),
        *papers(2025, 4, Level.CITY),
    ]

    found = reach_of(city, 2025, now, papers(2024, 6, Level.COUNTY), today=TODAY)

    assert {level: (one.now, one.before) for level, one in found.levels.items()} == {
        Level.COUNTY: (2, 6),
        Level.TOWNSHIP: (3, 0),
        Level.VILLAGE: (0, 0),
    }
    assert (found.total.now, found.total.before, found.total.forecast) == (5, 6, None)


def test_open_year_is_told_where_it_is_heading(city: Unit) -> None:
    now = papers(2026, 24, Level.COUNTY, months=6)

    found = reach_of(city, 2026, now, papers(2025, 24, Level.COUNTY), today=TODAY)

    # Twice as many in the same six months as the year before.
    assert found.total.forecast == 48
    assert found.total.is_above(1.0)


def test_paper_to_units_of_the_issuers_own_level_is_not_sent_below() -> None:
    county = make_unit("安平县人民政府", level=Level.COUNTY)
    own, below = papers(2025, 1, Level.COUNTY), papers(2025, 1, Level.TOWNSHIP)

    assert reach_of(county, 2025, [*own, *below], [], today=TODAY).papers == below


def test_more_papers_below_than_the_year_before_are_a_finding(city: Unit) -> None:
    county = make_unit("安平县", level=Level.COUNTY, parent=city)
    last = timezone.localdate().year - 1
    for year, count in ((last - 1, 12), (last, 15)):
        for n in range(1, count + 1):
            receive(
                city, f"江政发〔{year}〕{n}号", "通知", date(year, n % 12 + 1, 1), sent_to=[county]
            )
    jobs.enqueue(JUDGE, str(city.uuid))
    work()

    finding = Finding.objects.get(kind=MORE_BELOW)
    assert (finding.measures["count"], finding.measures["before"]) == (15, 12)
    page = client_of(Role.INSPECTOR, city).get(
        reverse("findings:finding-detail", args=[finding.uuid])
    )
    assert "show=below" in page.text


def test_register_tells_the_level_before_receipts_do(city: Unit) -> None:
    editor = client_of(Role.UNIT_EDITOR, city)
    bring_register(
        editor,
        city,
        "发文字号,标题,发文日期,发至范围\n"
        "江政发〔2025〕1号,关于防汛的通知,2025-03-01,县、乡镇\n"
        "江政发〔2025〕2号,关于防火的通知,2025-03-02,市直\n",
    )

    page = editor.get(reverse("documents:issued-unit", args=[city.uuid]), {"year": 2025})

    assert [one.number for one in page.context["reach"].papers] == ["江政发〔2025〕1号"]


def test_range_that_is_no_level_is_named(city: Unit) -> None:
    editor = client_of(Role.UNIT_EDITOR, city)

    shown = bring_register(editor, city, "发文字号,发至范围\n江政发〔2025〕1号,大家\n")

    assert ">reaches</td>" in shown
