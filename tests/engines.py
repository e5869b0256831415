"""The servers that tests run against: made for one session, on unix sockets, gone afterwards."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

import psycopg2

from burden.stack.account import unprivileged
from burden.stack.children import spawn
from burden.stack.making import PASSAGE
from burden.stack.postgres import DATABASE, ROLE, Postgres
from burden.stack.waiting import wait_for


class TestPostgres:
    """A throwaway embedded PostgreSQL; what it writes need not reach the disk."""

    __test__ = False

    def __init__(self) -> None:
        # /tmp, whatever TMPDIR is: a socket's path must be short.
        self.folder = Path(tempfile.mkdtemp(prefix="burden-test-", dir="/tmp"))
        self.folder.chmod(PASSAGE)
        self._postgres = Postgres(
            self.folder / "postgres", self.folder / "postgres", unprivileged()
        )
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def socket_folder(self) -> Path:
        return self._postgres.socket_folder

    def start(self, *, fsync: str = "off") -> None:
        self._postgres.prepare(options=("--no-sync",))
        with (self.folder / "log").open("wb") as log:
            self._process = spawn(
                self._postgres.command(fsync=fsync, max_connections="100"),
                environment=self._postgres.environment,
                when_orphaned=signal.SIGQUIT,
                account=self._postgres.account,
                output=log,
            )
        wait_for(self._answers, seconds=30, what="the PostgreSQL of the tests")

    def _answers(self) -> bool:
        try:
            self.connect().close()
        except psycopg2.OperationalError:
            return False
        return True

    def connect(self, database: str = "postgres") -> "psycopg2.extensions.connection":
        return psycopg2.connect(host=str(self.socket_folder), user=ROLE, dbname=database)

    def stop(self) -> None:
        if self._process is not None:
            os.kill(self._process.pid, signal.SIGINT)
            self._process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


__all__ = ("DATABASE", "TestPostgres")
