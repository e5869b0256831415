"""Job "meeting.judge": from a link to a finding, by the thresholds in force.

A layered meeting (层层开会, LOC-01) repeats a superior meeting with little of its own. Meetings
required by law and emergency response are spared, and one signal alone never makes a finding.
"""

from typing import Any
from uuid import UUID

from django.db import transaction

from burden.findings import services as findings
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.matters import services as matters
from burden.thresholds import selectors as thresholds
from burden.thresholds.models import ParameterSet
from burden.thresholds.parameters import Parameters
from meetings.models import Link, Meeting

KIND = "layered_meeting"
EXPLICIT = frozenset({"conveys", "cites", "named"})
FEWEST_WITH_EXPLICIT = 2
FEWEST_IMPLICIT = 3


def judge(key: str, lease: Lease) -> None:
    """File, keep or withdraw the finding of one meeting and place it in its matter."""
    meeting = Meeting.objects.select_related("item").get(uuid=UUID(key))
    link = Link.objects.select_related("upper__item").filter(lower=meeting).first()
    parameters = thresholds.in_force()
    with transaction.atomic():
        matters.hold_tree()
        lease.confirm()
        matters.place(item=meeting.item, parent=link.upper.item if link else None)
        kept = []
        if link is not None and is_suspected(link, parameters):
            kept.append(link.upper.item_id)
            findings.file_finding(
                kind=KIND,
                item=meeting.item,
                upper=link.upper.item,
                measures=measures_of(link),
                evidence=link.evidence,
                confidence=probability(link.weight),
                parameter_set=parameters.set,
            )
        findings.withdraw(item=meeting.item, kind=KIND, keep=kept)
        jobs.enqueue("meeting.book", key, lane=Lane.BULK)
        jobs.enqueue("meeting.rule", key, lane=Lane.BULK)


def judge_all_again(_version: ParameterSet) -> None:
    """New thresholds are in force: every meeting is judged again from its stored link."""
    for uuid in Meeting.objects.values_list("uuid", flat=True).iterator():
        jobs.enqueue("meeting.judge", str(uuid), lane=Lane.BULK)


def is_suspected(link: Link, parameters: Parameters) -> bool:
    """Whether a link is a suspected layered meeting, on more than one signal."""
    if link.spared or link.weight < parameters["meeting.link_weight"]:
        return False
    signals = {one["signal"] for one in link.evidence if one["weight"] > 0}
    fewest = FEWEST_WITH_EXPLICIT if signals & EXPLICIT else FEWEST_IMPLICIT
    return len(signals) >= fewest and link.novelty < parameters["meeting.novelty"]


def probability(weight: float) -> float:
    """How likely an edge of this weight (in bits) is right: 2^w / (1 + 2^w)."""
    return 1 / (1 + 2 ** min(-weight, 64))


def measures_of(link: Link) -> dict[str, Any]:
    """The figures a claim is made of."""
    delay = link.lower.starts_at - link.upper.starts_at
    return {
        "weight": round(link.weight, 3),
        "novelty": round(link.novelty, 4),
        "days": round(delay.total_seconds() / 86400, 2),
        "is_reached": link.is_reached,
        "is_same_day": link.is_same_day,
        "margin": round(link.margin, 3),
        "own": link.own[:6],
        "lower": str(link.lower.uuid),
        "upper": str(link.upper.uuid),
    }
