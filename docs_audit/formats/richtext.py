"""Rich text (.rtf)."""

from striprtf.striprtf import rtf_to_text

from .contract import Limits, Parsed


class RichText:
    name = "rtf"
    container = False

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        # The file itself is ASCII; characters of other alphabets are escaped by code page.
        source = data.decode("latin-1")
        text: str = rtf_to_text(source, encoding="gb18030", errors="replace")  # type: ignore[no-untyped-call]
        return Parsed(text.strip("\n"))
