"""What a file really is, from its first bytes and its frame; the extension only gets a warning."""

import io
import re
import zipfile

from .compound import Compound
from .contract import Code, DocumentError
from .encodings import decode, is_text

_HEAD = 4096
_MAGIC = (
    (b"PK\x03\x04", "package"),
    (b"PK\x05\x06", "package"),
    (b"PK\x07\x08", "package"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "compound"),
    (b"{\\rtf", "rtf"),
    (b"\xff\xd8\xff", "image"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"Rar!\x1a\x07", ""),
    (b"7z\xbc\xaf\x27\x1c", ""),
    (b"\x1f\x8b", ""),
    (b"BZh", ""),
    (b"MZ", ""),
    (b"\x7fELF", ""),
)
# Two letters alone may begin a text: a bitmap has four empty bytes behind its size.
_BITMAP = re.compile(rb"BM.{4}\0{4}", re.DOTALL)
_WEBP = re.compile(rb"RIFF.{4}WEBP", re.DOTALL)
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|span|h[1-6]|center|script|style)"
    r"[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_BLANK_LINE = re.compile(r"\r?\n\r?\n")
_MAIL_HEADER = re.compile(
    r"^(?:from|to|subject|date|received|mime-version|message-id|return-path|content-type):",
    re.IGNORECASE | re.MULTILINE,
)
_SAVED_PAGE = re.compile(r"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_EXPECTED = {
    "txt": ("txt",),
    "docx": ("docx",),
    "docm": ("docx",),
    "doc": ("doc",),
    "wps": ("doc", "docx"),
    "wpt": ("doc", "docx"),
    "pdf": ("pdf",),
    "htm": ("html",),
    "html": ("html",),
    "mht": ("mht", "eml"),
    "mhtml": ("mht", "eml"),
    "eml": ("eml",),
    "rtf": ("rtf",),
    "ofd": ("ofd",),
    "xls": ("xls",),
    "xlsx": ("xlsx",),
    "et": ("xls", "xlsx"),
    "zip": ("zip",),
    "rar": (),
    "jpg": ("image",),
    "jpeg": ("image",),
    "png": ("image",),
    "tif": ("image",),
    "tiff": ("image",),
    "bmp": ("image",),
    "gif": ("image",),
    "webp": ("image",),
}
_TEXTUAL = frozenset(("txt", "htm", "html", "mht", "mhtml", "eml", "rtf"))
_HAN = re.compile(r"[\u3400-\u9fff]")
_ENOUGH_HAN = 20


def format_of(data: bytes, name: str) -> str:
    """The name of the format of these bytes.

    Raises DocumentError: empty, unsupported, or damaged (a frame that is broken, or bytes that
    are nothing at all under a name that promises a format we read).
    """
    if not data:
        raise DocumentError(Code.EMPTY)
    frame = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if frame == "package":
        return _package(data)
    if frame == "compound":
        return _compound(data)
    if frame:
        return frame
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if _BITMAP.match(data) or _WEBP.match(data):
        return "image"
    return _textual(data, name) if frame is None else _nothing(name)


def is_misnamed(name: str, found: str) -> bool:
    """Whether the extension promises another format than the content is."""
    return found not in _EXPECTED.get(_extension(name), (found,))


def _package(data: bytes) -> str:
    try:
        names = {name.lower() for name in zipfile.ZipFile(io.BytesIO(data)).namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise DocumentError(Code.DAMAGED) from error
    if "ofd.xml" in names:
        return "ofd"
    if "mimetype" in names and "content.xml" in names:
        raise DocumentError(Code.UNSUPPORTED)
    if "[content_types].xml" not in names:
        return "zip"
    for folder, kind in (("word/", "docx"), ("xl/", "xlsx")):
        if any(name.startswith(folder) for name in names):
            return kind
    raise DocumentError(Code.UNSUPPORTED)


def _compound(data: bytes) -> str:
    file = Compound(data)
    if "EncryptedPackage" in file:
        raise DocumentError(Code.ENCRYPTED)
    for stream, kind in (("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls")):
        if stream in file:
            return kind
    raise DocumentError(Code.UNSUPPORTED)


def _textual(data: bytes, name: str) -> str:
    """Markup, mail or plain text.

    Random bytes often decode as GB18030: under a name that promises a binary format, only
    what reads like Chinese writing is taken for a misnamed text.
    """
    try:
        text, losses = decode(data[:_HEAD] if len(data) <= _HEAD else data[:_HEAD] + b"\n")
    except DocumentError:
        return _nothing(name)
    if not is_text(text.replace("\ufffd", "")):
        return _nothing(name)
    if _MARKUP.match(text):
        return "html"
    if len(set(_MAIL_HEADER.findall(_BLANK_LINE.split(text)[0].lower()))) > 1:
        return "mht" if _SAVED_PAGE.search(text) else "eml"
    promised = _extension(name)
    is_writing = not losses and len(_HAN.findall(text)) >= _ENOUGH_HAN
    if promised in _EXPECTED and promised not in _TEXTUAL and not is_writing:
        raise DocumentError(Code.DAMAGED)
    return "txt"


def _nothing(name: str) -> str:
    known = _EXPECTED.get(_extension(name))
    raise DocumentError(Code.DAMAGED if known else Code.UNSUPPORTED)


def _extension(name: str) -> str:
    return name.rpartition(".")[2].lower()
