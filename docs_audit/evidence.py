"""What the evidence of a finding shows besides its figures, as far as the reader may see it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from burden.findings.models import Finding
from burden.organisations.models import User
from burden.organisations.seen import Seen
from docs_audit import demand_wording
from docs_audit.models import Paper, Requirement

_LONGEST_EXCERPT = 160
_KIND_CLASSES = ("verbatim", "substituted", "reworded")


def of_copy(finding: Finding, user: User) -> dict[str, Any]:
    """The copied passages in the words of the lower paper, the longest first."""
    examples = [
        one
        for signal in finding.evidence
        if signal["signal"] == "passages"
        for one in signal["examples"]
    ]
    if not examples:
        return {"excerpts": []}
    papers = Paper.objects.visible_to(user).filter(uuid=UUID(finding.measures["lower"]))
    texts = papers.values_list("text", flat=True)
    return {"excerpts": [_excerpt(text, one) for text in texts for one in examples]}


def places_of_copy(finding: Finding, user: User) -> list[tuple[str, str]]:
    """The copied passages that a note can be pinned to, by where they begin."""
    excerpts = of_copy(finding, user)["excerpts"]
    return [(f"passage:{one['start']}", one["text"]) for one in excerpts]


def places_of_escalation(finding: Finding, user: User) -> list[tuple[str, str]]:
    """The sentences of the paper that demand more, where it is open to the reader."""
    steps: list[StepRow] = of_escalation(finding, user)["steps"]
    return [(f"demand:{one.position}", one.sentence) for one in steps if one.sentence]


def places_of_foreign_names(finding: Finding, user: User) -> list[tuple[str, str]]:
    """The sentences with foreign names, where the paper is open to the reader."""
    if not open_papers(user, finding.measures["lower"]):
        return []
    return [(f"name:{one['span'][0]}", one["sentence"]) for one in _foreign_names(finding)]


def foreign_names_in_words(finding: Finding, _user: User) -> list[str]:
    """Each foreign name with the sentence that it stands in."""
    return [
        _("%(label)s: %(title)s") % {"label": one["name"], "title": one["sentence"]}
        for one in _foreign_names(finding)
    ]


def _foreign_names(finding: Finding) -> list[dict[str, Any]]:
    return [
        one
        for signal in finding.evidence
        if signal["signal"] == "foreign_places"
        for one in signal["examples"]
    ]


def of_one_paper(finding: Finding, user: User) -> dict[str, Any]:
    """The paper itself, where it is open to the reader."""
    lower = finding.measures["lower"]
    return {"lower_paper": open_papers(user, lower).get(lower)}


def of_two_papers(finding: Finding, user: User) -> dict[str, Any]:
    """Both papers, each where it is open to the reader."""
    lower, upper = finding.measures["lower"], finding.measures["upper"]
    found = open_papers(user, lower, upper)
    return {"lower_paper": found.get(lower), "upper_paper": found.get(upper)}


@dataclass(frozen=True)
class StepRow:
    """A demand of both papers; the superior's sentence only where that paper is open."""

    label: str | Promise
    value: str
    other: str
    figure: str
    days: int
    sentence: str
    other_sentence: str
    lower: Paper | None
    upper: Paper | None
    position: int
    other_position: int | None


def of_escalation(finding: Finding, user: User) -> dict[str, Any]:
    """Each step with the sentences of the papers that this reader may open."""
    lower, upper = finding.measures["lower"], finding.measures["upper"]
    opened = open_papers(user, lower, upper)
    rows_open = Requirement.objects.filter(paper__in=opened.values())
    told = {
        (str(uuid), position): sentence
        for uuid, position, sentence in rows_open.values_list("paper__uuid", "position", "sentence")
    }
    rows = [
        StepRow(
            label=Requirement.Kind(row["kind"]).label,
            value=demand_wording.written(row["kind"], row["value"]),
            other=demand_wording.written(row["kind"], row["other"]),
            figure=demand_wording.figure_of(row["kind"], row["value"], row["figure"]),
            days=row["days"],
            sentence=told.get((lower, row["position"]), ""),
            other_sentence=told.get((upper, row["other_position"]), ""),
            lower=opened.get(lower),
            upper=opened.get(upper),
            position=row["position"],
            other_position=row["other_position"],
        )
        for row in finding.evidence
        if row["signal"] == "step"
    ]
    return {"steps": rows, "lower_paper": opened.get(lower), "upper_paper": opened.get(upper)}


def closed_items(user: User, items: Collection[int]) -> set[int]:
    """Which items stand for papers that the reader may not open."""
    if user.scope is None or not user.is_active:
        return set(items)
    return {item for item in _CLOSED.rows(user, items=list(items)) if item is not None}


def _closed(reader: User, items: list[int]) -> QuerySet[Paper, int | None]:
    closed = Paper.objects.filter(item__pk__among=items).exclude(Paper.objects.seen_by(reader))
    return closed.values_list("item", flat=True)


_CLOSED = Seen(_closed, items=[-1])


def open_papers(user: User, *uuids: str) -> dict[str, Paper]:
    wanted = [UUID(uuid) for uuid in uuids]
    papers = Paper.objects.visible_to(user).filter(uuid__in=wanted).select_related("unit")
    return {str(paper.uuid): paper for paper in papers}


def _excerpt(text: str, passage: dict[str, Any]) -> dict[str, Any]:
    """A passage in one line, cut where it is long, with the length that counts.

    Findings of before that was kept tell the whole.
    """
    start, end = passage["span"]
    words = " ".join(text[start:end].split())
    is_cut = len(words) > _LONGEST_EXCERPT
    shown = f"{words[:_LONGEST_EXCERPT]}…" if is_cut else words
    return {"text": shown, "start": start, "characters": passage.get("characters", end - start)}
