"""Questions of what a person may see, each written out once for everybody of a role."""

from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet

from burden.organisations.models import Unit, User
from burden.stack.written import Written

Row = TypeVar("Row")
# Of whom the statement is written: values that stand for scope and account alone.
_PATH, _SCOPE, _PERSON = "-/", -7_001, -7_002


class Seen(Generic[Row]):
    """A question of what a person may see.

    Role, scope and account alone tell what that is, so people of one role are asked for by one
    statement with other values (`tests/security/test_what_a_reader_sees.py` keeps it so).
    """

    def __init__(self, ask: Callable[..., QuerySet[Any, Row]], **stand_ins: Any) -> None:
        """Take the question by its reader, its shape and the names of its values.

        Args:
            ask: the question for a reader, what else makes it another statement, and values by
                name.
            stand_ins: for each name a value that stands for it alone in the statement.
        """
        self._ask, self._stand_ins = ask, stand_ins
        self._written: dict[tuple[Hashable, ...], Written[Row]] = {}

    def rows(self, reader: User, *shape: Hashable, **values: Any) -> list[Row]:
        """What the question itself would give; nothing to whom has no scope or may not sign in."""
        scope = reader.scope
        if scope is None or not reader.is_active:
            return []
        written = self._of_role(reader.role, *shape)
        return written.rows(path=scope.path, scope=scope.pk, person=reader.pk, **values)

    def first(self, reader: User, *shape: Hashable, **values: Any) -> Row | None:
        """The first of the rows, where there is one."""
        return next(iter(self.rows(reader, *shape, **values)), None)

    def _of_role(self, role: str, *shape: Hashable) -> Written[Row]:
        found = self._written.get((role, *shape))
        if found is None:
            found = Written(
                lambda path, scope, person, **values: self._ask(
                    User(pk=person, role=role, scope=Unit(pk=scope, path=path)), *shape, **values
                ),
                may_lack=("path", "scope", "person"),
                path=_PATH,
                scope=_SCOPE,
                person=_PERSON,
                **self._stand_ins,
            )
            self._written[role, *shape] = found
        return found
