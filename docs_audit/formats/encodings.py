"""From bytes to characters: what Chinese offices really write.

GB18030 is tried before any guessing because detectors take short Chinese texts for Korean.
"""

import codecs
import re
from contextlib import suppress

from charset_normalizer import from_bytes

from .contract import Code, DocumentError

# UTF-32 before UTF-16: the little-endian marks begin alike.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_TOLERATED_LOSS = 0.002
_SAMPLE = 65_536
_HAN = re.compile(r"[\u3000-\u9fff]")


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of the bytes without byte order mark, line ends untouched, and warnings.

    Raises DocumentError(unsupported) when no encoding makes text of them.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_losses(data[len(mark) :], encoding)
    encoding = _strict(data) or _without_mark(data)
    if encoding:
        return data.decode(encoding), ()
    for encoding in ("utf-8", "gb18030"):
        text, warnings = _with_losses(data, encoding)
        if text.count("\ufffd") <= len(text) * _TOLERATED_LOSS + 1:
            return text, warnings
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise DocumentError(Code.UNSUPPORTED)
    return _with_losses(data, best.encoding)


def is_text(text: str) -> bool:
    """No control characters but those of layout: what an editor would show as text."""
    controls = sum(1 for char in text if char < " " and char not in "\t\n\r\f\v\x1a")
    return controls == 0


def _strict(data: bytes) -> str:
    """UTF-8 before GB18030, except where the second makes Chinese of it and the first does not.

    Two-letter words such as 通知 and 联通 in GBK happen to be valid UTF-8.
    """
    texts: dict[str, str] = {}
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding)[:_SAMPLE]
            if is_text(text):
                texts[encoding] = text
    if len(texts) == 2 and not texts["utf-8"].isascii() and not _HAN.search(texts["utf-8"]):
        return "gb18030" if _HAN.search(texts["gb18030"]) else "utf-8"
    return next(iter(texts), "")


def _without_mark(data: bytes) -> str:
    """UTF-16 without its mark: line ends and Latin letters leave zeros on one side only."""
    sample = data[: _SAMPLE & ~1]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if len(data) % 2 or min(even, odd) > 0 or max(even, odd) == 0:
        return ""
    try:
        return encoding if is_text(data.decode(encoding)[:_SAMPLE]) else ""
    except UnicodeDecodeError:
        return ""


def _with_losses(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, errors="replace")
    return text, ("characters_lost",) if "\ufffd" in text else ()
