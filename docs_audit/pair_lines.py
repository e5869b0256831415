"""A related pair as the JSON line that ``match_documents`` prints."""

from __future__ import annotations

from typing import Any

from docs_audit.textreuse.sources import Pair


def line_of(pair: Pair) -> dict[str, Any]:
    """Return the fields of a line; offsets are code points of the extracted texts."""
    found = pair.found
    return {
        "lower": found.lower.paper.id,
        "upper": found.upper.paper.id,
        "relation": pair.relation.name,
        "containment": round(found.containment, 4),
        "resemblance": round(found.resemblance, 4),
        "longest": found.longest,
        "passages": [
            {"lower": list(one.lower), "upper": list(one.upper), "kind": one.kind}
            for one in found.passages
        ],
        "substitutions": [
            {"lower": one.lower, "upper": one.upper, "kind": one.kind}
            for one in found.substitutions
        ],
        "leftover_places": [
            {"name": one.name, "span": list(one.span), "sentence": one.sentence}
            for one in pair.leftover_places
        ],
    }
