"""A scanner of the house, as small as one can be: it finds the test file of the trade."""

import sys
from pathlib import Path

from pytest_django import Settings

from burden.stack.scanning import TEST_FILE

INFECTED = TEST_FILE.decode()
_SCRIPT = """
import sys
from pathlib import Path

found = b"EICAR-STANDARD" in Path(sys.argv[1]).read_bytes()
sys.exit(1 if found else 0)
"""


def install(settings: Settings, folder: Path) -> None:
    """Have every file that comes in looked at."""
    script = folder / "scanner.py"
    script.write_text(_SCRIPT)
    settings.FILE_SCANNER = [sys.executable, str(script)]


def silence(settings: Settings) -> None:
    """It ends with an error, as one does whose signatures are being renewed."""
    settings.FILE_SCANNER = [sys.executable, "-c", "import sys; sys.exit(2)"]
