"""Reads of evaluations: who is asked, which there are, what was answered."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Avg, Count, F, Q, QuerySet

from burden.activities.models import Invitation, Round
from burden.organisations import policies
from burden.organisations.models import Unit, User


@dataclass(frozen=True)
class Opinion:
    """What an evaluation brought of all who answered it; means from 1, no burden, to 5."""

    round: Round
    answered: int
    papers: float
    meetings: float
    checks: float


def latest_opinion(user: User, unit: Unit, today: date) -> Opinion | None:
    """The newest evaluation of a unit, or of an area that it lies in, that may be told.

    One that still takes answers or brought too few tells nothing, as on its own page.
    """
    line = Q(unit=unit) | Q(unit__in=unit.ancestor_ids)
    rounds: QuerySet[Any] = (
        Round.objects.visible_to(user)
        .filter(line, closes_on__lt=today)
        .annotate(
            answered=Count("answers"),
            papers=Avg("answers__papers"),
            meetings=Avg("answers__meetings"),
            checks=Avg("answers__checks"),
        )
        .filter(answered__gte=F("smallest"))
        .select_related("unit")
        .order_by("-quarter", "-unit__path")
    )
    found = rounds.first()
    if found is None:
        return None
    return Opinion(found, found.answered, found.papers, found.meetings, found.checks)


def invitation_of(user: User, today: date) -> Invitation | None:
    """What the person is asked now."""
    if not policies.can(user, "evaluations.answer"):
        return None
    asked = Invitation.objects.filter(
        person=user, state=Invitation.State.ASKED, round__closes_on__gte=today
    )
    return asked.select_related("round__unit").first()


def rounds_of(user: User) -> QuerySet[Round]:
    """Evaluations that the person may read, with how many were asked; the latest first."""
    visible = Round.objects.visible_to(user).select_related("unit")
    return visible.annotate(asked=Count("invitations"))


def may_answer(user: User, round: Round) -> bool:
    """Whether the person is asked in this evaluation and has said nothing yet."""
    waiting = Q(person=user, state=Invitation.State.ASKED)
    return round.invitations.filter(waiting).exists()
