"""Who may do what: one table of actions, one rule of scope.

An action needs a role that the table names and, where it is done to an object, an object within
reach of the user's scope. A user without role or scope may do nothing.
"""

from dataclasses import dataclass
from enum import Enum
from functools import singledispatch
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from burden.organisations.models import Role, Unit, User


class Reach(Enum):
    """Which objects an action may be done to."""

    NONE = "the action has no object, or everyone may do it to any"
    VISIBLE = "objects that the user may see"
    OWN = "objects whose unit lies in the user's scope"


@dataclass(frozen=True)
class Rule:
    roles: frozenset[Role]
    reach: Reach = Reach.VISIBLE


_READERS = frozenset({Role.INSPECTOR, Role.LEADER, Role.CADRE, Role.UNIT_EDITOR})
_REPORTERS = frozenset({Role.INSPECTOR, Role.CADRE, Role.UNIT_EDITOR})
_EVERYONE = frozenset(Role)


def _only(*roles: Role) -> frozenset[Role]:
    return frozenset(roles)


ACTIONS: dict[str, Rule] = {
    "overview.view": Rule(_EVERYONE, Reach.NONE),
    "units.view": Rule(_EVERYONE, Reach.OWN),
    "units.edit": Rule(_only(Role.SYSTEM_ADMIN), Reach.OWN),
    "units.import": Rule(_only(Role.SYSTEM_ADMIN), Reach.OWN),
    "users.manage": Rule(_only(Role.SYSTEM_ADMIN), Reach.OWN),
    "papers.view": Rule(_READERS),
    "papers.upload": Rule(_REPORTERS, Reach.OWN),
    "papers.correct": Rule(_REPORTERS),
    "papers.count_readers": Rule(_REPORTERS, Reach.OWN),
    "register.import": Rule(_only(Role.INSPECTOR, Role.UNIT_EDITOR), Reach.OWN),
    "register.explain": Rule(_only(Role.UNIT_EDITOR), Reach.OWN),
    "issuers.view": Rule(_READERS | _only(Role.SYSTEM_ADMIN), Reach.NONE),
    "issuers.settle": Rule(_only(Role.SYSTEM_ADMIN), Reach.OWN),
    "drafts.check": Rule(_REPORTERS, Reach.OWN),
    "meetings.view": Rule(_READERS),
    "meetings.report": Rule(_REPORTERS, Reach.OWN),
    "meetings.settle_draft": Rule(_REPORTERS),
    "meetings.correct": Rule(_REPORTERS, Reach.OWN),
    "meetings.join": Rule(_only(Role.INSPECTOR), Reach.OWN),
    "meetings.warn": Rule(_only(Role.INSPECTOR), Reach.OWN),
    "plans.import": Rule(_only(Role.INSPECTOR, Role.UNIT_EDITOR), Reach.OWN),
    "activities.view": Rule(_READERS),
    "activities.report": Rule(_REPORTERS, Reach.OWN),
    "activities.correct": Rule(_REPORTERS, Reach.OWN),
    "activities.complete": Rule(_REPORTERS),
    "voices.send": Rule(_only(Role.CADRE, Role.UNIT_EDITOR), Reach.NONE),
    "voices.view": Rule(_only(Role.INSPECTOR, Role.UNIT_EDITOR)),
    "voices.pass_on": Rule(_only(Role.INSPECTOR)),
    "voices.answer": Rule(_only(Role.INSPECTOR, Role.UNIT_EDITOR)),
    "evaluations.view": Rule(_only(Role.INSPECTOR, Role.LEADER)),
    "evaluations.open": Rule(_only(Role.INSPECTOR), Reach.OWN),
    "evaluations.answer": Rule(_only(Role.CADRE), Reach.NONE),
    "matters.view": Rule(_READERS),
    "pains.view": Rule(_only(Role.INSPECTOR, Role.LEADER, Role.UNIT_EDITOR), Reach.NONE),
    "findings.view": Rule(_READERS, Reach.OWN),
    "findings.decide": Rule(_only(Role.INSPECTOR), Reach.OWN),
    "findings.deliberate": Rule(_only(Role.INSPECTOR, Role.LEADER), Reach.OWN),
    "findings.reply": Rule(_only(Role.UNIT_EDITOR), Reach.OWN),
    "findings.teach": Rule(_only(Role.SYSTEM_ADMIN), Reach.NONE),
    "rectifications.view": Rule(_only(Role.INSPECTOR, Role.LEADER, Role.UNIT_EDITOR), Reach.OWN),
    "rectifications.set": Rule(_only(Role.INSPECTOR), Reach.OWN),
    "rectifications.report": Rule(_only(Role.UNIT_EDITOR), Reach.OWN),
    "scores.view": Rule(_EVERYONE, Reach.OWN),
    "quality.view": Rule(_only(Role.INSPECTOR, Role.LEADER, Role.SYSTEM_ADMIN), Reach.NONE),
    "quality.silence": Rule(_only(Role.INSPECTOR, Role.LEADER), Reach.NONE),
    "reports.view": Rule(_only(Role.INSPECTOR, Role.LEADER), Reach.NONE),
    "views.keep": Rule(_EVERYONE, Reach.NONE),
    "news.read": Rule(_only(Role.INSPECTOR, Role.LEADER, Role.UNIT_EDITOR), Reach.NONE),
    "own_burden.view": Rule(_EVERYONE, Reach.NONE),
    "thresholds.view": Rule(_EVERYONE, Reach.NONE),
    "thresholds.draft": Rule(_only(Role.SYSTEM_ADMIN), Reach.NONE),
    "thresholds.publish": Rule(_only(Role.SECURITY_ADMIN), Reach.NONE),
    "rules.view": Rule(_EVERYONE, Reach.NONE),
    "rules.view_unconfirmed": Rule(_only(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN), Reach.NONE),
    "rules.confirm": Rule(_only(Role.SECURITY_ADMIN), Reach.NONE),
    "boilerplate.view": Rule(_only(Role.SYSTEM_ADMIN), Reach.NONE),
    "removals.view": Rule(_only(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN), Reach.NONE),
    "removals.propose": Rule(_only(Role.SYSTEM_ADMIN), Reach.OWN),
    "removals.ask": Rule(_REPORTERS, Reach.NONE),
    "removals.decide": Rule(_only(Role.SECURITY_ADMIN), Reach.OWN),
    "refusals.view": Rule(_only(Role.SECURITY_ADMIN), Reach.NONE),
    "audit.view": Rule(_only(Role.AUDIT_ADMIN), Reach.NONE),
    "jobs.view": Rule(_only(Role.SYSTEM_ADMIN), Reach.NONE),
    "jobs.retry": Rule(_only(Role.SYSTEM_ADMIN), Reach.NONE),
}


def can(user: User | AnonymousUser, action: str, obj: Any = None) -> bool:
    """Whether the user may do the action, to the object where one is given.

    Raises:
        LookupError: the table has no such action; a misspelt one must never mean "no" in silence.
    """
    rule = ACTIONS.get(action)
    if rule is None:
        raise LookupError(f"no such action: {action}")
    if not isinstance(user, User) or not user.is_active or user.role not in rule.roles:
        return False
    if user.scope is None:
        return False
    return obj is None or _within_reach(user, rule.reach, obj)


def require(user: User | AnonymousUser, action: str, obj: Any = None) -> None:
    """Raise PermissionDenied unless the user may do the action."""
    if not can(user, action, obj):
        raise PermissionDenied(action)


def _within_reach(user: User, reach: Reach, obj: Any) -> bool:
    if reach is Reach.NONE:
        return True
    if reach is Reach.OWN:
        unit = owning_unit(obj)
        return unit is not None and user.scope is not None and user.scope.contains(unit)
    return bool(type(obj).objects.visible_to(user).filter(pk=obj.pk).exists())


@singledispatch
def owning_unit(obj: Any) -> Unit | None:
    """The unit whose scope decides over the object; an app registers its own for other names."""
    unit: Unit | None = obj.unit
    return unit


@owning_unit.register
def _unit_owns_itself(obj: Unit) -> Unit | None:
    return obj


@owning_unit.register
def _scope_owns_person(obj: User) -> Unit | None:
    return obj.scope
