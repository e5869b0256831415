"""Whatever people, judges and the calendar do, and in whatever order: no verdict without a hearing,
none of weight by one person, and every change has its entry."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from burden.audit.models import Entry
from burden.findings import services
from burden.findings.errors import DecisionRefused
from burden.findings.models import Decision, Finding, Notice
from burden.jobs.running import run_due
from burden.organisations.models import Role, User
from tests.factories.administration import make_person
from tests.findings.conftest import KIND, World, suspect

DECIDED = ("confirmed", "dismissed")
ACTS = ("notice", "confirmed", "dismissed", "unsure", "agreed", "returned")


@dataclass
class Play:
    """One finding, three inspectors and an editor of its unit."""

    world: World
    people: list[User]
    editor: User

    @property
    def finding(self) -> Finding:
        return Finding.objects.select_related("notice").get(pk=self.world.finding.pk)

    def act(self, person: int, act: str) -> None:
        services.act(
            finding=self.finding, by=self.people[person], verdict=act, reason="misread", note="注"
        )

    def reply(self) -> None:
        services.reply(finding=self.finding, by=self.editor, text="说明")

    def wait(self) -> None:
        """The day until which the unit may reply passes."""
        yesterday = timezone.localdate() - timedelta(days=1)
        Notice.objects.filter(finding=self.finding).update(due_on=yesterday)

    def weigh(self, hours: int) -> None:
        services.set_avoidable(item=self.world.item, kind=KIND, hours=Decimal(hours))
        run_due("tests")

    def judge(self) -> None:
        suspect(self.world.item, self.world.upper)
        run_due("tests")

    def withdraw(self) -> None:
        services.withdraw(item=self.world.item, kind=KIND)


steps = st.lists(
    st.one_of(
        st.tuples(st.just("act"), st.integers(0, 2), st.sampled_from(ACTS)),
        st.just(("reply",)),
        st.just(("wait",)),
        st.tuples(st.just("weigh"), st.sampled_from([0, 5, 30, 90])),
        st.just(("judge",)),
        st.just(("withdraw",)),
    ),
    max_size=14,
)


def check(before: Finding, after: Finding) -> None:
    """What must hold whenever a step has led to a verdict."""
    if after.state in DECIDED and before.state != after.state:
        taken = after.decisions.filter(step=Decision.Step.TAKEN).first()
        assert taken is not None
        if after.state == "confirmed":
            assert before.notice is not None
            assert before.is_heard(timezone.localdate())
        if before.severity == Finding.Severity.HIGH or before.proposed:
            assert taken.seconds is not None
            assert taken.seconds.by != taken.by
            assert taken.seconds.verdict == taken.verdict
    if after.state in DECIDED:
        assert after.proposed == ""
        if after.severity == Finding.Severity.HIGH:
            taken = after.decisions.filter(step=Decision.Step.TAKEN).first()
            assert taken is not None
            assert taken.seconds is not None


def entries() -> int:
    return Entry.objects.filter(action__startswith="finding.").count()


@pytest.mark.django_db
@given(steps=steps)
@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_path_skips_the_reply_or_the_second_person(
    world: World, steps: list[tuple[object, ...]]
) -> None:
    with transaction.atomic():
        county = world.county
        people = [make_person(Role.INSPECTOR, county) for _ in range(3)]
        play = Play(world, people, make_person(Role.UNIT_EDITOR, county))
        for name, *told in steps:
            before, known = play.finding, entries()
            do: Callable[..., None] = getattr(play, str(name))
            try:
                with transaction.atomic():
                    do(*told)
            except DecisionRefused:
                assert entries() == known
            after = play.finding
            check(before, after)
            is_by_person = name in ("act", "reply")
            if (before.state, before.proposed) != (after.state, after.proposed) and is_by_person:
                assert entries() > known
        transaction.set_rollback(True)
