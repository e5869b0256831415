"""Two administrators at one moment: one publishes, the other is told why not."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from burden.organisations.models import Role, User
from burden.thresholds import selectors, services
from burden.thresholds.errors import DraftRefused, NoLongerDraft, StaleDraft
from burden.thresholds.models import ParameterSet
from tests.factories.administration import make_person, make_unit

pytestmark = pytest.mark.django_db(transaction=True)


def people() -> tuple[User, User, User]:
    county = make_unit("安平县")
    return (
        make_person(Role.SYSTEM_ADMIN, county),
        make_person(Role.SECURITY_ADMIN, county),
        make_person(Role.SECURITY_ADMIN, county),
    )


def draft_of(by: User, share: float) -> ParameterSet:
    present = selectors.in_force().set
    return services.save_draft(values={"copy.red": share}, note="x", based_on=present, by=by)


def at_once(*wanted: tuple[ParameterSet, User]) -> list[str]:
    """What came of each: the version, or the name of the refusal."""
    start = Barrier(len(wanted))

    def publish(one: tuple[ParameterSet, User]) -> str:
        start.wait()
        try:
            return str(services.publish(draft=one[0], by=one[1]))
        except DraftRefused as refused:
            return type(refused).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(len(wanted)) as pool:
        return sorted(pool.map(publish, wanted))


def test_of_two_drafts_published_at_once_one_becomes_stale() -> None:
    drafter, one, other = people()
    first, second = draft_of(drafter, 0.9), draft_of(drafter, 0.7)

    assert at_once((first, one), (second, other)) == [StaleDraft.__name__, "v2"]

    in_force = selectors.in_force()
    assert in_force.set.version == 2
    assert in_force["copy.red"] in (0.9, 0.7)
    (left,) = selectors.drafts()
    assert selectors.is_stale(left)


def test_one_draft_published_twice_at_once_becomes_one_version() -> None:
    drafter, one, other = people()
    draft = draft_of(drafter, 0.9)

    assert at_once((draft, one), (draft, other)) == [NoLongerDraft.__name__, "v2"]
    assert selectors.published().count() == 2
