"""One late meeting into a full database, by the product's own jobs.

Measured is the time of the job that takes it in, joins it with other reports, links it and links
anew those it touches, and of any that it leaves links to, with all they read and write and their
own ends, as a worker does them (it wakes no other). Claiming a job is not (it waits for others),
nor what thresholds make of a link: findings, rules and hours are jobs of their own.
"""

from __future__ import annotations

import os
import random
import time
from collections import defaultdict

import numpy as np

from burden.jobs import running
from burden.jobs import services as jobs
from burden.jobs.doorbell import doorbell
from burden.jobs.models import Job, State
from burden.stack.garbage import leave_start_up_alone
from meetings.models import Link, Meeting
from tests.benchmarks.meetings import targets
from tests.benchmarks.meetings.made import Event
from tests.benchmarks.meetings.stored import Stored
from tests.benchmarks.meetings.tree import WIDE
from tests.benchmarks.meetings.working import WORKING
from tests.benchmarks.meetings.world import generate

STORED = int(os.environ.get("MEETINGS_STORED", "200000"))
LATE = 50
WARM_UP = 10
_IN_ALL, _CHANGED = "in all, ms", "other meetings whose link it changes"


def figures(seed: int) -> dict[str, object]:
    """Return milliseconds of a late meeting: met, and linked with those it touches."""
    world = generate(seed, STORED, WORKING, shape=WIDE)
    late = _late(list(world.held), random.Random(seed))
    stored = Stored(world)
    stored.add_met(event for event in world.held if event not in late)
    # As a worker's process does before its first job.
    leave_start_up_alone()
    times = defaultdict[str, list[float]](list)
    found, below = 0, 0
    for number, (event, children) in enumerate(late.items()):
        meeting = stored.add(event.records[:1])[event.records[0].id]
        spent = _taken_in(meeting)
        if number < WARM_UP:
            continue
        for name, figure in spent.items():
            times[name].append(figure)
        below += children
        found += Link.objects.filter(upper=meeting).count()
    return {
        "measured": "meeting.meet, which links it and those it touches, and any meeting.link "
        "that it leaves; neither claiming, judging nor booking",
        "meetings stored": Meeting.objects.count(),
        "late meetings": LATE,
        **{name: _percentiles(some) for name, some in times.items()},
        "in all, p95 ms": targets.STREAMING_MS.beside(_percentile(times[_IN_ALL], 95)),
        "meetings below that repeat them": below,
        "meetings linked to them": found,
    }


def _late(held: list[Event], dice: random.Random) -> dict[Event, int]:
    """Choose meetings, half of them with others below that repeat them; count these."""
    children = defaultdict[Event, int](int)
    for event in held:
        for parent in event.known_parents:
            children[parent] += 1
    count = (LATE + WARM_UP) // 2
    repeated = dice.sample([event for event in held if children[event]], count)
    others = dice.sample([event for event in held if not children[event]], count)
    chosen = [*repeated, *others]
    dice.shuffle(chosen)
    return {event: children[event] for event in chosen}


def _taken_in(meeting: Meeting) -> dict[str, float]:
    """Do the jobs of one late meeting up to those that judge; how long, and what came of it."""
    own = str(meeting.uuid)
    milliseconds = 0.0
    jobs.enqueue("meeting.meet", own)
    while (lease := jobs.claim("benchmark")) is not None:
        if lease.kind not in ("meeting.meet", "meeting.link"):
            break
        begun = time.perf_counter()
        with doorbell.muted():
            running.run(lease)
        milliseconds += 1_000 * (time.perf_counter() - begun)
        job = Job.objects.get(pk=lease.job_id)
        assert job.state == State.DONE, job.error
    judged = Job.objects.filter(kind="meeting.judge").exclude(key=own)
    spent = {_IN_ALL: milliseconds, _CHANGED: float(judged.count())}
    Job.objects.all().delete()
    return spent


def _percentiles(times: list[float]) -> dict[str, float]:
    return {"p50": _percentile(times, 50), "p95": _percentile(times, 95)}


def _percentile(times: list[float], of: int) -> float:
    return round(float(np.percentile(times, of)), 1)
