"""Locks that hold until the end of the transaction, for changes of a whole tree."""

import zlib

from django.db import connection

# In one go, since whoever waits for the lock waits for its holder's way to the database as well.
_WAIT = """
SET LOCAL lock_timeout = '60s';
SELECT {lock}(%s);
SET LOCAL lock_timeout TO DEFAULT
"""
_HOLD = _WAIT.format(lock="pg_advisory_xact_lock")
_SHARE = _WAIT.format(lock="pg_advisory_xact_lock_shared")


def hold(name: str) -> None:
    """Wait until no other transaction holds the lock of that name, then hold it to the commit.

    Waiting in this queue is longer than elsewhere: an import of a whole province takes a while.
    """
    _wait(_HOLD, name)


def share(name: str) -> None:
    """Keep others from `hold` of that name to the commit; any number may share it at once."""
    _wait(_SHARE, name)


def _wait(statement: str, name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, [zlib.crc32(name.encode())])
