"""Figures of the product as JSON: exact hours as text, shares and rates as numbers, days as ISO."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType
from typing import Any

from burden.organisations.models import Unit
from burden.organisations.periods import Period

_SIMPLE: tuple[tuple[Any, Callable[[Any], Any]], ...] = (
    (Enum, lambda one: one.value),
    (Decimal, str),
    (Period, lambda one: one.key),
    (date, lambda one: one.isoformat()),
    (Unit, lambda one: {"uuid": str(one.uuid), "name": one.name, "level": one.level}),
    (str | int | float | bool | NoneType, lambda one: one),
)


def plain(value: Any, *properties: str) -> Any:
    """A figure and all within it; of a dataclass also the named properties.

    Raises:
        TypeError: something within is no figure. What a reader may not open must never slip into
            an answer, so records (papers, meetings, findings) are told by whoever knows the reader.
    """
    for kind, tell in _SIMPLE:
        if isinstance(value, kind):
            return tell(value)
    if is_dataclass(value) and not isinstance(value, type):
        told = {one.name: plain(getattr(value, one.name)) for one in fields(value)}
        return told | {name: plain(getattr(value, name)) for name in properties}
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one, *properties) for one in value]
    raise TypeError(f"no figure: {type(value).__name__}")
