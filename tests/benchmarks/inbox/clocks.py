"""What the database itself takes for a page: the statements of every connection, added up."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from django.db.backends.signals import connection_created


class StatementClock:
    """Milliseconds and number of the statements that the server has run."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.passed = 0.0
        self.count = 0

    @contextmanager
    def running(self) -> Iterator["StatementClock"]:
        """Count the statements of all connections that are opened meanwhile."""
        connection_created.connect(self._watch)
        try:
            yield self
        finally:
            connection_created.disconnect(self._watch)

    def _watch(self, connection: Any, **_told: Any) -> None:
        if self._timed not in connection.execute_wrappers:
            connection.execute_wrappers.append(self._timed)

    def _timed(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        begun = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            passed = 1000 * (time.perf_counter() - begun)
            with self._lock:
                self.passed += passed
                self.count += 1
