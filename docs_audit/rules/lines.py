"""Hits as `read_documents` prints them."""

from collections.abc import Iterable
from typing import Any

from .subjects import Hit


def lines_of(hits: Iterable[Hit]) -> list[dict[str, Any]]:
    """Each hit as {"rule", "softness", "sentence", "span", "other"}."""
    return [
        {
            "rule": hit.rule,
            "softness": hit.softness,
            "sentence": hit.sentence,
            "span": list(hit.span),
            "other": hit.other,
        }
        for hit in hits
    ]
