"""Locks that hold until the end of the transaction, for changes of a whole tree."""

import zlib

from django.db import connection

# In one go, since whoever waits for the lock waits for its holder's way to the database as well.
_HOLD = """
SET LOCAL lock_timeout = '60s';
SELECT pg_advisory_xact_lock(%s);
SET LOCAL lock_timeout TO DEFAULT
"""


def hold(name: str) -> None:
    """Wait until no other transaction holds the lock of that name, then hold it to the commit.

    Waiting in this queue is longer than elsewhere: an import of a whole province takes a while.
    """
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, [zlib.crc32(name.encode())])
