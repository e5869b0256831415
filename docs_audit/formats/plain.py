"""Plain text: the decoded file as it is, so that offsets can be checked against the file."""

from .contract import Code, DocumentError, Limits, Parsed
from .encodings import decode, is_text


class PlainText:
    name = "txt"
    container = False

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        text, warnings = decode(data)
        if not is_text(text):
            raise DocumentError(Code.UNSUPPORTED)
        return Parsed(text, warnings=warnings)
