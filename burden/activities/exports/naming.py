"""Whether the name that an export gives its group is that of the record."""

from __future__ import annotations

import re
import unicodedata

# 石桥镇工作群(35): how many members it had.
_COUNT = re.compile(r"[(（\[]\d{1,5}[人名]?[)）\]]$")
_SIGNS = re.compile(r"[\W_]+")
_SHORTEST = 2


def is_of_group(name: str, title: str) -> bool:
    """Tell whether a name in a file means the group of a title; one may hold the other."""
    written, known = _bare(name), _bare(title)
    if not written or not known:
        return True
    if min(len(written), len(known)) < _SHORTEST:
        return written == known
    return written in known or known in written


def _bare(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).strip()
    return _SIGNS.sub("", _COUNT.sub("", folded)).lower()
