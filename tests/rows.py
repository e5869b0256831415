"""The rows of the tests' database: taken away after a test, and brought back as they were made.

Triggers and foreign keys, which watch over what the product writes, are not asked about rows that
come and go as they are; so the role that runs the tests is a superuser of their server.
"""

import copy
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar

from django.core.management import call_command
from django.db import connection, transaction

_Made = TypeVar("_Made")
# Django makes these rows of the models, and no test adds any.
_OF_THE_MODELS = {"auth_permission", "django_content_type"}
# Bytes. What is deleted still lies where it was, and is passed over by whoever looks there.
_GROWN = 2**20


def empty() -> None:
    """Take every row away that a test has left, once the requests under way have ended.

    Django's `flush` truncates all tables: new files for each of them and its indexes, which every
    connection gets to know anew. A test writes some hundred rows, and deleting those costs a tenth
    of that. Once a table has grown all the same, all are truncated.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {', '.join(_tables())} IN ACCESS EXCLUSIVE MODE")
        has_grown = max(_written(cursor).values(), default=0) > _GROWN
        if not has_grown:
            _take_away(cursor)
    if has_grown:
        call_command("flush", verbosity=0, interactive=False, reset_sequences=False)


@dataclass(frozen=True)
class _World:
    """What its maker returned, and the rows and files that belong to it."""

    told: Any
    rows: Mapping[str, str]
    files: Path


_WORLDS: dict[tuple[object, ...], _World] = {}


@dataclass(frozen=True)
class Once:
    """Makes a world once a process; whoever asks for it again gets it back, keys and all.

    In the database there is nothing else then, whatever the test had made before. All of them
    are equal, so that a world may be made of another one.
    """

    folder: Path = field(compare=False)
    kept: Path = field(compare=False)

    def __call__(self, make: Callable[..., _Made], *arguments: object) -> _Made:
        """What `make(*arguments)` returns, with its rows and its files below the folder."""
        key = (make, *arguments)
        world = _WORLDS.get(key)
        if world is None:
            told = make(*arguments)
            files = self.kept / str(len(_WORLDS))
            shutil.copytree(self.folder, files)
            _WORLDS[key] = _World(copy.deepcopy(told), _rows(), files)
        else:
            told = copy.deepcopy(world.told)
            _bring_back(world.rows)
            shutil.rmtree(self.folder)
            shutil.copytree(world.files, self.folder)
        return told


def _rows() -> dict[str, str]:
    """Every row there is, by table, in PostgreSQL's own text."""
    found = {}
    with connection.cursor() as cursor:
        for table in _written(cursor):
            text = StringIO()
            cursor.copy_expert(f"COPY {table} TO STDOUT", text)
            found[table] = text.getvalue()
    return found


def _bring_back(rows: Mapping[str, str]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        _take_away(cursor)
        with _unwatched(cursor):
            for table, text in rows.items():
                cursor.copy_expert(f"COPY {table} FROM STDIN", StringIO(text))


def _take_away(cursor: Any) -> None:
    with _unwatched(cursor):
        for table in _written(cursor):
            cursor.execute(f"DELETE FROM {table}")


@contextmanager
def _unwatched(cursor: Any) -> Iterator[None]:
    """Without triggers, those of foreign keys among them."""
    cursor.execute("SET LOCAL session_replication_role = replica")
    yield
    cursor.execute("SET LOCAL session_replication_role = origin")


def _written(cursor: Any) -> dict[str, int]:
    """Tables that something was written to since they were truncated, and their size in bytes."""
    cursor.execute(
        "SELECT name, pg_table_size(name) FROM unnest(%s::regclass[]) name"
        " WHERE pg_relation_size(name) > 0",
        [list(_tables())],
    )
    return dict(cursor.fetchall())


@cache
def _tables() -> tuple[str, ...]:
    names = connection.introspection.django_table_names(only_existing=True, include_views=False)
    return tuple(sorted(connection.ops.quote_name(name) for name in {*names} - _OF_THE_MODELS))
