"""Compound files made by hand: the frame of .doc and of locked office files."""

import struct
from collections.abc import Iterator

_SECTOR = 512
_SMALLEST = 4096  # below this size a stream would belong into the mini stream
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_FIB_BYTES = 0x800


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file of version 3 with these streams, each padded with zeros to 4096 bytes.

    A stream in a storage has its name behind that of the storage and a `/`.
    """
    tree: dict[str, dict[str, bytes]] = {}
    for path, data in streams.items():
        storage, _, name = path.rpartition("/")
        tree.setdefault(storage, {})[name] = data.ljust(_SMALLEST, b"\0")
    entries: list[bytes] = []
    chains: list[int] = []
    body = b""
    order = _in_order(tree)
    needed = sum(-(-len(data) // _SECTOR) for data in _contents(tree))
    directory_sectors = -(-len(order) // 4)
    fat_sectors = -(-(needed + directory_sectors) // (_SECTOR // 4 - 1))
    start = fat_sectors + directory_sectors
    for name, kind, right, child, data in order:
        sectors = -(-len(data) // _SECTOR)
        begins = start if data else _END
        entries.append(_entry(name, kind, right=right, child=child, start=begins, size=len(data)))
        chains += _chain(start, sectors) if data else []
        body += data.ljust(sectors * _SECTOR, b"\0")
        start += sectors
    directory = b"".join(entries).ljust(directory_sectors * _SECTOR, b"\0")
    fat = [*[_FAT] * fat_sectors, *_chain(fat_sectors, directory_sectors), *chains]
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(fat_sectors * _SECTOR, b"\xff")
    return _header(fat_sectors) + table + directory + body


def _contents(tree: dict[str, dict[str, bytes]]) -> Iterator[bytes]:
    for streams in tree.values():
        yield from streams.values()


def _in_order(tree: dict[str, dict[str, bytes]]) -> list[tuple[str, int, int, int, bytes]]:
    """The entries of the directory: name, kind, next one beside it, first one below, content."""
    found: list[tuple[str, int, int, int, bytes]] = [("Root Entry", 5, _FREE, _FREE, b"")]

    def put(path: str) -> int:
        """All that one storage holds; the number of its first entry."""
        prefix = f"{path}/" if path else ""
        paths = {
            one[: one.find("/", len(prefix))] if one.find("/", len(prefix)) > 0 else one
            for one in tree
            if one.startswith(prefix) and one != path
        }
        streams = [(name, 2, data) for name, data in tree.get(path, {}).items()]
        storages = [(one, 1, b"") for one in sorted(paths)]
        first = len(found)
        here = [*streams, *storages]
        for number, (name, kind, data) in enumerate(here):
            following = first + number + 1 if number < len(here) - 1 else _FREE
            found.append((name.removeprefix(prefix), kind, following, _FREE, data))
        for number, (name, kind, data) in enumerate(here):
            if kind == 1:
                child = put(name)
                shown, _, right, _, _ = found[first + number]
                found[first + number] = (shown, kind, right, child, data)
        return first

    child = put("")
    found[0] = ("Root Entry", 5, _FREE, child, b"")
    return found


def word_97(
    body: str,
    *,
    headers: str = "",
    comments: str = "",
    flags: int = 0x0200,
    split: int = 0,
    macros: bool = False,
    floating: tuple[bytes, bytes] = (b"", b""),
    **streams: bytes,
) -> bytes:
    """A .doc whose run of characters is body, headers, comments; `split` cuts it in two pieces.

    `floating` are the places of floating shapes and their drawings, `streams` further ones by
    name, `__` for `/`.
    """
    run = body + headers + comments
    counts = (len(body), 0, len(headers), 0, len(comments), 0, 0, 0)
    cuts = [0, split, len(run)] if split else [0, len(run)]
    pieces = [struct.pack("<HIH", 0, _FIB_BYTES + 2 * start, 0) for start in cuts[:-1]]
    places = struct.pack(f"<{len(cuts)}I", *cuts) + b"".join(pieces)
    clx = b"\x02" + struct.pack("<I", len(places)) + places
    fib = bytearray(_FIB_BYTES)
    struct.pack_into("<HH", fib, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", fib, 0x0A, flags)
    struct.pack_into("<8i", fib, 0x4C, *counts)
    struct.pack_into("<II", fib, 0x01A2, 0, len(clx))
    shapes, drawings = floating
    struct.pack_into("<II", fib, 0x01DA, len(clx), len(shapes))
    struct.pack_into("<II", fib, 0x022A, len(clx) + len(shapes), len(drawings))
    table = clx + shapes + drawings
    papers = {"WordDocument": bytes(fib) + run.encode("utf-16-le"), "1Table": table}
    others = {name.replace("__", "/"): data for name, data in streams.items()}
    return compound(papers | others | ({"Macros": b"x"} if macros else {}))


def _chain(start: int, length: int) -> list[int]:
    return [*range(start + 1, start + length), _END]


def _entry(
    name: str,
    kind: int,
    *,
    right: int = _FREE,
    child: int = _FREE,
    start: int = _END,
    size: int = 0,
) -> bytes:
    stored = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBBIII", len(stored), kind, 1, _FREE, right, child)
    rest = bytes(16) + bytes(4) + bytes(16) + struct.pack("<IQ", start, size)
    return stored.ljust(64, b"\0") + links + rest


def _header(fat_sectors: int) -> bytes:
    fixed = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    fixed += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    fixed += struct.pack("<IIIIIIIII", 0, fat_sectors, fat_sectors, 0, _SMALLEST, _END, 0, _END, 0)
    table = struct.pack(f"<{fat_sectors}I", *range(fat_sectors))
    return fixed + table.ljust(109 * 4, b"\xff")
