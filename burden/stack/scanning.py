"""The virus scanner of the house, where one is configured (SEC-12).

The command of the setting FILE_SCANNER is called with the path of a file before anything reads it.
It answers as clamscan does: 0 clean, 1 something found. Any other end is no answer, and nothing is
taken in without one: what lies in quarantine waits there and its job is tried again, what is read
within a request is refused.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# EICAR, which every scanner finds and which does nothing; in two parts, so that none of them takes
# this source for it.
TEST_FILE = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + b"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
_CLEAN, _FOUND = 0, 1
_SECONDS = 60


class NotPassed(Exception):
    """The file may not be read; `sentence` is for whoever brought it."""

    sentence: Promise
    code: str


class Infected(NotPassed):
    """The scanner found something."""

    code = "infected"
    sentence = _(
        "The virus scanner found something in it; nothing of the file was kept. Have the computer "
        "it comes from looked at."
    )


class ScannerFailed(NotPassed):
    """The scanner gave no answer; nothing is taken in without one."""

    code = "not_scanned"
    sentence = _("The virus scanner gives no answer, so nothing was taken in. Try again later.")


def is_clean(path: Path) -> bool:
    """Whether the scanner found nothing in a file; true where there is no scanner.

    Raises:
        ScannerFailed: it is missing, took too long, or ended with an error.
    """
    if not settings.FILE_SCANNER:
        return True
    try:
        ended = subprocess.run(
            [*settings.FILE_SCANNER, str(path)],
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ScannerFailed(str(error)) from error
    if ended.returncode not in (_CLEAN, _FOUND):
        raise ScannerFailed(f"ended with {ended.returncode}")
    return ended.returncode == _CLEAN


def look_at(path: Path) -> None:
    """Have a file looked at that is read at once.

    Raises:
        Infected: something was found in it.
        ScannerFailed: there was no answer.
    """
    if not is_clean(path):
        raise Infected


def look_at_chunks(chunks: Iterable[bytes]) -> None:
    """Have bytes looked at that may stand on no disk; raises as `look_at`.

    They are shown to the scanner as a file in memory, which has a path as long as it is open.
    """
    if settings.FILE_SCANNER:
        with _in_memory(chunks) as path:
            look_at(path)


@contextmanager
def _in_memory(chunks: Iterable[bytes]) -> Iterator[Path]:
    with os.fdopen(os.memfd_create("arriving"), "wb") as file:
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        yield Path(f"/proc/{os.getpid()}/fd/{file.fileno()}")
