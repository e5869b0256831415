"""Red heads that turn into white ones: told by unit and quarter, against its own year before."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from burden.findings.models import Finding
from burden.findings.services import decide
from burden.jobs import services as jobs
from burden.organisations.models import Level, Role, Unit
from burden.organisations.periods import Period
from docs_audit.issuing import drift, heads, sums
from docs_audit.issuing.drift import Bounds, Count, Ground
from docs_audit.issuing.importing import JUDGE
from docs_audit.issuing.quarters import DRIFT
from docs_audit.models import Paper
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import bring, make_paper, work
from tests.gbt9704.papers import TIP

BOUNDS = Bounds(chance=0.01, rise=0.15, share=0.6, least=12)


def issue(unit: Unit, first: date, formal: int, white: int, *, title: str = "工作提示") -> None:
    """So many numbered papers and white heads of a unit, one a day from the first on."""
    for n in range(formal + white):
        is_white = n >= formal
        paper = make_paper(unit, title=title if is_white else "关于防汛的通知")
        paper.issued_on = first + timedelta(days=n % 28)
        paper.is_white_head = is_white
        if not is_white:
            paper.number = paper.number_key = f"安卫发〔{first.year}〕{first.month}{n:03}号"
            paper.kind = "通知"
        paper.save()


def judge(unit: Unit) -> None:
    jobs.enqueue(JUDGE, str(unit.uuid))
    work()


def test_rise_beyond_chance_is_pointed_out() -> None:
    found = drift.judge(Count(formal=10, white=20), Count(formal=100, white=20), BOUNDS)

    assert found.ground is Ground.RISE
    assert found.chance is not None
    assert found.chance < 1e-6


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (Count(25, 5), Count(100, 20)),
        (Count(20, 10), Count(2, 1)),
        (Count(1, 5), Count(100, 2)),
        (Count(18, 8), Count(90, 30)),
    ],
    ids=["same share", "hardly a baseline", "too few papers", "small rise"],
)
def test_chance_few_papers_and_a_steady_share_are_left_alone(now: Count, before: Count) -> None:
    assert drift.judge(now, before, BOUNDS).ground is None


def test_chance_is_the_tail_of_the_beta_binomial() -> None:
    # With nothing known before, Beta(1/2, 1/2) and one paper: both outcomes are as likely.
    assert drift.tail(1, 1, 0, 0) == pytest.approx(0.5)
    assert drift.tail(0, 9, 3, 10) == pytest.approx(1.0)
    # A long steady baseline comes near the binomial tail: P(X >= 9 | 10, 1/2) = 11/1024.
    assert drift.tail(9, 10, 500_000, 1_000_000) == pytest.approx(11 / 1024, rel=1e-3)


@pytest.mark.django_db(transaction=True)
def test_case_k06_is_found_with_its_share_and_rate() -> None:
    """621 papers from January to July 2019, 478 of them white: 77 %, more than four a day."""
    county = make_unit("昌平县卫生健康委员会", level=Level.COUNTY)
    months = [date(2019, month, 1) for month in range(1, 8)]
    for n, month in enumerate(months):
        whites, formals = 68 + (n < 2), 20 + (n < 3)
        issue(county, month, formals, whites)
    period = Period(date(2019, 1, 1), 7)

    rate = heads.rate_of(heads.months_of(sums.of_papers(heads.papers_of(county))), period)
    judge(county)

    assert (rate.papers, rate.white) == (621, 478)
    assert round(rate.share, 2) == 0.77
    assert rate.a_day > 4
    filed = Finding.objects.filter(kind=DRIFT, state=Finding.State.OPEN)
    assert {one.measures["quarter"] for one in filed} == {"2019-Q1", "2019-Q2", "2019-Q3"}


@pytest.mark.django_db(transaction=True)
def test_finding_names_its_papers_and_goes_when_they_are_read_otherwise() -> None:
    county = make_unit("安平县教育局", level=Level.COUNTY)
    issue(county, date(2024, 2, 1), 40, 2)
    issue(county, date(2025, 1, 1), 8, 16, title="督办单")
    judge(county)

    finding = Finding.objects.get(kind=DRIFT)
    assert finding.measures["ground"] == "rise"
    assert len(finding.evidence[0]["papers"]) == 16
    client = Client()
    client.force_login(make_person(Role.INSPECTOR, county))
    shown = client.get(reverse("findings:finding-detail", args=[finding.uuid])).text
    assert "督办单" in shown

    Paper.objects.filter(is_white_head=True).update(is_white_head=False)
    judge(county)

    finding.refresh_from_db()
    assert finding.state == Finding.State.WITHDRAWN


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("more", "now"), [(7, "dismissed"), (8, "open")])
def test_dismissed_drift_comes_back_when_it_has_grown_by_half(more: int, now: str) -> None:
    county = make_unit("安平县教育局", level=Level.COUNTY)
    issue(county, date(2024, 2, 1), 40, 2)
    issue(county, date(2025, 1, 1), 8, 16)
    judge(county)
    finding = Finding.objects.get(kind=DRIFT)
    decide(
        finding=finding,
        verdict="dismissed",
        reason="emergency",
        by=make_person(Role.INSPECTOR, county),
    )

    issue(county, date(2025, 2, 1), 0, more)
    judge(county)

    finding.refresh_from_db()
    assert finding.measures["white"] == 16 + more
    assert finding.state == now


@pytest.mark.django_db(transaction=True)
def test_page_tells_what_replaced_what_within_the_scope_only() -> None:
    county = make_unit("安平县", level=Level.COUNTY)
    bureau = make_unit("安平县教育局", level=Level.COUNTY, parent=county)
    stranger = make_unit("临河县", level=Level.COUNTY)
    issue(bureau, date(2024, 1, 1), 14, 0)
    issue(bureau, date(2025, 1, 1), 4, 14, title="督办单")
    issue(stranger, date(2025, 1, 1), 0, 15, title="外县工作提示")
    client = Client()
    client.force_login(make_person(Role.INSPECTOR, county))

    page = client.get(reverse("documents:white-heads"), {"period": "2025-Q1"})

    rows = {(str(row.label), row.is_white): (row.before, row.now) for row in page.context["forms"]}
    assert rows["通知", False] == (14, 4)
    assert sorted(now for (_label, is_white), (_before, now) in rows.items() if is_white) == [14]
    assert page.context["drift"].ground is Ground.RISE
    assert "外县工作提示" not in page.text
    assert (
        client.get(reverse("documents:white-heads"), {"unit": str(stranger.uuid)}).status_code
        == 404
    )


@pytest.mark.django_db(transaction=True)
def test_page_of_a_white_head_tells_what_speaks_for_it() -> None:
    county = make_unit("安平县人民政府", level=Level.COUNTY)
    bring(TIP, name="tip.txt", unit=county)
    work()
    client = Client()
    client.force_login(make_person(Role.INSPECTOR, county))

    paper = Paper.objects.get()
    shown = client.get(reverse("documents:paper-detail", args=[paper.uuid])).context

    assert paper.is_white_head
    assert {"主送下级", "限定时间"} <= {str(one) for one in shown["white_signals"]}
