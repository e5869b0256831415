"""What a paper made of the demands of its nearest superior paper: 层层加码 (K19, burden.md 2.7).

Each step is kept. Steps beyond the thresholds make one finding of the pair: a candidate for a
person, because raising moderately what decays on its way down can be right.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from burden.findings import services as findings
from burden.matters.models import Item
from burden.thresholds.parameters import Parameters
from docs_audit import demands, gbt9704
from docs_audit.models import Escalation, Paper, Requirement

KIND = "escalation"
# Tightening is measured; whether it is a burden beyond reason, only a person can say.
CONFIDENCE = 0.5
_LISTED = 20
_PERCENT = "%"


class Measured(Protocol):
    """What the thresholds look at of a step, be it just found or read from its row."""

    @property
    def kind(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def change(self) -> str: ...
    @property
    def figure(self) -> float: ...


@dataclass(frozen=True)
class Step:
    """One demand of the lower paper against the one above it, None where it was added.

    `figure` is held against the threshold of its kind: the share of the time that is left, the
    points or the share by which a quota grew, how many times as often; 0 for what was added.
    """

    kind: str
    lower: Requirement
    upper: Requirement | None
    change: str
    figure: float
    days_earlier: int = 0

    @property
    def value(self) -> str:
        """What the lower paper demands."""
        return self.lower.value


Stepped = TypeVar("Stepped", bound=Measured)


def follow(paper: Paper, parent: Item | None, parameters: Parameters) -> None:
    """Keep the steps from the parent's demands, and file, keep or withdraw the finding.

    Runs in the caller's transaction; judging again, in any order of arrival, comes to the same.
    """
    assert paper.item is not None
    papers = Paper.objects.filter(item=parent, removed_at__isnull=True)
    upper = papers.first() if parent is not None else None
    Escalation.objects.filter(requirement__paper=paper).delete()
    beyond = beyond_bounds(_write(paper, upper), parameters) if upper is not None else []
    if beyond and upper is not None and parent is not None:
        findings.file_finding(
            kind=KIND,
            item=paper.item,
            upper=parent,
            measures=_measures(beyond) | {"lower": str(paper.uuid), "upper": str(upper.uuid)},
            evidence=[_evidence(step, parameters) for step in beyond[:_LISTED]],
            confidence=CONFIDENCE,
            parameter_set=parameters.set,
        )
        findings.withdraw(item=paper.item, kind=KIND, keep=[parent.pk])
    else:
        findings.withdraw(item=paper.item, kind=KIND)


def _write(paper: Paper, upper: Paper) -> list[Step]:
    """Write what became of each demand, and return it."""
    rows, above = list(paper.requirements.all()), list(upper.requirements.all())
    found, steps = _compared(paper, rows, upper, above)
    Escalation.objects.bulk_create(
        Escalation(
            requirement=rows[one.index],
            above=None if one.parent_index is None else above[one.parent_index],
            change=one.change,
            log_step=one.log_step,
            figure=step.figure,
        )
        for one, step in zip(found, steps, strict=True)
    )
    return steps


def steps_of(
    paper: Paper, rows: Sequence[Requirement], upper: Paper, parameters: Parameters
) -> tuple[list[Step], list[Step]]:
    """What a paper with these demands made of its superior's, and which steps are beyond bounds.

    Nothing is written: neither the paper nor its rows need to be stored.
    """
    _found, steps = _compared(paper, rows, upper, list(upper.requirements.all()))
    return steps, beyond_bounds(steps, parameters)


def _compared(
    paper: Paper, rows: Sequence[Requirement], upper: Paper, above: Sequence[Requirement]
) -> tuple[Sequence[gbt9704.Escalation], list[Step]]:
    mine, theirs = demands.as_read(paper.issued_on, rows), demands.as_read(upper.issued_on, above)
    found = gbt9704.escalations_of(mine, theirs)
    steps = [
        _step(
            one,
            rows[one.index],
            None if one.parent_index is None else above[one.parent_index],
            (mine, theirs),
        )
        for one in found
    ]
    return found, steps


def _step(
    found: gbt9704.Escalation,
    lower: Requirement,
    upper: Requirement | None,
    papers: tuple[gbt9704.Demands, gbt9704.Demands],
) -> Step:
    if upper is None or found.log_step is None:
        return Step(found.kind, lower, upper, found.change, 0.0)
    if found.kind == Requirement.Kind.DEADLINE:
        ends = [
            gbt9704.due_day(one.issued_on, due.value)
            for one, due in zip(papers, (lower, upper), strict=True)
        ]
        earlier = (ends[1] - ends[0]).days if ends[0] and ends[1] else 0
        return Step(found.kind, lower, upper, found.change, math.exp(found.log_step), earlier)
    if found.kind == Requirement.Kind.QUOTA and lower.value.endswith(_PERCENT):
        points = abs(float(lower.value[:-1]) - float(upper.value[:-1]))
        return Step(found.kind, lower, upper, found.change, points)
    grown = math.exp(abs(found.log_step))
    is_quota = found.kind == Requirement.Kind.QUOTA
    return Step(found.kind, lower, upper, found.change, grown - 1 if is_quota else grown)


def beyond_bounds(steps: Sequence[Stepped], parameters: Parameters) -> list[Stepped]:
    """The steps that their thresholds make worth a look; materials only when there are enough."""
    added = [
        step
        for step in steps
        if step.change == Escalation.Change.ADDED and step.kind == Requirement.Kind.MATERIAL
    ]
    tightened = [
        step
        for step in steps
        if step.change == Escalation.Change.TIGHTENED and _is_beyond(step, parameters)
    ]
    return tightened + (added if len(added) >= parameters["escalation.materials"] else [])


def _is_beyond(step: Measured, parameters: Parameters) -> bool:
    key = threshold_of(step.kind, step.value)
    if step.kind == Requirement.Kind.DEADLINE:
        return 0 < step.figure < parameters[key]
    return step.figure >= parameters[key]


def threshold_of(kind: str, value: str) -> str:
    """The key of the threshold that a step of this kind is held against."""
    if kind == Requirement.Kind.QUOTA:
        return "escalation.points" if value.endswith(_PERCENT) else "escalation.growth"
    return {
        Requirement.Kind.DEADLINE: "escalation.time_left",
        Requirement.Kind.FREQUENCY: "escalation.frequency",
        Requirement.Kind.MATERIAL: "escalation.materials",
    }[Requirement.Kind(kind)]


def _measures(beyond: Sequence[Step]) -> dict[str, Any]:
    """The figures a claim is made of: of each kind the step that weighs most."""
    found: dict[str, Any] = {"steps": len(beyond)}
    for kind, steps in _by_kind(beyond):
        if kind == Requirement.Kind.MATERIAL:
            found[kind] = {"values": [step.lower.value for step in steps][:_LISTED]}
            continue
        weightiest = (min if kind == Requirement.Kind.DEADLINE else max)(
            steps, key=lambda step: step.figure
        )
        assert weightiest.upper is not None
        found[kind] = {
            "from": weightiest.upper.value,
            "to": weightiest.lower.value,
            "figure": round(weightiest.figure, 4),
            "days": weightiest.days_earlier,
            "steps": len(steps),
        }
    return found


def _by_kind(steps: Sequence[Step]) -> Iterator[tuple[str, list[Step]]]:
    for kind in Requirement.Kind:
        if of_kind := [step for step in steps if step.kind == kind]:
            yield kind.value, of_kind


def _evidence(step: Step, parameters: Parameters) -> dict[str, Any]:
    """A step without the superior's sentence: who may not open that paper must not read it."""
    return {
        "signal": "step",
        "kind": step.kind,
        "value": step.lower.value,
        "other": step.upper.value if step.upper else "",
        "figure": round(step.figure, 4),
        "days": step.days_earlier,
        "bound": parameters[threshold_of(step.kind, step.lower.value)],
        "position": step.lower.position,
        "other_position": step.upper.position if step.upper else None,
    }
