"""Members of groups as keyed hashes: who wrote is never kept, that it was the same one is."""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable
from functools import lru_cache

_EVERYONE = ("所有人", "全体成员", "all", "everyone")
_MENTION = re.compile(r"@(?P<name>[^\s@，。,:：；;！!]{1,20})[\u2005 ]?")
SOMEONE = "@…"
_REMEMBERED = 65_536
_LENGTH = 32


def member_hashes(key: bytes) -> Callable[[str], str]:
    """Return the function that turns a name or number into its hash of 32 hex digits.

    With the same key the same one gets the same hash in every export; without the key nobody can
    try names. The key has at least 16 bytes.

    Raises:
        ValueError: for a shorter key.
    """
    if len(key) < 16:
        raise ValueError("the key of member hashes has at least 16 bytes")

    @lru_cache(maxsize=_REMEMBERED)
    def hashed(name: str) -> str:
        return hmac.digest(key, " ".join(name.split()).encode(), "sha256").hex()[:_LENGTH]

    return hashed


def without_names(text: str) -> str:
    """Return a message in which nobody is mentioned by name; `@所有人` stays."""
    return _MENTION.sub(_hidden, text) if "@" in text else text


def _hidden(found: re.Match[str]) -> str:
    return found[0] if found["name"].lower().startswith(_EVERYONE) else SOMEONE
