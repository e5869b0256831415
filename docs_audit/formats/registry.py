"""The walk from the bytes of a file to its readings."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from . import catalogue
from .contract import (
    Code,
    DocumentError,
    Format,
    Guard,
    Limits,
    Member,
    Outcome,
    Parsed,
    Reading,
    Refused,
)
from .insets import MOST_PICTURES
from .leaves import RecognisedPage, scans_of, slots_of, with_recognised
from .pasted import with_pictures
from .sniffing import format_of, is_misnamed
from .wire import Begun

_SURROGATE = re.compile("[\ud800-\udfff]")


def read_bytes(data: bytes, name: str, limits: Limits, guard: Guard) -> list[Reading]:
    """All readings of a file in this process; the first failure is raised.

    For the child process and for trusted bytes: parsers here may hang, crash or eat memory.
    """
    readings = []
    for step in Walk(catalogue.load(), limits, guard).steps(data, name):
        if isinstance(step, DocumentError | Refused):
            raise step
        if isinstance(step, Reading):
            readings.append(step)
    return readings


@dataclass(frozen=True)
class Slot:
    """A page or picture of a paper: the paper, and which of its own it is, from 1."""

    kind: str
    data: bytes
    parsed: Parsed
    number: int = 0
    name: str = ""


class Walk:
    """One file and what is inside it, depth first, each with an outcome of its own.

    `done` takes up an earlier walk of the same file: for each outcome it already gave, whether
    that was a container. `recognised` are scanned pages of the file and of what is inside it.
    """

    def __init__(
        self,
        formats: Mapping[str, Format],
        limits: Limits,
        guard: Guard,
        done: Sequence[bool] = (),
        recognised: Iterable[RecognisedPage] = (),
    ) -> None:
        self._formats = formats
        self._limits = limits
        self._guard = guard
        self._done = done
        self._recognised = [*recognised]
        self._position = 0
        self._room = limits.unpacked_bytes

    def steps(self, data: bytes, name: str) -> Iterator[Begun | Outcome]:
        yield from self._visit(name, "", Member(name, lambda: data), 0)

    def slot(self, data: bytes, number: int) -> Slot:
        """Page or picture `number` of a file, counted as in `Reading.scans`.

        Raises DocumentError where there is none.
        """
        kind = format_of(data, "")
        parsed = self._parse(kind, data)
        for slot in (Slot(kind, data, parsed), *self._embedded("", parsed, 0)):
            count = slots_of(slot.parsed)
            if 0 < number <= count:
                return replace(slot, number=number)
            number -= count
        raise DocumentError(Code.DAMAGED)

    def _visit(self, name: str, path: str, member: Member, depth: int) -> Iterator[Begun | Outcome]:
        position = self._position
        self._position += 1
        is_done = position < len(self._done)
        if is_done and not self._done[position]:
            return
        if not is_done:
            yield Begun(path)
        kind, parsed = "", None
        try:
            kind, data = self._open(path or name, member, depth)
            if not is_done:
                yield Begun(path, kind)
            outcome, parsed = self._read(kind, data, name, path, depth)
        except (DocumentError, Refused) as failure:
            failure.name, failure.member, failure.format = name, path, kind
            outcome = failure
        if not is_done:
            yield outcome
        for inner in parsed.members if parsed else ():
            inner_path = f"{path}/{inner.name}" if path else inner.name
            yield from self._visit(name, inner_path, inner, depth + 1)

    def _open(self, shown: str, member: Member, depth: int) -> tuple[str, bytes]:
        """What a file is, and its bytes; a mark in its name refuses it unopened."""
        self._rule(shown, (), "")
        data = self._load(member, depth)
        return format_of(data, shown), data

    def _read(
        self, kind: str, data: bytes, name: str, path: str, depth: int
    ) -> tuple[Outcome, Parsed | None]:
        """The outcome, and what was parsed when its members are to be visited."""
        shown = path or name
        parsed = self._parse(kind, data)
        pages = {page.number: page for page in self._recognised if page.member == path}
        own, scans = slots_of(parsed), scans_of(parsed)
        parsed = _with_pages(parsed, {key: page for key, page in pages.items() if key <= own})
        text = _storable(parsed.text)
        warnings = self._examine(shown, parsed, text)
        container = self._formats[kind].container
        if not container:
            inside = self._inspect(shown, parsed, depth, pages)
            scans += inside[:MOST_PICTURES]
            warnings += ("pictures_left_out",) * (len(inside) > MOST_PICTURES)
        scans = tuple(number for number in scans if number not in pages)
        if not container and not text.strip():
            raise DocumentError(Code.NO_TEXT, scans=scans)
        if scans and scans[-1] > own:
            warnings += ("pictures_unread",)
        if is_misnamed(shown, kind):
            warnings = (*warnings, "extension")
        reading = Reading(
            name,
            kind,
            text,
            parsed.pages,
            path,
            container,
            tuple(dict.fromkeys(warnings)),
            parsed.layout,
            scans,
            parsed.ocr,
        )
        return reading, parsed if container else None

    def _load(self, member: Member, depth: int) -> bytes:
        if self._position > self._limits.members + 1 or depth > self._limits.depth:
            raise DocumentError(Code.TOO_LARGE)
        with as_document_error():
            data = member.load()
        self._room -= len(data) if depth else 0
        if self._room < 0 or len(data) > self._limits.file_bytes:
            raise DocumentError(Code.TOO_LARGE)
        return data

    def _parse(self, kind: str, data: bytes) -> Parsed:
        if kind not in self._formats:
            raise DocumentError(Code.UNSUPPORTED)
        with as_document_error():
            parsed = self._formats[kind].parse(data, self._limits)
        if len(parsed.text) > self._limits.characters:
            raise DocumentError(Code.TOO_LARGE)
        return parsed

    def _rule(self, name: str, margins: tuple[str, ...], text: str) -> tuple[str, ...]:
        rule, warnings = self._guard(name=name, margins=margins, text=text)
        if rule:
            raise Refused(rule)
        return warnings

    def _examine(self, name: str, parsed: Parsed, text: str) -> tuple[str, ...]:
        """Show the guard all that a paper says; its warnings after those of the format."""
        warnings = (*parsed.warnings, *self._rule(name, parsed.margins, text))
        for printed in parsed.printed:
            self._rule(name, (), printed)
        return warnings

    def _inspect(
        self, name: str, parsed: Parsed, depth: int, pages: Mapping[int, RecognisedPage]
    ) -> tuple[int, ...]:
        """The scans of embedded papers, counted behind those of the paper that carries them.

        A mark inside one, however deep, refuses that paper.
        """
        at = slots_of(parsed)
        scans: list[int] = []
        for slot in self._embedded(name, parsed, depth):
            count = slots_of(slot.parsed)
            seen = {number - at: pages[number] for number in pages if at < number <= at + count}
            found = _with_pages(slot.parsed, seen)
            self._examine(slot.name, found, _storable(found.text))
            scans += (number + at for number in scans_of(slot.parsed))
            at += count
        return tuple(scans)

    def _embedded(self, name: str, parsed: Parsed, depth: int) -> Iterator[Slot]:
        """The papers embedded in one and in each other, depth first.

        What is embedded and cannot be read (formulas, drawings) is no fault of the paper.
        """
        for inner in parsed.members:
            path = f"{name}/{inner.name}"
            try:
                kind, data = self._open(path, inner, depth + 1)
                found = self._parse(kind, data)
            except DocumentError:
                continue
            yield Slot(kind, data, found, name=path)
            yield from self._embedded(path, found, depth + 1)


def _with_pages(parsed: Parsed, recognised: Mapping[int, RecognisedPage]) -> Parsed:
    """The document with those of its own pages or pictures that were recognised."""
    if not recognised:
        return parsed
    return (with_pictures if parsed.pictures else with_recognised)(parsed, recognised)


def _storable(text: str) -> str:
    """PostgreSQL takes no zero, UTF-8 no surrogate."""
    try:
        text.encode()  # quicker than to look for what is hardly ever there
    except UnicodeEncodeError:
        text = _SURROGATE.sub("\ufffd", text)
    return text.replace("\0", "\ufffd")


@contextmanager
def as_document_error() -> Iterator[None]:
    """Parsers fail in many unrelated ways; outside this package there is one."""
    try:
        yield
    except (DocumentError, Refused):
        raise
    except MemoryError as error:
        raise DocumentError(Code.TOO_LARGE) from error
    except Exception as error:
        raise DocumentError(Code.DAMAGED) from error
