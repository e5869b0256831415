"""One page of an original as a picture; a program of its own, since a page is not to be trusted.

`python -m docs_audit.formats.page_picture PATH PAGE` writes a PNG to its standard output, with
pages counted from 1. It ends with 1 where there is no such page or none that can be drawn.
"""

import io
import struct
import sys
import zlib
from pathlib import Path

import pypdfium2
from PIL import Image

from .confinement import confine
from .contract import DocumentError, Limits
from .page_images import page_image

_WIDTH = 900.0
# A page may be as long as a road: never more dots than this are drawn.
_MOST_DOTS = 4_000_000.0
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOUR, _DEPTH = 2, 8


def picture(path: str, number: int) -> bytes:
    """Draw one page on white, as wide as a column of the screen.

    Raises PdfiumError, DocumentError or IndexError where that cannot be done.
    """
    data = Path(path).read_bytes()
    if b"%PDF-" not in data[:1024]:
        return _reduced(page_image(data, number))
    page = pypdfium2.PdfDocument(data)[number - 1]
    width, height = page.get_size()
    scale = min(_WIDTH / width, (_MOST_DOTS / (width * height)) ** 0.5)
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False, maybe_alpha=False)
    lines = memoryview(bytes(bitmap.buffer))
    length = 3 * bitmap.width
    starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
    return _png(
        bitmap.width, bitmap.height, b"".join(b"\0" + lines[at : at + length] for at in starts)
    )


def _reduced(image: Image.Image) -> bytes:
    image.thumbnail((int(_WIDTH), int(_MOST_DOTS / _WIDTH)))
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _png(width: int, height: int, lines: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, _DEPTH, _COLOUR, 0, 0, 0)
    parts = (b"IHDR", head), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b"")
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)


def main() -> int:
    confine(Limits())
    try:
        drawn = picture(sys.argv[1], int(sys.argv[2]))
    except (pypdfium2.PdfiumError, DocumentError, IndexError, MemoryError):
        return 1
    sys.stdout.buffer.write(drawn)
    return 0


if __name__ == "__main__":
    sys.exit(main())
