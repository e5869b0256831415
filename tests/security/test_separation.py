"""The three administrators: nobody is two of them, and none can do another's work."""

from itertools import combinations

import pytest
from django.db import connection

from burden.organisations import services
from burden.organisations.models import Level, Role, User
from burden.organisations.policies import ACTIONS
from tests.factories.administration import make_person, make_unit

ADMINISTRATORS = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)
# What an act is called that changes nothing.
_READS = ("view", "keep", "view_unconfirmed")


def changes_of(role: Role) -> set[str]:
    """The actions of a role that change something; kept views are everybody's own."""
    return {
        action
        for action, rule in ACTIONS.items()
        if role in rule.roles and action.partition(".")[2] not in _READS
    }


@pytest.mark.parametrize(("one", "other"), [*combinations(ADMINISTRATORS, 2)])
def test_no_two_administrators_can_change_the_same(one: Role, other: Role) -> None:
    assert not changes_of(one) & changes_of(other)


def test_only_the_audit_administrator_reads_the_log_and_he_changes_nothing() -> None:
    assert ACTIONS["audit.view"].roles == {Role.AUDIT_ADMIN}
    assert changes_of(Role.AUDIT_ADMIN) == set()


def test_nobody_can_change_or_remove_an_entry_of_the_log() -> None:
    assert {action for action in ACTIONS if action.startswith("audit.")} == {"audit.view"}


@pytest.mark.django_db
def test_account_has_one_role_and_a_new_one_takes_the_place_of_the_old() -> None:
    county = make_unit("安平县人民政府", level=Level.COUNTY, staff=30)
    admin = make_person(Role.SYSTEM_ADMIN, county)
    person = make_person(Role.SECURITY_ADMIN, county)

    services.change_person(
        person=person,
        full_name="",
        role=Role.AUDIT_ADMIN,
        scope=county,
        is_active=True,
        by=admin,
    )

    person.refresh_from_db()
    assert person.role == Role.AUDIT_ADMIN
    with connection.cursor() as cursor:
        cursor.execute("SELECT role FROM organisations_user WHERE id = %s", [person.pk])
        assert cursor.fetchall() == [(Role.AUDIT_ADMIN.value,)]
    # Django's own ways around the table of roles are used by nobody.
    assert not User.objects.filter(is_superuser=True).exists()
