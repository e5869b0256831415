"""Bytes of a container's member, for whoever keeps what the reader has already read and passed."""

from .archives import ZipArchive
from .contract import Code, DocumentError, Format, Limits
from .sniffing import format_of

_CONTAINERS: dict[str, Format] = {"zip": ZipArchive()}


def load_member(data: bytes, path: str, limits: Limits) -> bytes:
    """The bytes of the member with this path, as `Reading.member` gives it.

    Raises DocumentError when the container or the member cannot be unpacked within the limits.
    """
    container = _CONTAINERS.get(format_of(data, path))
    if container is None:
        raise DocumentError(Code.UNSUPPORTED, member=path)
    for member in container.parse(data, limits).members:
        if member.name == path:
            return member.load()
        if path.startswith(member.name + "/"):
            return load_member(member.load(), path.removeprefix(member.name + "/"), limits)
    raise DocumentError(Code.DAMAGED, member=path)
