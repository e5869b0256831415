"""The files of the folder: which format a paper has, and papers that arrived twice."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from pathlib import Path

from burden.demo.docx_files import write_docx
from burden.demo.layout import Block, Element, lay_out
from burden.demo.papers import Form, Paper
from burden.demo.pdf_files import write_pdf
from burden.demo.plain_files import write_html, write_text
from burden.demo.register import Register

_FORMATS = ("docx", "pdf", "txt", "html")
_WEIGHTS = {Form.RED_HEAD: (52, 36, 5, 7), Form.WHITE_HEAD: (62, 12, 26, 0)}
_TWICE = 6


@dataclass(frozen=True, slots=True)
class Copy:
    """One row of documents.csv: a paper as one unit handed it in."""

    id: str
    paper: Paper
    path: str
    uploader: str
    encoding: str = "utf-8"

    @property
    def format(self) -> str:
        return self.path.rpartition(".")[2]


def shelve(papers: list[Paper], register: Register, rng: random.Random) -> list[Copy]:
    """A copy of every paper, and a second one of a few that two units handed in."""
    copies = [_copy(paper, rng) for paper in sorted(papers, key=lambda one: one.id)]
    from_above = [
        one
        for one in copies
        if one.paper.issuer.place.level in ("province", "city")
        and one.format in ("docx", "pdf")
        and register.sisters[0].id in one.paper.receivers
    ] or [one for one in copies if one.paper.issuer.place.level == "city"]
    sister = register.sisters[0].id
    for index, first in enumerate(rng.sample(from_above, min(_TWICE, len(from_above)))):
        suffix = first.format if index % 2 else ("pdf" if first.format == "docx" else "docx")
        path = first.path.rpartition(".")[0] + f"b.{suffix}"
        copies.append(replace(first, id=f"{first.id}b", path=path, uploader=sister))
    return copies


def write_copy(copy: Copy, folder: Path) -> None:
    """Write the file of one row."""
    path = folder / copy.path
    path.parent.mkdir(parents=True, exist_ok=True)
    blocks, title = shown(copy), copy.paper.title
    if copy.format == "docx":
        write_docx(path, blocks, title)
    elif copy.format == "pdf":
        write_pdf(path, blocks, title)
    elif copy.format == "html":
        write_html(path, blocks, title)
    else:
        write_text(path, blocks, copy.encoding)


def shown(copy: Copy) -> list[Block]:
    """The elements of the paper as this file shows them: exports to plain formats lose the line
    of the head."""
    blocks = lay_out(copy.paper)
    if copy.format in ("txt", "html"):
        return [block for block in blocks if block.element is not Element.HEAD]
    return blocks


def _copy(paper: Paper, rng: random.Random) -> Copy:
    weights = _WEIGHTS.get(paper.form, _WEIGHTS[Form.RED_HEAD])
    kind = rng.choices(_FORMATS, weights)[0]
    encoding = rng.choice(("utf-8", "gb18030"))
    path = f"documents/{paper.issued_on:%Y-%m}/{paper.id}.{kind}"
    return Copy(paper.id, paper, path, paper.uploader, encoding)
