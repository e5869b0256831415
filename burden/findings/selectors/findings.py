"""Reads of findings, each within the reader's scope."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q
from django.http import Http404

from burden.audit import looks
from burden.findings.models import Decision, Finding, FindingQuerySet
from burden.findings.registry import kind_of
from burden.findings.selectors.looks import with_stars
from burden.organisations import policies
from burden.organisations.models import User
from burden.organisations.seen import Seen
from burden.stack.written import Written

if TYPE_CHECKING:
    from burden.matters.models import Item

# Probability with which a state counts in the ledger; the others count by their confidence.
_SETTLED = {
    Finding.State.CONFIRMED: 1.0,
    Finding.State.DISMISSED: 0.0,
    Finding.State.WITHDRAWN: 0.0,
}


# What a history tells of a decision and of those who took part.
_TOLD_OF = (
    *("finding", "verdict", "reason", "duplicate_of", "note", "step", "at"),
    *("by__username", "by__full_name", "seconds__by__username", "seconds__by__full_name"),
)


def findings_visible_to(user: User) -> FindingQuerySet:
    """The findings a person may see, with what their rows show."""
    return Finding.objects.visible_to(user).select_related("unit", "item", "upper__unit", "notice")


def named(user: User, item: int) -> list[Finding]:
    """The findings about an item that a person may see, with what a link to one says.

    That is id, (registered) kind and the superior item.
    """
    return _NAMED.rows(user, item=item)


_NAMED = Seen(
    lambda reader, item: (
        Finding.objects.visible_to(reader).filter(item=item).only("uuid", "kind", "upper")
    ),
    item=-1,
)


def listed(user: User, ids: Iterable[int]) -> list[Finding]:
    """The findings with these ids that a person may see, in the same order."""
    wanted = list(ids)
    found = with_stars(findings_visible_to(user), user).in_bulk(wanted)
    return [found[pk] for pk in wanted if pk in found]


def finding_for(user: User, uuid: UUID | str, *, action: str = "findings.view") -> Finding:
    """One finding, for reading or for the action.

    Raises:
        Http404: it is no id, there is none, or it lies outside the person's scope; all look alike.
        PermissionDenied: the person may see it, but not do this.
    """
    try:
        finding = _FINDING.first(user, uuid=UUID(str(uuid)))
    except ValueError as error:
        raise Http404("no such finding") from error
    if finding is None:
        raise Http404("no such finding")
    policies.require(user, action, finding)
    looks.at("finding.viewed", finding, finding.unit)
    return finding


_FINDING = Seen(
    lambda reader, uuid: (
        with_stars(findings_visible_to(reader), reader)
        .select_related("parameter_set", "assigned_to")
        .filter(uuid=uuid)
    ),
    uuid=UUID(int=0),
)


def open_uppers(user: User, findings: Iterable[Finding]) -> set[int]:
    """Ids of the superior items whose title this person may read."""
    listed = list(findings)
    uppers = {one.upper.pk: one.upper for one in listed if one.upper is not None}
    if not uppers or user.scope is None:
        return set()
    open_ids = {pk for pk, upper in uppers.items() if user.scope.contains(upper.unit)}
    # Those outside the scope are open where something of it descends from them.
    if outside := uppers.keys() - open_ids:
        visible = type(next(iter(uppers.values()))).objects.visible_to(user)
        open_ids |= set(visible.filter(pk__in=outside).values_list("pk", flat=True))
    ask_sources = {kind_of(one).closed_uppers for one in listed}
    return open_ids.difference(*(ask(user, open_ids) for ask in ask_sources))


def decisions_about(finding: Finding) -> list[Decision]:
    """The decisions on a finding and those that call another its duplicate, the latest first.

    With proposals and returns. The other findings are read where there are any.
    """
    decisions = _ABOUT.rows(finding=finding.pk)
    named = {one.finding_id for one in decisions} | {one.duplicate_of_id for one in decisions}
    others = named - {finding.pk, None}
    known = {finding.pk: finding}
    if others:
        known |= Finding.objects.select_related("item", "unit").in_bulk(list(others))
    for one in decisions:
        one.finding = known[one.finding_id]
        if one.duplicate_of_id is not None:
            one.duplicate_of = known[one.duplicate_of_id]
    return decisions


_ABOUT = Written(
    lambda finding: (
        Decision.objects.filter(Q(finding=finding) | Q(duplicate_of=finding))
        .select_related("by", "seconds__by")
        .only(*_TOLD_OF)
    ),
    finding=-1,
)


def proposal_of(finding: Finding) -> Decision | None:
    """What was proposed and waits for a second person."""
    if not finding.proposed:
        return None
    proposed = finding.decisions.filter(step=Decision.Step.PROPOSED)
    return proposed.select_related("by", "duplicate_of__unit").first()


def weights_of(item: "Item") -> dict[tuple[str, int | None], float]:
    """With what probability each suspicion about an item counts when its hours are booked.

    Keys are (kind, id of the upper item). Confirmed counts 1, dismissed and withdrawn 0, the
    others by their confidence.
    """
    return {
        (finding.kind, finding.upper_id): _SETTLED.get(
            Finding.State(finding.state), finding.confidence
        )
        for finding in Finding.objects.filter(item=item)
    }


def neighbours(
    finding: Finding, findings: FindingQuerySet, to_come: FindingQuerySet
) -> tuple[Finding | None, Finding | None]:
    """The findings before and after this one, by weight; of each no more than id and weight.

    Args:
        findings: those among which it is gone back.
        to_come: those among which it is gone on.
    """
    weight = finding.expected_hours
    # Said of the weight alone first, so that the index is entered there and not at its end.
    heavier = Q(expected_hours__gte=weight) & (Q(expected_hours__gt=weight) | Q(pk__gt=finding.pk))
    lighter = Q(expected_hours__lte=weight) & (Q(expected_hours__lt=weight) | Q(pk__lt=finding.pk))
    before = _narrow(findings.filter(heavier)).order_by("expected_hours", "pk")[:1]
    after = _narrow(to_come.filter(lighter)).heaviest_first()[:1]
    place = (weight, finding.pk)
    found = list(before.union(after, all=True))
    first = next((one for one in found if (one.expected_hours, one.pk) > place), None)
    return first, next((one for one in found if one != first), None)


def _narrow(findings: FindingQuerySet) -> FindingQuerySet:
    return findings.select_related(None).only("uuid", "expected_hours")
