"""What a person is shown, of one thing or of a list: noted where it is read, logged once it is
answered.
"""

from collections.abc import Mapping
from contextvars import ContextVar, Token
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db import models
from django.http import QueryDict


class HasPath(Protocol):
    """A unit of administration: ids from the root down, each followed by a slash."""

    path: str


@dataclass(frozen=True)
class Look:
    """An entry to be: `action` is `<kind>.viewed` and the like, the rest as `services.record`.

    Of several things there is no `target`.
    """

    action: str
    target: models.Model | None
    unit: HasPath | None
    details: Mapping[str, Any]


_Key = tuple[str, str]


@dataclass(frozen=True)
class Looks:
    """Those of one request by kind and id of the thing, and of which an entry tells already."""

    noted: dict[_Key, Look] = field(default_factory=dict)
    told: set[_Key] = field(default_factory=set)


_current: ContextVar[Looks | None] = ContextVar("audit_looks", default=None)


def begin() -> Token[Looks | None]:
    """Note looks from here on, until `end`."""
    return _current.set(Looks())


def end(begun: Token[Looks | None]) -> None:
    """Forget what was noted since `begin`."""
    _current.reset(begun)


def at(action: str, target: models.Model, unit: HasPath | None, **details: Any) -> None:
    """Say that a person is given this thing to see; outside of a request nobody looks.

    Selectors that hand out one thing within a reader's scope call it, so that no page and no
    address for programs has to.
    """
    looks = _current.get()
    if looks is not None:
        looks.noted[_key(target)] = Look(action, target, unit, details)


def at_list(action: str, unit: HasPath | None, *, rows: int, asked: QueryDict) -> None:
    """Say that a person is given a page of a list to see: so many rows, by that question."""
    at_several(action, unit, rows=rows, **_question(asked))


def at_rows_of(
    action: str, target: models.Model, unit: HasPath | None, *, rows: int, asked: QueryDict
) -> None:
    """Say that a person is given what stands on the page of a thing, as papers on that of a unit:
    so many rows, by that question.
    """
    at(action, target, unit, rows=rows, **_question(asked))


def at_several(action: str, unit: HasPath | None, **details: Any) -> None:
    """Say that a person is given several things to see at once."""
    looks = _current.get()
    if looks is not None:
        looks.noted["", action] = Look(action, None, unit, details)


def told(target: models.Model) -> None:
    """Say that an entry about this thing was added: an act or an export tells of the look."""
    looks = _current.get()
    if looks is not None:
        looks.told.add(_key(target))


def left() -> list[Look]:
    """Those of which no entry tells yet; a thing that was read twice is one look."""
    looks = _current.get() or Looks()
    return [look for key, look in looks.noted.items() if key not in looks.told]


def _question(asked: QueryDict) -> dict[str, Any]:
    question = {name: words for name, words in asked.lists() if any(words)}
    return {"asked": question} if question else {}


def _key(target: models.Model) -> _Key:
    return target._meta.label_lower, str(target.pk)
