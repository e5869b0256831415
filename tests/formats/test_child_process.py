"""Whatever a parser does to its process, the reader answers with a code and lives on."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from docs_audit.formats import Limits, Outcome, Reader, Reading
from tests.samples.office import zipped

# A guard runs inside the child, as the parsers do: these do what a broken parser would.
_GUARDS = "tests.samples.broken_guards"
MIB = 1024 * 1024


def codes(outcomes: list[Outcome]) -> list[str]:
    return [
        outcome.format if isinstance(outcome, Reading) else outcome.code for outcome in outcomes
    ]


@pytest.mark.parametrize(
    ("guard", "limits", "code"),
    [
        ("hang", Limits(wall_seconds=0.5), "timed_out"),
        ("spin", Limits(cpu_seconds=1), "timed_out"),
        ("eat_memory", Limits(memory_bytes=200 * MIB), "too_large"),
        ("crash", Limits(), "damaged"),
        ("fail", Limits(), "damaged"),
        ("kill_itself", Limits(), "damaged"),
    ],
)
def test_broken_parser_is_turned_into_a_code(guard: str, limits: Limits, code: str) -> None:
    with Reader(guard=f"{_GUARDS}:{guard}") as reader:
        first = reader.read_data("坏".encode(), "a.txt", limits=limits)
        second = reader.read_data("好".encode(), "good.txt", limits=limits)

    assert codes(first) == [code]
    assert codes(second) == ["txt"]


def test_member_that_kills_its_reader_costs_only_itself() -> None:
    data = zipped({"1.txt": "好", "坏.txt": "坏", "3.txt": "好"})

    with Reader(guard=f"{_GUARDS}:kill_itself") as reader:
        outcomes = reader.read_data(data, "good.zip")

    assert codes(outcomes) == ["zip", "txt", "damaged", "txt"]
    assert outcomes[2].member == "坏.txt"


def test_slow_members_each_get_their_own_time() -> None:
    data = zipped({f"{number}.txt": "慢" for number in range(6)})

    with Reader(guard=f"{_GUARDS}:linger") as reader:
        outcomes = reader.read_data(data, "good.zip", limits=Limits(wall_seconds=1.0))

    assert codes(outcomes) == ["zip", *["txt"] * 6]


def test_reader_starts_anew_when_its_child_was_killed() -> None:
    with Reader() as own:
        own.read_data("甲".encode(), "a.txt")
        _kill(own)

        outcomes = own.read_data("乙".encode(), "a.txt")

    assert codes(outcomes) == ["txt"]


def test_threads_read_at_once_through_one_reader(reader: Reader) -> None:
    found: dict[int, list[Outcome]] = {}

    def read(number: int) -> None:
        found[number] = reader.read_data(f"第{number}份".encode(), "a.txt")

    threads = [threading.Thread(target=read, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    texts = {number: getattr(outcomes[0], "text", "") for number, outcomes in found.items()}
    assert texts == {number: f"第{number}份" for number in range(12)}


def test_forked_process_reads_through_a_child_of_its_own() -> None:
    script = (
        "import os, sys\n"
        "from docs_audit.formats import read_data\n"
        "read_data(b'a', 'a.txt')\n"
        "pid = os.fork()\n"
        "text = read_data(b'b', 'a.txt')[0].text\n"
        "if pid == 0: os._exit(0 if text == 'b' else 1)\n"
        "_, status = os.waitpid(pid, 0)\n"
        "sys.exit(status or text != 'b')\n"
    )

    done = subprocess.run([sys.executable, "-c", script], cwd=_root(), timeout=60, check=False)

    assert done.returncode == 0


def test_child_ends_with_the_process_that_started_it() -> None:
    script = (
        "import os\n"
        "from docs_audit.formats import Reader\n"
        "reader = Reader()\n"
        "reader.read_data(b'a', 'a.txt')\n"
        "print(reader.child_pid, flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=_root(),
        capture_output=True,
        timeout=60,
        text=True,
        check=False,
    )

    assert done.returncode == -signal.SIGKILL
    assert _ends(int(done.stdout))


def test_nothing_a_parser_prints_reaches_the_outside(capfd: pytest.CaptureFixture[str]) -> None:
    with Reader(guard=f"{_GUARDS}:chatter") as reader:
        reader.read_data("密语".encode(), "a.txt")

    out, err = capfd.readouterr()
    assert "密语" not in out + err


def test_secrets_of_the_environment_stay_with_the_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")

    with Reader(guard=f"{_GUARDS}:look_around") as reader:
        outcomes = reader.read_data("文".encode(), "a.txt")

    assert codes(outcomes) == ["txt"]


def _kill(reader: Reader) -> None:
    os.kill(reader.child_pid, signal.SIGKILL)


def _ends(pid: int) -> bool:
    """Whether the process is gone, or a zombie, within the time its own check takes."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        status = Path(f"/proc/{pid}/stat")
        if not status.exists() or status.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        os.sched_yield()
    return False


def _root() -> Path:
    return Path(__file__).parents[2]
