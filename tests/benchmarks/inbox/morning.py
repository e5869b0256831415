"""An inspector at the keyboard: rows of the inbox first, then one page after the other."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle

from playwright.sync_api import Page

from tests.benchmarks.inbox.clocks import StatementClock

_PAINTED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
# Waiting for a selector would look again after 20, 50, 100, 100 and then only every 500 ms.
_WATCH_SWAP = """(selector) => {
  const part = document.querySelector(selector);
  window.swapped = new Promise((done) => {
    new MutationObserver((_changes, watch) => {
      if (part.isConnected) return;
      watch.disconnect();
      done();
    }).observe(part.parentElement, { childList: true });
  });
}"""
_ROW, _PAGE = "[data-key-row].is-current", "#page > .page-head"
ROWS = 20


@dataclass(frozen=True)
class Step:
    """From the key to the page that has settled, and what the database took of it; milliseconds."""

    name: str
    passed: float
    statements: float
    count: int


class Morning:
    """Presses the keys and keeps what each step took."""

    def __init__(self, page: Page, clock: StatementClock) -> None:
        self._page, self._clock = page, clock
        self.steps: list[Step] = []
        self.decided = 0

    def decide_all(self, address: str) -> None:
        """Open the inbox and go on until no finding is left."""
        self._timed("open the inbox", lambda: self._page.goto(address))
        for key in _times("yh", ROWS):
            self._here("go to the next row", "j")
            self._row(key)
        self._here("go to the next row", "j")
        self._on("open a finding", "Enter")
        for key in cycle("ynh"):
            self._finding(key)
            if not self._page.locator("[data-key-next]").count():
                return
            self._swapped("go to the next finding", "j", _PAGE)

    def agree_to_all(self, address: str) -> None:
        """Open what waits for a second person and agree, until nothing is left."""
        self._timed("open what was proposed", lambda: self._page.goto(address))
        self._here("go to the next row", "j")
        self._on("open a finding", "Enter")
        while True:
            self._swapped("agree to a proposal (y)", "y", _PAGE)
            self.decided += 1
            if not self._page.locator("[data-key-next]").count():
                return
            self._swapped("go to the next finding", "j", _PAGE)

    def _row(self, key: str) -> None:
        self._swapped(f"decide a row ({key})", key, _ROW)
        self.decided += 1

    def _finding(self, key: str) -> None:
        if key == "n":
            self._here("open the box for the reason (n)", "n")
            for pressed in ("ArrowDown", "Tab"):
                self._page.keyboard.press(pressed)
            self._swapped("dismiss with the reason (Enter)", "Enter", _PAGE)
        else:
            # Of what waits for the reply of its unit nothing can be confirmed yet.
            waits = key == "y" and not self._page.locator("[data-key=y]").count()
            pressed = "h" if waits else key
            self._swapped(f"decide a finding ({pressed})", pressed, _PAGE)
        self.decided += 1

    def _here(self, name: str, key: str) -> None:
        self._timed(name, lambda: self._page.keyboard.press(key))

    def _on(self, name: str, key: str) -> None:
        def press() -> None:
            with self._page.expect_navigation(wait_until="load"):
                self._page.keyboard.press(key)

        self._timed(name, press)

    def _swapped(self, name: str, key: str, part: str) -> None:
        """Press a key and wait until another part has taken the place of this one."""
        self._page.evaluate(_WATCH_SWAP, part)

        def press() -> None:
            self._page.keyboard.press(key)
            self._page.evaluate("window.swapped")

        self._timed(name, press)

    def _timed(self, name: str, act: Callable[[], object]) -> None:
        before, count = self._clock.passed, self._clock.count
        begun = time.perf_counter()
        act()
        self._page.evaluate(_PAINTED)
        passed = 1000 * (time.perf_counter() - begun)
        self.steps.append(
            Step(name, passed, self._clock.passed - before, self._clock.count - count)
        )


def _times(keys: str, times: int) -> Iterator[str]:
    return (key for key, _time in zip(cycle(keys), range(times), strict=False))
