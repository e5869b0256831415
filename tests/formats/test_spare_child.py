"""A child stands ready before a file comes; it is used once and outlives nobody."""

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest

from docs_audit.formats import Limits, Outcome, Reader, Reading
from docs_audit.formats.rehearsal import papers

_GUARDS = "tests.samples.broken_guards"
_SECONDS = 20
MIB = 1024 * 1024


@pytest.fixture
def own() -> Iterator[Reader]:
    with Reader() as reader:
        reader.read_data("甲".encode(), "a.txt")
        yield reader


def spare_of(reader: Reader) -> psutil.Process:
    """The child that waits for the next file, as soon as there is one."""
    server = psutil.Process(reader.child_pid)
    while not (children := server.children()):
        os.sched_yield()
    (spare,) = children
    return spare


def told(outcomes: list[Outcome]) -> list[str]:
    return [one.text if isinstance(one, Reading) else one.code for one in outcomes]


def test_spare_reads_one_file_and_is_followed_by_another(own: Reader) -> None:
    first = spare_of(own)

    outcomes = own.read_data("乙".encode(), "a.txt")

    assert told(outcomes) == ["乙"]
    assert not first.is_running()
    assert spare_of(own) != first


def test_spare_that_was_lost_costs_no_file(own: Reader) -> None:
    spare_of(own).send_signal(signal.SIGKILL)

    assert told(own.read_data("乙".encode(), "a.txt")) == ["乙"]


def test_file_of_a_spare_that_died_before_taking_it_is_read(own: Reader) -> None:
    spare, server = spare_of(own), psutil.Process(own.child_pid)
    spare.suspend()
    held = server.num_fds()

    with ThreadPoolExecutor() as pool:
        reading = pool.submit(own.read_data, "乙".encode(), "a.txt")
        while server.num_fds() == held:
            os.sched_yield()
        spare.kill()

        assert told(reading.result(_SECONDS)) == ["乙"]


@pytest.mark.parametrize(
    ("guard", "limits", "code"),
    [
        ("hang", Limits(wall_seconds=0.5), "timed_out"),
        ("spin", Limits(cpu_seconds=1), "timed_out"),
        ("eat_memory", Limits(memory_bytes=200 * MIB), "too_large"),
        ("crash", Limits(), "damaged"),
    ],
)
def test_spare_is_bound_by_the_limits_of_its_file(guard: str, limits: Limits, code: str) -> None:
    with Reader(guard=f"{_GUARDS}:{guard}") as reader:
        reader.read_data("好".encode(), "good.txt")
        spare_of(reader)

        outcomes = reader.read_data("坏".encode(), "a.txt", limits=limits)

    assert told(outcomes) == [code]


def test_time_that_a_spare_has_waited_is_not_counted(own: Reader) -> None:
    spare = spare_of(own)
    while time.time() - spare.create_time() < 0.6:
        os.sched_yield()

    outcomes = own.read_data("乙".encode(), "a.txt", limits=Limits(wall_seconds=0.5))

    assert told(outcomes) == ["乙"]


@pytest.mark.parametrize("end", [Reader.close, lambda reader: os.kill(reader.child_pid, 9)])
def test_spare_ends_with_its_server(own: Reader, end: object) -> None:
    spare = spare_of(own)

    assert callable(end)
    end(own)

    _, alive = psutil.wait_procs([spare], timeout=_SECONDS)
    assert not alive


def test_papers_of_the_rehearsal_can_be_read(own: Reader) -> None:
    readings = [one for name, data in papers() for one in own.read_data(data, name)]

    assert [one.format for one in readings if isinstance(one, Reading)] == ["pdf", "docx"]
    assert all("关于练习的通知" in text for text in told(readings))
