"""The encoding of an export, found out before a line of it is believed."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from docs_audit.tables import ImportFailed

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PIECE = 1 << 20
_SAMPLE = 1 << 16
_HAN = re.compile(r"[\u3400-\u9fff]")
# Letters beyond Latin ones; faces and punctuation are of no language.
_LETTERS = re.compile(r"[\u00c0-\u1fff\u3040-\u9fff\uac00-\ud7ff\ue000-\ufaff]")
_ENOUGH = 8
_BIG5_COMMON = b"\xc6"
# Chinese has few letters beyond the common ones; bytes of another encoding give mostly such.
_MOST_RARE = 0.3
_MOST_LOST = 0.002
# What becomes of letters that some program could not read.
_LOST = "\ufffd"
_WRECK = "锟斤拷"


def text_of(stream: BinaryIO) -> io.TextIOWrapper:
    """Return the lines of a seekable stream of bytes, decoded, its mark dropped.

    The whole stream is looked through once, in pieces.

    Raises:
        ImportFailed: `empty_file`; `not_text` for bytes that no text has; `wrong_encoding` for a
            file that is neither UTF-8, GB18030 nor UTF-16, or whose letters were lost before.
    """
    stream.seek(0)
    sample = stream.read(_SAMPLE)
    if not sample.strip(b"\x00 \t\r\n"):
        raise ImportFailed("empty_file")
    encoding = _encoding(stream, sample)
    stream.seek(0)
    _check(codecs.getincrementaldecoder(encoding)().decode(sample))
    # A csv reader needs line ends as they are; a stray return ends no line.
    return io.TextIOWrapper(stream, encoding=encoding, newline="")


def _encoding(stream: BinaryIO, sample: bytes) -> str:
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return _tried(stream, (encoding,))
    if b"\x00" in sample:
        return _tried(stream, (_without_mark(sample),))
    return _tried(stream, ("utf-8", "gb18030"))


def _without_mark(sample: bytes) -> str:
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if min(even, odd) * 20 > max(even, odd):
        raise ImportFailed("not_text")
    return "utf-16-le" if odd > even else "utf-16-be"


def _tried(stream: BinaryIO, encodings: tuple[str, ...]) -> str:
    place = 0
    for encoding in encodings:
        decoder = codecs.getincrementaldecoder(encoding)()
        stream.seek(0)
        place = 0
        try:
            for piece in _pieces(stream):
                decoder.decode(piece)
                place += len(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            place += error.start
            continue
        return encoding
    raise ImportFailed("wrong_encoding", f"byte {place}")


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    while piece := stream.read(_PIECE):
        yield piece


def _check(text: str) -> None:
    if any(char < " " and char not in "\t\r\n\f\v" for char in text):
        raise ImportFailed("not_text")
    if text.count(_LOST) > len(text) * _MOST_LOST or _WRECK in text:
        raise ImportFailed("wrong_encoding", _LOST)
    letters = "".join(_LETTERS.findall(text))
    if len(letters) < _ENOUGH:
        return
    common = sum(map(_is_common, letters))
    if common < len(letters) * (1 - _MOST_RARE) or _was_misread(letters):
        raise ImportFailed("wrong_encoding", letters[:20])


def _is_common(letter: str) -> bool:
    """Whether simplified or traditional Chinese uses it: in GB 2312, or early in Big5."""
    code = letter.encode("cp950", "ignore")
    return _HAN.match(letter) is not None and (
        bool(letter.encode("gb2312", "ignore")) or b"\xa4" <= code[:1] <= _BIG5_COMMON
    )


def _was_misread(letters: str) -> bool:
    """Whether somebody read UTF-8 as GBK and saved what came of it: 璇峰悇鏉."""
    told = letters.encode("gb18030", "ignore").decode("utf-8", "ignore")
    return len(_HAN.findall(told)) > len(letters) / 2
