"""Limits and hours of forms: what a preview tells of what is asked again comes true."""

import pytest

from burden.findings import services as findings
from burden.findings.models import Finding
from burden.organisations.models import Role
from burden.thresholds.whatif import effect_of
from tests.factories.administration import make_person
from tests.factories.demands import ask
from tests.factories.hearing import confirm
from tests.factories.papers import work
from tests.meetings.gatherings import Offices, make_offices
from tests.rows import Once
from tests.thresholds.foretold import assert_comes_true
from tests.thresholds.judged import judged_by, publish_and_judge

pytestmark = pytest.mark.django_db(transaction=True)

PERSON = "姓名、身份证号、联系电话、家庭住址"
FARM = "粮食播种面积、粮食产量、化肥使用量、耕地面积"
# What is given before, what is looked at, and what comes of it.
CASES: list[tuple[dict[str, float], dict[str, float], str]] = [
    ({}, {"demand.fields": 500}, ""),
    ({}, {"demand.standing_days": 7}, "goes"),
    ({"demand.standing_days": 7}, {"demand.standing_days": 400}, "comes"),
    ({}, {"demand.changing_days": 1}, ""),
    ({}, {"demand.pass_days": 1}, "goes"),
    ({"demand.pass_days": 1}, {"demand.pass_days": 31}, "comes"),
    ({}, {"demand.pass_share": 1.0}, ""),
    ({}, {"hours.form_field": 3, "hours.form_handling": 9, "severity.medium": 1}, "weighs"),
    ({}, {"hours.form_cell": 1, "hours.form_lines": 400}, ""),
    ({}, {"rule.ZJ-05": 0}, "goes"),
    ({"rule.ZJ-05": 0, "rule.YY-01": 0}, {"rule.ZJ-05": 2, "rule.YY-01": 2}, "comes"),
    ({}, {"rule.hours_to_deadline": 200}, "comes"),
    ({}, {"rule.demands_a_week": 2}, ""),
    ({}, {"demand.fields": 4, "demand.changing_days": 60, "hours.form_field": 1}, ""),
]


def keep_forms() -> Offices:
    """Persons asked for three times, one form passed down, one list every month."""
    offices = make_offices()
    city, county, town = offices.city, offices.county, offices.town
    ask(county, town, offices.other_town, fields=PERSON)
    ask(
        offices.water,
        town,
        title="残疾人就业摸底表",
        channel="手机应用",
        sent="2026-03-05 09:00",
        due="2026-03-09 09:00",
        fields=PERSON,
    )
    ask(
        county,
        town,
        offices.other_town,
        title="残疾人服务登记表",
        channel="报表系统",
        sent="2026-06-20 09:00",
        due="2026-07-20",
        fields=f"{PERSON}、服务类型",
    )
    ask(city, county, title="春季农业生产情况表", sent="2026-04-01 09:00", due="", fields=FARM)
    ask(county, town, title="农业生产情况表", sent="2026-04-08 09:00", due="", fields=FARM)
    ask(
        county,
        town,
        title="隐患排查台账",
        cycle="每月",
        sent="2026-05-06 09:00",
        due="",
        sunset="2026-08-31",
        fields="序号、隐患点名称、隐患类型、整改情况",
    )
    work()
    return offices


@pytest.fixture
def offices(once: Once) -> Offices:
    return once(keep_forms)


@pytest.mark.parametrize(("given", "values", "name"), CASES, ids=str)
def test_what_is_told_of_forms_comes_true(
    once: Once, given: dict[str, float], values: dict[str, float], name: str
) -> None:
    offices = judged_by(given or {"own.read": 9}, keep_forms, once)

    effect = assert_comes_true(values, offices)

    assert not name or any(len(getattr(kind, name)) for kind in effect.kinds)


@pytest.mark.parametrize("verdict", ["confirmed", "dismissed"])
def test_what_a_person_decided_counts_as_decided(offices: Offices, verdict: str) -> None:
    by = make_person(Role.INSPECTOR, offices.city)
    for finding in Finding.objects.filter(kind="asked_again"):
        if verdict == "confirmed":
            confirm(finding, by)
        else:
            findings.decide(finding=finding, by=by, verdict=verdict, reason="statutory")
    publish_and_judge({"own.read": 9}, offices)

    effect = assert_comes_true({"demand.standing_days": 7, "hours.form_field": 2}, offices)

    assert not any(len(one.goes) for one in effect.kinds if one.kind == "asked_again")


def test_what_has_to_be_looked_into_one_by_one_is_unknown_of_very_many(
    offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("burden.activities.preview.preview.MOST_SOUGHT", 1)

    sought = effect_of({"demand.standing_days": 7})
    plain = effect_of({"hours.form_field": 2})

    assert [one.definition.key for one in sought.unseen] == ["demand.standing_days"]
    assert not plain.unseen
    assert plain.moved["form"] > 0
