"""Bytes of a file to text, for every format the product reads.

Parsers run only in a child process (`reader`); importing this package loads none of them.
"""

import os
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from . import catalogue
from .carriers import is_mail, is_within
from .catalogue import PACKED, RECOGNITION
from .contract import Code, DocumentError, Failure, Limits, Outcome, Reading, Refused
from .leaves import DOUBTFUL, RecognisedPage
from .members import load_member
from .reader import Reader
from .recogniser import LIMITS as PAGE_LIMITS
from .recogniser import Recogniser
from .warm import ChildLostError
from .whole import has_scans, read_whole

__all__ = [
    "DOUBTFUL",
    "PACKED",
    "PAGE_LIMITS",
    "RECOGNITION",
    "ChildLostError",
    "Code",
    "DocumentError",
    "Failure",
    "Limits",
    "Outcome",
    "Reader",
    "Reading",
    "RecognisedPage",
    "Recogniser",
    "Refused",
    "has_scans",
    "is_mail",
    "is_within",
    "load_member",
    "passing_recogniser",
    "read_data",
    "read_file",
    "read_scanned_file",
    "read_whole",
    "recognise_page",
    "switch_off",
    "unread_formats",
]

_readers = [Reader()]
_recognisers = [Recogniser()]


def read_file(
    path: Path,
    *,
    name: str = "",
    limits: Limits | None = None,
    pages: Sequence[RecognisedPage] = (),
) -> list[Outcome]:
    """Outcomes of one file by this process's own reader; see `Reader.read_file`."""
    return _readers[0].read_file(path, name=name, limits=limits, pages=pages)


def read_data(
    data: bytes,
    name: str,
    *,
    limits: Limits | None = None,
    pages: Sequence[RecognisedPage] = (),
) -> list[Outcome]:
    """Outcomes of bytes that are in no file; see `Reader.read_data`."""
    return _readers[0].read_data(data, name, limits=limits, pages=pages)


def read_scanned_file(path: Path, *, name: str = "", limits: Limits | None = None) -> list[Outcome]:
    """Outcomes of one file, its scanned pages recognised one after the other; see `read_whole`."""
    return read_whole(
        path, reader=_readers[0], recogniser=_recognisers[0], name=name, limits=limits
    )


def recognise_page(path: Path, number: int, *, name: str = "", member: str = "") -> RecognisedPage:
    """One scanned page by this process's own recogniser; see `Recogniser.page_of_file`.

    With `member` that of the file of this path inside; raises DocumentError where it is none.
    """
    if not member:
        return _recognisers[0].page_of_file(path, number, name=name)
    data = load_member(path.read_bytes(), member, Limits())
    page = _recognisers[0].page_of_data(data, number, name=member)
    return replace(page, member=member)


def passing_recogniser() -> Recogniser:
    """A recogniser to be closed after use: what one keeps warm is much for a process that waits."""
    return Recogniser(without=_recognisers[0].without)


def switch_off(names: Collection[str]) -> None:
    """Have this process read no files of these formats, and those of all others again.

    RECOGNITION is one of them. Raises ValueError for a name that no format has.
    """
    if unknown := sorted(set(names) - set(catalogue.NAMES)):
        raise ValueError(f"no such format: {', '.join(unknown)}")
    for child in (*_readers, *_recognisers):
        child.close()
    _start_anew(names)


def unread_formats() -> tuple[str, ...]:
    """Names of the formats whose files end as `tool_missing` here, RECOGNITION among them."""
    return catalogue.missing(_readers[0].without)


def _start_anew(without: Collection[str]) -> None:
    _readers[:] = [Reader(without=without)]
    _recognisers[:] = [Recogniser(without=without)]


def _renew() -> None:
    """A forked worker starts children of its own; the locks may be held by a lost thread."""
    _start_anew(_readers[0].without)


os.register_at_fork(after_in_child=_renew)
