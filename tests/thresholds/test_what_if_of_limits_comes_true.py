"""Other limits of rules: what a preview tells of stored papers and meetings comes true."""

from datetime import date

import pytest

from burden.organisations.models import OrganKind, Unit
from burden.thresholds.whatif import effect_of
from meetings.models import Meeting
from tests.factories.papers import bring, work
from tests.meetings.gatherings import Offices, hold, judge_again, line, make_offices
from tests.rows import Once
from tests.rules.papers import framed
from tests.thresholds.foretold import assert_comes_true
from tests.thresholds.judged import judged_by, publish_and_judge

pytestmark = pytest.mark.django_db(transaction=True)

# Notes become findings, so that a hit more or less shows.
SHOWN: dict[str, float] = {f"rule.{rule}": 2 for rule in ("GD-05", "GD-12b", "LOC-04", "LOC-04b")}
CROWDED: dict[str, float] = {"meeting.people": 8, "meeting.class_four_people": 8}
DEMAND = "请各乡镇于3月{day}日前将第{day}号统计表报送县政府办公室。"

PAPERS: list[tuple[dict[str, float], dict[str, float], str]] = [
    ({}, {"length.special": 600}, "comes"),
    ({"length.special": 600}, {"length.special": 3_000, "length.general": 6_000}, "goes"),
    ({}, {"rule.hours_to_deadline": 200}, "comes"),
    ({"rule.hours_to_deadline": 200}, {"rule.hours_to_deadline": 2}, "goes"),
    ({"rule.demands_a_week": 5}, {"rule.demands_a_week": 2}, "comes"),
    ({}, {"rule.demands_a_week": 50}, "goes"),
]
MEETINGS: list[tuple[dict[str, float], dict[str, float], str]] = [
    ({}, CROWDED | {"meeting.minutes": 90}, "comes"),
    ({"meeting.minutes": 90}, {"meeting.minutes": 600}, "goes"),
    ({}, {"meeting.days": 0.25, "meeting.discussion_days": 0.5}, "comes"),
    ({}, {"meeting.principal_minutes": 20, "meeting.characters_a_minute": 400}, "comes"),
    ({}, {"meeting.principal_minutes": 200}, "goes"),
    ({}, {"meeting.free_from": 1, "meeting.free_to": 5}, "comes"),
    ({}, {"meeting.filed_days": 20}, "comes"),
    ({}, {"meeting.lowest_level": 3}, "comes"),
    ({}, CROWDED | {"hours.preparation": 2, "severity.medium": 1}, "comes"),
]


def bring_papers() -> Offices:
    offices = make_offices()
    long = framed(
        "各地要加强林区巡护。\n" * 120,
        title="关于开展护林专项行动的通知",
        number="安政办发〔2025〕31号",
        day=date(2025, 2, 3),
    )
    demands = [
        framed(
            DEMAND.format(day=day + 4), day=date(2025, 3, day), number=f"安政办发〔2025〕{day}号"
        )
        for day in (3, 5, 6)
    ]
    for text in (long, *demands):
        bring(text, unit=offices.county)
    work()
    return offices


def hold_meetings(offices: Offices) -> Offices:
    meetings = hold(
        offices.county,
        line("s1", "全县护林工作会", seats="安平县人民政府:4;青河镇人民政府:2"),
        line(
            "s2",
            "全县工业经济会",
            start="2026-03-10 08:30",
            end="2026-03-10 12:30",
            seats="安平县人民政府:6;青河镇人民政府:2;白水镇人民政府:3",
        ),
        line("s3", "全县防火调度会", start="2026-03-11 19:00", end="2026-03-11 20:00"),
    )
    minutes = [{"speaker": "某", "role": "县长", "minutes": 90, "characters": None}]
    characters = [{"speaker": "某", "role": "书记", "minutes": None, "characters": 9_000}]
    for meeting, speeches in zip(meetings, (minutes, characters, []), strict=True):
        Meeting.objects.filter(pk=meeting.pk).update(
            speeches=speeches, has_discussion=False, filed_on=date(2026, 3, 3)
        )
        judge_again(meeting)
    return offices


def hold_only_meetings() -> Offices:
    return hold_meetings(make_offices())


@pytest.mark.parametrize(("given", "values", "name"), PAPERS, ids=str)
def test_findings_of_papers_come_and_go_as_told(
    once: Once, given: dict[str, float], values: dict[str, float], name: str
) -> None:
    offices = judged_by(SHOWN | given, bring_papers, once)

    effect = assert_comes_true(values, offices)

    assert any(len(getattr(kind, name)) for kind in effect.kinds)


@pytest.mark.parametrize(("given", "values", "name"), MEETINGS, ids=str)
def test_findings_of_meetings_come_and_go_as_told(
    once: Once, given: dict[str, float], values: dict[str, float], name: str
) -> None:
    offices = judged_by(SHOWN | given, hold_only_meetings, once)

    effect = assert_comes_true(values, offices)

    assert any(len(getattr(kind, name)) for kind in effect.kinds)


def test_limits_of_departments_each_touch_their_own_meeting() -> None:
    offices = make_offices()
    Unit.objects.filter(pk=offices.water.pk).update(organ_kind=OrganKind.DEPARTMENT)
    of_water = {"unit": "安平县水利局", "end": "2026-03-10 10:00"}
    seats, few = "安平县水利局:6;青河镇人民政府:3", "安平县水利局:3;青河镇人民政府:2"
    crowded, long, spoken = hold(
        offices.county,
        line("d1", "水库安全会", start="2026-03-10 09:00", seats=seats, **of_water),
        line("d2", "渠系管护会", start="2026-03-10 06:30", seats=few, **of_water),
        line("d3", "水利业务工作会", start="2026-03-10 09:00", seats=few, **of_water),
    )
    speeches = [{"speaker": "某", "role": "局长", "minutes": 40, "characters": None}]
    Meeting.objects.filter(pk=spoken.pk).update(speeches=speeches)
    judge_again(spoken)
    publish_and_judge(SHOWN, offices)
    limits = {
        "meeting.department_people": (8, crowded),
        "meeting.department_days": (0.25, long),
        "meeting.business_minutes": (30, spoken),
    }

    for key, (value, meeting) in limits.items():
        told = effect_of({key: value})
        assert [one.comes.items.tolist() for one in told.kinds] == [[meeting.item_id]], key
    values = {key: float(value) for key, (value, _meeting) in limits.items()}
    assert_comes_true(values, offices)
    gone = assert_comes_true(dict.fromkeys(limits, 0.0), offices)

    assert sum(len(one.goes) for one in gone.kinds) == len(limits)


def test_limit_that_touches_too_many_is_told_as_unknown(
    once: Once, monkeypatch: pytest.MonkeyPatch
) -> None:
    offices = hold_meetings(once(bring_papers))
    publish_and_judge(SHOWN, offices)
    monkeypatch.setattr("docs_audit.ruling.limits.MOST", 1)
    monkeypatch.setattr("meetings.ruling.limits.MOST", 1)

    effect = effect_of(
        {"length.special": 600, "rule.hours_to_deadline": 200, "meeting.minutes": 60}
    )

    assert {one.definition.key for one in effect.unseen} == {
        "rule.hours_to_deadline",
        "meeting.minutes",
    }
    assert [one.kind for one in effect.kinds] == ["rule:GD-05"]


def test_limit_of_what_is_only_noted_changes_no_finding_however_many_it_touches(
    once: Once, monkeypatch: pytest.MonkeyPatch
) -> None:
    offices = hold_meetings(once(bring_papers))
    monkeypatch.setattr("docs_audit.ruling.limits.MOST", 0)
    monkeypatch.setattr("meetings.ruling.limits.MOST", 0)

    effect = assert_comes_true(
        {"length.special": 600, "meeting.minutes": 90, "meeting.lowest_level": 3}, offices
    )

    assert effect.kinds == []
