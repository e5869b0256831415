"""The walk from the bytes of a file to its readings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

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
from .leaves import RecognisedPage, scans_of, with_recognised
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


class Walk:
    """One file and what is inside it, depth first, each with an outcome of its own.

    `done` takes up an earlier walk of the same file: for each outcome it already gave, whether
    that was a container. `recognised` are scanned pages of the file itself.
    """

    def __init__(
        self,
        formats: Mapping[str, Format],
        limits: Limits,
        guard: Guard,
        done: Sequence[bool] = (),
        recognised: Mapping[int, RecognisedPage] | None = None,
    ) -> None:
        self._formats = formats
        self._limits = limits
        self._guard = guard
        self._done = done
        self._recognised = recognised or {}
        self._position = 0
        self._room = limits.unpacked_bytes

    def steps(self, data: bytes, name: str) -> Iterator[Begun | Outcome]:
        yield from self._visit(name, "", Member(name, lambda: data), 0)

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
        scans = scans_of(parsed)
        if self._recognised and depth == 0:
            scans = tuple(number for number in scans if number not in self._recognised)
            merged = with_pictures if parsed.pictures else with_recognised
            parsed = merged(parsed, self._recognised)
        text = _storable(parsed.text)
        warnings = (*parsed.warnings, *self._rule(shown, parsed.margins, text))
        for printed in parsed.printed:
            self._rule(shown, (), printed)
        container = self._formats[kind].container
        if not container:
            self._inspect(shown, parsed, depth)
            if not text.strip():
                raise DocumentError(Code.NO_TEXT, scans=scans)
        if is_misnamed(shown, kind):
            warnings = (*warnings, "extension")
        reading = Reading(
            name,
            kind,
            text,
            parsed.pages,
            path,
            container,
            warnings,
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

    def _inspect(self, name: str, parsed: Parsed, depth: int) -> None:
        """A mark inside an embedded paper, however deep, refuses the paper that carries it.

        What is embedded and cannot be read (pictures, formulas) is no fault of the paper.
        """
        for inner in parsed.members:
            path = f"{name}/{inner.name}"
            try:
                kind, data = self._open(path, inner, depth + 1)
                _, container = self._read(kind, data, name, path, depth + 1)
                if container:
                    self._inspect(path, container, depth + 1)
            except DocumentError:
                continue


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
