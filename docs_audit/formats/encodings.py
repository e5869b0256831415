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
_BIG5 = "cp950"
# The first byte of the last of the common letters: of 5,401 in Big5, of 3,755 in GB 2312.
_BIG5_COMMON, _GB_COMMON = 0xC6, 0xD7
_MOST, _FEW = 0.9, 0.7
_ENOUGH, _LETTERS = 8, 4_000
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")
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
    found = next(iter(texts), "")
    return _BIG5 if found == "gb18030" and _is_big5(data, texts[found]) else found


def _is_big5(data: bytes, as_gb: str) -> bool:
    """Whether the letters are common ones in Big5, and rare ones as GB18030 reads the bytes.

    Nearly every text in Big5 is valid GB18030 as well.
    """
    try:
        text = data.decode(_BIG5)[:_SAMPLE]
    except UnicodeDecodeError:
        return False
    common = _common(text, _BIG5, _BIG5_COMMON)
    return is_text(text) and common > _MOST and _common(as_gb, "gb2312", _GB_COMMON) < _FEW


def _common(text: str, encoding: str, last: int) -> float:
    """The share of letters that a character set has among its common ones, which come first."""
    letters = _IDEOGRAPH.findall(text[:_LETTERS])
    codes = (letter.encode(encoding, "ignore") for letter in letters)
    common = sum(0 < int.from_bytes(code[:1]) <= last for code in codes)
    return common / len(letters) if len(letters) >= _ENOUGH else 0.5


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
