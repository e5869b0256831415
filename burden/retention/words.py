"""What emptying does alike, whatever the kind."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from burden.audit.chain import canonical
from burden.findings import services as findings
from burden.matters import services as matters
from burden.matters.models import Item

_WORDS = "…"


def blank(told: Any) -> Any:
    """Words of a list or table as three dots each: how many there were stays to be seen."""
    if isinstance(told, dict):
        return {key: blank(value) for key, value in told.items()}
    if isinstance(told, list):
        return [blank(one) for one in told]
    return _WORDS if isinstance(told, str) else told


def digest(words: Mapping[str, Any]) -> str:
    """The hash by which it can be shown later what a record without a file held."""
    return hashlib.sha256(canonical(words).encode()).hexdigest()


def forget(items: Iterable[Item], at: datetime) -> None:
    """Take titles and quoted words of whole records away, in the caller's transaction."""
    told = list(items)
    for item in told:
        matters.empty(item=item, at=at)
    findings.forget_words([item.pk for item in told], Item.REMOVED_TITLE)
