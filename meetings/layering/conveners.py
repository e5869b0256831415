"""Whether a deputy called a meeting: GD-11 speaks of the meetings that deputies call."""

from __future__ import annotations

import re

from . import roles
from .hierarchy import Hierarchy
from .profiles import Profile
from .records import Attendance, Role

_CALLS = re.compile(
    r"(?P<who>[^。;；:：,，|\n]{2,30}?)(?:同志)?(?P<act>主持|召集|到会|出席(?!人员|范围|对象|名单|的))"
)
_CHAIR = re.compile(r"(?P<act>主持|召集)(?:人|领导)?[:：]\s*(?P<who>[^。;；,，|\n]{2,30})")
_SPEAKS = re.compile(
    r"^(?P<who>[^。;；:：,，]{2,20}?)(?:同志)?(?:作|做|发表)?(?:动员|总结|部署|重要|主旨|工作)*"
    r"(?P<act>讲话)$"
)
_CONVENING = ("主持", "召集")
# What speaks of a superior's words, or of those who are called, tells nobody who called.
_OTHERS = re.compile(r"精神|传达|学习|贯彻|落实|总书记|委托|各|乡镇|有关|相关|全体")


def by_deputy(event: Profile, hierarchy: Hierarchy) -> bool:
    """Tell whether a deputy called it: as recorded, else as its words and attendance show.

    Then a deputy of the host called it, sits in the chair or heads the host's list, and no
    principal of the host or above it is there or is said to call, attend or speak. Where the one
    who heads the list may be anybody, nobody is held to be a deputy.
    """
    if event.meeting.convener:
        return event.meeting.convener is Role.DEPUTY
    told = _ranks_told(event)
    if Role.PRINCIPAL in told or _principal_sits(event, hierarchy):
        return False
    own = [seat for seat in event.meeting.attendees if _is_own(seat, event)]
    chairs = [seat for seat in own if roles.convenes(seat.role)]
    if not chairs:
        if Role.DEPUTY in told:
            return True
        chairs = [seat for seat in own if roles.is_leader(seat.role)][:1]
    return any(roles.is_below_principal(seat.role, _organ(seat, hierarchy)) for seat in chairs)


def rank_of(seat: Attendance, hierarchy: Hierarchy) -> Role:
    """Return the rank of who sits there in the unit that he came for."""
    return roles.rank(seat.role, _organ(seat, hierarchy))


def _organ(seat: Attendance, hierarchy: Hierarchy) -> str:
    position = hierarchy.position(seat.unit)
    return position.unit.name if position.is_department else ""


def _principal_sits(event: Profile, hierarchy: Hierarchy) -> bool:
    """Tell whether a principal of the host, or of a unit above it, is there."""
    return any(
        rank_of(seat, hierarchy) is Role.PRINCIPAL
        for seat in event.meeting.attendees
        if _is_own(seat, event)
        or (seat.unit in hierarchy and hierarchy.is_above(seat.unit, event.host))
    )


def _is_own(seat: Attendance, event: Profile) -> bool:
    return seat.unit in event.hosts or seat.unit == event.meeting.unit


def _ranks_told(event: Profile) -> set[Role]:
    """Return the ranks that title, kind, agenda or minutes name: of who called it or sat in the
    chair, and of principals who came or spoke.
    """
    meeting = event.meeting
    items = [item.text for item in meeting.agenda]
    texts = [meeting.title, meeting.kind, meeting.minutes, *items]
    found = [one for text in texts for form in (_CALLS, _CHAIR) for one in form.finditer(text)]
    found += [one for text in items if (one := _SPEAKS.match(text))]
    ranks = set()
    for one in found:
        rank = Role.OTHER if _OTHERS.search(one["who"]) else roles.rank(one["who"])
        if rank is Role.PRINCIPAL or one["act"] in _CONVENING:
            ranks.add(rank)
    return ranks
