"""Questions whose statement Django writes out once; after that other values are put into it.

Django writes a statement out each time it is asked, column by column. Over a few wide tables that
takes longer than the database takes to answer.
"""

from collections.abc import Callable, Collection, Iterator
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, Lookup, QuerySet
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
# Where a value goes, its name, and whether it is how a text begins.
Hole = tuple[int, str, bool]


class Written(Generic[Row]):
    """A question that is the same but for its values, whatever these are.

    A value is compared as it is given, or as how a text begins, and nothing in it may mean more
    in a pattern than itself, as nothing in the path of a unit does.
    """

    def __init__(
        self,
        ask: Callable[..., QuerySet[Any, Row]],
        *,
        may_lack: Collection[str] = (),
        **stand_ins: Any,
    ) -> None:
        """Take the question by the names of its values.

        Args:
            ask: the question for values by name.
            may_lack: names of values that the statement may do without.
            stand_ins: for each name a value that stands for it alone in the statement.
        """
        self._ask, self._may_lack, self._stand_ins = ask, may_lack, stand_ins

    def rows(self, **values: Any) -> list[Row]:
        """What the question itself would give for these values, with all that it fetches along."""
        once = self._once
        if once is None:
            return []
        params = list(once.params)
        for at, name, is_beginning in once.holes:
            params[at] = f"{values[name]}%" if is_beginning else values[name]
        compiler: Any = copy(once.compiler)
        # Each thread has its own, and none is kept here beyond its thread.
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        compiler.as_sql = lambda: (once.sql, tuple(params))
        question: Any = once.question.all()
        question.query.get_compiler = lambda *_using, **_named: compiler
        return list(question)

    def first(self, **values: Any) -> Row | None:
        """The first of the rows, where there is one."""
        return next(iter(self.rows(**values)), None)

    @cached_property
    def _once(self) -> "_Once | None":
        question = self._ask(**self._stand_ins)
        compiler: Any = question.query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            sql, params = compiler.as_sql()
        except EmptyResultSet:
            return None
        columns = [column for column, *_more in compiler.select[: compiler.col_count]]
        converters = compiler.get_converters(columns)
        compiler.get_converters = lambda _columns: converters
        compiler.connection = None
        holes = [hole for at, one in enumerate(params) for hole in self._holes(at, one)]
        filled = {name for _at, name, _is_beginning in holes}
        if missing := self._stand_ins.keys() - filled - set(self._may_lack):
            raise ValueError(f"not in the statement: {', '.join(sorted(missing))}")
        return _Once(question, compiler, sql, tuple(params), holes)

    def _holes(self, at: int, param: Any) -> Iterator[Hole]:
        for name, stand_in in self._stand_ins.items():
            if param == stand_in:
                yield at, name, False
            elif isinstance(stand_in, str) and param == f"{stand_in}%":
                yield at, name, True


@dataclass(frozen=True)
class _Once:
    """What was written: the statement, its parameters, and which of them are the values."""

    question: QuerySet[Any, Any]
    compiler: SQLCompiler
    sql: str
    params: tuple[Any, ...]
    holes: list[Hole]


@Field.register_lookup
class Among(Lookup):
    """`among`: one of a list, which is one value of the statement however long it is."""

    lookup_name = "among"

    def get_prep_lookup(self) -> list[Any]:
        """The list as the column keeps its values."""
        return [self.lhs.output_field.get_prep_value(one) for one in self.rhs]

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """The comparison for PostgreSQL."""
        left, params = self.process_lhs(compiler, connection)
        return f"{left} = ANY(%s)", (*params, self.rhs)
