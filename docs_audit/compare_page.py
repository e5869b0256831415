"""What the comparison of two papers shows, as far as its reader may see either of them."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from burden.findings import selectors as findings
from burden.findings.models import Finding
from burden.findings.registry import registered_kind_of
from burden.organisations.models import User
from burden.thresholds import selectors as thresholds
from docs_audit import explaining, originals, selectors, verdicts, wording
from docs_audit.compare_dates import Dates, dates_of
from docs_audit.compare_markup import text_of
from docs_audit.compared import LOWER, UPPER, Compared, SideName
from docs_audit.comparison import Marks, excerpts, whole
from docs_audit.judging import measures_of
from docs_audit.models import Match
from docs_audit.shares import ASIDES, Measure, measure_of

KIND_LABELS: dict[str, Promise] = {
    "verbatim": _("word for word"),
    "substituted": _("only names or numbers changed"),
    "reworded": _("reworded"),
    "quoted": _("quoted with its source"),
}
ASIDE_LABELS: dict[str, Promise] = {
    "quoted": _("quotations"),
    "boilerplate": _("boilerplate"),
    "law": _("law"),
}


@dataclass(frozen=True)
class Aside:
    """A kind of words that was set aside: how many, and the share with them counted."""

    name: str
    label: Promise
    characters: int
    share: float


@dataclass(frozen=True)
class SwapRow:
    """One substitution with the numbers of the differences that are its places in the text."""

    lower: str
    upper: str
    label: Promise | str
    places: list[int]

    @property
    def numbers(self) -> str:
        return " ".join(map(str, self.places))


def bare_context(found: selectors.Comparison) -> dict[str, Any]:
    """What is left of a comparison of which a paper was removed: its figures."""
    sides = [
        (wording.name_of(side.paper, is_open=side.is_open), side)
        for side in (found.lower, found.upper)
    ]
    match = found.match
    return {
        "match": match,
        "relation": str(wording.RELATIONS[match.relation]),
        "sides": sides,
    }


@dataclass(frozen=True)
class View:
    """A comparison cut to what its reader may see; what the page and the export are made of.

    `relation` and `judgement` are by the thresholds in force, in the reader's language.
    """

    found: selectors.Comparison
    relation: Promise
    judgement: list[str]
    compared: Compared
    measure: Measure | None
    swaps: list[SwapRow]
    dates: Dates
    leftovers: list[dict[str, Any]]

    @property
    def match(self) -> Match:
        return self.found.match

    @property
    def copied(self) -> int:
        """Characters counted as copied."""
        return self.measure.counted_copied() if self.measure else 0

    @property
    def own(self) -> int:
        """Characters that count and do not stand in the upper paper."""
        return self.measure.counted() - self.copied if self.measure else 0

    @property
    def set_aside(self) -> int:
        """Characters that are not counted."""
        return self.measure.whole - self.measure.counted() if self.measure else 0

    @property
    def copied_part(self) -> float:
        """What is copied, as a part of all words of the lower paper, 0 to 1."""
        return self.copied / self.measure.whole if self.measure and self.measure.whole else 0.0

    @property
    def counted_part(self) -> float:
        """What is counted, as a part of all words of the lower paper, 0 to 1."""
        whole = self.measure.whole if self.measure else 0
        return (self.copied + self.own) / whole if whole else 0.0

    @property
    def asides(self) -> list[Aside]:
        """What was set aside, each with the share that results from counting it."""
        if self.measure is None:
            return []
        return [
            Aside(name, label, self.measure.characters.get(name, 0), self.measure.share((name,)))
            for name, label in ASIDE_LABELS.items()
        ]


def view_of(found: selectors.Comparison) -> View:
    """Cut a comparison to what its reader may see."""
    match, parameters = found.match, thresholds.in_force()
    leftovers = match.leftover_places if found.lower.is_open else []
    compared = Compared(
        match.lower.text,
        match.upper.text,
        match.passages,
        swaps=[(swap["lower"], swap["upper"]) for swap in match.substitutions],
    )
    return View(
        found,
        wording.relation_of(match, verdicts.reach(match, parameters)),
        explaining.judgement_of(match, parameters, tells_lower=found.lower.is_open),
        compared,
        measure_of(match.segments) if found.lower.is_open else None,
        _swaps(match, compared),
        dates_of(found, compared),
        leftovers,
    )


def _swaps(match: Match, compared: Compared) -> list[SwapRow]:
    places = compared.places_of_swaps()
    return [
        SwapRow(
            *_words_of(swap, compared, places.get(number, [])),
            wording.SWAPS.get(swap["kind"], swap["kind"]),
            places.get(number, []),
        )
        for number, swap in enumerate(match.substitutions)
    ]


def _words_of(swap: dict[str, Any], compared: Compared, places: list[int]) -> tuple[str, str]:
    """The words that were swapped, as they are shown where they stand: perhaps masked there."""
    if not places:
        return swap["lower"], swap["upper"]
    place = compared.changes[places[0] - 1]
    return (
        compared.texts[LOWER][slice(*place.lower)],
        compared.texts[UPPER][slice(*place.upper)],
    )


def compare_context(user: User, found: selectors.Comparison) -> dict[str, Any]:
    """Both sides cut into passages, what was changed, and the findings that rest on it."""
    view, match = view_of(found), found.match
    lower, upper = (
        _side(view, side, name) for side, name in ((found.lower, LOWER), (found.upper, UPPER))
    )
    return {
        "match": match,
        "claim": wording.claim_of(measures_of(match)),
        "view": view,
        "sums": _sums(view.measure),
        "lower": lower,
        "upper": upper,
        "sides": (lower, upper),
        "findings": [
            (finding, registered_kind_of(finding).label) for finding in _findings(user, match)
        ],
    }


def _findings(user: User, match: Match) -> list[Finding]:
    lower, upper = match.lower.item_id, match.upper.item_id
    if lower is None or upper is None:
        return []
    return [one for one in findings.named(user, lower) if one.upper_id == upper]


def _sums(measure: Measure | None) -> dict[str, Any] | None:
    """What the page's script counts the share anew from."""
    if measure is None:
        return None
    copied: dict[str, dict[str, int]] = {aside: {} for aside in ("", *ASIDES)}
    for (aside, kind), count in measure.copied.items():
        copied[aside][kind] = count
    return {"characters": measure.characters, "copied": copied}


def _side(view: View, side: selectors.Side, name: SideName) -> dict[str, Any]:
    compared, is_open = view.compared, side.is_open
    shown = whole(compared, name, _marks(view)) if is_open else excerpts(compared, name)
    has_pages = is_open and originals.has_pages(side.paper)
    return {
        "paper": side.paper,
        "name": wording.name_of(side.paper, is_open=is_open),
        "is_open": is_open,
        "pages": range(1, side.paper.pages + 1) if has_pages else (),
        "text": text_of(shown, name),
        "minimap": compared.minimap(name) if is_open else [],
    }


def _marks(view: View) -> Marks:
    places = [place["span"] for place in view.leftovers]
    return Marks(view.match.segments, view.match.own_measures, places)
