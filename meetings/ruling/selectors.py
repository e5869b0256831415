"""Reads of what the rules say of meetings, months and years that a user may see."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from burden.findings.rules import is_shown, showing_of
from burden.matters.models import Source
from burden.organisations.models import User
from burden.thresholds.definitions import Showing
from burden.thresholds.parameters import Parameters
from meetings.models import Meeting, MeetingHit
from meetings.ruling.filing import MEETING_RULES
from meetings.ruling.pages import open_meetings


def hits_visible_to(user: User, parameters: Parameters) -> QuerySet[MeetingHit]:
    """Hits on meetings that the user may open and on the months and years of units in the scope.

    Rules that are switched off, or that nobody has confirmed where that is needed, are left out.
    """
    if user.scope is None:
        return MeetingHit.objects.none()
    told = [
        rule.id
        for rule in MEETING_RULES
        if is_shown(rule.id) and showing_of(rule.id, parameters) is not Showing.NOWHERE
    ]
    of_meetings = Q(item__meeting__in=Meeting.objects.visible_to(user))
    of_units = Q(item__source=Source.CONVENING, item__unit__path__startswith=user.scope.path)
    return (
        MeetingHit.objects.filter(of_meetings | of_units, rule__in=told)
        .select_related("item__unit", "item__meeting")
        .order_by("-item__occurred_on", "pk")
    )


def opened_of(user: User, hits: Iterable[MeetingHit]) -> dict[str, Meeting]:
    """The meetings that hits rest on, by uuid, as far as the user may open them."""
    return open_meetings(user, [uuid for hit in hits for uuid in hit.meetings])
