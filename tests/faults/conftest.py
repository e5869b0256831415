import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis
from django.db import connection

from burden.celery import app
from burden.jobs import selectors
from burden.jobs.doorbell import Doorbell
from burden.stack import programs
from burden.stack.children import spawn
from burden.stack.programs import Program
from burden.stack.valkey import Valkey
from burden.stack.waiting import wait_for

CHECKOUT = Path(__file__).resolve().parents[2]


class Site:
    """A broker, workers and a clock as real processes on the database of the test."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._valkey = Valkey(home / "valkey", home / "valkey" / "s")
        self._valkey.prepare()
        self._processes: list[subprocess.Popen[bytes]] = []
        self._broker: subprocess.Popen[bytes] | None = None

    @property
    def home(self) -> Path:
        """Everything the site writes lies below."""
        return self._home

    @property
    def broker_url(self) -> str:
        return f"redis+socket://{self._valkey.socket}"

    @property
    def environment(self) -> dict[str, str]:
        place = connection.settings_dict
        return {
            **os.environ,
            "BURDEN_DATA": str(self._home),
            "DATABASE_URL": f"postgres:///{place['HOST']}/{place['NAME']}?user={place['USER']}",
            "CELERY_BROKER_URL": self.broker_url,
            "SECRET_KEY": "0123456789" * 5,
            "AUDIT_SEAL_KEY": "9876543210" * 5,
            "ALLOWED_HOSTS": "localhost",
        }

    @property
    def rings(self) -> int:
        """Messages in the broker that wake a worker and that none has taken."""
        broker = redis.Redis(unix_socket_path=str(self._valkey.socket))
        waiting = broker.lrange("celery", 0, -1)
        return sum(json.loads(message)["headers"]["task"] == "jobs.work" for message in waiting)

    def start_broker(self) -> None:
        self._broker = self._start(Program("valkey", self._valkey.command(), {}))
        wait_for(self._valkey.answers, seconds=10, what="the broker")

    def kill_broker(self) -> None:
        assert self._broker is not None
        self.kill(self._broker)

    def start_worker(self) -> "subprocess.Popen[bytes]":
        before = selectors.workers_count()
        worker = self._start(
            programs.worker(
                checkout=CHECKOUT, environment=self.environment, app="tests.faults.work"
            )
        )
        wait_for(lambda: selectors.workers_count() > before, seconds=180, what="the worker")
        return worker

    def start_clock(self) -> None:
        self._start(programs.beat(checkout=CHECKOUT, environment=self.environment))

    def kill(self, process: "subprocess.Popen[bytes]") -> None:
        process.kill()
        process.wait()

    def end(self) -> None:
        for process in reversed(self._processes):
            self.kill(process)

    def _start(self, program: Program) -> "subprocess.Popen[bytes]":
        with (self._home / f"{program.name}.log").open("ab") as log:
            process = spawn(
                program.command,
                environment=program.environment,
                when_orphaned=signal.SIGKILL,
                output=log,
                folder=program.folder,
            )
        self._processes.append(process)
        return process


@pytest.fixture
def site(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    home = Path(tempfile.mkdtemp(prefix="burden-test-", dir="/tmp"))
    site = Site(home)
    monkeypatch.setattr(app.conf, "broker_url", site.broker_url)
    monkeypatch.setattr("burden.jobs.services.doorbell", Doorbell())
    site.start_broker()
    site.start_clock()
    yield site
    site.end()
    shutil.rmtree(home, ignore_errors=True)
