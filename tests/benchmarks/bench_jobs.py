"""How many jobs a second are asked for and done, with and without a heap of finished ones."""

import time
from collections.abc import Callable

from django.db import transaction

from burden.jobs import registry, services
from burden.jobs.leases import Lease
from burden.jobs.models import Job, State
from burden.jobs.running import run_due

JOBS = 500
FINISHED = 200_000


def main() -> dict[str, float]:
    registry.register("benchmark", _nothing)
    fresh = _rates("fresh")
    Job.objects.bulk_create(
        (Job(kind="benchmark", key=f"old-{n}", state=State.DONE) for n in range(FINISHED)),
        batch_size=5_000,
    )
    aged = _rates("aged")
    return {
        "asked for a second": fresh[0],
        "done a second": fresh[1],
        "done a second beside 200,000 finished": aged[1],
    }


def _nothing(key: str, lease: Lease) -> None:
    with transaction.atomic():
        lease.confirm()


def _rates(prefix: str) -> tuple[float, float]:
    def ask() -> None:
        for number in range(JOBS):
            services.enqueue("benchmark", f"{prefix}-{number}")

    return _rate(ask), _rate(lambda: run_due("benchmark"))


def _rate(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return round(JOBS / (time.perf_counter() - begun), 1)
