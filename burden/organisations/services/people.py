"""Accounts: made, given a role, a scope and passwords, closed. Nothing is ever deleted."""

from collections.abc import Iterable, Mapping

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from burden.audit import services as audit
from burden.organisations import policies
from burden.organisations.errors import ChangeRefused
from burden.organisations.models import Role, Unit, User


@transaction.atomic
def create_person(
    *,
    username: str,
    full_name: str,
    role: Role | str,
    scope: Unit,
    password: str | None,
    by: User | None,
    is_first: bool = True,
) -> User:
    """Make an account; `by` is nobody only for the commands at the machine itself.

    Without a password the account cannot sign in until one is set. A first password must be
    changed at the first sign-in.

    Raises:
        ValidationError: the password does not keep the rules.
    """
    person = User(username=username, full_name=full_name, role=role, scope=scope)
    if by is not None:
        policies.require(by, "users.manage", person)
    if password is None:
        person.set_unusable_password()
    else:
        validate_password(password, person)
        person.set_password(password)
        if is_first:
            person.password_chosen_at = None
    person.save(force_insert=True)
    audit.record(by=by, action="users.created", target=person, unit=scope, details=_rights(person))
    return person


@transaction.atomic
def change_person(
    *, person: User, full_name: str, role: Role | str, scope: Unit, is_active: bool, by: User | None
) -> User:
    """Change name, role, scope or activity of an account.

    Raises:
        ChangeRefused: administrators may not change their own rights, lest they give themselves
            another administrator's role or lock everyone out.
    """
    held = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    wanted = User(full_name=full_name, role=role, scope=scope, is_active=is_active)
    if by is not None:
        policies.require(by, "users.manage", held)
        policies.require(by, "users.manage", wanted)
    if by is not None and by.pk == held.pk and _rights(held) != _rights(wanted):
        raise ChangeRefused(_("Nobody can change the rights of their own account."))
    before = _rights(held) | {"full_name": held.full_name}
    held.full_name, held.role, held.scope, held.is_active = full_name, role, scope, is_active
    after = _rights(held) | {"full_name": held.full_name}
    if before != after:
        held.save(update_fields=["full_name", "role", "scope", "is_active"])
        audit.record(
            by=by,
            action="users.changed",
            target=held,
            unit=scope,
            details={"before": before, "after": after},
        )
    return held


@transaction.atomic
def close_people(*, people: Iterable[User], by: User) -> int:
    """Close accounts, and tell how many were open; the own one stays as it is."""
    closed = 0
    for person in people:
        if person.is_active and person.pk != by.pk and person.scope is not None:
            change_person(
                person=person,
                full_name=person.full_name,
                role=person.role,
                scope=person.scope,
                is_active=False,
                by=by,
            )
            closed += 1
    return closed


@transaction.atomic
def set_password(*, person: User, password: str, by: User) -> User:
    """Give an account a new password; all its sign-ins end, and the next must change it.

    Raises:
        ValidationError: the password does not keep the rules.
    """
    policies.require(by, "users.manage", person)
    validate_password(password, person)
    person.set_password(password)
    person.password_chosen_at = None
    person.save(update_fields=["password", "password_chosen_at"])
    audit.record(by=by, action="users.password_set", target=person, unit=person.scope)
    return person


@transaction.atomic
def choose_password(*, person: User, password: str) -> User:
    """Change the own password; all sign-ins end but the one that the caller renews.

    Raises:
        ValidationError: the password does not keep the rules.
    """
    validate_password(password, person)
    person.set_password(password)
    person.save(update_fields=["password", "password_chosen_at"])
    audit.record(by=person, action="account.password_changed", target=person, unit=person.scope)
    return person


@transaction.atomic
def change_settings(*, person: User, chosen: Mapping[str, object]) -> list[str]:
    """Keep what a person chose for the own account; returns the names of what changed.

    The log tells which settings, not their values: an address of one's own concerns nobody.
    """
    held = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    changed = sorted(name for name in chosen if getattr(held, name) != chosen[name])
    if changed:
        for name in changed:
            setattr(held, name, chosen[name])
        held.save(update_fields=changed)
        audit.record(
            by=held,
            action="account.settings_changed",
            target=held,
            unit=held.scope,
            details={"fields": changed},
        )
    return changed


def _rights(person: User) -> dict[str, object]:
    scope = person.scope
    return {
        "role": str(person.role),
        "scope": scope.code if scope else "",
        "is_active": person.is_active,
    }
