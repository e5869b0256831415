"""Bytes of a container's member, for whoever keeps what the reader has already read and passed."""

from collections.abc import Callable, Iterable

from .archives import ZipArchive
from .contract import Code, DocumentError, Limits, Member
from .mail import attached_files
from .sniffing import format_of

_MEMBERS: dict[str, Callable[[bytes, Limits], Iterable[Member]]] = {
    "zip": lambda data, limits: ZipArchive().parse(data, limits).members,
    "eml": lambda data, _: attached_files(data),
}


def load_member(data: bytes, path: str, limits: Limits) -> bytes:
    """The bytes of the member with this path, as `Reading.member` gives it.

    Raises DocumentError when the container or the member cannot be unpacked within the limits.
    """
    members = _MEMBERS.get(format_of(data, path))
    if members is None:
        raise DocumentError(Code.UNSUPPORTED, member=path)
    for member in members(data, limits):
        if member.name == path:
            return member.load()
        if path.startswith(member.name + "/"):
            return load_member(member.load(), path.removeprefix(member.name + "/"), limits)
    raise DocumentError(Code.DAMAGED, member=path)
