"""A real browser against the live product: real pages, real database, real jobs."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connections
from playwright.sync_api import Browser, expect, sync_playwright
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.browser.chromium import PATH, launch
from tests.browser.visitor import Visitor
from tests.browser.world import World, make_world
from tests.rows import Once

# Playwright keeps an event loop in this thread, in which Django would refuse the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

Visit = Callable[..., Visitor]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium; its absence is a fault only where CI promises it."""
    if not PATH.exists() and "CI" not in os.environ:
        pytest.skip("no Chromium here: apt-get install chromium fonts-wqy-microhei")
    # Long enough for a busy machine; how fast a page is, is a benchmark's business.
    expect.set_options(timeout=30_000)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def connections_end_with_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server of tests keeps a thread for each connection of a browser, as long as it is open;
    eight windows held twenty-one of the database. The product's processes have four threads each.
    """
    monkeypatch.setitem(connections.settings["default"], "CONN_MAX_AGE", 0)


@pytest.fixture(autouse=True)
def data_folders(settings: Settings, tmp_path: Path) -> None:
    """Files of a test lie in its own folder."""
    settings.FILES_ROOT = tmp_path / "files"
    settings.QUARANTINE_ROOT = tmp_path / "quarantine"
    settings.REPORTS_ROOT = tmp_path / "reports"


@pytest.fixture
def world(transactional_db: None, once: Once) -> World:
    """A county with a copied paper in it, as the product itself read and booked it."""
    return once(make_world)


@pytest.fixture
def visit(chromium: Browser, live_server: LiveServer) -> Iterator[Visit]:
    """Opens a browser window; in the end no window may have seen anything forbidden."""
    visitors: list[Visitor] = []

    def _visit(*, language: str = "zh-CN", width: int = 1366, height: int = 768) -> Visitor:
        visitor = Visitor(chromium, live_server.url, language, (width, height))
        visitors.append(visitor)
        return visitor

    yield _visit
    troubles = [trouble for visitor in visitors for trouble in visitor.close()]
    assert not troubles
