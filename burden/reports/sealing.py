"""A bundle of files that can be held against its own list of hashes, anywhere and without us.

The members are stored as they are, so the archive of the same files is the same everywhere, and
each of its bytes is one of a file, of the list, or one that the files alone decide.
"""

import hashlib
import io
import json
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from burden.audit.chain import digest
from burden.audit.models import Entry
from burden.reports.archive import zipped

MANIFEST, SUMS, AUDIT = "manifest.json", "SHA256SUMS", "audit.json"
FORMAT = 1
# What reading an archive raises whose bytes were changed.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
)
_SUM = re.compile(r"([0-9a-f]{64})  (.+)")
# What an entry's digest was taken of, beside its time.
ENTRY_FIELDS = (
    "chain",
    "number",
    "actor_id",
    "actor_name",
    "action",
    "target_kind",
    "target_id",
    "target_label",
    "unit_path",
    "details",
    "address",
    "previous",
    "digest",
)


@dataclass(frozen=True)
class Fault:
    """What is wrong with a bundle: the name of the file in it, and a code that says what.

    Codes: `unreadable` (no zip file, or a member that cannot be read), `missing`, `unlisted`,
    `changed` (content does not give its hash), `archive` (bytes between the files), `entry` (an
    entry of the log does not give its digest), `unlinked` (an entry is not linked to the one
    before it), `manifest` (it says something else than the list).
    """

    name: str
    code: str


def sealed(files: Mapping[str, bytes], told: Mapping[str, Any]) -> bytes:
    """The files with a manifest and a list of hashes that `sha256sum --check` reads."""
    listed = [
        {"name": name, "size": len(data), "sha256": _hash(data)}
        for name, data in sorted(files.items())
    ]
    manifest = as_json({"format": FORMAT, **told, "files": listed})
    members = {**files, MANIFEST: manifest}
    sums = "".join(f"{_hash(data)}  {name}\n" for name, data in sorted(members.items()))
    return zipped({**members, SUMS: sums.encode()}, is_stored=True)


def as_json(value: Any) -> bytes:
    """One text for one value, in lines that a person can read."""
    text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True, default=str)
    return f"{text}\n".encode()


def faults_of(data: bytes) -> list[Fault]:
    """Everything that is wrong with a bundle; an empty list for one that is as it was made."""
    members: dict[str, bytes] = {}
    faults: list[Fault] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                try:
                    members[name] = _stored(archive, name)
                except _UNREADABLE:
                    faults.append(Fault(name, "unreadable"))
    except _UNREADABLE:
        return [Fault("", "unreadable")]
    unreadable = {fault.name for fault in faults}
    faults += _of_sums(members, unreadable)
    if MANIFEST not in members and MANIFEST not in unreadable:
        faults.append(Fault(MANIFEST, "missing"))
    faults += _of_manifest(members)
    faults += _of_entries(members.get(AUDIT))
    if not faults and zipped(members, is_stored=True) != data:
        faults.append(Fault("", "archive"))
    return faults


def _stored(archive: zipfile.ZipFile, name: str) -> bytes:
    """A member as it lies there; no bundle has a packed one, and none is unpacked to any size."""
    if archive.getinfo(name).compress_type != zipfile.ZIP_STORED:
        raise zipfile.BadZipFile(name)
    return archive.read(name)


def _of_sums(members: Mapping[str, bytes], unreadable: set[str]) -> Iterator[Fault]:
    if SUMS not in members:
        if SUMS not in unreadable:
            yield Fault(SUMS, "missing")
        return
    lines = members[SUMS].decode(errors="replace").splitlines()
    found = [_SUM.fullmatch(line) for line in lines]
    if None in found:
        yield Fault(SUMS, "changed")
    sums = {one[2]: one[1] for one in found if one}
    for name in sorted(sums.keys() - members.keys() - unreadable):
        yield Fault(name, "missing")
    for name in sorted(members.keys() - sums.keys() - {SUMS}):
        yield Fault(name, "unlisted")
    for name in sorted(sums.keys() & members.keys()):
        if _hash(members[name]) != sums[name]:
            yield Fault(name, "changed")


def _of_manifest(members: Mapping[str, bytes]) -> Iterator[Fault]:
    """Whether the manifest names the same files with the same hashes."""
    if MANIFEST not in members:
        return
    try:
        listed = json.loads(members[MANIFEST])["files"]
        told = {one["name"]: (one["sha256"], one["size"]) for one in listed}
    except (ValueError, KeyError, TypeError):
        yield Fault(MANIFEST, "manifest")
        return
    held = {
        name: (_hash(data), len(data))
        for name, data in members.items()
        if name not in (MANIFEST, SUMS)
    }
    if told != held:
        yield Fault(MANIFEST, "manifest")


def _of_entries(data: bytes | None) -> Iterator[Fault]:
    """Whether the entries that are told in full give their digests, and neighbours are linked."""
    if data is None:
        return
    try:
        entries = json.loads(data)["entries"]
        before: dict[str, Any] = {}
        for one in entries:
            if "details" in one and _digest_of(one) != one["digest"]:
                yield Fault(f"{AUDIT} {one['chain']}/{one['number']}", "entry")
            if (
                before
                and (before["chain"], before["number"] + 1) == (one["chain"], one["number"])
                and before["digest"] != one["previous"]
            ):
                yield Fault(f"{AUDIT} {one['chain']}/{one['number']}", "unlinked")
            before = one
    except (ValueError, KeyError, TypeError):
        yield Fault(AUDIT, "unreadable")


def _digest_of(told: Mapping[str, Any]) -> str:
    fields = {name: told[name] for name in ENTRY_FIELDS}
    return digest(Entry(at=datetime.fromisoformat(told["at"]), **fields))


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
