"""A spreadsheet of OpenDocument (.ods) made by hand, so that a test can bend any part of it."""

from collections.abc import Iterable, Sequence
from html import escape

from PIL import Image

from tests.samples.office import zipped
from tests.samples.scans import as_image

_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("meta", "meta"),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
    )
)
_NAMES += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)


def free_sheet(
    *rows: Sequence[str],
    sheet: str = "会议",
    pictures: Iterable[Image.Image] = (),
    size: tuple[str, str] | None = ("16cm", "6cm"),
    header: str = "",
    note: str = "",
    box: str = "",
    own: str = "",
) -> bytes:
    """A workbook of one sheet of text cells, with what may stand beside them.

    `size` is that of the frames of the pictures; without it they are backgrounds.
    """
    files = {f"Pictures/{i}.png": as_image(one) for i, one in enumerate(pictures)}
    noted = _element("office:annotation", _paragraph(note)) if note else ""
    cells = "".join(_row(row, noted if i == 0 else "") for i, row in enumerate(rows))
    shown = _frame(_element("draw:text-box", _paragraph(box))) if box else ""
    images = [f'<draw:image xlink:href="{name}"/>' for name in files]
    shown += "".join(_frame(one, size) for one in images) if size else ""
    shapes = _element("table:shapes", shown) if shown else ""
    table = f'<table:table table:name="{escape(sheet)}">{shapes}{cells}</table:table>'
    edge = _element("style:header", _paragraph(header)) + ("" if size else "".join(images))
    property_ = f'<meta:user-defined meta:name="密级">{escape(own)}</meta:user-defined>'
    parts = {
        "content": _element("office:body", _element("office:spreadsheet", table)),
        "styles": _element("office:master-styles", _element("style:master-page", edge)),
        "meta": _element("office:meta", property_ if own else ""),
    }
    members: dict[str, bytes | str] = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": _MANIFEST,
    }
    for name, part in parts.items():
        root = f"office:document-{name}"
        members[f"{name}.xml"] = f"<{root} {_NAMES}>{part}</{root}>"
    members.update(files)
    return zipped(members)


def _element(name: str, inner: str) -> str:
    return f"<{name}>{inner}</{name}>"


def _paragraph(text: str) -> str:
    """A paragraph whose second half is set otherwise, as in what was edited by hand."""
    half = len(text) // 2
    rest = _element("text:span", escape(text[half:]))
    return _element("text:p", escape(text[:half]) + rest)


def _row(texts: Sequence[str], noted: str) -> str:
    cells = [
        f'<table:table-cell office:value-type="string">{_paragraph(text)}</table:table-cell>'
        for text in texts
    ]
    if noted:
        cells[0] = cells[0].replace("<text:p>", f"{noted}<text:p>", 1)
    return _element("table:table-row", "".join(cells))


def _frame(inner: str, size: tuple[str, str] = ("16cm", "6cm")) -> str:
    width, height = size
    return f'<draw:frame svg:width="{width}" svg:height="{height}">{inner}</draw:frame>'
