"""Nothing is removed by one person: a proposal with a reason, and another one's decision."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from burden.audit.models import Entry
from burden.organisations.models import Role
from burden.retention import errors, services
from burden.retention.models import Removal
from burden.retention.registry import kind_of
from burden.retention.selectors import due_in
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import work
from tests.factories.removals import LONG_PAST
from tests.retention.conftest import World

PAPERS = kind_of("paper")


def propose(world: World, reason: str = "超过保存期限", until: date = LONG_PAST) -> Removal:
    return services.propose(
        kind=PAPERS, until=until, unit=world.province, reason=reason, by=world.system
    )


def test_what_is_past_its_period_is_counted_with_the_oldest(world: World) -> None:
    papers = next(due for due in due_in(world.province) if due.kind is PAPERS)

    assert (papers.count, papers.oldest, papers.years) == (2, date(2014, 4, 2), 10)


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"reason": "  "}, errors.ReasonMissing),
        ({"until": timezone.localdate()}, errors.TooRecent),
        ({"until": date(2014, 4, 2)}, errors.NothingThere),
    ],
)
def test_proposal_needs_a_reason_and_an_end_of_the_period(
    world: World, told: dict[str, object], refusal: type[errors.RemovalRefused]
) -> None:
    with pytest.raises(refusal):
        propose(world, **told)  # type: ignore[arg-type]

    assert not Removal.objects.exists()


def test_approval_by_whoever_proposed_is_refused_whatever_the_role(world: World) -> None:
    removal = propose(world)
    world.system.role = Role.SECURITY_ADMIN
    world.system.save()

    with pytest.raises(errors.SamePerson):
        services.approve(removal=removal, by=world.system)

    removal.refresh_from_db()
    assert removal.state == Removal.State.PROPOSED


def test_roles_and_scopes_decide_who_may_propose_and_approve(world: World) -> None:
    removal = propose(world)
    of_county = make_person(Role.SECURITY_ADMIN, world.county)
    of_elsewhere = make_person(Role.SYSTEM_ADMIN, make_unit("白水县人民政府"))

    with pytest.raises(PermissionDenied):
        services.approve(removal=removal, by=of_county)
    with pytest.raises(PermissionDenied):
        services.approve(removal=removal, by=world.inspector)
    with pytest.raises(PermissionDenied):
        services.propose(
            kind=PAPERS, until=LONG_PAST, unit=world.province, reason="旧", by=of_elsewhere
        )


def test_refusal_needs_a_reason_and_leaves_everything(world: World) -> None:
    removal = propose(world)

    with pytest.raises(errors.ReasonMissing):
        services.refuse(removal=removal, by=world.security, reason="")
    services.refuse(removal=removal, by=world.security, reason="仍需查阅")
    work()

    assert world.copy.text
    with pytest.raises(errors.DecidedAlready):
        services.approve(removal=removal, by=world.security)


def test_every_step_is_in_the_log_without_a_word_of_what_was_removed(world: World) -> None:
    world.settle("dismissed")
    title = world.copy.title
    sha256 = world.copy.file.sha256
    removal = propose(world)
    services.approve(removal=removal, by=world.security, reason="同意")
    work()

    entries = Entry.objects.filter(action__regex="^(removal|record)").order_by("id")
    assert [one.action for one in entries] == [
        "removal.proposed",
        "removal.approved",
        "record.removed",
        "record.removed",
        "removal.carried_out",
    ]
    assert any(sha256 in one.details for one in entries)
    assert not any(title in one.details + one.target_label for one in entries)
    removal.refresh_from_db()
    assert removal.state == Removal.State.DONE
    assert removal.finished_at is not None
    assert removal.finished_at - removal.at < timedelta(minutes=5)
