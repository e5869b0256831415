"""What a person is shown of one thing: noted where it is read, logged once it is answered."""

from collections.abc import Mapping
from contextvars import ContextVar, Token
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import models


class HasPath(Protocol):
    """A unit of administration: ids from the root down, each followed by a slash."""

    path: str


@dataclass(frozen=True)
class Look:
    """An entry to be: `action` is `<kind>.viewed`, the rest as `services.record` takes it."""

    action: str
    target: models.Model
    unit: HasPath | None
    details: Mapping[str, Any]


# By kind and id, so that a thing that is read twice for one answer is one look.
_Looks = dict[tuple[str, str], Look]
_looks: ContextVar[_Looks | None] = ContextVar("audit_looks", default=None)


def at(action: str, target: models.Model, unit: HasPath | None, **details: Any) -> None:
    """Say that a person is given this thing to see; outside of a request nobody looks.

    Selectors that hand out one thing within a reader's scope call it, so that no page and no
    address for programs has to.
    """
    looks = _looks.get()
    if looks is not None:
        looks[_key(target)] = Look(action, target, unit, details)


def told(target: models.Model) -> None:
    """Say that an entry about this thing was added: an export or a download tells of the look."""
    looks = _looks.get()
    if looks is not None:
        looks.pop(_key(target), None)


def begin() -> Token[_Looks | None]:
    """Note looks from here on, until `end`."""
    return _looks.set({})


def left() -> list[Look]:
    """The looks of which no entry tells yet."""
    return list((_looks.get() or {}).values())


def end(begun: Token[_Looks | None]) -> None:
    """Forget what was noted since `begin`."""
    _looks.reset(begun)


def _key(target: models.Model) -> tuple[str, str]:
    return target._meta.label_lower, str(target.pk)
