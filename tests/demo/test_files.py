import csv
import re
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
from docx import Document

from burden.demo.docx_files import OFFICIAL_RED
from burden.demo.generate import World
from burden.demo.layout import Element
from burden.demo.shelf import Copy, shown

_PAGE_NUMBER = re.compile(r"—\s*\d+\s*—")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._skipping = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._skipping = tag in ("title", "style")

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self.found.append(data)


def _read(path: Path, copy: Copy) -> str:
    if copy.format == "docx":
        return "".join(paragraph.text for paragraph in Document(str(path)).paragraphs)
    if copy.format == "pdf":
        pages = pypdfium2.PdfDocument(path)
        return "".join(_PAGE_NUMBER.sub("", page.get_textpage().get_text_range()) for page in pages)
    if copy.format == "html":
        parser = _Words()
        parser.feed(path.read_text(encoding="utf-8"))
        return "".join(parser.found)
    return path.read_bytes().decode(copy.encoding)


def _without_blanks(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_text_read_back_is_the_text_written_in_every_format(
    world: World, demo_folder: Path
) -> None:
    seen = set()
    for copy in world.copies:
        written = "".join(block.text for block in shown(copy))
        read = _read(demo_folder / copy.path, copy)
        assert _without_blanks(read) == _without_blanks(written), copy.path
        seen.add((copy.format, copy.encoding if copy.format == "txt" else ""))
    assert seen == {("docx", ""), ("pdf", ""), ("html", ""), ("txt", "utf-8"), ("txt", "gb18030")}


def test_docx_head_is_red_and_stands_over_a_red_line(world: World, demo_folder: Path) -> None:
    copy = next(
        one
        for one in world.copies
        if one.format == "docx" and shown(one)[0].element is Element.HEAD
    )

    document = Document(str(demo_folder / copy.path))

    head = document.paragraphs[0].runs[0]
    assert str(head.font.color.rgb) == OFFICIAL_RED
    assert f'w:color="{OFFICIAL_RED}"' in document.element.xml


def test_manifest_names_every_file_once(world: World, demo_folder: Path) -> None:
    with (demo_folder / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))

    files = {
        str(path.relative_to(demo_folder)) for path in (demo_folder / "documents").rglob("*.*")
    }
    assert {row["path"] for row in rows} == files
    assert len({row["id"] for row in rows}) == len(rows) == len(world.copies)


def test_lists_name_known_units_only(world: World, demo_folder: Path) -> None:
    known = {unit.id for unit in world.register.units}

    for name, columns in (("documents", ("receivers", "uploader")), ("meetings", ("unit",))):
        with (demo_folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                named = {
                    part.split(":")[0]
                    for column in columns
                    for part in row[column].split(";")
                    if part
                }
                assert named <= known


def test_readers_are_no_more_than_the_staff(world: World, demo_folder: Path) -> None:
    with (demo_folder / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            for part in filter(None, row["receivers"].split(";")):
                unit, readers = part.split(":")
                assert 0 < int(readers) <= world.register.get(unit).staff
