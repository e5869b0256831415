"""The demands of one paper on its page: a list whose lines lead to the place in the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from burden.stack.written import Written
from docs_audit import demand_wording
from docs_audit.marked_text import Mark
from docs_audit.models import Escalation, Paper, Requirement


@dataclass(frozen=True)
class DemandRow:
    """A demand of a paper, and what it made of its superior's where that is known.

    `other_sentence` is that of the superior paper, where it is open.
    """

    requirement: Requirement
    step: Escalation | None
    other_sentence: str

    @property
    def label(self) -> str | Promise:
        return Requirement.Kind(self.requirement.kind).label

    @property
    def written(self) -> str:
        return demand_wording.written(self.requirement.kind, self.requirement.value)

    @property
    def change(self) -> str:
        """The code of the change; empty where nothing above is known."""
        return self.step.change if self.step is not None else ""

    @property
    def change_label(self) -> str | Promise:
        return Escalation.Change(self.change).label if self.change else ""

    @property
    def other_value(self) -> str:
        return self.step.above.value if self.step is not None and self.step.above else ""

    @property
    def other_written(self) -> str:
        return demand_wording.written(self.requirement.kind, self.other_value)


def steps_of(paper: Paper) -> list[tuple[Requirement, Escalation | None]]:
    """The demands in the order of the text, each with the step from the one above it."""
    return [(one, _step(one)) for one in _DEMANDS.rows(paper=paper.pk)]


_DEMANDS = Written(
    lambda paper: (
        Requirement.objects.filter(paper=paper)
        .select_related("escalation__above")
        .order_by("position")
    ),
    paper=-1,
)


def papers_above(steps: Sequence[tuple[Requirement, Escalation | None]]) -> set[int]:
    """Ids of the papers that the steps lead from."""
    return {step.above.paper_id for _one, step in steps if step is not None and step.above}


def rows_of(
    steps: Sequence[tuple[Requirement, Escalation | None]], open_ids: set[int]
) -> list[DemandRow]:
    """The demands as their page shows them to the reader of the open papers."""
    return [
        DemandRow(
            one,
            step,
            step.above.sentence if step and step.above and step.above.paper_id in open_ids else "",
        )
        for one, step in steps
    ]


def marks_of(rows: Sequence[DemandRow]) -> Iterator[Mark]:
    """Where each demand stands in the text; several of one sentence have an anchor each."""
    for row in rows:
        one = row.requirement
        label = f"{row.label}: {row.written}"
        yield Mark(f"demand-{one.position}", label, (one.start, one.end), is_demand=True)


def _step(one: Requirement) -> Escalation | None:
    try:
        return one.escalation
    except Escalation.DoesNotExist:
        return None
