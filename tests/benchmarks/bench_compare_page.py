"""How soon two papers of 100,000 characters are on the screen, and how fast a switch answers.

The papers are read, matched and judged by the product itself; the page comes from a live server
on this machine and is opened in the system's Chromium, several times after one to warm up.
"""

import os
import statistics
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Page, sync_playwright

from burden.organisations.models import Level, Role, User
from docs_audit.models import Match
from tests.benchmarks.live import Application, live_server
from tests.browser.chromium import launch
from tests.browser.visitor import PASSWORD, Visitor
from tests.factories.administration import make_unit
from tests.factories.long_papers import long_pair
from tests.factories.papers import bring, work

CHARACTERS = 100_000
TIMES = 5

_FIRST_PAINT = """
new Promise((done) => {
  new PerformanceObserver((list) => {
    const paint = list.getEntriesByName("first-contentful-paint")[0];
    if (paint) done(paint.startTime);
  }).observe({ type: "paint", buffered: true });
})
"""
_SWITCH = """
async (selector) => {
  const box = document.querySelector(selector);
  const sums = document.querySelector(".compare-sums");
  const before = sums.textContent;
  const begun = performance.now();
  box.click();
  if (sums.textContent === before) throw new Error("nothing was counted anew");
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - begun;
}
"""
_STEP = """
async () => {
  const begun = performance.now();
  document.querySelector("[data-compare-next]").click();
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - begun;
}
"""


class Taken(NamedTuple):
    """Milliseconds that passed and that this process worked; others share the machine."""

    passed: float
    worked: float


def main() -> dict[str, Any]:
    call_command("collectstatic", verbosity=0, interactive=False)
    # As gunicorn does it: what the module does to the process is part of what is measured.
    application = import_module("burden.wsgi").application
    match = _match()
    address = f"/documents/{match.lower.uuid}/compare/{match.upper.uuid}/"
    html, served = _served(address)
    return {
        "characters of the lower paper": len(match.lower.text),
        "characters of the upper paper": len(match.upper.text),
        "passages": len(match.passages),
        "KB of HTML": round(len(html) / 1024),
        "server at first, ms": {"passed": served[0].passed, "worked": served[0].worked},
        "server, ms": _figures([one.passed for one in served[1:]]),
        "server, ms worked": _figures([one.worked for one in served[1:]]),
        **_seen(address, application),
    }


def _match() -> Match:
    county = make_unit("安平县", staff=40)
    township = make_unit("青河镇", level=Level.TOWNSHIP, parent=county, staff=20)
    User.objects.create_user("inspector", password=PASSWORD, role=Role.INSPECTOR, scope=county)
    lower, upper = long_pair(CHARACTERS)
    bring(upper, name="upper.txt", unit=county)
    bring(lower, name="lower.txt", unit=township)
    work()
    return Match.objects.select_related("lower", "upper").get()


def _served(address: str) -> tuple[bytes, list[Taken]]:
    """The page and what the server takes for it each time, without network or browser."""
    client = Client(HTTP_HOST="localhost")
    client.force_login(User.objects.get(), "django.contrib.auth.backends.ModelBackend")
    taken = []
    for _ in range(TIMES + 1):
        begun, worked = time.perf_counter(), time.process_time()
        answer = client.get(address)
        taken.append(Taken(_since(begun, time.perf_counter), _since(worked, time.process_time)))
    return answer.content, taken


def _since(begun: float, clock: Callable[[], float]) -> float:
    return round(1000 * (clock() - begun), 1)


def _seen(address: str, application: Application) -> dict[str, Any]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop here
    with live_server(application) as site, sync_playwright() as playwright:
        browser = launch(playwright)
        visitor = Visitor(browser, site, "zh-CN", (1366, 768))
        visitor.sign_in("inspector")
        visitor.open(address)
        figures = _measured(visitor.page)
        assert not visitor.close()
        browser.close()
    return figures


def _measured(page: Page) -> dict[str, Any]:
    paints = [_painted(page) for _ in range(TIMES)]
    return {
        "first paint, ms": _figures(paints),
        "switch of words set aside, ms": _figures(
            _each(page, lambda: _switched(page, "[data-compare-aside='law']"))
        ),
        "switch of a class of passages, ms": _figures(
            _each(page, lambda: _switched(page, "[data-compare-class='verbatim']"))
        ),
        "next passage, ms": _figures(_each(page, lambda: float(page.evaluate(_STEP)))),
    }


def _painted(page: Page) -> float:
    page.reload()
    return float(page.evaluate(_FIRST_PAINT))


def _switched(page: Page, selector: str) -> float:
    return float(page.evaluate(_SWITCH, selector))


def _each(page: Page, measure: Callable[[], float]) -> list[float]:
    return [measure() for _ in range(2 * TIMES)]


def _figures(times: list[float]) -> dict[str, float]:
    return {"median": round(statistics.median(times), 1), "slowest": round(max(times), 1)}
