"""The pages of a document that is kept as pages, and what recognition reads on scanned ones."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from typing import Any

from .contract import Leaf, Parsed
from .reflow import Line, paragraphs

# Below this mean confidence a page is worth a look at the original: with 0.98 blurred pages are
# still read without a fault, with 0.89 every eighth character is wrong.
DOUBTFUL = 0.95
# Bigrams of a text layer that must be found on the page itself.
_AGREEING = 0.8
# Of a line that a picture may show: from here on it is one that is written on the page.
_WRITTEN = 0.6
_SETTLED = ("pages_without_text", "pictures_unread", "text_layer_unchecked")


@dataclass(frozen=True)
class RecognisedPage:
    """What was read on one scanned page, from 1, of a file or of the member `member` in it.

    `confidence` is the mean over its characters, 0 to 1; None where nothing is written on the
    page, 0 where it could not be read. `layout` as in `Reading`.
    """

    number: int
    lines: tuple[Line, ...] = ()
    confidence: float | None = None
    layout: frozenset[str] = frozenset()
    member: str = ""

    def as_record(self) -> dict[str, Any]:
        return {**asdict(self), "layout": sorted(self.layout)}

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> "RecognisedPage":
        lines = tuple(Line(*line) for line in record["lines"])
        layout = frozenset(record["layout"])
        return cls(record["number"], lines, record["confidence"], layout, record.get("member", ""))


def with_recognised(parsed: Parsed, recognised: Mapping[int, RecognisedPage]) -> Parsed:
    """The document with its scanned pages as they were recognised.

    What stands on the page decides over a text layer behind its picture.
    """
    pages: list[Sequence[Line]] = []
    confidence: list[float | None] = []
    for number, leaf in enumerate(parsed.leaves, 1):
        page = recognised.get(number) if leaf.is_scan else None
        pages.append(_seen_on(leaf, page) if page else leaf.lines)
        confidence.append(page.confidence if page and not leaf.is_pictured else None)
    return replace(
        parsed,
        text=paragraphs(pages),
        printed=("\n".join(line.text for page in pages for line in page),),
        layout=parsed.layout.union(*map(layout_of, recognised.values())),
        warnings=settled_warnings(parsed, recognised),
        ocr=tuple(confidence),
    )


def layout_of(page: RecognisedPage) -> frozenset[str]:
    """How a page is printed; nothing is told by one that could not be read."""
    return page.layout if page.confidence != 0 else frozenset()


def slots_of(parsed: Parsed) -> int:
    """How many numbers the pages, or else the pictures, of a document take."""
    return len(parsed.pictures) or len(parsed.leaves)


def scans_of(parsed: Parsed) -> tuple[int, ...]:
    """The pages or pictures that are to be recognised, from 1."""
    if parsed.pictures:
        return tuple(range(1, len(parsed.pictures) + 1))
    return tuple(number for number, leaf in enumerate(parsed.leaves, 1) if leaf.is_scan)


def settled_warnings(parsed: Parsed, recognised: Mapping[int, RecognisedPage]) -> tuple[str, ...]:
    """Warnings that still hold when these pages have been recognised, and those that begin to."""
    return tuple(dict.fromkeys(_warnings(parsed, recognised)))


def _seen_on(leaf: Leaf, page: RecognisedPage) -> Sequence[Line]:
    """The lines of a page with those of its pictures, from top to bottom.

    A written line that lies over a recognised one is a text layer behind the picture.
    """
    if leaf.is_pictured:
        return _with_pictures(leaf, page)
    if not (leaf.is_beside and leaf.lines and page.lines):
        return page.lines or (leaf.lines if leaf.is_beside else ())
    seen = _scaled(page.lines, leaf.lines[0].page_width)
    written = [line for line in leaf.lines if not any(_overlap(line, one) for one in seen)]
    return sorted([*written, *seen], key=lambda line: -line.top)


def _with_pictures(leaf: Leaf, page: RecognisedPage) -> Sequence[Line]:
    """The lines as they are written, and where they stand those that only pictures show.

    The page was recognised as a whole, so most of what was seen is written as well.
    """
    written = leaf.lines
    if not (written and page.lines):
        return written
    words = _bigrams(written)
    lines = [*written]
    for seen in _scaled(page.lines, written[0].page_width):
        line = seen._replace(top=seen.top + leaf.height)
        told = _bigrams([line])
        is_written = len(told & words) >= _WRITTEN * len(told) if told else True
        if is_written or any(_overlap(one, line) for one in written):
            continue
        above = [at for at, one in enumerate(lines, 1) if one.top > line.top]
        lines.insert(above[-1] if above else 0, line)
    return lines


def _scaled(lines: Sequence[Line], width: float) -> list[Line]:
    """Recognised lines as on a page of this width: recognition takes every sheet for A4."""
    scale = width / lines[0].page_width or 1.0
    return [
        line._replace(
            left=line.left * scale,
            right=line.right * scale,
            top=line.top * scale,
            size=line.size * scale,
            page_width=width,
        )
        for line in lines
    ]


def _overlap(written: Line, seen: Line) -> bool:
    is_level = abs(written.top - seen.top) < max(written.size, seen.size) / 2
    return is_level and written.left < seen.right and seen.left < written.right


def _warnings(parsed: Parsed, recognised: Mapping[int, RecognisedPage]) -> Iterator[str]:
    is_settled = recognised.keys() >= set(scans_of(parsed))
    yield from (code for code in parsed.warnings if not (is_settled and code in _SETTLED))
    if any(page.confidence == 0 for page in recognised.values()):
        yield "pages_unreadable"
    if any(page.confidence and page.confidence < DOUBTFUL for page in recognised.values()):
        yield "pages_doubtful"
    for number, leaf in enumerate(parsed.leaves, 1):
        page = recognised.get(number)
        is_layer = leaf.lines and not (leaf.is_beside or leaf.is_pictured)
        if page and page.lines and is_layer and not _agree(leaf.lines, page.lines):
            yield "text_layer_wrong"


def _agree(layer: Sequence[Line], seen: Sequence[Line]) -> bool:
    told, found = _bigrams(layer), _bigrams(seen)
    return len(told & found) >= _AGREEING * len(told)


def _bigrams(lines: Sequence[Line]) -> set[tuple[str, str]]:
    return set(pairwise("".join("".join(line.text.split()) for line in lines)))
