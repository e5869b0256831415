"""What can be removed once its period is over; the apps that keep it tell in AppConfig.ready."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import QuerySet
from django.utils.functional import Promise

from burden.matters.models import Item
from burden.organisations.models import Unit, User


@dataclass(frozen=True)
class Held:
    """A record that is locked to the caller's commit.

    Attributes:
        sha256: hash of what is to go: of the bytes that were brought, else of the words.
        items: what it stands for in the matters; their findings decide whether it may go.
        is_underway: whether the product is still reading or comparing it.
        empty: take away what it holds, in the caller's transaction; the row itself stays.
    """

    record: models.Model
    unit: Unit | None
    day: date | None
    number: str
    sha256: str
    items: tuple[Item, ...]
    is_underway: bool
    empty: Callable[[datetime], None]


def _nothing_asked(_user: User, _uuid: UUID) -> bool:
    return False


@dataclass(frozen=True)
class Kind:
    """One kind of records.

    Attributes:
        parameter: the key of its period.
        goes: what is removed of such a record, as a sentence.
        records: those that a scope may decide over and that are not removed yet, each with its
            `uuid` and, annotated, the day `since` when its period runs.
        hold: lock one of them; None where it is not there, or no longer the scope's to decide.
        may_ask: whether this person may ask that a single one be removed; Http404 where it is
            outside the scope.
    """

    code: str
    label: str | Promise
    parameter: str
    goes: str | Promise
    records: Callable[[Unit], QuerySet[Any]]
    hold: Callable[[UUID, Unit], Held | None]
    may_ask: Callable[[User, UUID], bool] = _nothing_asked


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make a kind known; the same code twice is a mistake of the program."""
    if kind.code in _kinds:
        raise ValueError(f"two kinds of records are called {kind.code}")
    _kinds[kind.code] = kind


def kinds() -> list[Kind]:
    """All kinds, in the order they were registered."""
    return list(_kinds.values())


def kind_of(code: str) -> Kind:
    """The kind of that code.

    Raises:
        LookupError: nobody registered it.
    """
    return _kinds[code]
