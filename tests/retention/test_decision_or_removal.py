"""A decision and a removal at one moment, on two connections: one of them comes first, whole."""

from django.db import transaction

from burden.findings import services as findings
from burden.findings.errors import DecisionRefused, EvidenceRemoved
from burden.findings.models import Finding
from burden.jobs import services as jobs
from burden.jobs.running import run
from burden.retention import services
from burden.retention.models import Outcome, Removal
from burden.retention.registry import kind_of
from burden.stack.waiting import wait_for
from tests.factories.papers import work
from tests.factories.removals import LONG_PAST
from tests.retention.at_once import beside, somebody_waits
from tests.retention.conftest import World


def approved(world: World) -> Removal:
    removal = services.propose(
        kind=kind_of("paper"), until=LONG_PAST, unit=world.province, reason="旧", by=world.system
    )
    return services.approve(removal=removal, by=world.security)


def test_decision_that_is_being_taken_keeps_its_evidence(world: World) -> None:
    world.settle("dismissed")
    removal = approved(world)
    lease = jobs.claim("removing worker")
    assert lease is not None

    with transaction.atomic():
        findings.decide(finding=world.copied, verdict="unsure", by=world.inspector)
        removing = beside(lambda: run(lease))
        wait_for(somebody_waits, seconds=20, what="the removal to wait for the decision")
    removing.join()
    work()

    assert world.copied.state == Finding.State.UNSURE
    assert world.copy.text
    assert set(removal.outcomes.values_list("why", flat=True)) == {Outcome.Why.FINDING}


def test_decision_that_comes_while_its_paper_goes_is_told_so_and_changes_nothing(
    world: World,
) -> None:
    world.settle("dismissed")
    finding, said = world.copied, list[DecisionRefused]()
    decided = finding.decisions.count()

    def decide() -> None:
        try:
            findings.decide(finding=finding, verdict="unsure", by=world.inspector)
        except DecisionRefused as refusal:
            said.append(refusal)

    with transaction.atomic():
        held = kind_of("paper").hold(world.copy.uuid, world.province)
        assert held is not None
        assert findings.hold_on([item.pk for item in held.items]) is None
        deciding = beside(decide)
        wait_for(somebody_waits, seconds=20, what="the decision to wait for the removal")
        held.empty(finding.created_at)
    deciding.join()

    assert [type(one) for one in said] == [EvidenceRemoved]
    assert world.copied.state == Finding.State.DISMISSED
    assert world.copied.decisions.count() == decided


def test_finding_that_is_filed_while_its_paper_goes_is_not_kept(world: World) -> None:
    world.settle("dismissed")
    finding = world.copied
    item, kept = finding.item, Finding.objects.count()

    def file() -> None:
        findings.file_finding(
            kind="foreign_place",
            item=item,
            upper=None,
            measures={"names": ["白水县"], "places": 1, "lower": str(item.source_uuid)},
            evidence=[],
            confidence=0.5,
            parameter_set=finding.parameter_set,
        )

    with transaction.atomic():
        type(item).objects.select_for_update().get(pk=item.pk)
        held = kind_of("paper").hold(world.copy.uuid, world.province)
        assert held is not None
        filing = beside(file)
        wait_for(somebody_waits, seconds=20, what="the judge to wait for the removal")
        held.empty(finding.created_at)
    filing.join()

    assert Finding.objects.count() == kept
