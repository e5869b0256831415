"""What forms take: hours by field and line, asked again avoidable wholly, month by month."""

from decimal import Decimal

import pytest

from burden.findings import services as findings
from burden.findings.models import Finding
from burden.ledger.models import Component, Entry
from burden.ledger.verification import problems
from burden.organisations.models import Role, Unit
from tests.activities.conftest import Province
from tests.factories.administration import make_person
from tests.factories.demands import ask
from tests.factories.hearing import confirm
from tests.factories.papers import work

pytestmark = pytest.mark.django_db(transaction=True)

FIGURES = "耕地面积（亩）、播种面积（亩）、粮食产量（吨）、农户数（户）"


def booked(unit: Unit, component: Component) -> Decimal:
    rows = Entry.objects.filter(receiver=unit, component=component)
    return sum((one.hours for one in rows), Decimal(0))


def test_figures_take_time_for_each_and_the_form_as_such(province: Province) -> None:
    ask(province.county, province.town, title="2026年2月粮食生产统计表", fields=FIGURES)
    work()

    assert booked(province.town, Component.FORM) == Decimal("0.5") + 4 * Decimal("0.1")
    assert not Entry.objects.get().is_measured


def test_list_takes_time_for_every_cell_of_its_lines(province: Province) -> None:
    ask(province.county, province.town, rows="50")
    work()

    assert booked(province.town, Component.FORM) == Decimal("0.5") + 4 * 50 * Decimal("0.01")


def test_hours_that_were_told_stand_as_recorded(province: Province) -> None:
    ask(province.county, province.town, province.other_town, hours="6.5")
    work()

    rows = Entry.objects.filter(component=Component.FORM)
    assert {(one.hours, one.is_measured) for one in rows} == {(Decimal("6.5"), True)}
    assert rows.count() == 2


def test_what_is_asked_again_is_avoidable_at_those_who_were_asked_before(
    province: Province,
) -> None:
    ask(province.county, province.town, title="2026年2月粮食生产统计表", fields=FIGURES)
    again = ask(
        province.city,
        province.town,
        province.other_town,
        title="2026年2月农业情况表",
        sent="2026-03-09 09:00",
        fields=FIGURES,
    )
    work()

    finding = Finding.objects.get(item=again.item, kind="asked_again")
    assert finding.avoidable_hours == Decimal("0.4")
    assert booked(province.town, Component.FORM_DUP) == Decimal("0.32"), "0.8 likely"
    assert booked(province.other_town, Component.FORM_DUP) == 0

    inspector = make_person(Role.INSPECTOR, province.city)
    confirm(finding, by=inspector)
    work()

    assert booked(province.town, Component.FORM_DUP) == Decimal("0.4")
    both = booked(province.town, Component.FORM_DUP) + booked(province.town, Component.FORM)
    assert both == 2 * Decimal("0.9")
    avoidable = sum(one.avoidable for one in Entry.objects.filter(component=Component.FORM_DUP))
    assert avoidable == Decimal("0.4")
    assert list(problems()) == []


def test_dismissed_suspicion_leaves_no_hour_avoidable(province: Province) -> None:
    ask(province.county, province.town)
    again = ask(province.city, province.town, title="残疾人名册", sent="2026-03-09 09:00")
    work()

    finding = Finding.objects.get(item=again.item, kind="asked_again")
    inspector = make_person(Role.INSPECTOR, province.city)
    findings.decide(finding=finding, verdict="dismissed", reason="misread", by=inspector)
    work()

    assert booked(province.town, Component.FORM_DUP) == 0
    assert list(problems()) == []


def test_monthly_form_is_booked_month_by_month_to_its_end(province: Province) -> None:
    ask(
        province.county,
        province.town,
        title="粮食生产月报",
        fields=FIGURES,
        sent="2025-01-31 09:00",
        due="",
        cycle="每月",
        sunset="2025-05-30",
    )
    work()

    days = sorted(one.day.isoformat() for one in Entry.objects.all())
    assert days == ["2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30"]
    assert booked(province.town, Component.FORM) == 4 * Decimal("0.9")
    assert list(problems()) == []


def test_emergency_form_is_counted_and_none_of_it_avoidable(province: Province) -> None:
    ask(province.county, province.town)
    ask(province.city, province.town, sent="2026-03-09 09:00", exemption="应急处置")
    work()

    assert booked(province.town, Component.FORM_DUP) == 0
    assert booked(province.town, Component.FORM) > 0
