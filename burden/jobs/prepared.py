"""Statements that a connection plans once: of many the plan took longer to make than to follow."""

from collections.abc import Iterable, Mapping
from typing import Any
from weakref import WeakKeyDictionary

from django.db import connection
from django.db.backends.utils import CursorWrapper

# What each connection to the database knows; it forgets all of it with its end.
_known: WeakKeyDictionary[Any, set[str]] = WeakKeyDictionary()


class Prepared:
    """A statement with parameters by name.

    The database looks at what the first few calls ask for, and then keeps one plan for all of
    them where it is as good. So no plan may depend on a value, and what an index of an expression
    is made of has to stand in the statement itself.
    """

    def __init__(self, name: str, types: Mapping[str, str], sql: str) -> None:
        """`types` are those of the parameters; the name is the statement's alone."""
        body = sql.replace("%%", "%")
        for number, parameter in enumerate(types, start=1):
            body = body.replace(f"%({parameter})s", f"${number}")
        asked = ", ".join(f"%({parameter})s" for parameter in types)
        self._name = name
        self._prepare = f"PREPARE {name} ({', '.join(types.values())}) AS {body}"
        self._execute = f"EXECUTE {name} ({asked})"

    def run(self, values: Mapping[str, Any], *, after: "Iterable[Call]" = ()) -> None:
        """Follow it for these values of the parameters, where it answers nothing.

        Those of `after` are followed before it, all in one way to the database.
        """
        with connection.cursor() as cursor:
            told = []
            for statement, of_statement in (*after, (self, values)):
                statement._made_known(cursor)
                told.append(cursor.mogrify(statement._execute, of_statement).decode())
            cursor.execute("; ".join(told))

    def rows(
        self, values: Mapping[str, Any], *, after: "Prepared | None" = None
    ) -> list[tuple[Any, ...]]:
        """What the database answers for these values of the parameters.

        `after` is sent ahead with values of the same names, and its answer is not looked at: one
        way to the database for both, and this one sees what was committed until that was done.
        """
        with connection.cursor() as cursor:
            self._made_known(cursor)
            ahead = ""
            if after is not None:
                after._made_known(cursor)
                ahead = f"{after._execute}; "
            cursor.execute(ahead + self._execute, values)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows

    def _made_known(self, cursor: CursorWrapper) -> None:
        known = _known.setdefault(connection.connection, set())
        if self._name not in known:
            cursor.execute(self._prepare)
            known.add(self._name)


# A statement and the values of its parameters.
Call = tuple[Prepared, Mapping[str, Any]]
