"""Bounds of units' quarters and years of papers: what a preview tells of them comes true."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from burden.organisations.models import Role, Unit
from burden.thresholds import selectors
from burden.thresholds.whatif import effect_of
from docs_audit.issuing import counts, quarters, years
from docs_audit.models import PlannedPaper, RegisteredMonth, RegisteredPaper
from tests.docs_audit.registers import receive
from tests.docs_audit.test_white_head_drift import issue
from tests.factories.administration import make_person
from tests.meetings.gatherings import Offices, make_offices
from tests.rows import Once
from tests.thresholds.foretold import assert_comes_true
from tests.thresholds.judged import publish_and_judge

pytestmark = pytest.mark.django_db(transaction=True)

FIRE = "关于切实做好森林防火和秸秆禁烧工作的通知"
# A few papers tell enough here.
FEW: dict[str, float] = {"white.least": 4}
STRICT: dict[str, float] = {"rule.grassroots_cut": 0.5, "plan.likeness": 1.0}
LAX: dict[str, float] = {"white.share": 0.99, "white.rise": 0.9, "classified.rise": 0.9}
# What is given before, what is looked at, and the kinds of findings that come and that go.
CASES: list[tuple[dict[str, float], dict[str, float], set[str], set[str]]] = [
    (
        {},
        LAX | STRICT,
        {years.MORE_BELOW, years.OUTSIDE_PLAN},
        {quarters.DRIFT, counts.CLASSIFIED},
    ),
    (
        LAX | STRICT,
        {"white.share": 0.3, "white.rise": 0.05, "classified.rise": 0.05}
        | {"rule.grassroots_cut": 0.0, "plan.likeness": 0.3},
        {quarters.DRIFT, counts.CLASSIFIED},
        {years.MORE_BELOW, years.OUTSIDE_PLAN},
    ),
    (
        {"white.share": 0.99, "white.chance": 0.0001},
        {"white.chance": 0.2},
        {quarters.DRIFT, counts.CLASSIFIED},
        set(),
    ),
    (
        STRICT,
        {"white.least": 60},
        set(),
        {years.MORE_BELOW, quarters.DRIFT, counts.CLASSIFIED},
    ),
]


def issue_papers() -> Offices:
    """White heads of three units, classified ones, papers sent down and a plan with one of them."""
    offices = make_offices()
    city, county, water = offices.city, offices.county, offices.water
    issue(county, date(2024, 1, 1), 8, 1)
    issue(county, date(2025, 1, 1), 2, 6)
    issue(water, date(2025, 4, 1), 3, 3)
    for year, classified in ((2024, 1), (2025, 12)):
        RegisteredMonth.objects.create(
            unit=county, month=date(year, 6, 1), count=40, classified=classified
        )
    for year, count in ((2024, 5), (2025, 4)):
        for n in range(1, count + 1):
            number, day = f"临政发〔{year}〕{n}号", date(year, n % 12 + 1, 1)
            receive(city, number, "关于防汛的通知", day, sent_to=[county])
    register(city, "临政发〔2025〕10号", "关于防汛的通知", reaches="township")
    PlannedPaper.objects.create(
        unit=water, year=2026, key="1", number="1", title="森林防火和秸秆处置"
    )
    receive(water, "安水发〔2026〕1号", FIRE, date(2026, 3, 2))
    return offices


@pytest.fixture
def offices(once: Once, monkeypatch: pytest.MonkeyPatch) -> Offices:
    # Whatever is held in memory at a time, the same is told.
    monkeypatch.setattr("docs_audit.issuing.foretelling._PAPERS", 1)
    return once(issue_papers)


def register(unit: Unit, number: str, title: str, *, reaches: str) -> None:
    RegisteredPaper.objects.create(
        unit=unit,
        year=2025,
        number=number,
        number_key=number,
        title=title,
        issued_on=date(2025, 5, 6),
        reaches=reaches,
    )


@pytest.mark.parametrize(("given", "values", "comes", "goes"), CASES, ids=range(len(CASES)))
def test_what_is_told_of_quarters_and_years_comes_true(
    offices: Offices,
    given: dict[str, float],
    values: dict[str, float],
    comes: set[str],
    goes: set[str],
) -> None:
    publish_and_judge(FEW | given, offices)

    effect = assert_comes_true(values, offices)

    assert {one.kind for one in effect.kinds if len(one.comes)} == comes
    assert {one.kind for one in effect.kinds if len(one.goes)} == goes


def test_quarter_that_nothing_was_said_of_yet_is_told_by_its_unit_and_last_day(
    offices: Offices,
) -> None:
    publish_and_judge(FEW | LAX, offices)
    client = Client(headers={"accept-language": "en"})
    client.force_login(
        make_person(Role.SYSTEM_ADMIN, offices.city), "django.contrib.auth.backends.ModelBackend"
    )

    page = client.post(
        reverse("thresholds:what-if"),
        {"based_on": str(selectors.in_force().set.uuid), "white.share": "0.5"},
        headers={"hx-request": "true"},
    ).content.decode()

    assert "March 31, 2025" in page
    assert offices.county.name in page
    assert "known only once" not in page


def test_too_many_papers_are_told_as_unknown(
    offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docs_audit.issuing.foretelling.MOST", 1)
    monkeypatch.setattr("docs_audit.issuing.foretelling.MOST_PLANNED", 0)

    effect = effect_of({"rule.grassroots_cut": 0.5, "plan.likeness": 1.0, "white.share": 0.3})

    unseen = {one.definition.key for one in effect.unseen}
    assert unseen == {"rule.grassroots_cut", "plan.likeness"}
