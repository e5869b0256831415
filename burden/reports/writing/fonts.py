"""The font of reports as PDF: one of this machine that goes with the file, else a standard one.

A standard one costs nothing and is shown by most readers, but not by all; a file for the archive
carries the shapes of its characters with it. Only TrueType fonts can be carried (not those of
Noto), so one package is named.
"""

from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont

PACKAGE = "fonts-wqy-microhei"
_FILES = (
    Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"),
    Path("/usr/share/fonts/wqy-microhei/wqy-microhei.ttc"),
)
_STANDARD, _CARRIED = "STSong-Light", "report"


@lru_cache(maxsize=1)
def font() -> str:
    """The name of the font, ready to be written with."""
    file = font_file()
    if file is not None:
        try:
            registerFont(TTFont(_CARRIED, str(file), subfontIndex=0))
        except TTFError:
            file = None
    if file is None:
        registerFont(UnicodeCIDFont(_STANDARD))
        return _STANDARD
    return _CARRIED


def font_file() -> Path | None:
    """The font of this machine that can be carried; None where its package is missing."""
    return next((file for file in _FILES if file.is_file()), None)
