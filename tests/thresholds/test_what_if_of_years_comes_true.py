"""Rules on a unit's year of other burdens: what a preview tells of all years comes true."""

import pytest
from django.test import Client
from django.urls import reverse

from burden.activities.registers import correcting
from burden.activities.registers.contract import all_registers
from burden.findings.models import Finding
from burden.organisations.models import Level, OrganKind, Role, Unit
from burden.thresholds import selectors
from burden.thresholds.whatif import effect_of
from tests.factories.administration import make_person, make_unit
from tests.factories.demands import ask
from tests.factories.groups import gather
from tests.factories.inspections import plan, tell
from tests.factories.papers import work
from tests.meetings.gatherings import Offices, make_offices
from tests.rows import Once
from tests.thresholds.foretold import assert_comes_true
from tests.thresholds.judged import judged_by, publish_and_judge

pytestmark = pytest.mark.django_db(transaction=True)

# What is given before, what is looked at, and what comes of it.
CASES: list[tuple[dict[str, float], dict[str, float], str]] = [
    ({"inspection.visits": 50}, {"inspection.visits": 2}, "comes"),
    ({"inspection.visits": 2}, {"inspection.visits": 50}, "goes"),
    ({"inspection.visits": 3}, {"inspection.visit_days": 7}, "goes"),
    ({"inspection.rankings": 12}, {"inspection.rankings": 3}, "comes"),
    ({"inspection.rankings": 3}, {"inspection.rankings": 12}, "goes"),
    ({"inspection.comprehensive_a_year": 50}, {"inspection.comprehensive_a_year": 1}, "comes"),
    ({"rule.LOC-07": 2}, {"inspection.a_year": 1}, "comes"),
    ({"rule.LOC-07": 2, "inspection.a_year": 1}, {"inspection.a_year": 300}, "goes"),
    ({"inspection.least": 500}, {"inspection.least": 1, "inspection.cut_grassroots": 0.9}, ""),
]
# Shown as findings; a year of a central body, of forms and of applications.
SHOWN: dict[str, float] = {"own.read": 9, "rule.GD-14": 2, "rule.LOC-01": 2, "rule.GD-23": 2}
OTHERS: list[tuple[dict[str, float], dict[str, float], str]] = [
    ({}, {"inspection.onsite_a_month": 0.2}, "comes"),
    ({"inspection.onsite_a_month": 0.2}, {"inspection.onsite_a_month": 30}, "goes"),
    ({"inspection.onsite_a_month": 0.2}, {"inspection.least": 400}, ""),
    ({}, {"demand.cut": 0.5, "demand.least": 2}, "comes"),
    ({"demand.cut": 0.5, "demand.least": 2}, {"demand.cut": 0.1}, "goes"),
    ({"demand.cut": 0.5, "demand.least": 2}, {"demand.least": 20}, "goes"),
    ({}, {"group.apps_a_department": 5}, "goes"),
    ({"group.apps_a_department": 5}, {"group.apps_a_department": 1}, "comes"),
]


@pytest.fixture
def offices(once: Once) -> Offices:
    return once(make_offices)


def keep_years(offices: Offices) -> None:
    """Two years of visits to one town, notices of a ranking, one inspection of everything."""
    county, town, water = offices.county, offices.town, offices.water
    by = make_person(Role.INSPECTOR, county)
    water.organ_kind = OrganKind.DEPARTMENT
    water.save()
    for day, title in (("02", "防汛检查"), ("05", "禁毒检查"), ("12", "秸秆禁烧检查")):
        tell(county, town, title=title, start=f"2026-03-{day}")
    for month in (2, 3, 4):
        tell(county, town, title="招商引资通报", kind="通报", start=f"2026-{month:02}-20")
    tell(water, town, title="水利工作综合考核", kind="综合", start="2026-05-06")
    tell(water, town, title="水利工作年终考核", kind="综合", start="2026-06-09")
    tell(county, town, title="上年防汛检查", start="2025-03-02")
    plan(county, "防汛检查")
    gone = tell(county, town, title="登记有误的检查", start="2026-03-14")
    work()
    correcting.withdraw(all_registers()[0], gone, reason="登记有误", by=by)
    work()


@pytest.mark.parametrize(("given", "values", "name"), CASES, ids=str)
def test_what_is_told_of_years_comes_true(
    offices: Offices, given: dict[str, float], values: dict[str, float], name: str
) -> None:
    publish_and_judge(given | {"own.read": 9}, offices)
    keep_years(offices)

    effect = assert_comes_true(values, offices)

    assert not name or any(len(getattr(kind, name)) for kind in effect.kinds)


def keep_other_years() -> Offices:
    """A ministry's inspections and applications; four forms of a year and three of the next."""
    offices = make_offices()
    ministry = make_unit("中央某部", level=Level.CENTRAL, staff=90)
    Unit.objects.filter(pk=ministry.pk).update(organ_kind=OrganKind.DEPARTMENT)
    town = offices.town
    for month in range(1, 6):
        tell(ministry, town, title=f"第{month}次督查", start=f"2025-0{month}-10")
    for title in ("一号通", "二号通"):
        gather(ministry, town, title=title, kind="APP", filing="备", line=title)
    for year, count in ((2024, 4), (2025, 3)):
        for month in range(1, count + 1):
            sent = f"{year}-0{month}-06 09:00"
            ask(offices.county, town, title=f"统计表{month}", sent=sent, due="", fields="")
    work()
    return offices


@pytest.mark.parametrize(("given", "values", "name"), OTHERS, ids=str)
def test_what_is_told_of_other_years_comes_true(
    once: Once, given: dict[str, float], values: dict[str, float], name: str
) -> None:
    offices = judged_by(SHOWN | given, keep_other_years, once)

    effect = assert_comes_true(values, offices)

    assert not name or any(len(getattr(kind, name)) for kind in effect.kinds)


def test_years_are_told_where_single_records_are_too_many(
    once: Once, monkeypatch: pytest.MonkeyPatch
) -> None:
    offices = judged_by(SHOWN, keep_other_years, once)
    monkeypatch.setattr("burden.activities.preview.preview.MOST", 1)

    effect = assert_comes_true({"inspection.onsite_a_month": 0.2}, offices)

    assert sum(len(kind.comes) for kind in effect.kinds) == 1


def test_year_that_no_rule_spoke_of_yet_is_told_by_its_unit(offices: Offices) -> None:
    publish_and_judge({"inspection.comprehensive_a_year": 50}, offices)
    keep_years(offices)
    assert not Finding.objects.filter(kind__endswith=":inspection", item__unit=offices.water)
    client = Client(headers={"accept-language": "en"})
    client.force_login(
        make_person(Role.SYSTEM_ADMIN, offices.city), "django.contrib.auth.backends.ModelBackend"
    )
    present = selectors.in_force()

    page = client.post(
        reverse("thresholds:what-if"),
        {"based_on": str(present.set.uuid), "inspection.comprehensive_a_year": "1"},
        headers={"hx-request": "true"},
    ).content.decode()

    effect = effect_of({"inspection.comprehensive_a_year": 1})
    assert sum(len(kind.comes) for kind in effect.kinds) == 1
    assert offices.water.name in page
    assert "known only once" not in page
