"""Collecting the static files, only when one of them has changed."""

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect_if_changed() -> None:
    """Collect into STATIC_ROOT unless names, sizes and times are those of the last time."""
    stamp = settings.STATIC_ROOT / ".collected"
    state = _fingerprint()
    if stamp.exists() and stamp.read_text() == state:
        return
    call_command("collectstatic", interactive=False, clear=False, verbosity=0)
    stamp.write_text(state)


def _fingerprint() -> str:
    seen = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            seen.update(f"{path} {storage.size(path)} {storage.get_modified_time(path)}\n".encode())
    return seen.hexdigest()
