"""Reads of evaluations: who is asked, which there are, what was answered."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from burden.activities.models import Invitation, Round
from burden.organisations import policies
from burden.organisations.models import User


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
