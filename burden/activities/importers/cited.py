"""What a few sentences name: papers by number, anything by a title in book-title marks."""

from __future__ import annotations

import re

from docs_audit.gbt9704.numbers import numbers_in

_TITLED = re.compile(r"《(?P<title>[^《》]{2,200}(?:《[^《》]*》[^《》]{0,80})*)》")


def named_in(text: str) -> tuple[str, ...]:
    """Numbers first, then titles, each once and as it is written in lists."""
    numbers = [number for number, _start, _end in numbers_in(text, 0, len(text))]
    titles = ["".join(found["title"].split()) for found in _TITLED.finditer(text)]
    return tuple(dict.fromkeys((*numbers, *titles)))
