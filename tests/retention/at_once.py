"""Two at one moment: an act on a connection of its own, and whether one waits for the other."""

import threading
from collections.abc import Callable

from django.db import connection, connections


def beside(act: Callable[[], None]) -> threading.Thread:
    """The act on a connection of its own, which is closed at its end."""

    def acted() -> None:
        try:
            act()
        finally:
            connections.close_all()

    thread = threading.Thread(target=acted)
    thread.start()
    return thread


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(cursor.fetchone()[0])
