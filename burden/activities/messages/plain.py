"""A message without what only decorates it, each character in its place."""

from __future__ import annotations

import re
import unicodedata

_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2190-\u21ff\u2b00-\u2bff\u200d\ufe0f\u20e3\ue000-\uf8ff]"
)
# [强], [抱拳], [OK]: how exports write faces; [图片] and the like stand for what was sent.
_FACE = re.compile(r"\[[\u4e00-\u9fffA-Za-z]{1,6}\]")
_LINK = re.compile(r"https?://[!-~]+|www\.[!-~]+")
_LETTER = re.compile(r"[\w]")


def plain(text: str) -> str:
    """Return a text of the same length: faces and links blank, signs narrow where they are one."""
    narrow = "".join(_narrow(char) for char in text)
    return _LINK.sub(_blank, _FACE.sub(_blank, _EMOJI.sub(" ", narrow)))


def is_empty(text: str) -> bool:
    """Tell whether a message has no letter or digit beside faces and links."""
    return _LETTER.search(plain(text)) is None


def _narrow(char: str) -> str:
    """The usual form of a wide digit or letter; Chinese punctuation stays as it is."""
    if char < "\uff00" or char in "，；：！？（）":
        return char
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 else char


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
