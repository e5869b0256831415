"""How fast an inspector decides an inbox by keyboard alone: no step slower than 300 ms.

Some seventy findings that the product itself filed, a live server, the system's Chromium. Each step
is timed from the key to the page that has settled (load event and two frames), with everything
between: browser, network of this machine, server. Beside it stands what the statements of the same
step took, and how busy the machine was. What is high is proposed to a second inspector, who agrees.
"""

import os
import statistics
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from playwright.sync_api import sync_playwright

from burden.findings.models import Decision, Finding, Look, Notice
from tests.benchmarks.inbox.clocks import StatementClock
from tests.benchmarks.inbox.made import INSPECTOR, SECOND, make_findings
from tests.benchmarks.inbox.morning import Morning, Step
from tests.benchmarks.live import live_server
from tests.browser.chromium import launch
from tests.browser.visitor import Visitor

LIMIT = 300.0


def main() -> dict[str, Any]:
    call_command("collectstatic", verbosity=0, interactive=False)
    application = import_module("burden.wsgi").application
    make_findings()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop here
    clock = StatementClock()
    with clock.running(), live_server(application) as site, sync_playwright() as playwright:
        browser = launch(playwright)
        visitor, second = (Visitor(browser, site, "zh-CN", (1366, 768)) for _ in range(2))
        for person, name in ((visitor, INSPECTOR), (second, SECOND)):
            person.sign_in(name)
            # What processes and browsers keep is filled by the first visit of each kind of page.
            for finding in Finding.objects.order_by("-pk")[:1]:
                person.open(f"/findings/{finding.uuid}/")
            person.open("/findings/?rows=each")
        # Nothing of it has been seen: what is new stands in the order of its weight.
        Look.objects.all().delete()
        _let_a_night_pass()
        before = os.getloadavg()[0]
        morning, noon = Morning(visitor.page, clock), Morning(second.page, clock)
        morning.decide_all(f"{site}/findings/?rows=each")
        noon.agree_to_all(f"{site}/findings/?rows=each&stage=second")
        after = os.getloadavg()[0]
        assert not visitor.close() + second.close()
        browser.close()
    steps = morning.steps + noon.steps
    return {
        **_done(morning.decided, noon.decided),
        "limit, ms": LIMIT,
        "steps over the limit": sum(step.passed > LIMIT for step in steps),
        "every step": _figures(steps),
        **{name: _figures(found) for name, found in _by_name(steps).items()},
        "load average before": round(before, 2),
        "load average after": round(after, 2),
    }


def _let_a_night_pass() -> None:
    """What was just filed is on the disk and counted, as it is when an inspector comes."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")


def _done(decided: int, agreed: int) -> dict[str, int]:
    """What stands in the database afterwards."""
    count = Finding.objects.count()
    assert decided == count == Finding.objects.filter(looks__isnull=False).distinct().count()
    decisions, today = Decision.objects, timezone.localdate()
    proposed = decisions.filter(step=Decision.Step.PROPOSED).count()
    assert agreed == proposed > 0, "nothing for a second person"
    assert not Finding.objects.exclude(proposed="").exists(), "left for a second person"
    return {
        "findings": count,
        "decisions taken": decisions.filter(step=Decision.Step.TAKEN).count(),
        "proposed to a second person, who agreed": proposed,
        "asked for a reply": Notice.objects.filter(due_on__gte=today).count(),
    }


def _by_name(steps: Sequence[Step]) -> dict[str, list[Step]]:
    names = dict.fromkeys(step.name for step in steps)
    return {name: [step for step in steps if step.name == name] for name in names}


def _figures(steps: Sequence[Step]) -> dict[str, float]:
    return {
        "times": len(steps),
        **_spread("ms", [step.passed for step in steps]),
        **_spread("ms of SQL", [step.statements for step in steps]),
        "statements at most": max(step.count for step in steps),
    }


def _spread(unit: str, times: Sequence[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {
        f"p50, {unit}": round(statistics.median(ordered), 1),
        f"p95, {unit}": round(ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], 1),
        f"slowest, {unit}": round(ordered[-1], 1),
    }
