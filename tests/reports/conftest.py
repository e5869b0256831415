from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def data_folders(settings: Settings, tmp_path: Path) -> None:
    """Files of a test lie in its own folder."""
    settings.FILES_ROOT = tmp_path / "files"
    settings.QUARANTINE_ROOT = tmp_path / "quarantine"
    settings.REPORTS_ROOT = tmp_path / "reports"
