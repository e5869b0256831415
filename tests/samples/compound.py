"""Compound files made by hand: the frame of .doc and of locked office files."""

import struct

_SECTOR = 512
_SMALLEST = 4096  # below this size a stream would belong into the mini stream
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_FIB_BYTES = 0x800


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file of version 3 with these streams, each padded with zeros to 4096 bytes."""
    contents = {name: data.ljust(_SMALLEST, b"\0") for name, data in streams.items()}
    directory_sectors = -(-(len(contents) + 1) // 4)
    fat = [_FAT, *_chain(1, directory_sectors)]
    entries = [_entry("Root Entry", 5, child=1)]
    body = b""
    for number, (name, data) in enumerate(contents.items(), start=1):
        sectors = -(-len(data) // _SECTOR)
        following = number + 1 if number < len(contents) else _FREE
        entries.append(_entry(name, 2, right=following, start=len(fat), size=len(data)))
        fat += _chain(len(fat), sectors)
        body += data.ljust(sectors * _SECTOR, b"\0")
    directory = b"".join(entries).ljust(directory_sectors * _SECTOR, b"\0")
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(_SECTOR, b"\xff")
    return _header() + table + directory + body


def word_97(
    body: str,
    *,
    headers: str = "",
    comments: str = "",
    flags: int = 0x0200,
    split: int = 0,
    macros: bool = False,
) -> bytes:
    """A .doc whose run of characters is body, headers, comments; `split` cuts it in two pieces."""
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
    streams = {"WordDocument": bytes(fib) + run.encode("utf-16-le"), "1Table": clx}
    return compound(streams | ({"Macros": b"x"} if macros else {}))


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


def _header() -> bytes:
    fixed = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    fixed += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    fixed += struct.pack("<IIIIIIIII", 0, 1, 1, 0, _SMALLEST, _END, 0, _END, 0)
    return fixed + struct.pack("<I", 0) + b"\xff" * (109 * 4 - 4)
