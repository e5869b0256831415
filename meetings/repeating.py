"""How much of a linked meeting repeats its superior, why it may, and how it was reached before."""

from collections.abc import Sequence

from burden.thresholds.parameters import Parameters
from meetings import layering, verdicts
from meetings.models import Link, Meeting
from meetings.venues import branch_units

VIDEO, ATTENDANCE = "video", "attendance"
STATUTORY, OWN_MEASURES = "statutory", "own_measures"


def own_share(link: Link, agenda: Sequence[layering.AgendaItem], length: float) -> float:
    """The share of the lower meeting that is its own: by the time of its items, where they tell it.

    Of a standing meeting with one conveying item only that item repeats. Items without lengths
    count alike. `length` is that of the meeting in hours.
    """
    is_told = any(layering.written_length(item.text) is not None for item in agenda)
    if not is_told or not link.items or max(link.items) >= len(agenda):
        return float(link.novelty)
    lengths = layering.lengths(agenda, length)
    whole = max(length, sum(lengths))
    return 1.0 - sum(lengths[int(index)] for index in link.items) / whole


def spared(link: Link, own: float, parameters: Parameters) -> str:
    """Why a link is no finding whatever its weight; empty when it may be one.

    Statutory is what a report says is held by law, or what the engine reads so.
    """
    if link.lower.legal_basis:
        return STATUTORY
    if link.spared:
        return link.spared
    return OWN_MEASURES if verdicts.has_own_measures(own, parameters) else ""


def reached_by(link: Link) -> str:
    """How the superior meeting had already reached the level of the lower one: by a branch venue
    or video, by attendance, or not at all as far as the records tell.
    """
    if _places(link.lower) & branch_units(link.upper):
        return VIDEO
    if not link.is_reached:
        return ""
    return ATTENDANCE if link.upper.mode == Meeting.Mode.ONSITE else VIDEO


def _places(meeting: Meeting) -> set[int]:
    """Ids of the host and of its place."""
    host = meeting.host
    parent = host.parent
    return {host.pk, parent.pk} if parent and parent.level == host.level else {host.pk}
