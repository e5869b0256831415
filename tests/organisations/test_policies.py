"""The rule of scope said twice, as a policy and as a query, is one rule."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from burden.organisations import policies
from burden.organisations.models import Level, OrganKind, Role, Unit, User
from burden.organisations.policies import ACTIONS, Reach
from burden.organisations.scope import Scope
from burden.organisations.selectors import unit_for, visible_units
from tests.organisations.tree import person


@pytest.mark.django_db
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(parents=st.lists(st.integers(0, 60), min_size=1, max_size=60), seat=st.integers(0, 80))
def test_policy_agrees_with_queryset(parents: list[int], seat: int) -> None:
    units = _grown(parents)
    user = User(role=Role.LEADER, scope=units[seat] if seat < len(units) else None)

    visible = set(visible_units(user).filter(pk__in=[unit.pk for unit in units]))

    assert visible == {unit for unit in units if policies.can(user, "units.view", unit)}


def _grown(parents: list[int]) -> list[Unit]:
    """A forest: unit n hangs on unit parents[n], or on none where that is not before it."""
    units: list[Unit] = []
    for number, choice in enumerate(parents):
        parent = units[choice] if choice < number else None
        unit = Unit.objects.create(
            code=f"{number}-{Unit.objects.count()}",
            name=f"单位{number}",
            level=Level.COUNTY,
            organ_kind=OrganKind.DEPARTMENT,
            parent=parent,
        )
        unit.path = f"{parent.path if parent else ''}{unit.pk}/"
        unit.save()
        units.append(unit)
    return units


@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_nobody_may_do_anything_without_scope_role_or_account(
    units: dict[str, Unit], action: str
) -> None:
    role = next(iter(ACTIONS[action].roles))

    for user in (
        AnonymousUser(),
        User(role=role, scope=None),
        User(role="", scope=units["P"]),
        User(role=role, scope=units["P"], is_active=False),
    ):
        assert not policies.can(user, action)


@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_each_role_may_do_what_the_table_says_and_no_more(
    units: dict[str, Unit], action: str
) -> None:
    allowed = {role for role in Role if policies.can(User(role=role, scope=units["P"]), action)}

    assert allowed == ACTIONS[action].roles


def test_no_role_both_drafts_and_publishes_parameters() -> None:
    drafting, publishing = ACTIONS["thresholds.draft"].roles, ACTIONS["thresholds.publish"].roles

    assert not drafting & publishing
    assert not ACTIONS["audit.view"].roles & (drafting | publishing)


def test_unknown_action_is_an_error_and_no_refusal(units: dict[str, Unit]) -> None:
    with pytest.raises(LookupError):
        policies.can(User(role=Role.INSPECTOR, scope=units["P"]), "units.veiw")


@pytest.mark.parametrize(("code", "is_allowed"), [("K1", True), ("V1", True), ("K2", False)])
def test_object_of_another_scope_is_out_of_reach(
    units: dict[str, Unit], code: str, is_allowed: bool
) -> None:
    admin = User(role=Role.SYSTEM_ADMIN, scope=units["K1"])

    assert ACTIONS["units.edit"].reach is Reach.OWN
    assert policies.can(admin, "units.edit", units[code]) is is_allowed


def test_path_of_a_unit_is_no_prefix_of_its_neighbour(db: None) -> None:
    near = Unit.objects.create(pk=901, code="a", name="甲", level=Level.COUNTY, path="901/")
    Unit.objects.create(pk=9011, code="b", name="乙", level=Level.COUNTY, path="9011/")

    assert list(Unit.objects.within(near)) == [near]


def test_scope_of_a_request_is_the_own_one_unless_the_address_names_another(
    units: dict[str, Unit],
) -> None:
    user = person("inspector", Role.INSPECTOR, units["K1"])
    requests = RequestFactory()

    def scope_of(address: str) -> Unit:
        request = requests.get(address)
        request.user = user
        return Scope.from_request(request).unit

    assert scope_of("/") == units["K1"]
    assert scope_of(f"/?unit={units['T1'].uuid}") == units["T1"]
    for foreign in (units["K2"].uuid, units["C"].uuid, "nonsense"):
        with pytest.raises(Http404):
            scope_of(f"/?unit={foreign}")


def test_scope_of_a_request_without_one_is_refused(db: None) -> None:
    request = RequestFactory().get("/")
    request.user = person("nobody", Role.INSPECTOR, None)

    with pytest.raises(PermissionDenied):
        Scope.from_request(request)


def test_foreign_unit_looks_as_if_it_were_not_there(units: dict[str, Unit]) -> None:
    user = person("inspector", Role.INSPECTOR, units["K1"])

    with pytest.raises(Http404, match="no such unit"):
        unit_for(user, units["K2"].uuid)
