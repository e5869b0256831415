"""Rich text (.rtf)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from striprtf.striprtf import rtf_to_text

from .contract import Limits, Parsed
from .insets import legible, looked_at, mark, unmarked
from .rtf_groups import Group, end_of, groups, objects, pictures

_OUTSIDE = re.compile(
    r"\{(?:\\\*)?\\(?:header[lrf]?|footer[lrf]?|title|subject|keywords|category|doccomm|comment"
    r"|annotation|shptxt)(?![a-z])"
)
# What floats over the text has its picture deep in a group that is no part of it.
_FLOATING = re.compile(r"\{\\shp(?![a-z])")
_MOST_GROUPS = 200


class RichText:
    name = "rtf"
    container = False

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        # The file itself is ASCII; characters of other alphabets are escaped by code page.
        source = data.decode("latin-1")
        found = [*pictures(source)]
        text, places = unmarked(_readable(_marked(source, [group for group, _ in found])))
        shown = (
            replace(one, place=places.get(number, len(text)))
            for number, (_, one) in enumerate(found)
        )
        insets, unread = looked_at(legible(shown))
        return Parsed(
            text,
            margins=tuple(map(_readable, _outside(source))),
            warnings=unread,
            members=objects(source),
            pictures=insets,
        )


def _marked(source: str, held: list[Group]) -> str:
    """The source with a mark in the place of each group that holds a picture."""
    pieces = []
    end = 0
    floating = [*groups(source, _FLOATING)]
    for number, group in enumerate(held):
        outer = next((one for one in floating if one.start <= group.start < one.end), group)
        start = max(end, outer.start)
        pieces.append(source[end:start])
        pieces.append(rf"{{\uc1 {''.join(map(_escaped, mark(number)))}}}")
        end = start if outer is not group else group.end
    return "".join([*pieces, source[end:]])


def _escaped(letter: str) -> str:
    return letter if letter.isascii() else rf"\u{ord(letter) - 0x10000}?"


def _readable(source: str) -> str:
    text: str = rtf_to_text(source, encoding="gb18030", errors="replace")  # type: ignore[no-untyped-call]
    return text.strip("\n")


def _outside(source: str) -> Iterator[str]:
    """Groups that are no part of the text: headers, footers, properties, notes, text boxes."""
    for found in islice(_OUTSIDE.finditer(source), _MOST_GROUPS):
        end = end_of(source, found.end())
        yield rf"{{\rtf1\ansi\ansicpg936 {source[found.end() : end - 1]}}}"
