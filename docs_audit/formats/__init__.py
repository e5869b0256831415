"""Bytes of a file to text, for every format the product reads.

Parsers run only in a child process (`reader`); importing this package loads none of them.
"""

import os
from collections.abc import Collection
from pathlib import Path

from . import catalogue
from .catalogue import PACKED
from .contract import Code, DocumentError, Failure, Limits, Outcome, Reading, Refused
from .reader import ChildLostError, Reader

__all__ = [
    "PACKED",
    "ChildLostError",
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
    "switch_off",
    "unread_formats",
]

_readers = [Reader()]


def read_file(path: Path, *, name: str = "", limits: Limits | None = None) -> list[Outcome]:
    """Outcomes of one file by this process's own reader; see `Reader.read_file`."""
    return _readers[0].read_file(path, name=name, limits=limits)


def read_data(data: bytes, name: str, *, limits: Limits | None = None) -> list[Outcome]:
    """Outcomes of bytes that are in no file; see `Reader.read_data`."""
    return _readers[0].read_data(data, name, limits=limits)


def switch_off(names: Collection[str]) -> None:
    """Have this process read no files of these formats, and those of all others again.

    Raises ValueError for a name that no format has.
    """
    if unknown := sorted(set(names) - set(catalogue.NAMES)):
        raise ValueError(f"no such format: {', '.join(unknown)}")
    _readers[0].close()
    _readers[:] = [Reader(without=names)]


def unread_formats() -> tuple[str, ...]:
    """Names of the formats whose files end as `tool_missing` on this machine."""
    return catalogue.missing(_readers[0].without)


def _renew() -> None:
    """A forked worker starts a child of its own; the lock may be held by a lost thread."""
    _readers[:] = [Reader(without=_readers[0].without)]


os.register_at_fork(after_in_child=_renew)
