"""The system's Chromium, told to stay offline and quiet."""

from pathlib import Path

from playwright.sync_api import Browser, Playwright

PATH = Path("/usr/bin/chromium")
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def launch(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=str(PATH), args=list(_ARGUMENTS))
