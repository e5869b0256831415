"""A million messages of one group on their way through the product: sent on its page, kept as rows
by the job that has a child read them, judged and booked.
"""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, BinaryIO

from tests.benchmarks.activities.repeated import messages
from tests.benchmarks.activities.scoring import at_least, at_most

LINES = 1_000_000
MOST_SECONDS_TO_SEND, LEAST_RATE, MOST_SECONDS = 30, 2_000, 900
# What the child may take is its own limit: an export beyond it would have failed.
MOST_MIB, MOST_CHILD_MIB = 256, 768
_MADE = 2_000
_SECONDS_APART = 20
# Of so many messages one is more than an answer.
_ONE_OF = 8
_ANSWERS = ("收到", "收到，马上办", "好的", "😂😂", "谢谢", "[强]", "已报")
_PROGRAM = b"burden.activities.exports.child"
_CLEAR_HIGHEST = "5"


def figures(seed: int, scale: float) -> dict[str, Any]:
    """Return what a million messages take, or a share of them."""
    # The benchmark has set Django up by now.
    from django.utils import timezone  # noqa: PLC0415

    from burden.activities.models import GroupHour, MessageExport  # noqa: PLC0415
    from burden.jobs.models import Job, State  # noqa: PLC0415
    from tests.factories.papers import work  # noqa: PLC0415

    lines = int(LINES * scale)
    with tempfile.TemporaryFile() as file:
        size = _write(file, seed, lines)
        seconds_to_send, export = _sent(file)
    held = _forget_highest()
    begun = time.perf_counter()
    with _highest_of_children() as highest:
        _until_read(export)
        seconds_to_read = time.perf_counter() - begun
        work()
    seconds = time.perf_counter() - begun
    export.refresh_from_db()
    due = Job.objects.exclude(state=State.DONE).filter(run_after__lte=timezone.now())
    left = due.count() + Job.objects.exclude(error="").count()
    hours = sum(GroupHour.objects.filter(group=export.group).values_list("messages", flat=True))
    return {
        "file, MiB": round(size / 2**20, 1),
        "messages": export.messages,
        "lost": at_most(lines - hours, 0),
        "instructions": export.group.instructions.count(),
        "seconds to send": at_most(round(seconds_to_send, 1), MOST_SECONDS_TO_SEND),
        "messages a second": at_least(round(lines / seconds_to_read), LEAST_RATE),
        "seconds until all is booked": at_most(round(seconds, 1), MOST_SECONDS),
        "jobs that failed or are left": at_most(left, 0),
        "gained by the worker, MiB": at_most(round(_highest("self") - held, 1), MOST_MIB),
        "peak of the child, MiB": at_most(highest[0], MOST_CHILD_MIB),
        "read to its end": at_least(export.state == MessageExport.State.DONE, 1),
    }


def _sent(file: BinaryIO) -> tuple[float, Any]:
    from django.test import Client  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415

    from burden.activities.models import MessageExport  # noqa: PLC0415
    from burden.organisations.models import Level, Role  # noqa: PLC0415
    from tests.factories.administration import make_person, make_unit  # noqa: PLC0415
    from tests.factories.groups import gather  # noqa: PLC0415
    from tests.factories.papers import work  # noqa: PLC0415

    county = make_unit("安平县人民政府", level=Level.COUNTY, staff=30)
    town = make_unit("青河镇人民政府", level=Level.TOWNSHIP, parent=county, staff=20)
    group = gather(county, town)
    work()
    client = Client()
    client.force_login(make_person(Role.INSPECTOR, county))
    file.seek(0)
    begun = time.perf_counter()
    client.post(reverse("activities:messages-create", args=[group.uuid]), {"file": file})
    return time.perf_counter() - begun, MessageExport.objects.get(group=group)


def _until_read(export: Any) -> None:
    """Do the job that reads, and none of those that follow."""
    from burden.activities.groups.exports import READ  # noqa: PLC0415
    from burden.jobs.models import Job, State  # noqa: PLC0415
    from burden.jobs.running import run_due  # noqa: PLC0415

    waiting = Job.objects.filter(kind=READ, state=State.READY)
    while waiting.exists() and run_due("bench/1", limit=1):
        pass


def _write(stream: BinaryIO, seed: int, count: int) -> int:
    made = messages(seed, _MADE)
    begun = made[0].sent_at
    for at in range(count):
        number, rest = divmod(at, _ONE_OF)
        text = _ANSWERS[at % len(_ANSWERS)] if rest else made[number % _MADE].text
        sent = begun + timedelta(seconds=at * _SECONDS_APART)
        head = f"{sent:%Y-%m-%d %H:%M:%S} 成员{at % 500}({100000 + at % 500})"
        stream.write(f"{head}\n{text}\n\n".encode("gb18030"))
    stream.flush()
    return stream.tell()


@contextmanager
def _highest_of_children() -> Iterator[list[float]]:
    """The most memory that a child which reads exports had, looked at twice a second."""
    found, is_over = [0.0], threading.Event()

    def look() -> None:
        while not is_over.wait(0.5):
            for process in Path("/proc").glob("[0-9]*"):
                try:
                    if _PROGRAM in (process / "cmdline").read_bytes():
                        found[0] = max(found[0], _highest(process.name))
                except OSError:
                    continue

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    try:
        yield found
    finally:
        is_over.set()
        looking.join()


def _highest(process: str) -> float:
    """The most memory that a process had, in MiB."""
    for line in (Path("/proc") / process / "status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return round(int(line.split()[1]) / 1024, 1)
    return 0.0


def _forget_highest() -> float:
    """What the client of the test needed to send it is not the worker's; MiB that are held now."""
    Path("/proc/self/clear_refs").write_text(_CLEAR_HIGHEST)
    return _highest("self")
