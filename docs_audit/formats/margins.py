"""Page numbers and repeated headers: what stands at the edges of pages and is no text."""

import re
from collections.abc import Iterable

_PAGE_NUMBER = re.compile(
    r"\s*(?:第?\s*\d{1,4}\s*页?(?:\s*[/共]\s*(?:共\s*)?\d{1,4}\s*页?)?|[ivxIVX]{1,6}|[Ⅰ-ⅻ])?\s*"
)
_DASHES = re.compile(r"[\-—–―─－·.]+")
# What such a line may end in beside digits and blanks; most lines are known by it to be none.
_LAST = frozenset("页ivxIVX-—–―─－·.")


def is_page_number(line: str) -> bool:
    """A line of nothing but a page number: `— 3 —`, `- 3 -`, `第3页 共9页`, `3/9`; or nothing."""
    last = line[-1:]
    if last and not (last in _LAST or last.isnumeric() or last.isspace()):
        return False
    return _PAGE_NUMBER.fullmatch(_DASHES.sub(" ", line)) is not None


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Every text once, without its page numbers: first, odd and even pages repeat each other."""
    found: dict[str, None] = {}
    for text in texts:
        lines = (line.strip() for line in text.split("\n"))
        found["\n".join(line for line in lines if not is_page_number(line))] = None
    return tuple(filter(None, found))
