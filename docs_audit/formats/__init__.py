"""Bytes of a file to text, for every format the product reads.

Parsers run only in a child process (`reader`); importing this package loads none of them.
"""

import os
from pathlib import Path

from .contract import Code, DocumentError, Failure, Limits, Outcome, Reading, Refused
from .reader import Reader

__all__ = [
    "Code",
    "DocumentError",
    "Failure",
    "Limits",
    "Outcome",
    "Reader",
    "Reading",
    "Refused",
    "read_data",
    "read_file",
]

_readers = [Reader()]


def read_file(path: Path, *, name: str = "", limits: Limits | None = None) -> list[Outcome]:
    """Outcomes of one file by this process's own reader; see `Reader.read_file`."""
    return _readers[0].read_file(path, name=name, limits=limits)


def read_data(data: bytes, name: str, *, limits: Limits | None = None) -> list[Outcome]:
    """Outcomes of bytes that are in no file; see `Reader.read_data`."""
    return _readers[0].read_data(data, name, limits=limits)


def _renew() -> None:
    """A forked worker starts a child of its own; the lock may be held by a lost thread."""
    _readers[:] = [Reader()]


os.register_at_fork(after_in_child=_renew)
