"""Locks that hold until the end of the transaction, for changes of a whole tree."""

import zlib

from django.db import connection


def hold(name: str) -> None:
    """Wait until no other transaction holds the lock of that name, then hold it to the commit.

    Waiting in this queue is longer than elsewhere: an import of a whole province takes a while.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '60s'")
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [zlib.crc32(name.encode())])
        cursor.execute("SET LOCAL lock_timeout TO DEFAULT")
