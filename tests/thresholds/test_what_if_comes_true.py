"""What a preview tells is what is there after the values were published and all was judged anew."""

import pytest

from burden.findings import services as findings
from burden.findings.models import Finding
from burden.thresholds.whatif import Effect, effect_of
from tests.meetings.gatherings import Offices
from tests.thresholds.judged import facts, inspector_of, make_judged, publish_and_judge

pytestmark = pytest.mark.django_db(transaction=True)

CHANGES: list[dict[str, float]] = [
    {"copy.amber": 0.3, "copy.excerpt": 5000},
    {"copy.amber": 0.97, "copy.red": 1.0, "copy.excerpt": 5000},
    {"copy.shortest": 1000, "copy.excerpt": 2000},
    {"meeting.link_weight": 10},
    {"meeting.novelty": 0.0, "meeting.accompany_people": 500, "meeting.nested_hours": 500},
    {"meeting.accompany_people": 1, "meeting.nested_people": 1, "meeting.nested_hours": 0.5},
    {"severity.medium": 0.5, "severity.high": 2},
    {"score.weight.layered": 0.9, "score.ceiling.meeting": 0.05, "copy.amber": 0.3},
    {"rule.GD-04": 0, "rule.TL-05": 2, "rule.GD-16": 2},
]


@pytest.fixture
def offices(db: None) -> Offices:
    return make_judged()


def pairs(effect: Effect, name: str) -> dict[tuple[str, int, int | None], str]:
    """Pairs that come, go or weigh differently, with their severity afterwards."""
    return {
        (one.kind, int(item), int(upper) or None): str(after)
        for one in effect.kinds
        for rows in [getattr(one, name)]
        for item, upper, after in zip(rows.items, rows.uppers, rows.after, strict=True)
    }


@pytest.mark.parametrize("values", CHANGES, ids=" ".join)
def test_findings_hours_and_scores_come_as_told(offices: Offices, values: dict[str, float]) -> None:
    before, hours_before, scores_before = facts()
    effect = effect_of(values)

    publish_and_judge(values, offices)

    after, hours_after, scores_after = facts()
    assert pairs(effect, "comes").keys() == after.keys() - before.keys()
    assert pairs(effect, "goes").keys() == before.keys() - after.keys()
    told = pairs(effect, "comes") | pairs(effect, "weighs")
    assert {key: after[key].split()[1] for key in told} == told
    stayed = (before.keys() & after.keys()) - pairs(effect, "weighs").keys()
    assert all(before[key] == after[key] for key in stayed)
    assert not effect.unseen
    for component in {*hours_before, *hours_after}:
        gained = hours_after.get(component, 0.0) - hours_before.get(component, 0.0)
        assert effect.moved.get(component, 0.0) == pytest.approx(gained, abs=1e-4)
    moved = {
        unit: score
        for unit, score in scores_after.items()
        if abs((score or 0.0) - (scores_before[unit] or 0.0)) >= 0.05
    }
    shown = {one.unit: one.after for level in effect.levels for one in level.shown}
    assert shown == pytest.approx(moved, abs=1e-3)


def test_some_of_these_changes_bring_and_some_take_findings(offices: Offices) -> None:
    effects = [effect_of(values) for values in CHANGES]

    assert {one.kind for effect in effects for one in effect.kinds if len(one.comes)} >= {
        "copied_paper"
    }
    assert {one.kind for effect in effects for one in effect.kinds if len(one.goes)} >= {
        "copied_paper",
        "layered_meeting",
        "accompanying",
        "nested_meeting",
    }
    assert any(effect.levels for effect in effects)


def test_what_a_person_decided_stays_and_counts_as_decided(offices: Offices) -> None:
    layered = Finding.objects.get(kind="layered_meeting")
    findings.decide(finding=layered, verdict="confirmed", by=inspector_of(offices))
    publish_and_judge({"reply.working_days": 12}, offices)

    effect = effect_of({"meeting.novelty": 0.0})

    (kind,) = effect.kinds
    assert (kind.kept, len(kind.goes)) == (1, 0)
    assert effect.moved.get("layered", 0.0) == pytest.approx(0.0)


def test_value_whose_effect_is_not_known_is_named(offices: Offices) -> None:
    effect = effect_of({"hours.meeting_length": 3, "copy.amber": 0.3})

    assert [one.definition.key for one in effect.unseen] == ["hours.meeting_length"]
    assert effect.kinds
