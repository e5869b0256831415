"""Two people, one history: how parameters change."""

import json
import math
from collections.abc import Mapping

import pytest
from django.core.exceptions import PermissionDenied

from burden.audit.models import Entry
from burden.jobs.models import Job
from burden.ledger.models import Component
from burden.organisations.models import Role, Unit, User
from burden.thresholds import registry, selectors, services
from burden.thresholds.errors import (
    NoLongerDraft,
    NoteMissing,
    NothingChanged,
    SamePerson,
    StaleDraft,
    ValuesRefused,
)
from burden.thresholds.models import ParameterSet
from tests.organisations.tree import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat() -> Unit:
    unit = Unit.objects.create(code="k", name="安平县", level="county", path="")
    unit.path = f"{unit.pk}/"
    unit.save()
    return unit


@pytest.fixture
def drafter(seat: Unit) -> User:
    return person("system", Role.SYSTEM_ADMIN, seat)


@pytest.fixture
def publisher(seat: Unit) -> User:
    return person("security", Role.SECURITY_ADMIN, seat)


def _draft(by: User, note: str = "stricter", **values: float) -> ParameterSet:
    given = {key.replace("__", "."): value for key, value in values.items()}
    return services.save_draft(values=given, note=note, based_on=selectors.in_force().set, by=by)


def test_draft_changes_nothing_until_it_is_published(drafter: User, publisher: User) -> None:
    draft = _draft(drafter, copy__red=0.9)

    before = selectors.in_force()["copy.red"]
    services.publish(draft=draft, by=publisher)

    assert before == 0.8
    assert selectors.in_force()["copy.red"] == 0.9
    assert selectors.in_force().set.version == 2


def test_published_set_holds_every_value(drafter: User, publisher: User) -> None:
    published = services.publish(draft=_draft(drafter, copy__red=0.9), by=publisher)

    assert published.values == dict(selectors.in_force())


def test_old_versions_never_change(drafter: User, publisher: User) -> None:
    first = selectors.in_force().set
    values = dict(first.values)

    services.publish(draft=_draft(drafter, copy__red=0.9), by=publisher)

    first.refresh_from_db()
    assert first.values == values


def test_publication_leaves_a_job_that_tells_the_listeners(
    drafter: User, publisher: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[int | None] = []
    monkeypatch.setattr(registry, "_listeners", [])
    registry.on_publish(lambda version: heard.append(version.version))
    services.publish(draft=_draft(drafter, copy__red=0.9), by=publisher)
    job = Job.objects.get(kind="thresholds.published")

    class Held:
        def confirm(self) -> None:
            heard.append(0)

    registry.tell_of_publication(job.key, Held())  # type: ignore[arg-type]

    assert job.key == "2"
    assert heard == [0, 2]


def test_same_person_cannot_publish_the_own_draft(drafter: User) -> None:
    draft = _draft(drafter, copy__red=0.9)
    User.objects.filter(pk=drafter.pk).update(role=Role.SECURITY_ADMIN)
    drafter.refresh_from_db()

    with pytest.raises(SamePerson):
        services.publish(draft=draft, by=drafter)


def test_stale_draft_is_refused(drafter: User, publisher: User) -> None:
    older, newer = _draft(drafter, copy__red=0.9), _draft(drafter, copy__red=0.85)
    services.publish(draft=newer, by=publisher)

    with pytest.raises(StaleDraft):
        services.publish(draft=older, by=publisher)

    assert selectors.in_force()["copy.red"] == 0.85


def test_draft_on_values_no_longer_in_force_is_refused(drafter: User, publisher: User) -> None:
    seen = selectors.in_force().set
    services.publish(draft=_draft(drafter, copy__red=0.9), by=publisher)

    with pytest.raises(StaleDraft):
        services.save_draft(values={"copy.red": 0.7}, note="x", based_on=seen, by=drafter)


def test_draft_is_published_once(drafter: User, publisher: User) -> None:
    draft = _draft(drafter, copy__red=0.9)
    services.publish(draft=draft, by=publisher)

    with pytest.raises(NoLongerDraft):
        services.publish(draft=draft, by=publisher)

    assert selectors.published().count() == 2


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"copy.red": 1.2}, "copy.red"),
        ({"copy.red": math.nan}, "copy.red"),
        ({"copy.red": math.inf}, "copy.red"),
        ({"copy.red": 0.5}, "copy.amber"),
        ({"score.draws": 500.5}, "score.draws"),
        ({"severity.medium": 50}, "severity.medium"),
        (
            {f"score.weight.{name}": 0 for name in Component.values},
            "score.weight.layered",
        ),
    ],
)
def test_values_that_cannot_stand_are_refused_with_a_sentence(
    drafter: User, values: Mapping[str, float], key: str
) -> None:
    with pytest.raises(ValuesRefused) as refused:
        services.save_draft(values=values, note="x", based_on=selectors.in_force().set, by=drafter)

    assert list(refused.value.problems) == [key]
    assert refused.value.problems[key]
    assert not selectors.drafts()


def test_draft_needs_a_reason_and_a_change(drafter: User) -> None:
    with pytest.raises(NoteMissing):
        _draft(drafter, note="  ", copy__red=0.9)
    with pytest.raises(NothingChanged):
        _draft(drafter, copy__red=0.8)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SYSTEM_ADMIN])
def test_only_the_system_administrator_drafts(seat: Unit, role: Role) -> None:
    with pytest.raises(PermissionDenied):
        _draft(person("someone", role, seat), copy__red=0.9)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECURITY_ADMIN])
def test_only_the_security_administrator_publishes(drafter: User, seat: Unit, role: Role) -> None:
    draft = _draft(drafter, copy__red=0.9)

    with pytest.raises(PermissionDenied):
        services.publish(draft=draft, by=person("someone", role, seat))


def test_log_tells_what_was_changed_and_why(drafter: User, publisher: User) -> None:
    services.publish(draft=_draft(drafter, copy__red=0.9), by=publisher)

    entries = {entry.action: entry for entry in Entry.objects.filter(action__startswith="thresh")}
    told = json.loads(entries["thresholds.published"].details)
    assert entries["thresholds.drafted"].actor_name == "system"
    assert entries["thresholds.published"].actor_name == "security"
    assert told["changes"] == {"copy.red": [0.8, 0.9]}
    assert told["note"] == "stricter"


def test_discarded_draft_stays_in_the_log(drafter: User) -> None:
    services.discard_draft(draft=_draft(drafter, copy__red=0.9), by=drafter)

    told = json.loads(Entry.objects.get(action="thresholds.discarded").details)
    assert not selectors.drafts()
    assert told["changes"] == {"copy.red": [0.8, 0.9]}
