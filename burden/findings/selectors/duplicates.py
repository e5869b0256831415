"""Of which finding another one is a duplicate."""

import re
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from burden.findings.models import Decision, Finding, FindingQuerySet
from burden.findings.selectors.findings import findings_visible_to
from burden.organisations import policies
from burden.organisations.models import User
from burden.organisations.seen import Seen

STANDING = (Finding.State.OPEN, Finding.State.UNSURE, Finding.State.CONFIRMED)
_OFFERED = 20
# What the claims of all kinds are worded from, with the titles beside them.
_NAMED_BY = (
    "uuid",
    "kind",
    "measures",
    "evidence",
    "confidence",
    "avoidable_hours",
    "item__title",
    "item__removed_at",
    "upper__removed_at",
)
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)


def others_on_its_items(user: User, finding: Finding) -> list[Finding]:
    """Findings of which it can be a duplicate: those that stand about its items.

    With what their names in a list of choices are made of.
    """
    items = [one for one in (finding.item_id, finding.upper_id) if one is not None]
    return _ABOUT.rows(user, items=items, but=finding.pk)


def _about(reader: User, items: list[int], but: int) -> QuerySet[Finding]:
    about = Q(item__pk__among=items) | Q(upper__pk__among=items)
    found = _standing(reader).filter(about).exclude(pk=but)
    narrow = found.select_related(None).select_related("item", "upper").only(*_NAMED_BY)
    return narrow.order_by("state", "-expected_hours", "-pk")[:_OFFERED]


_ABOUT = Seen(_about, items=[-1], but=-2)


def named_by(user: User, finding: Finding, told: str) -> Finding | None:
    """The standing finding that is meant by an address, an id or the number of a paper.

    Of several with one number that of the same kind is meant; None where that leaves not one.
    """
    standing, told = _standing(user), told.strip()
    if uuid := _UUID.search(told):
        return standing.filter(uuid=UUID(uuid[0])).first()
    others = standing.filter(item__number=told).exclude(pk=finding.pk)
    found = list(others[: _OFFERED + 1]) if told else []
    alike = [one for one in found if one.kind == finding.kind]
    left = alike if len(found) > 1 else found
    return left[0] if len(left) == 1 else None


def duplicates_among(user: User, finding: Finding, decisions: Iterable[Decision]) -> list[Finding]:
    """Findings of the person's scope that one of these decisions dismissed as its duplicates."""
    found = [
        one.finding
        for one in decisions
        if one.duplicate_of_id == finding.pk
        and one.step == Decision.Step.TAKEN
        and one.finding.state == Finding.State.DISMISSED
        and policies.can(user, "findings.view", one.finding)
    ]
    return list(dict.fromkeys(found))


def _standing(user: User) -> FindingQuerySet:
    return findings_visible_to(user).filter(state__in=STANDING)
