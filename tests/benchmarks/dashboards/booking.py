"""How many ledger rows a second are booked, sums included, by one worker and by two at once.

An item of a county costs the county and seven villages below it, 8 rows; with the sums of all
superiors that is what a booking writes. Booking again corrects every row; judging again takes a
part of each back and books it as copied, 16 rows.

The first rows of a month at a unit are told apart: they lie on pages of the indexes that nobody has
read since the pages of the dashboards went through memory, and the log gets each page whole when it
is first written after a checkpoint (some 300 kB an item, against 25 later). That is the disk's
pace; the other figures are those of a server that has booked at these units before.
"""

import multiprocessing
import time
from datetime import date, timedelta
from uuid import uuid4

from django.db import connections
from django.db.models import F

from burden.jobs.services import forgettable_transaction
from burden.ledger import services
from burden.ledger.models import Component
from burden.matters.models import Item, Source
from burden.organisations.models import Unit
from burden.thresholds import selectors as thresholds

ITEMS = 4_000
ROWS = 8
WORKERS = 2
_FIRST = date(2026, 1, 5)

Task = tuple[Item, list[int], date]


def main(levels: list[list[Unit]]) -> dict[str, float]:
    """Rows a second; `levels` are the units of a province, highest first."""
    first, alone, together = (_tasks(levels, count) for count in (ITEMS, ITEMS // 2, ITEMS))
    shares = [together[worker::WORKERS] for worker in range(WORKERS)]
    return {
        "first rows a second, one worker": _rate([first], hours=1.5),
        "rows a second, one worker": _rate([alone], hours=1.5),
        "rows a second, two workers": _rate(shares, hours=1.5),
        "rows a second corrected, two workers": _rate(shares, hours=2.5),
        "rows a second judged again, two workers": _rate(shares, hours=2.5, copied=1.0, rows=16),
    }


def _tasks(levels: list[list[Unit]], count: int) -> list[Task]:
    counties, villages = levels[2], levels[4]
    below = len(villages) // len(counties)
    hosts = [index * 37 % len(counties) for index in range(count)]
    items = Item.objects.bulk_create(
        (
            Item(
                source=Source.PAPER,
                source_uuid=uuid4(),
                unit=counties[host],
                level=counties[host].level,
                title="paper",
            )
            for host in hosts
        ),
        batch_size=5_000,
    )
    # As the matters they are: each its own root, whose sums a booking keeps as well.
    Item.objects.filter(pk__in=[item.pk for item in items]).update(root=F("pk"))
    tasks = []
    for index, (item, host) in enumerate(zip(items, hosts, strict=True)):
        reached = [
            villages[host * below + (index * 11 + step * 29) % below].pk for step in range(ROWS - 1)
        ]
        tasks.append((item, [item.unit_id, *reached], _FIRST + timedelta(days=index % 28)))
    return tasks


def _rate(
    shares: list[list[Task]], *, hours: float, copied: float = 0.0, rows: int = ROWS
) -> float:
    """Rows a second of as many workers as there are shares, the start of the workers left out."""
    context = multiprocessing.get_context("fork")
    connections.close_all()
    ready = context.Barrier(len(shares) + 1)
    workers = [
        context.Process(target=_book, args=(share, hours, copied, ready)) for share in shares
    ]
    for worker in workers:
        worker.start()
    ready.wait()
    begun = time.perf_counter()
    for worker in workers:
        worker.join()
    took = time.perf_counter() - begun
    if any(worker.exitcode for worker in workers):
        raise RuntimeError("a worker failed to book")
    return round(rows * sum(map(len, shares)) / took)


def _book(
    tasks: list[Task],
    hours: float,
    copied: float,
    ready: "multiprocessing.synchronize.Barrier",
) -> None:
    parts = [(Component.DOCUMENT, hours - copied, 0.0), (Component.COPIED, copied, copied)]
    parameter_set = thresholds.in_force().set
    ready.wait()
    for item, receivers, day in tasks:
        # As the jobs of papers and meetings book: a transaction an item, found undone or whole.
        with forgettable_transaction():
            services.book(
                item=item,
                originator=item.unit,
                day=day,
                rows=[
                    services.Booking(component, receiver, part, avoidable, is_measured=True)
                    for receiver in receivers
                    for component, part, avoidable in parts
                    if part
                ],
                parameter_set=parameter_set,
            )
