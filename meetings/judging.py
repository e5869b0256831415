"""Job "meeting.judge": from links and what a meeting ties together to findings.

What the thresholds make of a link is said in `verdicts`; what is tied into one meeting is judged in
`tying`.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import numpy as np
from django.db import transaction

from burden.findings import services as findings
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.matters import selectors as items
from burden.matters import services as matters
from burden.thresholds import selectors as thresholds
from burden.thresholds.models import ParameterSet
from burden.thresholds.parameters import Parameters
from meetings import overlapping, repeating, tying, verdicts
from meetings.models import Link, Meeting

KIND = "layered_meeting"


def judge(key: str, lease: Lease) -> None:
    """File, keep or withdraw the findings of one meeting and place it in its matter."""
    meeting = (
        Meeting.objects.select_related("item", "host")
        .prefetch_related("merged")
        .get(uuid=UUID(key))
    )
    links = Link.objects.select_related("upper__item", "lower__host__parent")
    link = links.filter(lower=meeting).first()
    parameters = thresholds.in_force()
    found = tying.find(meeting, parameters) if meeting.counts else None
    with transaction.atomic():
        matters.hold_tree()
        lease.confirm()
        # A meeting that repeats none descends from the paper that calls it.
        caller = items.callers_of(meeting.item).first()
        matters.place(item=meeting.item, parent=link.upper.item if link else caller)
        tying.forget(meeting)
        tied = tying.store(meeting, *found) if found else None
        tying.judge(meeting, tied, parameters)
        own = repeating.own_share(link, found[0].agenda, found[0].length) if link and found else 1.0
        _judge_layered(meeting, link, own, parameters)
        again = {str(uuid) for uuid in overlapping.to_book_again(meeting)}
        for uuid in sorted({key, *again}):
            jobs.enqueue("meeting.book", uuid, lane=Lane.BULK)
        for alike in tying.named_alike(meeting, tied):
            jobs.enqueue("meeting.judge", str(alike.uuid), lane=Lane.BULK)
        jobs.enqueue("meeting.rule", key, lane=Lane.BULK)


def judge_all_again(_version: ParameterSet) -> None:
    """New thresholds are in force: every meeting is judged again from what is stored."""
    meetings = Meeting.objects.order_by().values_list("uuid", flat=True)
    jobs.enqueue_all("meeting.judge", map(str, meetings.iterator()), lane=Lane.BULK)


def _judge_layered(meeting: Meeting, link: Link | None, own: float, parameters: Parameters) -> None:
    kept = []
    if link is not None:
        link.own_share, link.signals = own, list(signals_for(link))
        link.save(update_fields=["own_share", "signals"])
    if link is not None and is_suspected(link, own, parameters):
        kept.append(link.upper.item_id)
        findings.file_finding(
            kind=KIND,
            item=meeting.item,
            upper=link.upper.item,
            measures=measures_of(link, own),
            evidence=link.evidence,
            confidence=probability(link.weight),
            parameter_set=parameters.set,
        )
    findings.withdraw(item=meeting.item, kind=KIND, keep=kept)


def is_suspected(link: Link, own: float, parameters: Parameters) -> bool:
    """Whether a link is a suspected layered meeting, on more than one signal."""
    signals = signals_for(link)
    links = verdicts.Links(
        is_spared=np.array([bool(link.lower.legal_basis or link.spared)]),
        own=np.array([own]),
        weight=np.array([link.weight]),
        signals=np.array([float(len(signals))]),
        is_explicit=np.array([not verdicts.EXPLICIT.isdisjoint(signals)]),
    )
    return bool(verdicts.are_layered(links, parameters)[0])


def signals_for(link: Link) -> Sequence[str]:
    """The signals that speak for the link, each once."""
    return sorted({one["signal"] for one in link.evidence if one["weight"] > 0})


def probability(weight: float) -> float:
    """How likely an edge of this weight (in bits) is right."""
    return float(verdicts.probabilities(np.array([weight]))[0])


def measures_of(link: Link, own: float) -> dict[str, Any]:
    """The figures a claim is made of."""
    delay = link.lower.starts_at - link.upper.starts_at
    return {
        "weight": round(link.weight, 3),
        "novelty": round(own, 4),
        "days": round(delay.total_seconds() / 86400, 2),
        "reached": repeating.reached_by(link),
        "is_same_day": link.is_same_day,
        "margin": round(link.margin, 3),
        "signals": signals_for(link),
        "own": link.own[:6],
        "lower": str(link.lower.uuid),
        "upper": str(link.upper.uuid),
    }
