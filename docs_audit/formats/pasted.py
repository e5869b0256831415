"""Papers that are pasted into another one as pictures: their text at the picture's place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from .contract import Parsed
from .leaves import RecognisedPage, layout_of, settled_warnings
from .reflow import paragraphs


def with_pictures(parsed: Parsed, recognised: Mapping[int, RecognisedPage]) -> Parsed:
    """The document with what was recognised in its pictures as paragraphs where they stand.

    How it is printed is told by pictures above all its text: a paper that begins with a scan is
    that scan, while a scan below is another paper.
    """
    numbers = range(1, len(parsed.pictures) + 1)
    read = [recognised.get(number, RecognisedPage(number)) for number in numbers]
    places = (0, *(one.place for one in parsed.pictures), len(parsed.text))
    between = [parsed.text[start:end] for start, end in pairwise(places)]
    head = next((at for at, words in enumerate(between) if words.strip()), len(read))
    return replace(
        parsed,
        text="".join(_pieces(between, read)),
        printed=tuple("\n".join(line.text for line in page.lines) for page in read),
        layout=parsed.layout.union(*map(layout_of, read[:head])),
        warnings=settled_warnings(parsed, recognised),
        ocr=tuple(page.confidence for page in read),
    )


def _pieces(between: Sequence[str], read: Sequence[RecognisedPage]) -> Iterator[str]:
    """The text with the pictures in it; what follows each other are the pages of one paper."""
    sheets: list[RecognisedPage] = []
    before = "\n"
    for words, page in zip(between, [*read, None], strict=True):
        if words.strip() or page is None:
            if text := paragraphs([sheet.lines for sheet in sheets]):
                yield f"{text}\n" if before.endswith("\n") else f"\n{text}\n"
            sheets, before = [], words or before
            yield words
        if page is not None:
            sheets.append(page)
