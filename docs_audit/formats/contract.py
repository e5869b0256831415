"""What every format module takes and gives, and the ways in which a file can fail."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from .reflow import Line

MIB = 1024 * 1024


class Code(StrEnum):
    """Why a file could not be read; the caller turns a code into a sentence."""

    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    TIMED_OUT = "timed_out"
    UNSUPPORTED = "unsupported"
    NO_TEXT = "no_text"
    TOOL_MISSING = "tool_missing"
    REFUSED = "refused"


@dataclass(frozen=True)
class Limits:
    """What one file may cost. Seconds and bytes; a container's members get them one by one."""

    wall_seconds: float = 20.0
    cpu_seconds: int = 20
    memory_bytes: int = 512 * MIB
    file_bytes: int = 100 * MIB
    unpacked_bytes: int = 200 * MIB
    unpacked_ratio: int = 100
    characters: int = 5_000_000
    pages: int = 5_000
    members: int = 2_000
    depth: int = 3
    container_seconds: float = 120.0


@dataclass(frozen=True)
class Reading:
    """The text of one file, or of one member of a container (then `member` is its path inside).

    `format` is what the content is, whatever the name says. `pages` is 0 where a format has none.
    `layout` names how the paper is printed, as in `red`; empty where that is not known.
    `scans` are the pages, from 1, that are pictures and have not been recognised; of formats
    without pages they count the pictures inside that may hold text. Behind them are counted the
    pages and pictures of embedded papers, which the guard alone looks at. `ocr` has for each page
    (or such picture) the confidence, 0 to 1, with which it was recognised, None for a page of
    written text or a blank one; it is empty where nothing was recognised.
    """

    name: str
    format: str
    text: str
    pages: int = 0
    member: str = ""
    container: bool = False
    warnings: tuple[str, ...] = ()
    layout: frozenset[str] = frozenset()
    scans: tuple[int, ...] = ()
    ocr: tuple[float | None, ...] = ()


class Failure(Exception):
    """One file or member that gave no text. Never carries any of the content.

    `format` is what the content is, empty where that was not found out. `scans` as in `Reading`:
    with them there is text to be had by recognition.
    """

    def __init__(
        self,
        code: Code | str,
        *,
        name: str = "",
        member: str = "",
        format: str = "",
        scans: tuple[int, ...] = (),
    ) -> None:
        super().__init__(str(code))
        self.code = Code(code)
        self.name = name
        self.member = member
        self.format = format
        self.scans = scans


class DocumentError(Failure):
    """The file could not be read: `code` says why."""


class Refused(Failure):
    """The guard found a secrecy mark: `rule` names it, nothing else is told."""

    def __init__(self, rule: str, *, name: str = "", member: str = "", format: str = "") -> None:
        super().__init__(Code.REFUSED, name=name, member=member, format=format)
        self.rule = rule


Outcome = Reading | DocumentError | Refused


@dataclass(frozen=True)
class Member:
    """A file inside a container; `load` unpacks it, or raises DocumentError."""

    name: str
    load: Callable[[], bytes]


@dataclass(frozen=True)
class Leaf:
    """One page as its file tells it; `is_scan` when the page itself has to be looked at.

    `is_beside` says that only its pictures are looked at: what is written is in `lines` alone.
    `is_pictured` says that the whole page is looked at for what its pictures may say: `lines` are
    right as they stand, and measured from the lower edge of a page `height` points high.
    """

    lines: tuple[Line, ...] = ()
    is_scan: bool = False
    is_beside: bool = False
    is_pictured: bool = False
    height: float = 0.0


@dataclass(frozen=True)
class Inset:
    """A picture that stands in a text, before place `place` of it, and may hold text itself.

    `load` gives its bytes, or raises DocumentError.
    """

    place: int
    load: Callable[[], bytes]


@dataclass(frozen=True)
class Parsed:
    """What a format module read.

    `margins` are texts that stand outside the running text but may carry a secrecy mark:
    properties, comments, headers. `printed` is the text by printed lines where `text` joins them,
    because a mark stands on a line of its own; a paper that is pasted in as a picture is one of
    its own there. `members` are files inside: of a container each is a reading of its own; of
    other formats (embedded objects) they are only shown to the guard. `leaves` are the pages of
    formats that keep them, `ocr` as in `Reading`. `pictures` are, for formats without pages, those
    that have to be looked at, in the order of their places.
    """

    text: str
    pages: int = 0
    margins: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    layout: frozenset[str] = frozenset()
    members: Iterable[Member] = field(default=())
    leaves: tuple[Leaf, ...] = ()
    pictures: tuple[Inset, ...] = ()
    ocr: tuple[float | None, ...] = ()


class Format(Protocol):
    """One file format. `container` formats may be without text of their own."""

    @property
    def name(self) -> str: ...

    @property
    def container(self) -> bool: ...

    def parse(self, data: bytes, limits: Limits) -> Parsed: ...


class Guard(Protocol):
    """Looks at a text before it may leave the child process.

    It answers with the id of the refusing rule (empty: none) and with warnings.
    """

    def __call__(
        self, *, name: str, margins: tuple[str, ...], text: str
    ) -> tuple[str, tuple[str, ...]]: ...
