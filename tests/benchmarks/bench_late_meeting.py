"""One late meeting among many stored ones: to take it in, to link it, and each meeting it touches.

``MEETINGS_STORED`` sets how many are stored, 200,000 unless stated.
"""

import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from django.db import connection

from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Job
from burden.organisations.models import Unit
from meetings import engine, layering, linking
from meetings.layering import Context
from meetings.models import Link, Meeting
from tests.benchmarks.meetings_generator import generate
from tests.benchmarks.meetings_phrasings import WORKING
from tests.factories.made_up_year import store_meetings, store_units

SEED = 20_261_127
STORED = int(os.environ.get("MEETINGS_STORED", "200000"))
LATE = 200
BATCH = 5_000


def main() -> dict[str, Any]:
    world = generate(SEED, STORED + LATE, WORKING)
    rng = random.Random(SEED)
    late = set(rng.sample(range(len(world.meetings)), LATE))
    units = store_units(world.units)
    early = [one for i, one in enumerate(world.meetings) if i not in late]
    _take_in(early, units)
    _say(f"{len(early)} meetings stored")
    stored = store_meetings([world.meetings[i] for i in sorted(late)], units)
    return {"meetings stored": len(early), **_late([one.uuid.hex for one in stored.values()])}


def _take_in(meetings: Sequence[layering.Meeting], units: dict[str, Unit]) -> None:
    """Store meetings with words and keys, as their jobs would have left them one by one."""
    for first in range(0, len(meetings), BATCH):
        store_meetings(meetings[first : first + BATCH], units)
    context = Context(
        layering.Unit(str(unit.pk), unit.name, unit.rank, str(unit.parent_id or ""))
        for unit in units.values()
    )
    records = list(_records())
    counts: Counter[str] = Counter()
    for record in records:
        counts.update(layering.counted_words(record, context))
    counts[engine.ALL_MEETINGS] = len(records)
    _copy("meetings_word (word, meetings)", counts.items())
    known = Context(
        context.hierarchy, vocabulary=layering.Vocabulary(Counter(counts), len(records))
    )
    _copy(
        "meetings_key (meeting_id, place_id, word, starts_at, is_found, finds)",
        (row for record in records for row in _keys(record, known)),
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE meetings_meeting m SET linked_at = now(), words = k.words FROM"
            " (SELECT meeting_id, array_agg(word) AS words FROM meetings_key GROUP BY 1) k"
            " WHERE k.meeting_id = m.id"
        )
        cursor.execute("VACUUM (ANALYZE)")


def _records() -> Iterator[layering.Meeting]:
    stored = Meeting.objects.select_related("host").prefetch_related("attendances")
    for meeting in stored.iterator(chunk_size=BATCH):
        yield engine.record_of(meeting)


def _keys(record: layering.Meeting, context: Context) -> Iterator[tuple[Any, ...]]:
    found = dict.fromkeys(layering.index_words(record, context))
    finds = dict.fromkeys(layering.asked_words(record, context))
    place = context.read(record).position.place.id
    for word in {**found, **finds}:
        yield record.id, place, word, f"{record.start}+08", word in found, word in finds


def _copy(table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    connection.ensure_connection()
    with connection.connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _late(keys: list[str]) -> dict[str, Any]:
    """Time the jobs of each late meeting, and of each meeting that it wakes."""
    meets, links, touched, woken = [], [], [], []
    for key in keys:
        Job.objects.all().delete()
        meet, link = _timed("meeting.meet", key, linking.meet), 0.0
        waiting = list(Job.objects.filter(kind="meeting.link").values_list("key", flat=True))
        woken.append(len(waiting) - 1)
        own = str(Meeting.objects.get(uuid=key).uuid)
        for other in waiting:
            spent = _timed("meeting.link", other, linking.link)
            if other == own:
                link = spent
            else:
                touched.append(spent)
        meets.append(meet)
        links.append(link)
    both = [meet + link for meet, link in zip(meets, links, strict=True)]
    return {
        "meet and link p50 ms": _percentile(both, 50),
        "meet and link p95 ms": _percentile(both, 95),
        "meet p95 ms": _percentile(meets, 95),
        "link p95 ms": _percentile(links, 95),
        "link of a touched one p95 ms": _percentile(touched, 95),
        "touched p50": _percentile(woken, 50),
        "touched p95": _percentile(woken, 95),
        "touched at most": max(woken),
        "links found": Link.objects.count(),
    }


def _timed(kind: str, key: str, handler: Callable[[str, Lease], None]) -> float:
    """Do one job and return its milliseconds."""
    jobs.enqueue(kind, key)
    lease = _claimed(kind, key)
    begun = time.perf_counter()
    handler(key, lease)
    spent = 1_000 * (time.perf_counter() - begun)
    jobs.finish(lease)
    return spent


def _claimed(kind: str, key: str) -> Lease:
    Job.objects.exclude(kind=kind, key=key).filter(state="ready").update(lane=3)
    Job.objects.filter(kind=kind, key=key, state="ready").update(lane=0)
    lease = jobs.claim("benchmark")
    assert lease is not None
    return lease


def _percentile(values: Sequence[float], share: float) -> float:
    return round(float(np.percentile(values, share)), 1) if values else 0.0


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
