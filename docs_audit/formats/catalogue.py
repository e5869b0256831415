"""Which formats there are, and which of them this machine can read; recognition counts as one.

Where a package that a format needs is missing, or the format was switched off, its files end as
`tool_missing` and all other formats go on.
"""

import importlib
import importlib.util
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from .contract import Code, DocumentError, Format, Limits, Parsed


@dataclass(frozen=True)
class _Entry:
    """The module and class that read a format, and the packages that these need."""

    module: str
    reader: str
    packages: tuple[str, ...] = ()


_ENTRIES = {
    "txt": _Entry("plain", "PlainText"),
    "html": _Entry("web", "WebPage", ("lxml",)),
    "docx": _Entry("docx", "WordDocument", ("docx", "lxml", "PIL")),
    "doc": _Entry("doc", "WordBinary"),
    "wordxml": _Entry("flat_word", "FlatWord"),
    "pdf": _Entry("pdf", "PortableDocument", ("pypdfium2", "pdfminer")),
    "ofd": _Entry("ofd", "OfdDocument"),
    "rtf": _Entry("richtext", "RichText", ("striprtf",)),
    "mht": _Entry("mail", "WebArchive", ("lxml",)),
    "xlsx": _Entry("sheets", "OpenWorkbook", ("python_calamine",)),
    "xls": _Entry("sheets", "BinaryWorkbook", ("python_calamine",)),
    "ods": _Entry("sheets", "FreeWorkbook", ("python_calamine",)),
    "image": _Entry("pictures", "Picture", ("PIL",)),
    "zip": _Entry("archives", "ZipArchive"),
    "eml": _Entry("mail", "Mail", ("lxml",)),
}
# What reads scanned pages, of whatever format; it has a child of its own.
RECOGNITION = "ocr"
_PACKAGES = {name: entry.packages for name, entry in _ENTRIES.items()}
_PACKAGES[RECOGNITION] = ("rapidocr", "onnxruntime", "cv2")
NAMES = tuple(_PACKAGES)
# What is known and not read: a person has to unpack it first.
PACKED = frozenset(("rar", "7z", "gz", "bz2", "xz", "tar"))


@dataclass(frozen=True)
class _Unreadable:
    """A format that this machine knows and cannot read."""

    name: str
    container: bool = False

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        raise DocumentError(Code.TOOL_MISSING)


def missing(without: Collection[str] = ()) -> tuple[str, ...]:
    """Names of the formats that cannot be read here; loads no parser."""
    return tuple(
        name
        for name, packages in _PACKAGES.items()
        if name in without or not all(map(importlib.util.find_spec, packages))
    )


def load(without: Collection[str] = ()) -> dict[str, Format]:
    """Every format by its name, without those to be switched off."""
    unreadable = missing(without)
    return {
        name: _Unreadable(name) if name in unreadable else _loaded(name, entry)
        for name, entry in _ENTRIES.items()
    }


class AsAsked(Mapping[str, Format]):
    """Every format by its name, loaded when it is asked for: for whoever needs one of them."""

    def __getitem__(self, name: str) -> Format:
        return _loaded(name, _ENTRIES[name])

    def __iter__(self) -> Iterator[str]:
        return iter(_ENTRIES)

    def __len__(self) -> int:
        return len(_ENTRIES)


def _loaded(name: str, entry: _Entry) -> Format:
    try:
        module = importlib.import_module(f".{entry.module}", __package__)
    except (ImportError, OSError):  # native code that this machine does not run
        return _Unreadable(name)
    reader: Format = getattr(module, entry.reader)()
    return reader
