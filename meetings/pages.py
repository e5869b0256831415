"""What the pages of meetings show: contexts of templates, made of selectors and wording."""

from typing import Any

from burden.findings import selectors as findings
from burden.findings.models import Finding
from burden.organisations.models import User
from burden.thresholds import selectors as thresholds
from meetings import lanes, selectors, wording
from meetings.models import Link, Meeting
from meetings.ruling.pages import rules_of


def meeting_context(user: User, meeting: Meeting) -> dict[str, Any]:
    """One meeting, what it repeats and by what evidence, and its whole chain."""
    link = selectors.link_of(meeting)
    chain = selectors.chain_of(user, meeting)
    return {
        "meeting": meeting,
        "link": link,
        "answer": wording.answer_of(link),
        "signals": wording.signals_of(link.evidence) if link else [],
        "spared": wording.SPARED.get(link.spared, "") if link else "",
        "siblings": selectors.siblings_without_meeting(link) if link else 0,
        "chain": chain,
        "picture": lanes.picture(chain) if len(chain) > 1 else None,
        "findings": findings.findings_visible_to(user).filter(item=meeting.item),
        "rules": rules_of(user, meeting.item.meeting_hits.all(), thresholds.in_force()),
    }


def evidence_context(finding: Finding, user: User) -> dict[str, Any]:
    """Both meetings of a finding, each open or named only as far as the reader may see it."""
    link = (
        Link.objects.select_related("lower__host", "upper__host")
        .filter(lower__item=finding.item)
        .first()
    )
    if link is None:
        return {"link": None}
    visible = Meeting.objects.visible_to(user).filter(pk__in=(link.lower_id, link.upper_id))
    open_ids = set(visible.values_list("pk", flat=True))
    return {
        "link": link,
        "upper_is_open": link.upper_id in open_ids,
        "lower_is_open": link.lower_id in open_ids,
        "siblings": selectors.siblings_without_meeting(link),
    }
