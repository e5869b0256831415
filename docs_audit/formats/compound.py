"""OLE2 compound files: the frame of .doc, .wps, .xls and of encrypted office files."""

import io
from collections.abc import Iterator

import olefile

from .contract import Code, DocumentError

_UTF8_CODE_PAGE = 65001
_CHINESE_CODE_PAGE = 936
_MOST_PAGES = 100_000
_ENTRY_BYTES, _CHILD_AT, _ROOT = 128, 0x4C, 0
_PROPERTY_TEXTS = ("title", "subject", "keywords", "comments", "category")


class Compound:
    """Streams of a compound file by name. Damaged chains are read as far as they go."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self._file = olefile.OleFileIO(io.BytesIO(data))
        except Exception as error:  # olefile lets through what its struct calls raise
            raise DocumentError(Code.DAMAGED) from error

    def __contains__(self, name: str) -> bool:
        return bool(self._file.exists(name))

    def read(self, name: str) -> bytes:
        try:
            return bytes(self._file.openstream(name).read())
        except Exception as error:
            raise DocumentError(Code.DAMAGED) from error

    def streams(self) -> list[str]:
        return ["/".join(path) for path in self._file.listdir()]

    def alone(self, storage: str) -> bytes:
        """A compound file of what one storage holds: the root leads there, all else is gone."""
        try:
            entries = self._file.direntries
            inner = entries[self._file._find(storage)]
            kept = {entry.sid for entry in _below(inner)}
            data = bytearray(self._data)
            for sid, at in enumerate(self._entry_places(len(entries))):
                if sid not in kept and sid != _ROOT:
                    data[at : at + _ENTRY_BYTES] = bytes(_ENTRY_BYTES)
                elif sid == _ROOT:
                    child = inner.sid_child.to_bytes(4, "little")
                    data[at + _CHILD_AT : at + _CHILD_AT + len(child)] = child
        except Exception as error:
            raise DocumentError(Code.DAMAGED) from error
        return bytes(data)

    def _entry_places(self, count: int) -> Iterator[int]:
        """Where in the file the entries of the directory lie."""
        size, sector = self._file.sector_size, self._file.first_dir_sector
        for sid in range(count):
            inside = sid * _ENTRY_BYTES % size
            if sid and not inside:
                sector = int(self._file.fat[sector])
            yield (sector + 1) * size + inside

    def property_texts(self) -> tuple[str, ...]:
        """Title, subject, keywords and the like, in whatever code page they were written."""
        metadata = self._metadata()
        values = (getattr(metadata, name, None) for name in _PROPERTY_TEXTS)
        codepage = getattr(metadata, "codepage", None) or _CHINESE_CODE_PAGE
        return tuple(filter(None, (_text(value, codepage) for value in values)))

    def pages(self) -> int:
        count = getattr(self._metadata(), "num_pages", None)
        return count if isinstance(count, int) and 0 < count < _MOST_PAGES else 0

    def _metadata(self) -> object:
        try:
            return self._file.get_metadata()
        except Exception:  # a broken property set must not cost the paper
            return None


def _below(entry: olefile.olefile.OleDirectoryEntry) -> Iterator[olefile.olefile.OleDirectoryEntry]:
    """What a storage holds, however deep; olefile has seen to it that nothing holds itself."""
    for kid in entry.kids:
        yield kid
        yield from _below(kid)


def _text(value: object, codepage: int) -> str:
    if isinstance(value, bytes):
        encoding = "utf-8" if codepage == _UTF8_CODE_PAGE else "gb18030"
        value = value.decode(encoding, errors="replace")
    # olefile takes what follows a short string for part of it.
    return value.partition("\0")[0].strip() if isinstance(value, str) else ""
