"""The chain page's picture: a chain of meetings in swim lanes."""

from collections.abc import Sequence

from burden.matters.lanes import Picture, Stop
from burden.matters.lanes import picture as placed
from burden.organisations.models import Level
from meetings.chains import ChainNode

_SECONDS_A_DAY = 86_400


def picture(chain: Sequence[ChainNode]) -> Picture[ChainNode]:
    """The chain by level and day; an edge's thickness is the weight of its link."""
    return placed([_stop(node) for node in chain])


def _stop(node: ChainNode) -> Stop[ChainNode]:
    return Stop(
        of=node,
        key=node.meeting.pk,
        above=node.link.upper_id if node.link else None,
        level=Level(node.meeting.host.level),
        moment=node.meeting.starts_at.timestamp() / _SECONDS_A_DAY,
        hours=node.hours,
        name=node.meeting.host.name,
        weight=node.link.weight if node.link else 0,
    )
