"""Drafting and publishing of parameters: two people, one versioned history."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from burden.audit import services as audit
from burden.jobs import services as jobs
from burden.organisations import locks, policies
from burden.organisations.models import User
from burden.thresholds import selectors
from burden.thresholds.checks import problems_of
from burden.thresholds.errors import (
    ConfirmationRefused,
    NoLongerDraft,
    NoteMissing,
    NothingChanged,
    SamePerson,
    StaleDraft,
    ValuesRefused,
)
from burden.thresholds.models import DraftEffect, ParameterSet, RuleConfirmation
from burden.thresholds.rulebook import Rule

PUBLISHED_JOB = "thresholds.published"


@transaction.atomic
def save_draft(
    *, values: Mapping[str, float], note: str, based_on: ParameterSet, by: User
) -> ParameterSet:
    """Keep changed values as a draft; keys that are left out keep the value in force.

    `based_on` is the set the drafter looked at.

    Raises:
        StaleDraft: another set has come into force since.
        ValuesRefused, NoteMissing, NothingChanged: the draft cannot stand as it is.
    """
    policies.require(by, "thresholds.draft")
    present = selectors.in_force()
    if based_on.pk != present.set.pk:
        raise StaleDraft
    whole = dict(present) | {key: float(value) for key, value in values.items()}
    if problems := problems_of(whole):
        raise ValuesRefused(problems)
    if not note.strip():
        raise NoteMissing
    if whole == dict(present):
        raise NothingChanged
    draft = ParameterSet.objects.create(
        values=whole, note=note.strip(), based_on=present.set, drafted_by=by
    )
    audit.record(by=by, action="thresholds.drafted", target=draft, details=_told(draft))
    return draft


@transaction.atomic
def discard_draft(*, draft: ParameterSet, by: User) -> None:
    """Throw a draft away; the log keeps what it held."""
    policies.require(by, "thresholds.draft")
    held = locked_draft(draft)
    audit.record(by=by, action="thresholds.discarded", target=held, details=_told(held))
    held.delete()


@transaction.atomic
def publish(*, draft: ParameterSet, by: User) -> ParameterSet:
    """Bring a draft into force as the next version and have everything judged anew.

    Raises:
        SamePerson, StaleDraft, NoLongerDraft: who and when it may not be done.
        ValuesRefused: the bounds have changed with the program since the draft was made.
    """
    policies.require(by, "thresholds.publish")
    locks.hold("thresholds.publish")
    held = locked_draft(draft)
    if held.drafted_by_id == by.pk:
        raise SamePerson
    present = selectors.in_force()
    if held.based_on_id != present.set.pk:
        raise StaleDraft
    held.values = dict(present) | held.values
    if problems := problems_of(held.values):
        raise ValuesRefused(problems)
    held.state = ParameterSet.State.PUBLISHED
    held.version = (present.set.version or 0) + 1
    held.published_by, held.published_at = by, timezone.now()
    held.save()
    # What was to be foreseen is coming.
    DraftEffect.objects.all().delete()
    audit.record(by=by, action="thresholds.published", target=held, details=_told(held))
    jobs.enqueue(PUBLISHED_JOB, key=str(held.version))
    return held


@transaction.atomic
def confirm_rule(*, rule: Rule, reference: str, by: User) -> RuleConfirmation:
    """Keep that a rule was compared with its official text; from then on everyone sees it.

    Who confirmed it first stays named.

    Raises:
        ConfirmationRefused: no official text is named.
    """
    policies.require(by, "rules.confirm")
    if not reference.strip():
        raise ConfirmationRefused
    confirmed, is_new = RuleConfirmation.objects.get_or_create(
        rule=rule.id, defaults={"reference": reference.strip(), "by": by}
    )
    if is_new:
        audit.record(
            by=by,
            action="thresholds.rule_confirmed",
            target=confirmed,
            details={"rule": rule.id, "reference": confirmed.reference},
        )
        jobs.enqueue(PUBLISHED_JOB, key=str(selectors.in_force().set.version))
    return confirmed


def locked_draft(draft: ParameterSet) -> ParameterSet:
    """The draft, locked until the caller's transaction ends.

    Raises:
        NoLongerDraft: it was published or thrown away meanwhile.
    """
    held = ParameterSet.objects.select_for_update().filter(pk=draft.pk).first()
    if held is None or held.state != ParameterSet.State.DRAFT:
        raise NoLongerDraft
    return held


def _told(draft: ParameterSet) -> dict[str, object]:
    changed = selectors.changes(draft.based_on, draft) if draft.based_on else []
    return {
        "version": draft.version,
        "based_on": draft.based_on.version if draft.based_on else None,
        "note": draft.note,
        "changes": {one.definition.key: [one.before, one.after] for one in changed},
    }
