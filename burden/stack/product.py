"""Starts the whole product from an empty folder: engines, preparation, web, worker, beat."""

import csv
import json
import os
import shutil
import signal
import socket
import sys
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

import psycopg2

from burden.stack import keys, making, programs
from burden.stack.account import unprivileged
from burden.stack.errors import StackError
from burden.stack.folders import DataFolder
from burden.stack.locks import FolderLock
from burden.stack.postgres import DATABASE, ROLE, Postgres
from burden.stack.programs import Program
from burden.stack.supervisor import Supervisor, rotate
from burden.stack.valkey import Valkey

_ENGINE_SECONDS = 60
_SERVICE_SECONDS = 120


@dataclass(frozen=True)
class Product:
    """What is to be started: an engine is embedded unless the environment names a served one.

    `restores` is a backup to be brought back before anything uses the database.
    """

    checkout: Path
    data: DataFolder
    port: int
    embeds_postgres: bool
    embeds_valkey: bool
    loads_demo: bool
    restores: Path | None
    say: Callable[[str], None]

    def run(self) -> None:
        """Start all, say where it is, keep it alive until told to end, end all.

        Raises:
            StackError: it cannot start as things are; nothing is left running.
        """
        self._make_folders()
        lock = FolderLock(self.data.root)
        lock.take()
        _require_free(self.port)
        supervisor = Supervisor(logs=self.data.logs, inherited=lock.children, say=self.say)
        try:
            self._start(supervisor)
            supervisor.watch()
        finally:
            self.say("Stopping …")
            supervisor.stop()

    def _make_folders(self) -> None:
        making.root_of_data(self.data.root)
        if self.data.sockets != self.data.root:
            making.folder(
                self.data.sockets, mode=making.PASSAGE if os.geteuid() == 0 else making.PRIVATE
            )
        shutil.rmtree(self.data.metrics, ignore_errors=True)
        for folder in (self.data.logs, self.data.metrics):
            making.folder(folder)
        for key in (self.data.secret_key, self.data.seal_key):
            keys.make_key(key)
        rotate(list(self.data.logs.glob("*.log")))

    def _start(self, supervisor: Supervisor) -> None:
        if self.embeds_postgres:
            self._start_postgres(supervisor)
        if self.embeds_valkey:
            self._start_valkey(supervisor)
        if self.restores is not None:
            self.say(f"{self.restores} is brought back …")
            supervisor.run(self._command("restore", "restore", str(self.restores)))
        supervisor.run(self._command("prepare", "prepare_stack"))
        for program in self._services():
            if not supervisor.ending:
                supervisor.start(program)
        if not supervisor.ending:
            supervisor.wait_until(
                self._is_well, what="web, worker and clock", seconds=_SERVICE_SECONDS
            )
        if self.loads_demo and not (self.data.demo / "loaded").exists():
            self._load_demo(supervisor)
        if not supervisor.ending:
            self.say(f"Ready: {self._address}")
            self._say_accounts()

    def _services(self) -> tuple[Program, ...]:
        checkout, environment = self.checkout, self._environment()
        return (
            programs.web(
                port=self.port,
                checkout=checkout,
                environment=environment,
                metrics=self.data.metrics,
            ),
            programs.worker(checkout=checkout, environment=environment),
            programs.beat(checkout=checkout, environment=environment),
        )

    def _load_demo(self, supervisor: Supervisor) -> None:
        """While the workers run, since they do most of it; the product is of use without it."""
        self.say(f"{self._address} is up; a demo county is loaded into an empty database …")
        try:
            supervisor.run(self._command("demo", "load_demo", "--if-empty"))
        except StackError as error:
            self.say(f"{error}\nThe next start tries again.")

    def _say_accounts(self) -> None:
        accounts = self.data.demo / "accounts.csv"
        if accounts.exists():
            self.say(f"Demo accounts (kept in {accounts}):")
            with accounts.open(encoding="utf-8-sig", newline="") as file:
                for row in csv.DictReader(file):
                    self.say("  {username:20} {password:14} {role}".format_map(row))

    @property
    def _address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def _command(self, name: str, *arguments: str) -> Program:
        command = [sys.executable, str(self.checkout / "manage.py"), *arguments]
        return Program(name, command, self._environment(), self.checkout)

    def _start_postgres(self, supervisor: Supervisor) -> None:
        account = unprivileged()
        postgres = Postgres(self.data.postgres, self.data.postgres_socket, account)
        postgres.prepare()
        supervisor.start(
            Program(
                "postgres",
                postgres.command(),
                postgres.environment,
                account=account,
                stop=signal.SIGINT,
                orphaned=signal.SIGINT,
                stop_seconds=60,
                is_engine=True,
            )
        )
        supervisor.wait_until(self._database_exists, what="PostgreSQL", seconds=_ENGINE_SECONDS)

    def _database_exists(self) -> bool:
        """Whether the server answers; makes the product's database at the first time."""
        try:
            connection = psycopg2.connect(
                host=str(self.data.postgres_socket), user=ROLE, dbname="postgres"
            )
        except psycopg2.OperationalError:
            return False
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if cursor.fetchone() is None:
                cursor.execute(f"CREATE DATABASE {DATABASE}")
        connection.close()
        return True

    def _start_valkey(self, supervisor: Supervisor) -> None:
        valkey = Valkey(self.data.valkey, self.data.valkey_socket)
        valkey.prepare()
        supervisor.start(Program("valkey", valkey.command(), _plain_environment(), is_engine=True))
        supervisor.wait_until(valkey.answers, what="Valkey", seconds=_ENGINE_SECONDS)

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "BURDEN_DATA": str(self.data.root),
            "DJANGO_SETTINGS_MODULE": "burden.settings",
            "PYTHONUNBUFFERED": "1",
        }

    def _is_well(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self._address}health/", timeout=5) as answer:
                return bool(json.load(answer)["state"] == "ok")
        except (URLError, OSError, ValueError):
            return False


def _plain_environment() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise StackError(
                f"Port {port} is taken by another program. Name another one: PORT=8001 make run"
            ) from error
