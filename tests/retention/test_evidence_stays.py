"""Evidence of an open finding or of a rectification stays, and the request names it."""

from datetime import date, timedelta

from django.utils import timezone

from burden.findings.models import Finding, Rectification
from burden.retention.models import Outcome
from docs_audit.models import Paper, RuleHit
from tests.docs_audit.test_white_head_drift import issue, judge
from tests.factories.administration import make_unit
from tests.factories.papers import bring, make_paper, work
from tests.factories.removals import carried_out
from tests.retention.conftest import OLD_COPY, World

Why = Outcome.Why


def outcomes(world: World) -> dict[str, str]:
    removal = carried_out(world.province)
    return {one.number: one.why for one in removal.outcomes.all()}


def test_both_papers_of_an_open_finding_stay(world: World) -> None:
    assert world.copied.state == Finding.State.OPEN

    assert outcomes(world) == {"临政发〔2014〕8号": Why.FINDING, "安政发〔2014〕15号": Why.FINDING}
    assert world.copy.text
    assert world.superior.text


def test_evidence_of_a_rectification_stays_until_it_is_lasting(world: World) -> None:
    world.settle("confirmed")
    today = timezone.localdate()
    rectification = Rectification.objects.create(
        unit=world.county,
        kind="copied_paper",
        source="paper",
        title="整改",
        owner="办公室",
        measure="不再照抄",
        deadline=today + timedelta(days=30),
        figure="papers",
        start_value=3,
        target=1,
        state=Rectification.State.CLOSED,
        opened_on=today,
        closed_on=today,
        by=world.inspector,
    )
    rectification.findings.set([world.copied])

    assert set(outcomes(world).values()) == {Why.RECTIFICATION}

    rectification.state = Rectification.State.KEPT
    rectification.save()
    assert set(outcomes(world).values()) == {Why.REMOVED}


def test_superior_paper_stays_while_a_finding_on_what_descends_from_it_is_open(
    world: World,
) -> None:
    world.settle("dismissed")
    Finding.objects.filter(pk=world.copied.pk).update(
        upper=None, kind="rule:GD-04", state=Finding.State.UNSURE
    )

    assert set(outcomes(world).values()) == {Why.FINDING}


def test_white_heads_stay_while_what_is_said_of_their_quarter_is_open(world: World) -> None:
    issue(world.county, date(2013, 2, 1), 40, 2)
    issue(world.county, date(2014, 1, 1), 8, 16, title="督办单")
    judge(world.county)
    drift = Finding.objects.get(kind="white_head_drift")
    named = drift.evidence[0]["papers"]
    assert len(named) == 16
    world.settle("dismissed")
    Finding.objects.filter(pk=drift.pk).update(state=Finding.State.OPEN)

    removal = carried_out(world.province)

    whys = {str(one.record): one.why for one in removal.outcomes.all()}
    assert {whys[uuid] for uuid in named} == {Why.FINDING}
    assert not Paper.objects.filter(uuid__in=named, title="已删除").exists()


def test_second_paper_of_a_rule_stays_while_its_finding_is_open(world: World) -> None:
    other = make_paper(world.county, title="关于报送防汛值守情况的通知")
    Paper.objects.filter(pk=other.pk).update(issued_on=date(2014, 3, 1))
    world.settle("dismissed")
    rule = world.copied
    Finding.objects.filter(pk=rule.pk).update(
        upper=None, kind="rule:GD-16", state=Finding.State.OPEN
    )
    RuleHit.objects.create(
        paper=world.copy, rule="GD-16", sentence="再次报送", start=0, end=0, other=other
    )

    removal = carried_out(world.province)

    assert removal.outcomes.get(record=other.uuid).why == Why.FINDING


def test_scope_does_not_reach_what_a_unit_outside_brought_as_well(world: World) -> None:
    bring(OLD_COPY, unit=make_unit("白水县人民政府", parent=world.city))
    work()
    world.settle("dismissed")

    removal = carried_out(world.county)

    assert [(one.number, one.why) for one in removal.outcomes.all()] == [
        ("临政发〔2014〕8号", Why.REMOVED)
    ]
    assert world.copy.text
