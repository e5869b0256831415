"""Writes to evaluations: opening one draws who is asked, answering ties nobody to an answer."""

import random
import secrets
from collections import Counter
from datetime import date

from django.db import transaction
from django.utils import timezone

from burden.activities.models import Answer, Invitation, Round
from burden.activities.voices.crowds import crowds_of_all
from burden.activities.voices.rounds.errors import AlreadyAsked, NotAsked, TooFewPeople
from burden.audit import services as audit
from burden.organisations import locks, policies
from burden.organisations.models import Role, Unit, User
from burden.organisations.periods import Period, after_working_days
from burden.thresholds import selectors as thresholds

_SEED_BITS = 48


@transaction.atomic
def open_round(*, unit: Unit, by: User, seed: int | None = None) -> Round:
    """Ask people of an area, drawn at random among its cadres who were not asked this quarter.

    Args:
        seed: what they are drawn with; a random one by default.

    Raises:
        AlreadyAsked: the area has had its evaluation in this quarter.
        TooFewPeople: nothing that they answer could be told.
    """
    policies.require(by, "evaluations.open", unit)
    today, parameters = timezone.localdate(), thresholds.in_force()
    quarter = Period.quarter_of(today).first
    # Two areas that are opened at once would both draw the same people.
    locks.hold("voices.rounds")
    if Round.objects.filter(unit=unit, quarter=quarter).exists():
        raise AlreadyAsked
    smallest = parameters.whole("voices.smallest_group")
    seed = secrets.randbits(_SEED_BITS) if seed is None else seed
    people = _drawn(unit, quarter, seed=seed, most=parameters.whole("evaluation.sample"))
    if len(people) < smallest:
        raise TooFewPeople
    found = Round.objects.create(
        unit=unit,
        quarter=quarter,
        seed=seed,
        smallest=smallest,
        opened_on=today,
        closes_on=after_working_days(today, parameters.whole("evaluation.working_days")),
        by=by,
    )
    groups = _groups(unit, people, smallest)
    Invitation.objects.bulk_create(
        Invitation(round=found, person=one, quarter=quarter, group=groups[one.pk]) for one in people
    )
    audit.record(
        by=by,
        action="evaluation.opened",
        target=found,
        unit=unit,
        details={"asked": len(people), "quarter": found.period.key},
    )
    return found


@transaction.atomic
def answer(*, round: Round, by: User, papers: int, meetings: int, checks: int, trend: str) -> None:
    """Keep an answer apart from who gave it. No entry of the log tells that one did.

    Raises:
        NotAsked: the person was not asked, has answered or declined, or it is closed.
    """
    invitation = _taken(round, by, Invitation.State.ANSWERED)
    Answer.objects.create(
        round=round,
        group=invitation.group,
        papers=papers,
        meetings=meetings,
        checks=checks,
        trend=trend,
    )
    # All answers are written anew: else the database itself would tell which of them was written
    # by the transaction that marked this invitation.
    Answer.objects.filter(round=round).update(round=round)


@transaction.atomic
def decline(*, round: Round, by: User) -> None:
    """Note that the person does not answer; nobody asks again.

    Raises: as `answer`.
    """
    _taken(round, by, Invitation.State.DECLINED)


def _taken(round: Round, person: User, state: Invitation.State) -> Invitation:
    policies.require(person, "evaluations.answer")
    asked = Invitation.objects.select_for_update(of=("self",)).select_related("group")
    invitation = asked.filter(round=round, person=person, state=Invitation.State.ASKED).first()
    if invitation is None or not round.is_open(timezone.localdate()):
        raise NotAsked
    invitation.state = state
    invitation.save(update_fields=["state"])
    return invitation


def _drawn(unit: Unit, quarter: date, *, seed: int, most: int) -> list[User]:
    asked = Invitation.objects.filter(quarter=quarter).values("person")
    free = list(
        User.objects.filter(role=Role.CADRE, is_active=True, scope__path__startswith=unit.path)
        .exclude(pk__in=asked)
        .order_by("pk")
    )
    # Told again by the seed that is kept; nothing secret hangs on it.
    return random.Random(seed).sample(free, min(most, len(free)))


def _groups(unit: Unit, people: list[User], smallest: int) -> dict[int, Unit]:
    """For each person the smallest unit in which enough people are asked."""
    paths = {one.pk: one.scope.path for one in people if one.scope}
    crowds = crowds_of_all(unit.path, Counter(paths.values()), smallest)
    units = {one.path: one for one in Unit.objects.filter(path__in=set(crowds.values()))}
    return {pk: units[crowds[path]] for pk, path in paths.items()}
