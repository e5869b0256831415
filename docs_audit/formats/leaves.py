"""The pages of a document that is kept as pages, and what recognition reads on scanned ones."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from typing import Any

from .contract import Parsed
from .reflow import Line, paragraphs

# Below this mean confidence a page is worth a look at the original: with 0.98 blurred pages are
# still read without a fault, with 0.89 every eighth character is wrong.
DOUBTFUL = 0.95
# Bigrams of a text layer that must be found on the page itself.
_AGREEING = 0.8
_SETTLED = ("pages_without_text", "text_layer_unchecked")


@dataclass(frozen=True)
class RecognisedPage:
    """What was read on one scanned page, from 1.

    `confidence` is the mean over its characters, 0 to 1; None where nothing is written on the
    page, 0 where it could not be read. `layout` as in `Reading`.
    """

    number: int
    lines: tuple[Line, ...] = ()
    confidence: float | None = None
    layout: frozenset[str] = frozenset()

    def as_record(self) -> dict[str, Any]:
        return {**asdict(self), "layout": sorted(self.layout)}

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> "RecognisedPage":
        lines = tuple(Line(*line) for line in record["lines"])
        return cls(record["number"], lines, record["confidence"], frozenset(record["layout"]))


def with_recognised(parsed: Parsed, recognised: Mapping[int, RecognisedPage]) -> Parsed:
    """The document with its scanned pages as they were recognised.

    What stands on the page decides over a text layer behind its picture.
    """
    pages: list[Sequence[Line]] = []
    confidence: list[float | None] = []
    for number, leaf in enumerate(parsed.leaves, 1):
        page = recognised.get(number) if leaf.is_scan else None
        pages.append(page.lines if page else leaf.lines)
        confidence.append(page.confidence if page else None)
    read = [page for page in recognised.values() if page.confidence != 0]
    return replace(
        parsed,
        text=paragraphs(pages),
        printed="\n".join(line.text for page in pages for line in page),
        layout=parsed.layout.union(*(page.layout for page in read)),
        warnings=tuple(dict.fromkeys(_warnings(parsed, recognised))),
        leaves=tuple(
            replace(leaf, is_scan=leaf.is_scan and number not in recognised)
            for number, leaf in enumerate(parsed.leaves, 1)
        ),
        ocr=tuple(confidence),
    )


def scans_of(parsed: Parsed) -> tuple[int, ...]:
    """The pages that wait for recognition, from 1."""
    return tuple(number for number, leaf in enumerate(parsed.leaves, 1) if leaf.is_scan)


def _warnings(parsed: Parsed, recognised: Mapping[int, RecognisedPage]) -> Iterator[str]:
    yield from (code for code in parsed.warnings if code not in _SETTLED)
    if any(page.confidence == 0 for page in recognised.values()):
        yield "pages_unreadable"
    if any(page.confidence and page.confidence < DOUBTFUL for page in recognised.values()):
        yield "pages_doubtful"
    for number, page in recognised.items():
        layer = parsed.leaves[number - 1].lines
        if layer and page.lines and not _agree(layer, page.lines):
            yield "text_layer_wrong"


def _agree(layer: Sequence[Line], seen: Sequence[Line]) -> bool:
    told, found = _bigrams(layer), _bigrams(seen)
    return len(told & found) >= _AGREEING * len(told)


def _bigrams(lines: Sequence[Line]) -> set[tuple[str, str]]:
    return set(pairwise("".join("".join(line.text.split()) for line in lines)))
