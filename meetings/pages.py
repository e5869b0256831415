"""What the pages of meetings show: contexts of templates, made of selectors and wording."""

from typing import Any

from burden.findings import selectors as findings
from burden.findings.models import Finding
from burden.organisations import policies
from burden.organisations.models import User
from meetings import lanes, reports, selectors, wording
from meetings.models import Link, Meeting, Report


def meeting_context(user: User, meeting: Meeting) -> dict[str, Any]:
    """One meeting, what it repeats and by what evidence, and its whole chain."""
    link = selectors.link_of(meeting)
    chain = selectors.chain_of(user, meeting)
    told = reports.told_of(user, meeting)
    own = Report.objects.open_to(user).filter(meeting__in=[meeting, *meeting.merged.all()])
    return {
        "meeting": meeting,
        "link": link,
        "answer": wording.answer_of(link),
        "signals": wording.signals_of(link.evidence) if link else [],
        "spared": wording.SPARED.get(link.spared, "") if link else "",
        "siblings": selectors.siblings_without_meeting(link) if link else 0,
        "chain": chain,
        "picture": lanes.picture(chain) if len(chain) > 1 else None,
        "contradictions": reports.contradictions(told) if len(told) > 1 else [],
        "disputed_length": reports.disputed_length(told),
        "report_count": len(told),
        "own_reports": own.select_related("meeting__host", "unit") if _may_correct(user) else [],
        "may_join": policies.can(user, "meetings.join"),
        "findings": findings.findings_visible_to(user).filter(item=meeting.item),
    }


def _may_correct(user: User) -> bool:
    return policies.can(user, "meetings.correct")


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
