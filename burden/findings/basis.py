"""Files that a unit brings for a reply or as a proof: who takes them in is told in ready()."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Protocol
from uuid import UUID

from django.http import HttpRequest
from django.utils.functional import Promise

from burden.organisations.models import Unit, User


class Arrived(Protocol):
    """A file of a request."""

    name: str | None

    def chunks(self) -> Iterable[bytes]: ...


@dataclass(frozen=True)
class BasisFile:
    """One file and how far it has come; `is_kept` once its bytes can be taken along.

    Of one that went with its answer (`is_removed`) size and hash are left.
    """

    uuid: UUID
    name: str
    size: int
    sha256: str
    state: str
    sentence: str | Promise
    is_kept: bool
    is_removed: bool


@dataclass(frozen=True)
class HeldFiles:
    """The files of one id, locked to the caller's commit.

    Attributes:
        hashes: SHA-256 of each, in order.
        is_underway: whether one of them is still to be read.
        empty: take names away, and bytes that nothing else rests on; hashes and sizes stay.
    """

    hashes: tuple[str, ...]
    is_underway: bool
    empty: Callable[[datetime], None]


@dataclass(frozen=True)
class Keeper:
    """Whoever keeps files behind the secrecy guard.

    Attributes:
        rule_of: the rule of a secrecy mark in a text; empty where there is none.
        take_in: keep files for a unit in the caller's transaction; answers with their id together.
        files_of: the files of such an id, archives by their members.
        bytes_of: a kept file with its bytes, to be closed, or with none where they are no longer
            what was brought; None where no such file is kept.
        hold: lock the files of such an id, to have them emptied.
    """

    rule_of: Callable[[str], str]
    take_in: Callable[[User, Unit, Sequence[Arrived]], UUID]
    files_of: Callable[[Iterable[UUID]], dict[UUID, list[BasisFile]]]
    bytes_of: Callable[[UUID, UUID], tuple[BasisFile, BinaryIO | None] | None]
    hold: Callable[[UUID], HeldFiles]


_keepers: list[Keeper] = []


def register(keeper: Keeper) -> None:
    """Tell who keeps the files; the latest one counts."""
    _keepers[:] = [keeper]


def is_unmarked(request: HttpRequest) -> bool:
    """Whether what a unit wrote may be kept until it has signed in again: nothing with a mark."""
    return not keeper().rule_of(request.POST.get("text", ""))


def keeper() -> Keeper:
    """Who keeps the files.

    Raises:
        LookupError: nobody does.
    """
    if not _keepers:
        raise LookupError("nobody keeps files")
    return _keepers[0]
