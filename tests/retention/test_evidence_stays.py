"""Evidence of an open finding or of a rectification stays, and the request names it."""

from datetime import timedelta

from django.utils import timezone

from burden.findings.models import Finding, Rectification
from burden.retention.models import Outcome
from tests.factories.administration import make_unit
from tests.factories.papers import bring, work
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


def test_scope_does_not_reach_what_a_unit_outside_brought_as_well(world: World) -> None:
    bring(OLD_COPY, unit=make_unit("白水县人民政府", parent=world.city))
    work()
    world.settle("dismissed")

    removal = carried_out(world.county)

    assert [(one.number, one.why) for one in removal.outcomes.all()] == [
        ("临政发〔2014〕8号", Why.REMOVED)
    ]
    assert world.copy.text
