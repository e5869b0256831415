"""What a full preview of other values costs over 100,000 stored matches and as many links.

``WHATIF_ROWS`` makes it smaller. Every item has hours at four receivers; what is suspected by the
values in force is filed and booked so, and the units of the latest month are scored by the product.
"""

import os
import time
from collections.abc import Mapping
from typing import Any

from django.db import connection

from burden.organisations.models import Role, User
from burden.scores import services as scores
from burden.thresholds.whatif import effect_of
from burden.thresholds.whatif.page import shown_to
from tests.benchmarks.dashboards.judged import MONTH, Judged

ROWS = int(os.environ.get("WHATIF_ROWS", "100000"))
LIMIT_SECONDS = 3.0
RUNS = 3

PAPERS = {"copy.amber": 0.45, "copy.red": 0.9, "copy.excerpt": 300.0, "copy.own_measures": 0.5}
LINKS = {"meeting.link_weight": 3.0, "meeting.novelty": 0.2}
HOURS = {"hours.reading_speed": 12_000.0, "hours.readers": 4.0, "hours.preparation": 0.5}
# Meetings without a recorded end, and those that run into the evening, are worked out one by one.
TIMES = {"hours.meeting_length": 3.0}
LIMITS = {"length.special": 6_000.0, "length.general": 8_000.0, "meeting.minutes": 300.0}
YEARS = {"meeting.grassroots_cut": 0.5, "meeting.rebound_rise": 0.5, "white.share": 0.4}
MONTHS = {"meeting.cluster_overlap": 0.7, "meeting.month_times": 2.0}
SCALE = {"severity.medium": 4.0, "severity.high": 20.0, "score.weight.copied": 0.4}


def figures(seed: int) -> dict[str, Any]:
    """Seconds of the best of three previews, shown to an administrator as on the page."""
    begun = time.perf_counter()
    judged = Judged(seed, ROWS)
    judged.make()
    scores.refresh(MONTH)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    reader = User.objects.create_user("whatif", role=Role.SYSTEM_ADMIN, scope=judged.province)
    made = time.perf_counter() - begun
    told = {
        "values of papers": _best(PAPERS, reader),
        "values of meetings": _best(LINKS, reader),
        "hours of reading and of the way": _best(HOURS, reader),
        "all of these, severities and weights": _best(PAPERS | LINKS | SCALE, reader),
    }
    slowest = max(one["seconds"] for one in told.values())
    alone = {
        "length of meetings": _best(TIMES, reader),
        "limits of rules": _best(LIMITS, reader),
        "bounds of years": _best(YEARS, reader),
        "months and clusters": _best(MONTHS, reader),
    }
    return {
        "matches": ROWS,
        "links": ROWS,
        "ledger rows": judged.booked,
        "units": judged.units,
        **told,
        **alone,
        "limit seconds": LIMIT_SECONDS,
        "within the limit": slowest <= LIMIT_SECONDS,
        "seconds of making the database": round(made, 1),
    }


def _best(values: Mapping[str, float], reader: User) -> dict[str, float]:
    seconds = []
    for _run in range(RUNS):
        begun = time.perf_counter()
        effect = effect_of(values)
        shown_to(reader, effect)
        seconds.append(time.perf_counter() - begun)
    return {
        "seconds": round(min(seconds), 2),
        "findings that come": sum(len(one.comes) for one in effect.kinds),
        "findings that go": sum(len(one.goes) for one in effect.kinds),
        "of another severity": sum(len(one.weighs) for one in effect.kinds),
        "scores that move": sum(one.moves for one in effect.levels),
        "values of unknown effect": len(effect.unseen),
    }
