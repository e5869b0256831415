"""What the page of a tried draft shows to this reader."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from burden.organisations.models import User
from burden.thresholds.definitions import DEFINITIONS
from docs_audit import demand_wording, selectors
from docs_audit.compared import LOWER, UPPER, Compared
from docs_audit.drafts import wording
from docs_audit.drafts.checking import Check
from docs_audit.drafts.costing import informed_of
from docs_audit.escalating import Step
from docs_audit.models import Escalation, Match, Requirement
from docs_audit.ruling.pages import rule_rows
from docs_audit.states import WARNINGS
from docs_audit.verdicts import longest_copied, reach
from docs_audit.wording import SWAPS, name_of, relation_of

Kind = Requirement.Kind
_ASSUMPTIONS = (
    "hours.readers",
    "hours.reading_speed",
    "hours.handling",
    "hours.drafting_speed",
)
_LENGTHS = ("length.general", "length.special")
_SAME = "same_document"


@dataclass(frozen=True)
class SharedPassage:
    """The words of a passage in the draft and in the source, those that differ marked."""

    kind: str
    mine: list[tuple[str, bool]]
    theirs: list[tuple[str, bool]]


@dataclass(frozen=True)
class SourceRow:
    """A source as far as the reader may see it: of a closed one only the shared passages."""

    match: Match
    name: str
    relation: Promise
    is_open: bool
    is_suspected: bool
    longest: int
    passages: list[SharedPassage]


@dataclass(frozen=True)
class DemandRow:
    """One demand on those who receive the draft, beside the superior paper's for the same thing.

    `change` is empty where no superior paper is known; `other_sentence` where that is closed.
    """

    requirement: Requirement
    label: str | Promise
    value: str
    change: str | Promise = ""
    other: str = ""
    other_sentence: str = ""
    figure: str = ""
    is_beyond: bool = False


@dataclass(frozen=True)
class LengthRow:
    """The body against one length of GD-05."""

    label: str | Promise
    limit: int
    says: str
    is_over: bool
    source: str


def check_context(user: User, check: Check) -> dict[str, Any]:
    """Everything the result of a check shows."""
    papers = {match.upper_id for match in check.sources}
    if check.superior is not None:
        papers.add(check.superior.pk)
    open_ids = selectors.visible_ids(user, papers)
    rows = [_source(check, match, open_ids) for match in check.sources]
    headline = _headline(check, rows)
    is_open = check.superior is not None and check.superior.pk in open_ids
    demands = _demands(check, is_open=is_open)
    lengths = [_length(check, key) for key in _LENGTHS]
    paper = check.paper
    return {
        "check": check,
        "paper": paper,
        "headline": headline,
        "sources": rows,
        "warnings": [WARNINGS[code] for code in check.warnings if code in WARNINGS],
        "lengths": lengths,
        "is_long": any(one.is_over for one in lengths),
        "demands": demands,
        "superior": check.superior if is_open else None,
        "beyond": len(check.beyond),
        "rules": rule_rows(check.rule_hits, check.parameters, open_ids),
        "asks_material": any(one.requirement.kind == "material" for one in demands),
        "named": [
            unit for unit in check.receivers.units if user.scope and user.scope.contains(unit)
        ],
        "informed": informed_of(headline.match.upper, check.receivers.units)
        if headline and headline.is_open and headline.is_suspected
        else 0,
        "own_measures": [paper.text[start:end].strip() for start, end in check.own.spans]
        if check.own
        else [],
        "bounds": {
            "share": check.parameters["copy.amber"],
            "longest": check.parameters.whole("copy.excerpt"),
        },
        "substitutions": _substitutions(headline),
        "leftover_places": {
            place["name"]: place for row in rows for place in row.match.leftover_places
        }.values(),
        "assumptions": [
            (DEFINITIONS[key], DEFINITIONS[key].written(check.parameters[key]))
            for key in _ASSUMPTIONS
        ],
    }


def _headline(check: Check, rows: list[SourceRow]) -> SourceRow | None:
    """The source the answer speaks of: the strongest copy, else the nearest of any relation."""
    strongest = [row for row in rows if row.match is check.strongest]
    return next(iter([*strongest, *rows]), None)


def _source(check: Check, match: Match, open_ids: set[int]) -> SourceRow:
    is_open = match.upper_id in open_ids
    return SourceRow(
        match,
        name_of(match.upper, is_open=is_open),
        relation_of(match, reach(match, check.parameters)),
        is_open,
        any(match is one for one in check.suspected),
        longest_copied(match),
        [] if match.relation == _SAME else _passages(match),
    )


def _passages(match: Match) -> list[SharedPassage]:
    """Each shared passage as it stands in the draft and in the source."""
    swaps = [(swap["lower"], swap["upper"]) for swap in match.substitutions]
    compared = Compared(match.lower.text, match.upper.text, match.passages, swaps=swaps)
    return [
        SharedPassage(one.kind, compared.words_of(one, LOWER), compared.words_of(one, UPPER))
        for one in compared.passages
    ]


def _substitutions(headline: SourceRow | None) -> list[dict[str, Any]]:
    swaps = headline.match.substitutions if headline else []
    return [{**swap, "label": SWAPS.get(swap["kind"], swap["kind"])} for swap in swaps]


def _demands(check: Check, *, is_open: bool) -> list[DemandRow]:
    steps = {step.lower.position: step for step in check.steps}
    beyond = {step.lower.position for step in check.beyond}
    return [
        _demand(one, steps.get(one.position), is_open=is_open, is_beyond=one.position in beyond)
        for one in check.demands
    ]


def _demand(
    requirement: Requirement, step: Step | None, *, is_open: bool, is_beyond: bool
) -> DemandRow:
    kind = Kind(requirement.kind)
    value = demand_wording.written(kind, requirement.value)
    if step is None:
        return DemandRow(requirement, kind.label, value)
    has_figure = step.change == Escalation.Change.TIGHTENED
    return DemandRow(
        requirement,
        kind.label,
        value,
        change=Escalation.Change(step.change).label,
        other=demand_wording.written(kind, step.upper.value) if step.upper else "",
        other_sentence=step.upper.sentence if step.upper and is_open else "",
        figure=demand_wording.figure_of(kind, requirement.value, step.figure) if has_figure else "",
        is_beyond=is_beyond,
    )


def _length(check: Check, key: str) -> LengthRow:
    characters, limit = check.paper.body_characters, check.parameters.whole(key)
    definition = DEFINITIONS[key]
    return LengthRow(
        definition.label,
        limit,
        wording.length_against(characters, limit),
        characters > limit,
        definition.source,
    )
