"""Archives that are the same for the same content: no clock in them, members in a fixed order."""

import io
import zipfile
from collections.abc import Mapping

# The earliest moment an archive can tell.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
# Readers look at this member of an office file first.
_FIRST = "[Content_Types].xml"


def zipped(members: Mapping[str, bytes], *, is_stored: bool = False) -> bytes:
    """The members as a zip file, by name; those that a reader needs first come first.

    Stored ones are the same bytes whatever packs them.
    """
    buffer = io.BytesIO()
    form = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(buffer, "w", form) as archive:
        for name in sorted(members, key=lambda name: (name != _FIRST, name)):
            info = zipfile.ZipInfo(name, _NO_TIME)
            info.compress_type = form
            info.external_attr = 0o644 << 16
            # The same on every system.
            info.create_system = 3
            archive.writestr(info, members[name])
    return buffer.getvalue()


def without_times(data: bytes) -> bytes:
    """An office file with the times of its members taken out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})
