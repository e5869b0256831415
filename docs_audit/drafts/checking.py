"""What a draft would be found to be and cost if it were issued as it is; nothing is written."""

from dataclasses import dataclass

from burden.organisations.models import Unit, User
from burden.thresholds import selectors as thresholds
from burden.thresholds.parameters import Parameters
from docs_audit import demands, escalating, lineage, rules
from docs_audit.drafts.comparing import Own, own_of, sources_of
from docs_audit.drafts.costing import Cost, Receivers, cost_of, receivers_of
from docs_audit.drafts.describing import describe
from docs_audit.drafts.reading import read_draft
from docs_audit.escalating import Step
from docs_audit.gbt9704 import OfficialPaper
from docs_audit.judging import DESCENT
from docs_audit.models import Match, Paper, Requirement, RuleHit
from docs_audit.ruling.filing import as_row
from docs_audit.ruling.subjects import subject_of
from docs_audit.verdicts import COPIES, confidence_of, reach


@dataclass(frozen=True)
class Draft:
    """What a person hands in to be tried: bytes, and what he says of their issue."""

    name: str
    data: bytes
    unit: Unit | None = None
    receivers: str = ""


@dataclass(frozen=True)
class Check:
    """Everything found; `paper` and matches are rows that nobody wrote.

    `superior` is the paper that the draft descends from, `steps` what became of that paper's
    demands and `beyond` those of them that are more than the thresholds let pass.
    `strongest` is the suspected source with the largest share, else the copy below what is
    suspected that has it.
    """

    paper: Paper
    issuer: Unit
    official: OfficialPaper
    warnings: tuple[str, ...]
    sources: list[Match]
    suspected: list[Match]
    strongest: Match | None
    own: Own | None
    receivers: Receivers
    cost: Cost
    parameters: Parameters
    rule_hits: list[RuleHit]
    superior: Paper | None
    demands: list[Requirement]
    steps: list[Step]
    beyond: list[Step]


def check(draft: Draft, *, by: User) -> Check:
    """Read, compare and cost a draft; raises `reading.Unreadable` where there is no text."""
    reading = read_draft(draft.data, draft.name)
    described = describe(reading, unit=draft.unit, by=by)
    paper, issuer = described.paper, described.issuer
    parameters = thresholds.in_force()
    sources = sources_of(paper)
    copies = [match for match in sources if match.relation in COPIES]
    # What no item stands for is never filed, neither here nor by the judge.
    suspected = [one for one in copies if one.upper.item_id and reach(one, parameters).is_suspected]
    counted = [one.containment * confidence_of(one, parameters) for one in suspected]
    receivers = receivers_of(paper, issuer, draft.receivers)
    strongest = max(suspected or copies, key=lambda one: one.containment, default=None)
    superior = _superior(paper, sources, described.official)
    asked = demands.rows_of(paper)
    steps, beyond = (
        escalating.steps_of(paper, asked, superior, parameters) if superior else ([], [])
    )
    return Check(
        paper=paper,
        issuer=issuer,
        official=described.official,
        warnings=reading.warnings,
        sources=sources,
        suspected=suspected,
        strongest=strongest,
        own=own_of(copies),
        receivers=receivers,
        cost=cost_of(paper, issuer, receivers.units, parameters, copied=max(counted, default=0.0)),
        parameters=parameters,
        rule_hits=_rule_hits(paper, issuer, superior, parameters),
        superior=superior,
        demands=asked,
        steps=steps,
        beyond=beyond,
    )


def _superior(paper: Paper, sources: list[Match], official: OfficialPaper) -> Paper | None:
    """What the draft descends from, as it is judged once it is issued."""
    for match in sorted(sources, key=lambda one: -one.containment):
        if match.relation in DESCENT and match.upper.item_id:
            return match.upper
    return lineage.named_superior(paper, official.citations)


def _rule_hits(
    paper: Paper, issuer: Unit, parent: Paper | None, parameters: Parameters
) -> list[RuleHit]:
    """What the rules say of the draft itself and of its superior; earlier papers are not asked."""
    subject = subject_of(paper, parent=parent, issuers=[issuer.name])
    hits = rules.check(subject, (), parameters)
    return [as_row(hit, paper, parent if hit.other else None) for hit in hits]
