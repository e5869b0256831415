"""OFD by GB/T 33190: a zip of pages whose text objects lie where they are printed.

The order of the XML is the order of painting, so lines are put together by their places. Names
are matched without their namespace: two of them occur, and readers accept both.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice, pairwise

from .contract import Code, DocumentError, Leaf, Limits, Member, Parsed
from .ofd_pictures import Media, Sheet, as_number, as_numbers, joined, sheet_of
from .packages import Package, local, scan_xml
from .reflow import Line, paragraphs

_ENTRY = "OFD.xml"
_PROPERTIES = frozenset(("Title", "Subject", "Keyword", "Abstract", "CustomData"))
_NAMING = re.compile(r"(?:document|attachments|annotation\w*)\.xml$", re.IGNORECASE)
_TITLED = frozenset(("OutlineElem", "Attachment", "Bookmark", "Annot"))
_POINTS_A_MM = 72 / 25.4
_UNCHANGED = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SAME_LINE = 0.45
_GAP = 0.6


class OfdDocument:
    name = "ofd"
    container = False

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        package = Package(data, limits)
        entry = _entry_of(package)
        leaves: list[Leaf] = []
        broken = 0
        media = Media(package)
        for page in _pages(package, entry):
            lines = _page_lines(package, page)
            broken += lines is None
            sheet = sheet_of(package, media, page.root, page.parts)
            leaves.append(Leaf(tuple(lines or ()), bool(sheet.pictures), is_beside=True))
        if len(leaves) > limits.pages:
            raise DocumentError(Code.TOO_LARGE)
        if not leaves:
            raise DocumentError(Code.ENCRYPTED if _is_locked(package) else Code.EMPTY)
        pages = [leaf.lines for leaf in leaves]
        return Parsed(
            paragraphs(pages),
            pages=len(pages),
            margins=(*entry.properties, *_stamped(package)),
            printed=("\n".join(line.text for page in pages for line in page),),
            warnings=tuple(_warnings(leaves, is_broken=broken > 0)),
            members=_attached(package),
            leaves=tuple(leaves),
        )


def page_sheet(data: bytes, number: int) -> tuple[Package, Sheet]:
    """Page `number`, from 1, as its pictures show it, and the package that has their bytes.

    Raises DocumentError where there is no such page.
    """
    package = Package(data, Limits())
    page = next(islice(_pages(package, _entry_of(package)), number - 1, None), None)
    if page is None:
        raise DocumentError(Code.DAMAGED)
    return package, sheet_of(package, Media(package), page.root, page.parts)


def _warnings(leaves: list[Leaf], *, is_broken: bool) -> Iterator[str]:
    if is_broken:
        yield "pages_unreadable"
    scans = [leaf for leaf in leaves if leaf.is_scan]
    if any(not leaf.lines for leaf in scans) and len(scans) < len(leaves):
        yield "pages_without_text"
    elif scans:
        yield "pictures_unread"


@dataclass(frozen=True)
class _Page:
    """Parts that make one page of the document `root`: its templates below its own content."""

    root: str
    content: str
    templates: tuple[str, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        return (*self.templates, self.content)


class _Facts:
    """Document roots and properties of OFD.xml; pages and templates of a document."""

    def __init__(self) -> None:
        self.roots: list[str] = []
        self.properties: list[str] = []
        self.pages: list[str] = []
        self.templates: dict[str, str] = {}
        self.used: list[str] = []
        self._tag = ""
        self._text = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._tag, self._text = local(name), ""
        if self._tag == "Page" and "BaseLoc" in attributes:
            self.pages.append(attributes["BaseLoc"])
        elif self._tag == "TemplatePage":
            self.templates[attributes.get("ID", "")] = attributes.get("BaseLoc", "")
        elif self._tag == "Template":
            self.used.append(attributes.get("TemplateID", ""))

    def data(self, text: str) -> None:
        self._text += text

    def end(self, name: str) -> None:
        text = self._text.strip()
        if text and self._tag == local(name):
            if self._tag == "DocRoot":
                self.roots.append(joined("", text))
            elif self._tag in _PROPERTIES:
                self.properties.append(text)
        self._text = ""


def _entry_of(package: Package) -> "_Facts":
    entry = _Facts()
    scan_xml(package.pieces(_ENTRY), entry)
    return entry


def _pages(package: Package, entry: "_Facts") -> Iterator[_Page]:
    for root in entry.roots:
        if root in package:
            yield from _pages_of(package, root)


def _pages_of(package: Package, root: str) -> Iterator[_Page]:
    document = _Facts()
    scan_xml(package.pieces(root), document)
    folder = posixpath.dirname(root)
    for location in document.pages:
        content = joined(folder, location)
        used = _Facts()
        if content in package:
            scan_xml(package.pieces(content), used)
        known = (document.templates.get(one, "") for one in used.used)
        yield _Page(root, content, tuple(joined(folder, one) for one in known if one))


def _page_lines(package: Package, page: _Page) -> list[Line] | None:
    """The lines of a page from top to bottom; None when its content is missing."""
    if page.content not in package:
        return None
    content = _Runs()
    for part in page.parts:
        if part in package:
            scan_xml(package.pieces(part), content)
    return content.lines()


@dataclass(frozen=True)
class _Run:
    """One stretch of text; millimetres, `base` grows downwards."""

    text: str
    left: float
    right: float
    base: float
    size: float


class _Runs:
    """The text objects of a page or of a stamp on it."""

    def __init__(self) -> None:
        self.runs: list[_Run] = []
        self._width = 0.0
        self._object: dict[str, str] = {}
        self._code: dict[str, str] = {}
        self._text = ""
        self._tag = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._tag, self._text = local(name), ""
        if self._tag == "TextObject":
            self._object = attributes
        elif self._tag == "TextCode":
            self._code = attributes

    def data(self, text: str) -> None:
        if self._tag in ("TextCode", "PhysicalBox"):
            self._text += text

    def end(self, name: str) -> None:
        tag = local(name)
        if tag == "TextCode" and self._text.strip():
            self.runs.append(self._run())
        elif tag == "PhysicalBox":
            box = as_numbers(self._text)
            self._width = box[2] if len(box) > 2 else 0.0
        self._tag = ""

    def lines(self) -> list[Line]:
        rows: list[list[_Run]] = []
        for run in sorted(self.runs, key=lambda one: (one.base, one.left)):
            if rows and abs(rows[-1][0].base - run.base) <= _SAME_LINE * run.size:
                rows[-1].append(run)
            else:
                rows.append([run])
        return [self._line(sorted(row, key=lambda one: one.left)) for row in rows]

    def _run(self) -> _Run:
        box = [*as_numbers(self._object.get("Boundary", "")), 0.0, 0.0][:2]
        matrix = as_numbers(self._object.get("CTM", ""))
        a, _, _, d, e, f = matrix if len(matrix) == len(_UNCHANGED) else _UNCHANGED
        size = abs(d) * as_number(self._object.get("Size", ""), 4.0)
        x, y = as_number(self._code.get("X", ""), 0.0), as_number(self._code.get("Y", ""), 0.0)
        left = box[0] + a * x + e
        steps = _deltas(self._code.get("DeltaX", ""))
        wide = sum(steps[: len(self._text) - 1]) * abs(a) if steps else size * (len(self._text) - 1)
        text = self._text.strip()
        return _Run(text, left, left + wide + size, box[1] + d * y + f, size)

    def _line(self, row: list[_Run]) -> Line:
        text = row[0].text
        for before, run in pairwise(row):
            text += (" " if run.left - before.right > _GAP * run.size else "") + run.text
        scale = _POINTS_A_MM
        size = max(run.size for run in row)
        return Line(
            text,
            row[0].left * scale,
            row[-1].right * scale,
            -row[0].base * scale,
            size * scale,
            self._width * scale,
        )


def _stamped(package: Package) -> Iterator[str]:
    """Text of annotations and seals: no part of the paper, but a mark may be stamped on it.

    So may the names of bookmarks, of custom tags and of attachments carry one.
    """
    for name in package.names:
        if _NAMING.search(name):
            titles = _Titles()
            scan_xml(package.pieces(name), titles)
            yield from titles.found
        if "/annot" in name.lower() and name.lower().endswith(".xml"):
            stamp = _Runs()
            scan_xml(package.pieces(name), stamp)
            yield "\n".join(run.text for run in stamp.runs)


class _Titles:
    """What names the parts of a document for a reader."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if local(name) in _TITLED:
            self.found += (
                attributes[key] for key in ("Title", "Name", "Remark") if key in attributes
            )

    def end(self, name: str) -> None:
        pass

    def data(self, text: str) -> None:
        pass


def _attached(package: Package) -> tuple[Member, ...]:
    names = (name for name in package.names if "/attach" in name.lower())
    files = (name for name in names if not name.endswith(("/", ".xml")))
    return tuple(Member(name, partial(package.read, name)) for name in files)


def _is_locked(package: Package) -> bool:
    return any("encrypt" in name.lower() for name in package.names)


def _deltas(text: str) -> list[float]:
    """Steps between characters; `g 3 5.6` stands for three steps of 5.6."""
    words = text.split()
    steps: list[float] = []
    at = 0
    while at < len(words) and len(steps) < 10_000:
        if words[at] == "g" and at + 2 < len(words):
            steps += [as_number(words[at + 2], 0.0)] * min(
                int(as_number(words[at + 1], 0.0)), 10_000
            )
            at += 3
        else:
            steps.append(as_number(words[at], 0.0))
            at += 1
    return steps
