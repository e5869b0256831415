"""Pictures: scans of papers, without text until they have been recognised."""

from .contract import Code, DocumentError, Limits, Parsed


class Picture:
    name = "image"
    container = False

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        raise DocumentError(Code.TOOL_MISSING)
