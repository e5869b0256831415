"""What a preview tells is what is there after the values were published and all was judged anew."""

import pytest

from burden.findings.models import Finding
from burden.thresholds.whatif import effect_of
from tests.factories.hearing import confirm
from tests.meetings.gatherings import Offices
from tests.rows import Once
from tests.thresholds.foretold import assert_comes_true
from tests.thresholds.judged import inspector_of, make_judged, publish_and_judge

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
def offices(once: Once) -> Offices:
    return once(make_judged)


@pytest.mark.parametrize("values", CHANGES, ids=" ".join)
def test_findings_hours_and_scores_come_as_told(offices: Offices, values: dict[str, float]) -> None:
    assert_comes_true(values, offices)


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
    confirm(layered, by=inspector_of(offices))
    publish_and_judge({"reply.working_days": 12}, offices)

    effect = effect_of({"meeting.novelty": 0.0})

    (kind,) = effect.kinds
    assert (kind.kept, len(kind.goes)) == (1, 0)
    assert effect.moved.get("layered", 0.0) == pytest.approx(0.0)
