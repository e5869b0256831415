"""The virus scanner of the house, where one is configured (SEC-12).

The command of the setting FILE_SCANNER is called with the path of the file in quarantine, before
anything reads it. It answers as clamscan does: 0 clean, 1 something found. Any other end is no
answer: the file stays in quarantine, and its job is tried again.
"""

import subprocess
from pathlib import Path

from django.conf import settings

_CLEAN, _FOUND = 0, 1
_SECONDS = 60


class ScannerFailed(Exception):
    """The scanner gave no answer; nothing is taken in without one."""


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
