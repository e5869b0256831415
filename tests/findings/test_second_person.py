"""What weighs heavily is decided by two: one proposes, another agrees or returns."""

from decimal import Decimal

import pytest

from burden.audit.models import Entry
from burden.findings import services
from burden.findings.errors import (
    DecidedMeanwhile,
    NoteMissing,
    NotHeard,
    NothingProposed,
    SamePerson,
)
from burden.findings.models import Decision, Finding
from burden.jobs.models import Job
from burden.jobs.running import run_due
from tests.factories.hearing import hear
from tests.findings.conftest import KIND, World


@pytest.fixture
def high(world: World) -> Finding:
    """A finding of a hundred hours whose unit could reply."""
    services.set_avoidable(item=world.item, kind=KIND, hours=Decimal(100))
    finding = Finding.objects.get()
    hear(finding, world.inspector)
    return finding


def now() -> Finding:
    return Finding.objects.get()


def test_one_person_only_proposes(world: World, high: Finding) -> None:
    decision = services.decide(finding=high, verdict="confirmed", by=world.inspector)

    assert decision.step == "proposed"
    assert (now().state, now().proposed) == ("open", "confirmed")
    assert not Job.objects.filter(kind="paper.book").exists()
    assert Entry.objects.filter(action="finding.proposed").count() == 1
    assert not Entry.objects.filter(action="finding.confirmed").exists()


def test_second_person_of_the_scope_decides(world: World, high: Finding) -> None:
    proposal = services.decide(finding=high, verdict="confirmed", by=world.inspector)

    taken = services.agree(finding=high, by=world.colleague)

    assert (taken.step, taken.seconds, taken.by) == ("taken", proposal, world.colleague)
    assert (now().state, now().proposed) == ("confirmed", "")
    assert Job.objects.filter(kind="paper.book").exists()


def test_deciding_the_same_is_agreeing(world: World, high: Finding) -> None:
    services.decide(finding=high, verdict="dismissed", reason="misread", by=world.inspector)

    services.decide(finding=high, verdict="dismissed", reason="statutory", by=world.colleague)

    assert now().state == "dismissed"


def test_nobody_agrees_with_oneself(world: World, high: Finding) -> None:
    services.decide(finding=high, verdict="confirmed", by=world.inspector)

    for act in ("agreed", "confirmed", "returned"):
        with pytest.raises(SamePerson):
            services.act(finding=high, by=world.inspector, verdict=act, note="再看")

    assert now().state == "open"


def test_a_proposal_is_returned_with_a_note(world: World, high: Finding) -> None:
    services.decide(finding=high, verdict="confirmed", by=world.inspector)
    with pytest.raises(NoteMissing):
        services.give_back(finding=high, by=world.colleague, note=" ")

    services.give_back(finding=high, by=world.colleague, note="附件未核。")

    assert (now().state, now().proposed) == ("open", "")
    assert [one.step for one in high.decisions.all()] == ["returned", "proposed"]
    with pytest.raises(NothingProposed):
        services.agree(finding=high, by=world.colleague)


def test_another_verdict_of_the_second_is_a_proposal_of_its_own(
    world: World, high: Finding
) -> None:
    services.decide(finding=high, verdict="confirmed", by=world.inspector)

    services.decide(finding=high, verdict="dismissed", reason="misread", by=world.colleague)

    assert (now().state, now().proposed) == ("open", "dismissed")
    services.agree(finding=high, by=world.inspector)
    assert now().state == "dismissed"


def test_doubt_needs_no_second_and_takes_the_proposal_back(world: World, high: Finding) -> None:
    services.decide(finding=high, verdict="confirmed", by=world.inspector)

    services.decide(finding=high, verdict="unsure", by=world.inspector)

    assert (now().state, now().proposed) == ("unsure", "")


def test_a_proposal_stays_one_when_the_weight_falls(world: World, high: Finding) -> None:
    services.decide(finding=high, verdict="confirmed", by=world.inspector)
    services.set_avoidable(item=world.item, kind=KIND, hours=Decimal(1))

    with pytest.raises(SamePerson):
        services.decide(finding=high, verdict="confirmed", by=world.inspector)

    assert now().state == "open"


def test_second_person_confirms_only_what_the_unit_could_reply_to(world: World) -> None:
    services.set_avoidable(item=world.item, kind=KIND, hours=Decimal(100))

    with pytest.raises(NotHeard):
        services.decide(finding=now(), verdict="confirmed", by=world.inspector)

    assert not Decision.objects.exists()


def test_what_stood_on_the_page_counts_for_proposals_too(world: World, high: Finding) -> None:
    services.decide(finding=high, verdict="confirmed", by=world.inspector, seen=0)

    with pytest.raises(DecidedMeanwhile) as refusal:
        services.decide(finding=high, verdict="confirmed", by=world.colleague, seen=0)

    assert str(world.inspector) in str(refusal.value.sentence)
    assert now().state == "open"


@pytest.mark.parametrize("verdict", ["confirmed", "dismissed"])
def test_what_one_decided_and_became_high_waits_for_a_second(world: World, verdict: str) -> None:
    services.set_avoidable(item=world.item, kind=KIND, hours=Decimal(35))
    hear(now(), world.inspector)
    services.decide(finding=now(), verdict=verdict, reason="misread", by=world.inspector)

    services.set_avoidable(item=world.item, kind=KIND, hours=Decimal(45))
    run_due("tests")

    assert (now().state, now().proposed) == ("open", verdict)
    with pytest.raises(SamePerson):
        services.agree(finding=now(), by=world.inspector)
    services.agree(finding=now(), by=world.colleague)
    assert now().state == verdict
