"""A decision reaches the hours and the score: the whole way, by the jobs it leaves."""

import pytest

from burden.findings import services
from burden.jobs.running import run_due
from burden.ledger import selectors as ledger
from burden.ledger.models import Component
from burden.matters.models import Item
from burden.organisations.models import StaffCount
from burden.organisations.periods import Period
from burden.scores.selectors import score_of
from docs_audit.models import Match, Paper, StoredFile
from tests.factories.administration import DAY, LONG_AGO
from tests.factories.hearing import hear
from tests.findings.conftest import World, suspect

MONTH = Period.month_of(DAY)


def paper_of(item: Item) -> Paper:
    return Paper.objects.create(
        uuid=item.source_uuid,
        file=StoredFile.objects.create(sha256=f"{item.pk:064x}", size=1),
        item=item,
        unit=item.unit,
        issued_on=DAY,
        text="text",
        body_characters=4000,
        given={"drafting_hours": 10},
    )


@pytest.fixture
def copied(world: World) -> World:
    """The world with its two papers, four fifths of the lower one copied; sure to one half."""
    StaffCount.objects.create(unit=world.county, valid_from=LONG_AGO, number=20)
    upper, lower = paper_of(world.upper), paper_of(world.item)
    Match.objects.create(
        lower=lower, upper=upper, relation="copied", containment=0.8, resemblance=0.7, longest=400
    )
    suspect(world.item, world.upper, share=0.8, confidence=0.5)
    hear(world.finding, world.inspector)
    return world


def decide(world: World, verdict: str) -> None:
    services.decide(finding=world.finding, verdict=verdict, reason="misread", by=world.inspector)
    run_due("tests")


@pytest.mark.parametrize(
    ("verdict", "copied_hours"), [("unsure", 4), ("confirmed", 8), ("dismissed", 0)]
)
def test_hours_count_as_decided(copied: World, verdict: str, copied_hours: int) -> None:
    decide(copied, verdict)

    parts = ledger.by_component(ledger.Slice(copied.county.path, MONTH).received)
    assert parts[Component.COPIED].hours == copied_hours
    assert parts[Component.COPIED].hours + parts[Component.DOCUMENT].hours == 10


def test_the_score_follows_the_decision(copied: World) -> None:
    scores: list[float] = []
    for verdict in ("dismissed", "unsure", "confirmed"):
        decide(copied, verdict)
        found = score_of(copied.county, MONTH.first)
        assert found is not None
        assert found.score is not None
        scores.append(found.score)

    assert scores == sorted(set(scores))


def test_the_severity_stays_that_of_the_suspicion(copied: World) -> None:
    decide(copied, "dismissed")

    copied.finding.refresh_from_db()
    assert copied.finding.avoidable_hours == 8
