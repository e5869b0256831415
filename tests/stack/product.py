"""Runs the product as `make run` does, in a data folder of its own."""

import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path
from typing import Any, Self
from urllib.error import URLError

import psycopg2

from burden.stack.making import PASSAGE
from burden.stack.postgres import DATABASE, ROLE
from burden.stack.waiting import wait_for

CHECKOUT = Path(__file__).resolve().parents[2]
_READY_SECONDS = 180


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class RunningProduct:
    """One supervisor at a time on a data folder below /tmp, where sockets have short paths."""

    def __init__(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="burden-test-", dir="/tmp"))
        self.home.chmod(PASSAGE)
        self.data = self.home / "data"
        self.port = free_port()
        self._said = self.home / "said"
        self._supervisor: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._supervisor is not None:
            self.end(signal.SIGTERM)
        shutil.rmtree(self.home, ignore_errors=True)

    @property
    def environment(self) -> dict[str, str]:
        served = ("DATABASE_URL", "CELERY_BROKER_URL")
        kept = {name: value for name, value in os.environ.items() if name not in served}
        return {**kept, "BURDEN_DATA": str(self.data)}

    def command(self, *arguments: str, **environment: str) -> "subprocess.Popen[str]":
        """A supervisor, started and not waited for."""
        command = [sys.executable, "manage.py", "run_stack", "--without-demo"]
        with self._said.open("w") as said:
            return subprocess.Popen(
                [*command, f"--port={self.port}", *arguments],
                cwd=CHECKOUT,
                env={**self.environment, **environment},
                stdout=said,
                stderr=subprocess.PIPE,
                text=True,
            )

    def refusal(self, **environment: str) -> str:
        """What a supervisor says that cannot start; it must end by itself."""
        process = self.command(**environment)
        _, said = process.communicate(timeout=_READY_SECONDS)
        assert process.returncode == 1
        return said

    def said(self) -> str:
        """What the last supervisor wrote on its standard output so far."""
        return self._said.read_text()

    def manage(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """A command of `manage.py` beside the running product."""
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=CHECKOUT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def start(self, *arguments: str) -> None:
        self._supervisor = self.command(*arguments)
        wait_for(
            lambda: self._ended() or "Ready: " in self.said(),
            seconds=_READY_SECONDS,
            what="the product",
            step=0.25,
        )
        assert not self._ended(), self._supervisor.communicate()

    def _ended(self) -> bool:
        return self._supervisor is not None and self._supervisor.poll() is not None

    def end(self, sign: signal.Signals) -> tuple[int, str]:
        """Send the signal, wait for supervisor and children; return its code and what it said."""
        assert self._supervisor is not None
        self._supervisor.send_signal(sign)
        self._supervisor.communicate(timeout=60)
        wait_for(self.children_are_gone, seconds=30, what="the children to end")
        code, self._supervisor = self._supervisor.returncode, None
        return code, self.said()

    def children_are_gone(self) -> bool:
        """Every child inherits this lock, so it is free when no child is left."""
        with (self.data / "children.lock").open() as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True

    def children(self) -> dict[str, int]:
        """Process ids of the supervisor's own children by a word of their command line."""
        assert self._supervisor is not None
        words = ("postgres", "valkey-server", "gunicorn", "worker", "beat")
        found: dict[str, int] = {}
        for pid in self._pids():
            try:
                line = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
            except (FileNotFoundError, ProcessLookupError):
                # It ended since the list of children was read.
                continue
            found |= {
                word: pid for word in words if word in line.rpartition("/")[2] or word in line
            }
        return found

    def _pids(self) -> list[int]:
        assert self._supervisor is not None
        task = Path(f"/proc/{self._supervisor.pid}/task/{self._supervisor.pid}/children")
        return [int(pid) for pid in task.read_text().split()]

    def health(self) -> dict[str, Any]:
        """The health page; empty while nobody answers."""
        try:
            with urllib.request.urlopen(
                f"http://127.0.0.1:{self.port}/health/", timeout=5
            ) as answer:
                health: dict[str, Any] = json.load(answer)
                return health
        except (URLError, OSError):
            return {}

    def database(self) -> "psycopg2.extensions.connection":
        connection = psycopg2.connect(host=str(self.data / "postgres"), user=ROLE, dbname=DATABASE)
        connection.autocommit = True
        return connection
