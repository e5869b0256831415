"""What a file really is, from its first bytes and its frame; the extension only gets a warning."""

import io
import re
import zipfile
import zlib

from .compound import Compound
from .contract import Code, DocumentError
from .encodings import decode, is_text

_HEAD = 4096
_MAGIC = tuple(
    (re.compile(pattern, re.DOTALL), kind)
    for pattern, kind in (
        (rb"PK(?:\x03\x04|\x05\x06|\x07\x08)", "package"),
        (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "compound"),
        (rb"\{\\rtf", "rtf"),
        (rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|GIF8|II\*\x00|MM\x00\*", "image"),
        (rb"BM.{4}\x00{4}|RIFF.{4}WEBP|.{4}ftyp(?:hei|hev|mif|avi)", "image"),
        (rb"Rar!\x1a\x07", "rar"),
        (rb"7z\xbc\xaf\x27\x1c", "7z"),
        (rb"\x1f\x8b", "gz"),
        (rb"BZh\d1AY&SY", "bz2"),
        (rb"\xfd7zXZ\x00", "xz"),
        (rb".{257}ustar", "tar"),
        (rb"Founder CEB", "ceb"),
        (rb"MZ|\x7fELF", ""),
    )
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
_FLAT_WORD = re.compile(
    r"""\s*<\?xml[^>]*\?>\s*(?:<\?mso-application\s+progid=.Word\.Document.\?>"""
    r"""|<w:wordDocument\b|<pkg:package\b)"""
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
    "doc": ("doc", "wordxml"),
    "wps": ("doc", "docx", "wordxml"),
    "wpt": ("doc", "docx", "wordxml"),
    "xml": ("wordxml",),
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
    "xlsm": ("xlsx",),
    "et": ("xls", "xlsx"),
    "ett": ("xls", "xlsx"),
    "ods": ("ods",),
    "zip": ("zip",),
    "jpg": ("image",),
    "jpeg": ("image",),
    "png": ("image",),
    "tif": ("image",),
    "tiff": ("image",),
    "bmp": ("image",),
    "gif": ("image",),
    "webp": ("image",),
}
_MIMETYPE = "mimetype"
_FREE_SHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_STREAMS = (
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)
_BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError, RuntimeError)
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
    frame = next((kind for magic, kind in _MAGIC if magic.match(data)), None)
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
        package = zipfile.ZipFile(io.BytesIO(data))
        names = {name.lower() for name in package.namelist()}
        is_free = _MIMETYPE in names and "content.xml" in names
        called = package.open(_MIMETYPE).read(_HEAD) if is_free else b""
    except _BROKEN as error:
        raise DocumentError(Code.DAMAGED) from error
    if "ofd.xml" in names:
        return "ofd"
    if is_free:
        return "ods" if called.strip() == _FREE_SHEET else "odf"
    if "[content_types].xml" not in names:
        return "zip"
    for folder, kind in (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "ppt")):
        if any(name.startswith(folder) for name in names):
            return kind
    raise DocumentError(Code.UNSUPPORTED)


def _compound(data: bytes) -> str:
    file = Compound(data)
    if "EncryptedPackage" in file:
        raise DocumentError(Code.ENCRYPTED)
    for stream, kind in _STREAMS:
        if stream in file:
            return kind
    raise DocumentError(Code.UNSUPPORTED)


def _textual(data: bytes, name: str) -> str:
    """Word as XML, markup, mail or plain text.

    Random bytes often decode as GB18030: under a name that promises a binary format, only
    what reads like Chinese writing is taken for a misnamed text.
    """
    try:
        text, losses = decode(data[:_HEAD] if len(data) <= _HEAD else data[:_HEAD] + b"\n")
    except DocumentError:
        return _nothing(name)
    if not is_text(text.replace("\ufffd", "")):
        return _nothing(name)
    if _FLAT_WORD.match(text):
        return "wordxml"
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
