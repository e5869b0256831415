"""Recognises scanned pages in a child process of its own: it may take more time and memory."""

import os
from pathlib import Path

from . import catalogue
from .contract import MIB, Code, DocumentError, Limits, Refused
from .leaves import RecognisedPage
from .warm import WarmChild, file_in_memory
from .wire import Request

# A page gets 30 s of a processor; that others keep the machine busy is no reason to lose it.
LIMITS = Limits(wall_seconds=60.0, cpu_seconds=30, memory_bytes=1536 * MIB)


class Recogniser(WarmChild):
    """Asks the warm process for one page after the other; each gets a fork of its own.

    A page that cannot be read comes back with a confidence of 0: one page is no reason to lose
    the others. Raises Refused for a page with a secrecy mark, DocumentError (tool_missing) where
    the packages are not installed or recognition was switched off. `peak_bytes` is the most that
    any page took so far.
    """

    program = "docs_audit.formats.ocr_child"
    peak_bytes = 0

    @property
    def is_there(self) -> bool:
        """Whether this machine has what recognition needs."""
        return catalogue.RECOGNITION not in catalogue.missing(self.without)

    def page_of_file(
        self, path: Path, number: int, *, name: str = "", limits: Limits = LIMITS
    ) -> RecognisedPage:
        """Page `number`, from 1, of a file; raises OSError when it cannot be opened."""
        source = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            return self._page(source, Request(name or path.name, limits, page=number))
        finally:
            os.close(source)

    def page_of_data(
        self, data: bytes, number: int, *, name: str, limits: Limits = LIMITS
    ) -> RecognisedPage:
        """The same for bytes that must never lie on a disk."""
        with file_in_memory("source", data) as source:
            return self._page(source, Request(name, limits, page=number))

    def _page(self, source: int, request: Request) -> RecognisedPage:
        if not self.is_there:
            raise DocumentError(Code.TOOL_MISSING, name=request.name)
        ending, steps = self._ask(request, source)
        self.peak_bytes = max(self.peak_bytes, ending.peak_bytes)
        for step in steps:
            if isinstance(step, Refused):
                raise step
            if isinstance(step, RecognisedPage):
                return step
        return RecognisedPage(request.page, confidence=0.0)
