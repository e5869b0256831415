"""Bytes of a file to text, for every format the product reads.

Parsers run only in a child process (`reader`); importing this package loads none of them.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from .contract import Code, DocumentError, Failure, Limits, Outcome, Reading, Refused
from .leaves import DOUBTFUL, RecognisedPage
from .reader import Reader
from .recogniser import Recogniser, is_installed
from .whole import has_scans, read_whole, without_recognition

__all__ = [
    "DOUBTFUL",
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
    "is_installed",
    "read_data",
    "read_file",
    "read_scanned_file",
    "read_whole",
    "recognise_page",
    "without_recognition",
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


def read_data(data: bytes, name: str, *, limits: Limits | None = None) -> list[Outcome]:
    """Outcomes of bytes that are in no file; see `Reader.read_data`."""
    return _readers[0].read_data(data, name, limits=limits)


def read_scanned_file(path: Path, *, name: str = "", limits: Limits | None = None) -> list[Outcome]:
    """Outcomes of one file, its scanned pages recognised one after the other; see `read_whole`."""
    return read_whole(
        path, reader=_readers[0], recogniser=_recognisers[0], name=name, limits=limits
    )


def recognise_page(path: Path, number: int, *, name: str = "") -> RecognisedPage:
    """One scanned page by this process's own recogniser; see `Recogniser.page_of_file`."""
    return _recognisers[0].page_of_file(path, number, name=name)


def _renew() -> None:
    """A forked worker starts children of its own; the locks may be held by a lost thread."""
    _readers[:] = [Reader()]
    _recognisers[:] = [Recogniser()]


os.register_at_fork(after_in_child=_renew)
