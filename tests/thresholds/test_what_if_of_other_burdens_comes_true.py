"""Limits and hours of other burdens: what a preview tells of stored records comes true."""

import pytest

from burden.activities.models import Inspection
from burden.activities.registers import correcting
from burden.activities.registers.contract import all_registers
from burden.organisations.models import Role
from burden.thresholds import selectors
from burden.thresholds.whatif import effect_of
from tests.factories.administration import make_person
from tests.factories.campaigns import run
from tests.factories.groups import ago, gather, say
from tests.factories.inspections import tell
from tests.factories.papers import work
from tests.factories.secondments import borrow
from tests.meetings.gatherings import Offices, make_offices
from tests.rows import Once
from tests.thresholds.foretold import assert_comes_true
from tests.thresholds.judged import judged_by, publish_and_judge

pytestmark = pytest.mark.django_db(transaction=True)

SCHEME = """一、组织领导
1. 工作台账齐全，得10分。
2. 有会议记录和照片，得10分。
3. 群众满意度达到90%，得80分。"""
# What is given before, what is looked at, and what comes of it.
CASES: list[tuple[dict[str, float], dict[str, float], str]] = [
    ({}, {"inspection.escort_levels": 2, "inspection.escort_ratio": 0.5}, "comes"),
    ({"inspection.escort_levels": 2}, {"inspection.escort_ratio": 50}, "goes"),
    ({}, {"inspection.trace_share": 0.9}, ""),
    ({}, {"inspection.indicators": 10, "severity.medium": 1}, ""),
    ({}, {"inspection.round_days": 7}, "goes"),
    ({"inspection.round_days": 7}, {"inspection.round_days": 90}, "comes"),
    ({}, {"inspection.round_likeness": 1.0}, ""),
    ({}, {"rule.GD-17": 0}, "goes"),
    ({"rule.GD-17": 0}, {"rule.GD-17": 2}, "comes"),
    ({}, {"secondment.months": 1}, "comes"),
    ({}, {"secondment.again_days": 365}, ""),
    ({}, {"hours.inspection_day": 3, "severity.medium": 1}, "weighs"),
    ({}, {"hours.inspection_preparation": 40, "hours.inspection_material": 9}, "weighs"),
    ({}, {"hours.campaign": 80, "hours.pledge": 9, "hours.secondment_day": 4}, ""),
    ({}, {"inspection.escort_levels": 2, "hours.inspection_escorts": 6}, "comes"),
    ({}, {"group.idle_days": 7}, "comes"),
    ({}, {"group.overlap": 1.0}, "goes"),
    ({}, {"group.tasks_a_day": 2, "rule.hours_to_deadline": 1}, ""),
    ({}, {"group.off_least": 1, "group.off_share": 0.05}, "comes"),
    ({}, {"group.opens": 12, "group.closes": 13, "group.off_least": 1}, "comes"),
    ({}, {"rule.ZJ-06": 0}, "goes"),
    ({}, {"hours.instruction": 0.5, "hours.instruction_reply": 1}, ""),
]


def keep_records() -> Offices:
    """Inspections with a round below, a campaign, pledges, secondments; one was withdrawn."""
    offices = make_offices()
    county, town = offices.county, offices.town
    by = make_person(Role.INSPECTOR, county)
    tell(county, town, people="2", escorts="镇:4；村:1", approval="", text=SCHEME)
    tell(county, town, title="河道清理检查", start="2026-03-02", materials="自查报告")
    tell(town, town, title="全镇河道清理检查", start="2026-03-30")
    run(county, town, kind="达标活动")
    run(county, town, title="安全责任状", kind="责任状", has_pledges="是")
    borrow(county, town, end="2026-06-30", returned="2026-06-30", person="甲")
    borrow(county, town, start="2026-08-10", end="2026-09-30", person="甲", kind="跟班学习")
    told = {"line": "民政", "active": ago(30)}
    for title, names in (("民政群", "甲；乙；丙；丁"), ("社救群", "甲；乙；丙；戊")):
        group = gather(county, town, title=title, person=names, people="40", **told)
        say(
            group,
            ("2026-03-17 09:00", "请各村报送困难群众救助资金发放台账"),
            ("2026-03-17 21:00", "请各村今晚22:00前接龙报名，收到请回复"),
        )
    gone = tell(county, town, title="重复登记的检查", people="1", escorts="镇:9；村:9")
    correcting.withdraw(all_registers()[0], gone, reason="重复登记", by=by)
    work()
    return offices


@pytest.fixture
def offices(once: Once) -> Offices:
    return once(keep_records)


@pytest.mark.parametrize(("given", "values", "name"), CASES, ids=str)
def test_what_is_told_of_records_comes_true(
    once: Once, given: dict[str, float], values: dict[str, float], name: str
) -> None:
    offices = judged_by(given or {"own.read": 9}, keep_records, once)

    effect = assert_comes_true(values, offices)

    assert not name or any(len(getattr(kind, name)) for kind in effect.kinds)


def test_hours_of_records_are_told_by_component(offices: Offices) -> None:

    effect = effect_of({"hours.inspection_day": 12, "hours.campaign": 32})

    assert effect.moved["inspection"] > 0
    assert effect.moved["activity"] == 16


def test_what_touches_too_many_records_is_told_as_unknown(
    offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("burden.activities.preview.preview.MOST", 1)

    effect = effect_of({"inspection.trace_share": 0.9, "hours.inspection_day": 3})

    told = {one.definition.key for one in effect.unseen}
    assert told == {"inspection.trace_share", "hours.inspection_day"}
    assert dict(selectors.in_force())["hours.inspection_day"] == 7
    assert Inspection.objects.count() == 4


def tell_again(offices: Offices) -> None:
    """Two groups of one town: one instruction after six hours, one after three days."""
    county, town = offices.county, offices.town
    early = gather(county, town, title="民政群", people="10")
    late = gather(county, town, offices.other_town, title="社救群", people="20")
    say(
        early,
        ("2026-03-17 09:00", "请各村于3月19日前报送困难群众救助资金发放台账"),
        ("2026-03-17 10:00", "请各村报送退役军人优待证名册"),
    )
    say(
        late,
        ("2026-03-17 15:00", "转：困难群众救助资金发放台账3月19日前报镇民政办，收到请回复"),
        ("2026-03-20 10:00", "请各村报送退役军人优待证名册"),
    )


def test_what_is_given_again_within_other_hours_comes_and_goes_as_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offices = make_offices()
    publish_and_judge({"group.repeat_hours": 2}, offices)
    tell_again(offices)
    more: dict[str, float] = {"group.repeat_hours": 24}
    all_: dict[str, float] = {"group.repeat_hours": 100, "hours.instruction_reply": 2}

    first = assert_comes_true(more, offices)
    second = assert_comes_true(all_, offices)
    gone = assert_comes_true({"group.repeat_hours": 2}, offices)

    assert {one.kind: len(one.comes) for one in first.kinds} == {
        "rule:ZJ-05:group": 1,
        "told_again": 1,
    }
    assert first.moved["instr_dup"] > 0
    told = {one.kind: (len(one.comes), len(one.weighs)) for one in second.kinds}
    assert told["told_again"] == (1, 1)
    assert {one.kind: len(one.goes) for one in gone.kinds}["told_again"] == 2
    monkeypatch.setattr("burden.activities.groups.foreseeing.MOST_COMPARED", 1)
    assert [one.definition.key for one in effect_of(more).unseen] == ["group.repeat_hours"]
