"""What the pages of meetings show: contexts of templates, made of selectors and wording."""

from typing import Any

from burden.findings import registry
from burden.findings import selectors as findings
from burden.findings.models import Finding
from burden.organisations import policies
from burden.organisations.models import User
from burden.organisations.seen import Seen
from burden.retention import selectors as retention
from burden.stack.written import Written
from burden.thresholds import selectors as thresholds
from burden.thresholds.parameters import Parameters
from meetings import chains, emptying, lanes, layers, repeating, reports, selectors, wording
from meetings.models import Link, Meeting, Tied
from meetings.ruling.pages import rules_of
from meetings.stored import agenda_of


def meeting_context(user: User, meeting: Meeting) -> dict[str, Any]:
    """One meeting, what it repeats and by what evidence, and its whole chain."""
    parameters = thresholds.in_force()
    link = selectors.link_of(meeting)
    chain = chains.chain_of(user, meeting)
    open_ids = {node.meeting.pk for node in chain if node.is_open}
    avoided = layers.layers_avoided(user, meeting, parameters)
    known = selectors.reports_of_meeting(user, meeting)
    told = reports.told_of(meeting, known)
    return {
        "meeting": meeting,
        "link": link,
        "answer": wording.answer_of(link, is_open=link is not None and link.upper_id in open_ids),
        "signals": wording.signals_of(link.evidence) if link else [],
        "spared": wording.spared(_spared(link, parameters)) if link else "",
        "also": selectors.also_repeated(link) if link else [],
        "peers": selectors.peers_of(user, link) if link else None,
        "avoided": avoided,
        "avoided_count": avoided.count,
        "decisions": selectors.decisions_of(meeting),
        "callers": selectors.calling_items(user, meeting),
        "chain": chain,
        "picture": lanes.picture(chain) if len(chain) > 1 else None,
        "findings": [
            (one, registry.registered_kind_of(one).label)
            for one in findings.named(user, meeting.item_id)
        ],
        "contradictions": reports.contradictions(told) if len(told) > 1 else [],
        "disputed_length": reports.disputed_length(told),
        "report_count": len(told),
        "own_reports": known if policies.can(user, "meetings.correct") else [],
        "removal": retention.removal_of(meeting.uuid),
        "may_ask_removal": emptying.is_askable(user, meeting),
        "may_join": policies.can(user, "meetings.join"),
        "may_take_up": policies.can(user, "meetings.join", meeting.host),
        "rules": rules_of(user, selectors.hits_of(meeting), parameters),
    }


def evidence_context(finding: Finding, user: User) -> dict[str, Any]:
    """Both meetings of a finding, each open or named only as far as the reader may see it."""
    link = _LINK.first(item=finding.item_id)
    if link is None:
        return {"link": None}
    open_ids = set(_OPEN.rows(user, ids=[link.lower_id, link.upper_id]))
    return {
        "link": link,
        "upper_is_open": link.upper_id in open_ids,
        "lower_is_open": link.lower_id in open_ids,
        "peers": selectors.peers_of(user, link),
    }


_LINK = Written(
    lambda item: (
        Link.objects.select_related("lower__host", "upper__host")
        .filter(lower__item=item)
        .order_by("pk")[:1]
    ),
    item=-1,
)
_OPEN = Seen(
    lambda reader, ids: (
        Meeting.objects.visible_to(reader).filter(pk__among=ids).values_list("pk", flat=True)
    ),
    ids=[-1],
)


def places(finding: Finding, user: User) -> list[tuple[str, str]]:
    """The items of the agenda that a note can be pinned to; none of a meeting that is not open."""
    meeting = Meeting.objects.visible_to(user).filter(item=finding.item_id).first()
    if meeting is None:
        return []
    items = (str(one["title"]) for one in meeting.agenda)
    return [(f"item:{n}", title) for n, title in enumerate(items, 1)]


def _spared(link: Link, parameters: Parameters) -> str:
    """Why a link is no finding, by the thresholds in force."""
    tied: Tied | None = getattr(link.lower, "tied", None)
    length = tied.length if tied else 0.0
    agenda = agenda_of(link.lower.agenda)
    return repeating.spared(link, repeating.own_share(link, agenda, length), parameters)
