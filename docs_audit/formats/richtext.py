"""Rich text (.rtf)."""

import re
from collections.abc import Iterator
from itertools import islice

from striprtf.striprtf import rtf_to_text

from .contract import Limits, Parsed

_OUTSIDE = re.compile(
    r"\{(?:\\\*)?\\(?:header[lrf]?|footer[lrf]?|title|subject|keywords|category|doccomm|comment"
    r"|annotation|shptxt)(?![a-z])"
)
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_MOST_GROUPS = 200


class RichText:
    name = "rtf"
    container = False

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        # The file itself is ASCII; characters of other alphabets are escaped by code page.
        source = data.decode("latin-1")
        text = _readable(source)
        return Parsed(text, margins=tuple(map(_readable, _outside(source))))


def _readable(source: str) -> str:
    text: str = rtf_to_text(source, encoding="gb18030", errors="replace")  # type: ignore[no-untyped-call]
    return text.strip("\n")


def _outside(source: str) -> Iterator[str]:
    """Groups that are no part of the text: headers, footers, properties, notes, text boxes."""
    for found in islice(_OUTSIDE.finditer(source), _MOST_GROUPS):
        depth, at = 1, found.end()
        while depth and at < len(source):
            step = _BRACE.search(source, at)
            if step is None:
                break
            depth += {"{": 1, "}": -1}.get(step[0], 0)
            at = step.end()
        yield rf"{{\rtf1\ansi\ansicpg936 {source[found.end() : at - 1]}}}"
