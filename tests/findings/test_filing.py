"""Filing and withdrawing: the judges may come back at any time, people's decisions stay."""

from decimal import Decimal

import pytest

from burden.findings import selectors, services
from burden.findings.models import Finding
from tests.factories.administration import make_item
from tests.factories.hearing import hear
from tests.findings.conftest import KIND, World, suspect


def state(world: World) -> str:
    return Finding.objects.get(pk=world.finding.pk).state


def decide(world: World, verdict: str) -> None:
    hear(world.finding, world.inspector)
    services.decide(finding=world.finding, verdict=verdict, reason="misread", by=world.inspector)


def test_filing_notes_unit_level_and_day_of_the_item(world: World) -> None:
    finding = world.finding

    assert (finding.unit, finding.level) == (world.county, "county")
    assert finding.occurred_on == world.item.occurred_on
    assert finding.state == "open"


def test_filing_again_keeps_one_finding_with_the_latest_figures(world: World) -> None:
    again = suspect(world.item, world.upper, share=0.95, confidence=0.7)

    assert Finding.objects.get() == again == world.finding
    assert (again.measures["containment"], again.confidence) == (0.95, 0.7)


def test_filing_without_a_superior_item_keeps_one_finding(world: World) -> None:
    first, second = (suspect(world.item, None) for _ in range(2))

    assert first == second
    assert Finding.objects.count() == 2


@pytest.mark.parametrize("verdict", ["confirmed", "dismissed", "unsure"])
def test_filing_again_leaves_a_decision_standing(world: World, verdict: str) -> None:
    decide(world, verdict)

    suspect(world.item, world.upper, share=0.99)

    assert state(world) == verdict


def test_a_finding_that_no_longer_holds_is_withdrawn(world: World) -> None:
    withdrawn = services.withdraw(item=world.item, kind=KIND)

    assert withdrawn == 1
    assert state(world) == "withdrawn"


def test_withdrawing_spares_those_that_still_hold(world: World) -> None:
    farther = make_item(world.city)
    suspect(world.item, farther)

    services.withdraw(item=world.item, kind=KIND, keep=[world.upper.pk])

    states = Finding.objects.values_list("upper", "state")
    assert dict(states) == {world.upper.pk: "open", farther.pk: "withdrawn"}


def test_withdrawing_spares_other_kinds_and_items(world: World) -> None:
    services.withdraw(item=world.item, kind="layered_meeting")
    services.withdraw(item=make_item(world.county), kind=KIND)

    assert state(world) == "open"


@pytest.mark.parametrize("verdict", ["confirmed", "dismissed"])
def test_a_decided_finding_is_not_withdrawn(world: World, verdict: str) -> None:
    decide(world, verdict)

    services.withdraw(item=world.item, kind=KIND)

    assert state(world) == verdict


def test_a_withdrawn_finding_that_holds_again_is_open_again(world: World) -> None:
    services.withdraw(item=world.item, kind=KIND)

    suspect(world.item, world.upper)

    assert state(world) == "open"


@pytest.mark.parametrize(
    ("verdict", "factor"), [(None, 0.8), ("unsure", 0.8), ("confirmed", 1.0), ("dismissed", 0.0)]
)
def test_a_state_counts_with_its_probability(
    world: World, verdict: str | None, factor: float
) -> None:
    suspect(world.item, world.upper, confidence=0.8)
    if verdict:
        decide(world, verdict)

    assert selectors.weights_of(world.item) == {(KIND, world.upper.pk): factor}


def test_a_withdrawn_finding_counts_nothing(world: World) -> None:
    services.withdraw(item=world.item, kind=KIND)

    assert selectors.weights_of(world.item) == {(KIND, world.upper.pk): 0.0}


@pytest.mark.parametrize(
    ("hours", "confidence", "severity"),
    [
        ("7.9", 1.0, "low"),
        ("8", 1.0, "medium"),
        ("15", 0.5, "low"),
        ("39.9", 1.0, "medium"),
        ("40", 1.0, "high"),
        ("50", 0.5, "medium"),
    ],
)
def test_severity_is_avoidable_hours_times_confidence(
    world: World, hours: str, confidence: float, severity: str
) -> None:
    suspect(world.item, world.upper, confidence=confidence)

    services.set_avoidable(item=world.item, kind=KIND, hours=Decimal(hours))

    finding = Finding.objects.get()
    assert (finding.avoidable_hours, finding.severity) == (Decimal(hours), severity)
