"""How many statements a page of a list may take, whatever the number of its rows."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

READING = 15
# Its entry in the log: the end of the chain held, the entry, the end moved on; a savepoint around
# them, which is a transaction outside of tests.
ENTRY = 5


@contextmanager
def few_statements() -> Iterator[None]:
    """Hold what is done inside to the statements that a page may read by, and its entry's."""
    with CaptureQueriesContext(connection) as told:
        yield
    statements = [str(one["sql"]) for one in told.captured_queries]
    page = [one for one in statements if "audit_" not in one and "SAVEPOINT" not in one]
    assert len(page) <= READING
    assert len(statements) <= READING + ENTRY
