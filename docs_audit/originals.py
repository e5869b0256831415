"""The pages of an original as pictures, to lie beside the text that was read from them."""

import subprocess
import sys

from django.conf import settings

from docs_audit import storage
from docs_audit.models import Paper

_SECONDS = 20
_PICTURES = (
    (b"\x89PNG", "png"),
    (b"\xff\xd8", "jpg"),
    (b"II*", "tif"),
    (b"MM", "tif"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"RIFF", "webp"),
)


def has_pages(paper: Paper) -> bool:
    """Whether the original's pages can be drawn."""
    return paper.format in ("pdf", "image") and paper.pages > 0


def _drawable(paper: Paper) -> int:
    return paper.pages if has_pages(paper) else len(paper.read.get("ocr", ()))


def extension_of(paper: Paper) -> str:
    """The ending under which the original is handed out; a picture's own."""
    if paper.format != "image":
        return paper.format
    with storage.stored_path(paper.file.sha256).open("rb") as file:
        head = file.read(4)
    return next((ending for magic, ending in _PICTURES if head.startswith(magic)), "image")


def page_picture(paper: Paper, page: int) -> bytes | None:
    """One page of the original as PNG, from 1; None where there is none that can be drawn.

    Of an OFD the pictures of a page, of others without pages a picture in it: what was recognised.

    Drawn by a confined child process: what a file does to it harms nobody else.
    """
    if not 1 <= page <= _drawable(paper):
        return None
    path = storage.stored_path(paper.file.sha256)
    command = [sys.executable, "-m", "docs_audit.formats.page_picture", str(path), str(page)]
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env={},
            cwd=settings.BASE_DIR,
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 and done.stdout else None
