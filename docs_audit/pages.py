"""What the pages of papers show: contexts of templates, made of selectors and wording."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from burden.organisations import policies
from burden.organisations.models import User
from burden.thresholds import selectors as thresholds
from burden.thresholds.parameters import Parameters
from docs_audit import (
    demand_page,
    described,
    emptying,
    explaining,
    lineage_page,
    marked_text,
    selectors,
    verdicts,
    wording,
)
from docs_audit.formats import DOUBTFUL
from docs_audit.forms import CorrectionForm, ReadersForm
from docs_audit.models import Match, Paper
from docs_audit.readers import countable, readers_of, receipts_told
from docs_audit.ruling.pages import rule_rows

_PAGED = ("pdf", "image", "ofd")


@dataclass(frozen=True)
class RelatedRow:
    """One related paper and what was made of it; of a closed one only `name` is to be shown.

    `verdict` is empty where `rule` is that of several rows and told above them.
    """

    match: Match
    other: Paper
    name: str
    relation: Any
    is_open: bool
    longest: int
    rule: str
    verdict: str
    set_aside: list[str]


def paper_context(
    user: User,
    paper: Paper,
    form: CorrectionForm | None = None,
    readers_form: ReadersForm | None = None,
) -> dict[str, Any]:
    """Everything the page of one paper shows to this reader."""
    day = paper.issued_on or timezone.localdate()
    told = receipts_told(user, paper)
    receipts = countable(user, paper, told)
    parameters = thresholds.in_force()
    matches = selectors.matches_of(paper)
    hits = selectors.hits_of(paper)
    steps = demand_page.steps_of(paper)
    named = {one.lower_id for one in matches} | {one.upper_id for one in matches}
    named |= {one.other_id for one in hits if one.other_id} | demand_page.papers_above(steps)
    line = lineage_page.read_line(paper)
    open_ids = selectors.visible_ids(user, (named | line.ids) - {paper.pk})
    rows = _related(paper, matches, parameters, open_ids)
    demands = demand_page.rows_of(steps, open_ids)
    return {
        "paper": paper,
        "form": form or CorrectionForm(instance=paper),
        "may_ask_removal": emptying.is_askable(user, paper),
        # Whoever reads this page sees the paper, which is all the right asks of it.
        "may_correct": policies.can(user, "papers.correct"),
        "answer": wording.answer_of([row.match for row in rows], paper.pk, parameters, open_ids),
        "matches": rows,
        "rules": rule_rows(hits, parameters, open_ids),
        "rule": next((row.rule for row in rows if not row.verdict), ""),
        "readers": readers_of(told, day, parameters),
        "readers_form": readers_form or ReadersForm(receipts=receipts),
        "may_count_readers": bool(receipts),
        "recognised": _recognised(paper),
        "elements": described.elements_of(paper),
        "white_signals": described.white_signals(paper),
        "addressed": described.receivers_of(paper),
        "line": lineage_page.line_of(user, line, matches, open_ids),
        "demands": demands,
        "paragraphs": marked_text.paragraphs(
            paper.text,
            [
                *described.marks_of(paper),
                *lineage_page.marks_of(line),
                *demand_page.marks_of(demands),
            ],
        ),
    }


def _related(
    paper: Paper, matches: Sequence[Match], parameters: Parameters, open_ids: set[int]
) -> list[RelatedRow]:
    others = [match.upper if match.lower_id == paper.pk else match.lower for match in matches]
    rules = [explaining.rule_of(match, parameters) for match in matches]
    shared = _shared(rules)
    rows = []
    for match, other, rule in zip(matches, others, rules, strict=True):
        verdict = verdicts.reach(match, parameters)
        is_open, is_upper = other.pk in open_ids, match.upper_id == paper.pk
        rows.append(
            RelatedRow(
                match,
                other,
                wording.name_of(other, is_open=is_open),
                wording.relation_of(match, verdict, of_source=is_upper),
                is_open,
                verdicts.longest_copied(match),
                rule,
                "" if rule == shared else explaining.verdict_of(match, parameters),
                explaining.set_aside_of(match) if is_open or not is_upper else [],
            )
        )
    return rows


def _shared(rules: list[str]) -> str:
    """The rule that decided over the most pairs, empty where none decided over two."""
    most = Counter(rules).most_common(1)
    return most[0][0] if most and most[0][1] > 1 else ""


@dataclass(frozen=True)
class RecognisedRow:
    """A page whose text was recognised; `confidence` from 0 to 1, 0 where that failed."""

    page: int
    confidence: float

    @property
    def is_doubtful(self) -> bool:
        return self.confidence < DOUBTFUL


@dataclass(frozen=True)
class Recognised:
    """The pages that were recognised; blank ones and those with text of their own left out.

    Of a Word paper, a sheet or a web page, which have no pages, `are_pictures`: they are pictures
    in it.
    """

    rows: list[RecognisedRow]
    are_pictures: bool

    @property
    def doubtful(self) -> list[RecognisedRow]:
        return [row for row in self.rows if row.is_doubtful]


def _recognised(paper: Paper) -> Recognised:
    pages = enumerate(paper.read.get("ocr", []), 1)
    rows = [RecognisedRow(page, sure) for page, sure in pages if sure is not None]
    return Recognised(rows, paper.format not in _PAGED)
