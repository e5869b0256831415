"""PostgreSQL's own programs, told where the product's database is."""

import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from django.conf import settings
from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient

from burden.stack.account import unprivileged
from burden.stack.postgres import Postgres
from burden.upkeep.errors import UpkeepError

_BEGIN = b"BEGIN; DROP SCHEMA public CASCADE; CREATE SCHEMA public;\n"
_COMMIT = b"\nCOMMIT;\n"


def dump(target: Path, *, snapshot: str) -> None:
    """Write the database as the open transaction that exported `snapshot` sees it.

    Raises:
        UpkeepError: pg_dump is missing, older than the server, or failed.
    """
    where, environment = _place()
    with TemporaryFile() as said:
        done = subprocess.run(
            [
                _path("pg_dump"),
                "--format=custom",
                "--no-owner",
                "--no-privileges",
                f"--snapshot={snapshot}",
                f"--file={target}",
                *where,
            ],
            env=environment,
            stderr=said,
            check=False,
        )
        _require("pg_dump", done.returncode, said)


def load(dumped: Path) -> None:
    """Put a dump in the place of all that is in the database, in one transaction.

    The transaction ends well only after the last byte of the dump: psql would also commit one that
    breaks off.

    Raises:
        UpkeepError: a program is missing or failed; the database is as it was.
    """
    where, environment = _place()
    read_from = [_path("pg_restore"), "--no-owner", "--no-privileges", "--file=-", str(dumped)]
    write_to = [_path("psql"), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", *where]
    with TemporaryFile() as read_said, TemporaryFile() as written_said:
        reader = subprocess.Popen(
            read_from, env=environment, stdout=subprocess.PIPE, stderr=read_said
        )
        writer = subprocess.Popen(
            write_to,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=written_said,
        )
        assert reader.stdout is not None
        assert writer.stdin is not None
        with suppress(BrokenPipeError), writer.stdin as target, reader.stdout as source:
            target.write(_BEGIN)
            shutil.copyfileobj(source, target)
            if reader.wait() == 0:
                target.write(_COMMIT)
        _require("psql", writer.wait(), written_said)
        _require("pg_restore", reader.wait(), read_said)


def others_connected() -> int:
    """How many other sessions use the database now."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        count: int = cursor.fetchone()[0]
        return count


def _place() -> tuple[list[str], dict[str, str]]:
    """Arguments and environment that lead to the database; a password goes by the environment."""
    command, environment = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    return command[1:], {**os.environ, "LC_ALL": "C", **(environment or {})}


def _path(program: str) -> str:
    """The wheel's own program beside the embedded server, else the one that is installed."""
    if settings.EMBEDDED:
        postgres = Postgres(settings.DATA.postgres, settings.DATA.postgres_socket, unprivileged())
        return str(postgres.program(program))
    found = shutil.which(program)
    if found is None:
        raise UpkeepError(
            f"{program} is not installed. Install the client programs of PostgreSQL, of the "
            "server's version or newer (Debian: apt-get install postgresql-client)."
        )
    return found


def _require(program: str, code: int, said: IO[bytes]) -> None:
    if code != 0:
        said.seek(0)
        raise UpkeepError(f"{program} failed:\n{said.read().decode(errors='replace').strip()}")
