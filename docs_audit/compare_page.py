"""What the comparison of two papers shows, as far as its reader may see either of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from burden.findings import selectors as findings
from burden.organisations.models import User
from docs_audit import gbt9704, originals, selectors, wording
from docs_audit.compare_markup import text_of
from docs_audit.comparison import LOWER, UPPER, Compared, Marks, SideName
from docs_audit.deadlines import DeadlinePair, deadline_pairs
from docs_audit.gbt9704 import Requirement
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
CHANGE_LABELS: dict[str, Promise] = {
    "same": _("same"),
    "tightened": _("tightened"),
    "relaxed": _("relaxed"),
    "added": _("added"),
    "dropped": _("dropped"),
    "other": _("counted otherwise"),
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


@dataclass(frozen=True)
class DeadlineRow:
    """A deadline of both papers, as it is written for the reader."""

    pair: DeadlinePair

    @property
    def lower(self) -> str:
        return _written(self.pair.lower)

    @property
    def upper(self) -> str:
        return _written(self.pair.upper)

    @property
    def change(self) -> Promise:
        return CHANGE_LABELS[self.pair.change]


@dataclass(frozen=True)
class Dates:
    """Days of the lower and the upper paper, and the deadlines they demand."""

    issued: tuple[date | None, date | None]
    printed: tuple[date | None, date | None]
    deadlines: list[DeadlineRow]

    @property
    def days_later(self) -> int | None:
        """Days from the upper paper to the lower; None where one has no date or it came first."""
        lower, upper = self.issued
        if lower is None or upper is None or lower < upper:
            return None
        return (lower - upper).days

    @property
    def is_printed(self) -> bool:
        """Whether either paper tells the day it was printed."""
        return any(self.printed)


@dataclass(frozen=True)
class View:
    """A comparison cut to what its reader may see; what the page and the export are made of."""

    found: selectors.Comparison
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
    match = found.match
    leftovers = match.leftover_places if found.lower.is_open else []
    marks = Marks(match.segments, match.own_measures, [place["span"] for place in leftovers])
    compared = Compared(
        match.lower.text,
        match.upper.text,
        match.passages,
        swaps=[(swap["lower"], swap["upper"]) for swap in match.substitutions],
        marks=marks if found.lower.is_open else None,
    )
    return View(
        found,
        compared,
        measure_of(match.segments, match.passages) if found.lower.is_open else None,
        _swaps(match, compared),
        _dates(found, compared),
        leftovers,
    )


def _swaps(match: Match, compared: Compared) -> list[SwapRow]:
    places = compared.places_of_swaps()
    return [
        SwapRow(
            swap["lower"],
            swap["upper"],
            wording.SWAPS.get(swap["kind"], swap["kind"]),
            places.get(number, []),
        )
        for number, swap in enumerate(match.substitutions)
    ]


def _dates(found: selectors.Comparison, compared: Compared) -> Dates:
    lower, upper = (_demands(side.paper.text) for side in (found.lower, found.upper))
    pairs = deadline_pairs(
        _shown(found.lower, lower.requirements, [one.lower for one in compared.passages]),
        _shown(found.upper, upper.requirements, [one.upper for one in compared.passages]),
    )
    return Dates(
        issued=(found.match.lower.issued_on, found.match.upper.issued_on),
        printed=(
            lower.printed_on if found.lower.is_open else None,
            upper.printed_on if found.upper.is_open else None,
        ),
        deadlines=[DeadlineRow(pair) for pair in pairs],
    )


@dataclass(frozen=True)
class Demands:
    """What a text demands, and the day it was printed."""

    requirements: tuple[Requirement, ...]
    printed_on: date | None


@lru_cache(maxsize=32)
def _demands(text: str) -> Demands:
    """Read them out of a text; a superior paper is compared with one lower paper after another."""
    read = gbt9704.read_paper(text)
    printed = read.printed_on.value
    return Demands(read.requirements, date.fromisoformat(printed) if printed else None)


def _written(deadline: str) -> str:
    """An ISO day, ISO minute or `5wd` in the reader's language."""
    if not deadline:
        return ""
    if deadline.endswith("wd"):
        days = int(deadline.removesuffix("wd"))
        return ngettext("%(days)s working day", "%(days)s working days", days) % {"days": days}
    day, _separator, hour = deadline.partition("T")
    written = date_format(date.fromisoformat(day), "DATE_FORMAT")
    return f"{written} {hour}".rstrip()


def _shown(
    side: selectors.Side,
    requirements: Sequence[Requirement],
    passages: Sequence[tuple[int, int]],
) -> Sequence[Requirement]:
    """The demands that stand wholly in what this reader may read."""
    if side.is_open:
        return requirements
    return [
        one
        for one in requirements
        if any(start <= one.span[0] and one.span[1] <= end for start, end in passages)
    ]


def compare_context(user: User, found: selectors.Comparison) -> dict[str, Any]:
    """Both sides cut into passages, what was changed, and the findings that rest on it."""
    view, match = view_of(found), found.match
    lower, upper = (
        _side(view.compared, side, name)
        for side, name in ((found.lower, LOWER), (found.upper, UPPER))
    )
    return {
        "match": match,
        "relation": wording.RELATIONS[match.relation],
        "claim": wording.claim_of(measures_of(match)),
        "view": view,
        "sums": _sums(view.measure),
        "lower": lower,
        "upper": upper,
        "sides": (lower, upper),
        "findings": findings.findings_visible_to(user).filter(
            item=match.lower.item, upper=match.upper.item
        ),
    }


def _sums(measure: Measure | None) -> dict[str, Any] | None:
    """What the page's script counts the share anew from."""
    if measure is None:
        return None
    copied: dict[str, dict[str, int]] = {aside: {} for aside in ("", *ASIDES)}
    for (aside, kind), count in measure.copied.items():
        copied[aside][kind] = count
    return {"characters": measure.characters, "copied": copied}


def _side(compared: Compared, side: selectors.Side, name: SideName) -> dict[str, Any]:
    paragraphs = compared.paragraphs(name) if side.is_open else compared.excerpts(name)
    return {
        "paper": side.paper,
        "is_open": side.is_open,
        "pages": range(1, side.paper.pages + 1)
        if side.is_open and originals.has_pages(side.paper)
        else (),
        "text": text_of(paragraphs, name),
        "minimap": compared.minimap(name) if side.is_open else [],
    }
