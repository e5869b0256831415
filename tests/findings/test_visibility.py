"""Who sees which finding: the rule and the list say the same."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from burden.findings import selectors
from burden.organisations import policies
from burden.organisations.models import Role, Unit, User
from tests.factories.administration import make_item, make_person, make_unit
from tests.findings.conftest import World, suspect


def test_rule_and_list_agree_for_every_role_and_scope(world: World) -> None:
    township = make_unit(parent=world.county)
    findings = [
        suspect(make_item(unit), None) for unit in (world.city, world.county, world.other, township)
    ]
    scopes: list[Unit | None] = [None, world.city, world.county, world.other, township]

    for role in Role:
        for scope in scopes:
            person = make_person(role, scope)
            seen = set(selectors.findings_visible_to(person))
            for finding in findings:
                assert policies.can(person, "findings.view", finding) == (finding in seen)


def test_a_foreign_finding_looks_like_none(world: World) -> None:
    with pytest.raises(Http404):
        selectors.finding_for(world.stranger, world.finding.uuid)


def test_a_leader_reads_but_does_not_decide(world: World) -> None:
    assert selectors.finding_for(world.leader, world.finding.uuid) == world.finding
    with pytest.raises(PermissionDenied):
        selectors.finding_for(world.leader, world.finding.uuid, action="findings.decide")


def test_a_closed_account_sees_nothing(world: World) -> None:
    User.objects.filter(pk=world.inspector.pk).update(is_active=False)
    world.inspector.refresh_from_db()

    assert not selectors.findings_visible_to(world.inspector).exists()


def test_the_title_of_a_source_elsewhere_stays_closed(world: World) -> None:
    sideways = make_item(world.other, title="和乐县森林防火工作方案")
    finding = suspect(world.item, sideways)

    found = selectors.open_uppers(world.inspector, [finding, world.finding])

    assert found == {world.upper.pk}
    assert selectors.open_uppers(world.colleague, [finding]) == {sideways.pk}
