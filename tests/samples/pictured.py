"""Papers with pictures in them: scans pasted into Word, OFD whose pages are pictures."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import docx
from docx.shared import Mm
from PIL import Image

from tests.samples.office import paragraphs, raw_docx, zipped
from tests.samples.scans import as_image

_OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass(frozen=True)
class Pasted:
    """A picture and how wide it is shown."""

    image: Image.Image
    width_mm: float = 150.0


def pictured_docx(
    *pieces: str | Pasted, header: Pasted | None = None, footer: Pasted | None = None
) -> bytes:
    """A .docx as a word processor writes it, a paragraph or a picture a piece."""
    document = docx.Document()
    section = document.sections[0]
    for margin, pasted in ((section.header, header), (section.footer, footer)):
        if pasted is not None:
            run = margin.paragraphs[0].add_run()
            run.add_picture(io.BytesIO(as_image(pasted.image)), width=Mm(pasted.width_mm))
    for piece in pieces:
        if isinstance(piece, str):
            document.add_paragraph(piece)
        else:
            file = io.BytesIO(as_image(piece.image))
            document.add_picture(file, width=Mm(piece.width_mm))
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def old_pictured_docx(image: bytes, before: str, after: str) -> bytes:
    """The same with the picture as older programs show it, in VML."""
    shape = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" '
        'style="position:absolute;width:420pt;height:594.5pt;z-index:1"><v:imagedata '
        f'xmlns:r="{_RELATIONS}" r:id="rId7"/></v:shape></w:pict></w:r></w:p>'
    )
    relations = (
        f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId7" Type="{_RELATIONS}/image" '
        'Target="media/image1.png"/></Relationships>'
    )
    parts: dict[str, Any] = {
        "word/_rels/document.xml.rels": relations,
        "word/media/image1.png": image,
    }
    return raw_docx(paragraphs(before) + shape + paragraphs(after), **parts)


@dataclass(frozen=True)
class OfdPage:
    """Written lines by their distance from the upper edge, and pictures by their boxes, in mm."""

    lines: Sequence[tuple[float, str]] = ()
    pictures: Sequence[tuple[Image.Image, tuple[float, float, float, float]]] = ()


A4_MM = (0.0, 0.0, 210.0, 297.0)


def scanned_ofd(*pages: Image.Image) -> bytes:
    """An OFD as scanners write it: a picture a page and nothing else."""
    return pictured_ofd(*(OfdPage(pictures=[(page, A4_MM)]) for page in pages))


def pictured_ofd(*pages: OfdPage) -> bytes:
    """An OFD of these A4 pages, its pictures in a folder of their own, as GB/T 33190 has it."""
    members: dict[str, bytes | str] = {
        "OFD.xml": _root(
            "OFD", "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
        )
    }
    media = ""
    for number, page in enumerate(pages):
        shown = ""
        for at, (image, box) in enumerate(page.pictures):
            identifier = f"{number + 1}0{at}"
            members[f"Doc_0/Res/image_{identifier}.png"] = as_image(image)
            media += (
                f'<ofd:MultiMedia ID="{identifier}" Type="Image"><ofd:MediaFile>'
                f"image_{identifier}.png</ofd:MediaFile></ofd:MultiMedia>"
            )
            boundary = " ".join(map(str, box))
            shown += f'<ofd:ImageObject ResourceID="{identifier}" Boundary="{boundary}"/>'
        shown += "".join(_line(top, text) for top, text in page.lines)
        area = "<ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area>"
        layer = f"<ofd:Content><ofd:Layer>{shown}</ofd:Layer></ofd:Content>"
        members[f"Doc_0/Pages/Page_{number}/Content.xml"] = _root("Page", area + layer)
    members["Doc_0/DocumentRes.xml"] = _root(
        "Res", f"<ofd:MultiMedias>{media}</ofd:MultiMedias>", ' BaseLoc="Res"'
    )
    listed = "".join(
        f'<ofd:Page ID="{number + 1}" BaseLoc="Pages/Page_{number}/Content.xml"/>'
        for number in range(len(pages))
    )
    members["Doc_0/Document.xml"] = _root(
        "Document",
        "<ofd:CommonData><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages>",
    )
    return zipped(members)


def _line(top: float, text: str) -> str:
    return (
        f'<ofd:TextObject Boundary="28 {top} 150 6" Size="5.6"><ofd:TextCode X="0" Y="5.6" '
        f'DeltaX="g {len(text) - 1} 5.6">{text}</ofd:TextCode></ofd:TextObject>'
    )


def _root(name: str, content: str, attributes: str = "") -> str:
    return f"<ofd:{name} {_OFD}{attributes}>{content}</ofd:{name}>"
