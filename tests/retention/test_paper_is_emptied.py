"""A removed paper has no words left anywhere; its row, hours and decisions add up as before."""

import pytest
from django.core.management import call_command

from burden.findings.models import Finding
from burden.jobs.models import Job, State
from burden.ledger.verification import problems
from burden.retention.models import Outcome
from docs_audit import storage
from docs_audit.models import Fingerprint, IndexedPaper, Match
from tests.factories.removals import carried_out
from tests.retention.conftest import World
from tests.retention.remaining import hours, judge_anew, tables_that_hold

# Words of the body, of the title, and the name of a file.
WORDS = ("编织袋", "做好2014年防汛工作", "本级文件")


@pytest.mark.parametrize("verdict", ["confirmed", "dismissed"])
def test_nothing_of_it_is_left_and_everything_adds_up(world: World, verdict: str) -> None:
    world.settle(verdict)
    before, files = hours(), [world.copy.file, world.superior.file]
    assert all(tables_that_hold(words) for words in WORDS)

    removal = carried_out(world.province)

    assert removal.outcomes.filter(why=Outcome.Why.REMOVED).count() == 2
    assert {words: tables_that_hold(words) for words in WORDS} == {key: set() for key in WORDS}
    assert not any(storage.stored_path(file.sha256).exists() for file in files)
    assert not IndexedPaper.objects.exists()
    assert not Fingerprint.objects.exists()
    assert world.copied.state == verdict
    assert hours() == before
    assert list(problems()) == []


def test_judging_everything_anew_leaves_hours_findings_and_descent(world: World) -> None:
    world.settle("confirmed")
    carried_out(world.province)
    before, findings = hours(), list(Finding.objects.values_list("pk", "state"))
    parent = world.copy.item.parent_id if world.copy.item else None

    judge_anew(world.system, world.security)

    assert hours() == before
    assert list(Finding.objects.values_list("pk", "state")) == findings
    assert world.copy.item is not None
    assert world.copy.item.parent_id == parent is not None
    assert not Job.objects.exclude(state=State.DONE).exists()


def test_copy_that_stays_keeps_its_hours_when_its_superior_was_removed(world: World) -> None:
    world.settle("confirmed")
    type(world.copy).objects.filter(pk=world.copy.pk).update(issued_on="2025-04-09")
    before = hours()
    carried_out(world.province)
    assert (bool(world.copy.text), bool(world.superior.text)) == (True, False)

    judge_anew(world.system, world.security)

    last = {row[:2]: row[2:] for row in hours()}
    assert last == {row[:2]: row[2:] for row in before}
    assert world.copied.state == Finding.State.CONFIRMED
    assert Finding.objects.filter(item=world.copy.item, state=Finding.State.OPEN).count() == 0
    assert Match.objects.get().containment > 0.9


def test_index_is_written_anew_without_it(world: World) -> None:
    world.settle("dismissed")
    carried_out(world.province)

    call_command("index_papers", "--anew")

    assert not IndexedPaper.objects.exists()
