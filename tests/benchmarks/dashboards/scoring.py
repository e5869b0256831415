"""How long the points of twelve months take for a whole province, and the intervals of the last."""

import multiprocessing
import time
from datetime import date

from django.db import connections

from burden.scores import services
from burden.scores.models import Score
from tests.benchmarks.dashboards.database import FIRST

MONTHS = tuple(FIRST.replace(month=month) for month in range(1, 13))
WORKERS = 2


def main() -> dict[str, float]:
    """Seconds, on the database that `database.fill` leaves."""
    shares = [MONTHS[worker::WORKERS] for worker in range(WORKERS)]
    first = _timed(shares)
    again = _timed(shares)
    Score.objects.filter(month=MONTHS[-1]).update(low=None, high=None)
    begun = time.perf_counter()
    drawn = services.draw_intervals(MONTHS[-1])
    return {
        "scores": Score.objects.count(),
        "seconds for the points of twelve months": first,
        "seconds when nothing changed": again,
        "intervals drawn": drawn,
        "seconds for the intervals of the latest month": round(time.perf_counter() - begun, 1),
    }


def _timed(shares: list[tuple[date, ...]]) -> float:
    context = multiprocessing.get_context("fork")
    connections.close_all()
    workers = [context.Process(target=_score, args=(share,)) for share in shares]
    begun = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if any(worker.exitcode for worker in workers):
        raise RuntimeError("a worker failed to score")
    return round(time.perf_counter() - begun, 1)


def _score(share: tuple[date, ...]) -> None:
    for month in share:
        services.refresh(month)
