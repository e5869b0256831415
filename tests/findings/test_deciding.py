"""A decision: who may, what it needs, what follows, and what happens when two decide at once."""

import threading
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from burden.audit.models import Entry
from burden.findings import services
from burden.findings.errors import DecidedMeanwhile, NotDecidable, NoteMissing, ReasonMissing
from burden.findings.models import Decision, Finding
from burden.jobs.models import Job
from burden.organisations.models import Role
from tests.factories.administration import make_person
from tests.factories.hearing import hear
from tests.findings.conftest import KIND, World


@pytest.fixture(autouse=True)
def the_unit_could_reply(world: World) -> None:
    hear(world.finding, world.inspector)


def test_a_decision_changes_the_state_and_is_kept(world: World) -> None:
    services.decide(
        finding=world.finding, verdict="confirmed", note=" read both ", by=world.inspector
    )

    assert Finding.objects.get().state == "confirmed"
    decision = Decision.objects.get()
    assert (decision.by, decision.note, decision.reason) == (world.inspector, "read both", "")


def test_a_decision_is_audited(world: World) -> None:
    services.decide(
        finding=world.finding, verdict="dismissed", reason="statutory", by=world.inspector
    )

    entry = Entry.objects.get(action="finding.dismissed")
    assert entry.actor_id == str(world.inspector.pk)
    assert entry.unit_path == world.county.path
    assert '"reason":"statutory"' in entry.details.replace(" ", "")


def test_a_decision_has_the_item_booked_again(world: World) -> None:
    services.decide(finding=world.finding, verdict="confirmed", by=world.inspector)

    job = Job.objects.get(kind="paper.book")
    assert job.key == str(world.item.source_uuid)


def test_a_decision_can_be_taken_back_by_another(world: World) -> None:
    services.decide(finding=world.finding, verdict="confirmed", by=world.inspector)

    services.decide(
        finding=world.finding, verdict="dismissed", reason="emergency", by=world.colleague
    )

    assert Finding.objects.get().state == "dismissed"
    verdicts = [one.verdict for one in world.finding.decisions.all()]
    assert verdicts == ["dismissed", "confirmed"]


def test_dismissing_needs_a_reason(world: World) -> None:
    for reason in ("", "because"):
        with pytest.raises(ReasonMissing):
            services.decide(
                finding=world.finding, verdict="dismissed", reason=reason, by=world.inspector
            )

    assert not Decision.objects.exists()


def test_another_reason_needs_words(world: World) -> None:
    with pytest.raises(NoteMissing):
        services.decide(
            finding=world.finding, verdict="dismissed", reason="other", note=" ", by=world.inspector
        )

    assert Finding.objects.get().state == "open"


@pytest.mark.parametrize("verdict", ["open", "withdrawn", "guilty"])
def test_only_verdicts_are_taken(world: World, verdict: str) -> None:
    with pytest.raises(NotDecidable):
        services.decide(finding=world.finding, verdict=verdict, by=world.inspector)


def test_a_withdrawn_finding_is_not_decided(world: World) -> None:
    services.withdraw(item=world.item, kind=KIND)

    with pytest.raises(NotDecidable):
        services.decide(finding=world.finding, verdict="confirmed", by=world.inspector)


def test_only_inspectors_of_the_scope_decide(world: World) -> None:
    others = [make_person(role, world.county) for role in Role if role != Role.INSPECTOR]

    for person in (*others, world.stranger, make_person(Role.INSPECTOR, None)):
        with pytest.raises(PermissionDenied):
            services.decide(finding=world.finding, verdict="confirmed", by=person)

    assert not Decision.objects.exists()


def test_who_decides_second_learns_of_the_first(world: World) -> None:
    services.decide(finding=world.finding, verdict="confirmed", by=world.colleague, seen=0)

    with pytest.raises(DecidedMeanwhile) as refusal:
        services.decide(
            finding=world.finding, verdict="dismissed", reason="misread", by=world.inspector, seen=0
        )

    assert str(world.colleague) in str(refusal.value.sentence)
    assert Finding.objects.get().state == "confirmed"
    assert Decision.objects.count() == 1


def test_who_has_seen_the_first_decision_may_differ(world: World) -> None:
    services.decide(finding=world.finding, verdict="confirmed", by=world.colleague, seen=0)

    services.decide(finding=world.finding, verdict="unsure", by=world.inspector, seen=1)

    assert Finding.objects.get().state == "unsure"


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_wins_and_one_is_told(world: World) -> None:
    outcomes: list[str] = []
    both = threading.Barrier(2)

    def press(verdict: str) -> None:
        both.wait()
        try:
            person = world.inspector if verdict == "confirmed" else world.colleague
            services.decide(
                finding=world.finding, verdict=verdict, reason="misread", by=person, seen=0
            )
            outcomes.append("taken")
        except DecidedMeanwhile:
            outcomes.append("told")
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(v,)) for v in ("confirmed", "dismissed")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["taken", "told"]
    decided = Entry.objects.filter(action__in=("finding.confirmed", "finding.dismissed"))
    assert Decision.objects.count() == decided.count()
    assert Decision.objects.get().verdict == Finding.objects.get().state


@pytest.mark.django_db(transaction=True)
def test_booking_does_not_wait_for_a_decision_that_will_book_again(world: World) -> None:
    done = threading.Event()

    def note_hours() -> None:
        services.set_avoidable(item=world.item, kind=KIND, hours=Decimal(5))
        connection.close()
        done.set()

    with transaction.atomic():
        Finding.objects.select_for_update().get()
        thread = threading.Thread(target=note_hours)
        thread.start()
        was_done_meanwhile = done.wait(10)
    thread.join()

    assert was_done_meanwhile
    assert Finding.objects.get().avoidable_hours == 0
