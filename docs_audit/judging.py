"""From raw measures to findings: the thresholds in force decide, matching is not repeated.

Copying from a superior is GD-05b and LOC-01 of the rules: a supporting document must hold
measures of its own. What a match comes to is said in `verdicts`; here it is written down, beside
what one paper alone gives rise to: names of foreign places (K10, K12), a number used twice (K11),
sentences that a rule speaks against, and what it made of its superior's demands (K19).
"""

from collections import Counter
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db import transaction

from burden.findings import services as findings
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.matters import services as matters
from burden.matters.models import Item
from burden.thresholds import selectors as thresholds
from burden.thresholds.models import ParameterSet
from burden.thresholds.parameters import Parameters
from docs_audit import duplicates, escalating, foreign, lineage, verdicts
from docs_audit.booking import KIND
from docs_audit.issuing import judging as issuing
from docs_audit.matching import lane_of
from docs_audit.models import Match, Paper
from docs_audit.ruling import filing
from docs_audit.verdicts import Verdict

DESCENT = ("copied", "forwarded")
_SHOWN_PASSAGES = 5


def judge(key: str, lease: Lease) -> None:
    """File, keep or withdraw the findings of one lower paper and place it in its matter."""
    papers = Paper.objects.filter(removed_at__isnull=True)
    paper = papers.select_related("item__parent", "unit", "file").filter(uuid=UUID(key)).first()
    if paper is None or paper.item is None or paper.unit is None:
        return
    parameters = thresholds.in_force()
    matches = list(
        Match.objects.filter(lower=paper)
        .select_related("lower", "upper__item")
        .order_by("-containment")
    )
    superior = _parent(matches, lineage.settle(paper)) or _removed_parent(paper.item)
    examined = filing.examine(paper, _paper_of(superior), parameters)
    with transaction.atomic():
        matters.hold_tree()
        lease.confirm()
        parent = matters.place(item=paper.item, parent=superior).parent
        suspected = _file_copies(paper.item, matches, parameters)
        foreign.file_finding(paper, suspected, parameters)
        duplicates.file_findings(paper, parameters)
        filing.file_findings(paper, examined.hits, parameters)
        escalating.follow(paper, parent, parameters)
        jobs.enqueue("paper.book", key, lane=lane_of(paper))
        for later in examined.counted_by:
            jobs.enqueue("paper.judge", later, lane=Lane.BULK)
        issuing.paper_changed(paper)


def judge_all_again(_version: ParameterSet) -> None:
    """New thresholds are in force: every paper is judged again from its stored measures."""
    papers = Paper.objects.filter(item__isnull=False).order_by().values_list("uuid", flat=True)
    jobs.enqueue_all("paper.judge", map(str, papers.iterator()), lane=Lane.BULK)


def _parent(matches: list[Match], descent: lineage.Descent | None) -> Item | None:
    """The item this paper descends from: what it copies or passes on, else what it names."""
    for match in matches:
        if match.relation in DESCENT and match.upper.item is not None:
            return match.upper.item
    return descent.superior.item if descent is not None else None


def _removed_parent(item: Item) -> Item | None:
    """What it was found to descend from before that was removed: nobody can look again."""
    parent = item.parent
    return parent if parent is not None and parent.removed_at is not None else None


def _paper_of(item: Item | None) -> Paper | None:
    """The paper of an item, where it can be read."""
    papers = Paper.objects.filter(item=item, removed_at__isnull=True)
    return papers.first() if item is not None else None


def _file_copies(item: Item, matches: list[Match], parameters: Parameters) -> list[Match]:
    """File what is suspected of the matches and withdraw the rest; return the suspected ones.

    Against a superior that was removed nothing new is held; what was decided stays.
    """
    suspected = []
    for match in matches:
        verdict = verdicts.reach(match, parameters)
        if match.upper.item is None or match.is_bare or not verdict.is_suspected:
            continue
        findings.file_finding(
            kind=KIND,
            item=item,
            upper=match.upper.item,
            measures=measures_of(match) | {"verdict": _as_json(verdict)},
            evidence=evidence_of(match, parameters),
            confidence=verdicts.confidence_of(match, parameters),
            parameter_set=parameters.set,
        )
        suspected.append(match)
    findings.withdraw(item=item, kind=KIND, keep=[match.upper.item_id for match in suspected])
    return suspected


def measures_of(match: Match) -> dict[str, Any]:
    """The figures a claim is made of."""
    return {
        "relation": match.relation,
        "reason": match.reason,
        "containment": round(match.containment, 4),
        "novelty": round(match.novelty, 4),
        "longest": verdicts.longest_copied(match),
        "passages": len(match.passages),
        "set_aside": set_aside(match),
        "substitutions": dict(Counter(one["kind"] for one in match.substitutions)),
        "leftover_places": len(match.leftover_places),
        "characters": match.lower.body_characters,
        "upper": str(match.upper.uuid),
        "lower": str(match.lower.uuid),
    }


def set_aside(match: Match) -> dict[str, list[int]]:
    """What was not counted of the lower paper: reason -> [how many pieces, their characters]."""
    found: dict[str, list[int]] = {}
    # A passage that ends inside a quotation cuts its segment, yet it is one quotation.
    for aside, parts in groupby(match.segments, key=itemgetter(3)):
        if aside:
            pieces, total = found.get(aside, (0, 0))
            found[aside] = [pieces + 1, total + sum(part[4] for part in parts)]
    return found


def evidence_of(match: Match, parameters: Parameters) -> list[dict[str, Any]]:
    """The signals with their figure and the bound they were held against."""
    longest = verdicts.longest_copied(match)
    rows: list[dict[str, Any]] = [
        {"signal": "containment", "value": match.containment, "bound": parameters["copy.amber"]},
        {"signal": "longest", "value": longest, "bound": parameters["copy.excerpt"]},
        {"signal": "novelty", "value": match.novelty, "bound": parameters["copy.own_measures"]},
        {"signal": "passages", "value": len(match.passages), "examples": _longest_first(match)},
    ]
    if match.substitutions:
        swaps = match.substitutions[:12]
        rows.append(
            {"signal": "substitutions", "value": len(match.substitutions), "examples": swaps}
        )
    if match.leftover_places:
        places = match.leftover_places[:6]
        rows.append(
            {"signal": "leftover_places", "value": len(match.leftover_places), "examples": places}
        )
    return rows


def _longest_first(match: Match) -> list[dict[str, Any]]:
    """Where the weightiest copied passages stand in the lower paper, and what counts of them."""
    lengths = Counter(verdicts.copied_lengths(match)).most_common(_SHOWN_PASSAGES)
    told = [(match.passages[number], characters) for number, characters in lengths]
    return [
        {"span": one["lower"], "kind": one["kind"], "characters": characters}
        for one, characters in told
    ]


def _as_json(verdict: Verdict) -> dict[str, Any]:
    return {"ground": verdict.ground.value, "figure": verdict.figure, "bound": verdict.bound}
