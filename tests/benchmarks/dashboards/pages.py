"""How long every page takes: its own time, the number of its queries, and their bare time.

Each page is asked for by an inspector of the province, for the whole province, a city, a county
and a township, and for a month, a quarter and a year. Its time is that of a process of the web
server: from the request as gunicorn hands it over to the last byte of the answer, through every
middleware; making the request and taking the answer apart are not in it.

The bare time is that of the page's own statements, sent again one after the other over the same
connection: all of them, those of the session and the account, and what the page writes (the entry
of a look at evidence) as well. They are recorded in a transaction that is rolled back and sent in
one that is rolled back, so that what they write is free again. A commit is therefore in no bare
time, nor is the sign of life that the connection gives before the first statement of a request;
both are in the page's.
"""

import io
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from itertools import product
from typing import Any
from urllib.parse import quote

import numpy as np
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from burden.findings.models import Finding
from burden.matters.models import Item
from burden.organisations.models import Role, Unit, User
from burden.stack.garbage import leave_start_up_alone
from docs_audit.models import Match, Paper
from meetings.models import Meeting
from tests.benchmarks.dashboards import plain
from tests.factories.administration import make_person

MOST_QUERIES, MOST_TIMES = 15, 3
# What every page of the house costs, whatever it tells: sign-in, rail, head and foot.
EMPTY = "/search/"
# Requests for a page of Django's own.
_PLAIN = 40
ROUNDS = int(os.environ.get("DASHBOARDS_ROUNDS", "2"))
ONLY = os.environ.get("DASHBOARDS_PAGES", "")


@dataclass(frozen=True)
class World:
    """Units by level, the highest first, the periods looked at, and what a page may take."""

    levels: list[list[Unit]]
    periods: tuple[str, ...] = ("2025-06", "2025-Q2", "2025")
    limit_ms: int = 300


Addresses = Callable[[World], Iterator[str]]


@dataclass
class Times:
    """Milliseconds of a page's requests, of their statements alone, of empty pages between.

    `queries` are the statements that read.
    """

    page: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    empty: list[float] = field(default_factory=list)
    queries: int = 0
    slowest: str = ""


def main(levels: list[list[Unit]]) -> dict[str, Any]:
    """Figures by page of a province that `database.fill` filled."""
    return figures_of(World(levels))


class Reader:
    """Someone who is signed in with a browser and asks for pages, as the web server passes on."""

    def __init__(self, person: User) -> None:
        client = Client()
        client.force_login(person, "django.contrib.auth.backends.ModelBackend")
        self._server = WSGIHandler()
        self._cookies: SimpleCookie = client.cookies
        self._status = 0

    def ask(self, address: str) -> float:
        """Milliseconds until a page is there.

        Raises:
            RuntimeError: there is no such page for this reader.
        """
        environ = self._environ(address)
        begun = time.perf_counter()
        answer = self._server(environ, self._begin)
        for part in answer:
            len(part)
        answer.close()
        took = 1_000 * (time.perf_counter() - begun)
        if self._status != 200:
            raise RuntimeError(f"{address}: {self._status}")
        return took

    def _environ(self, address: str) -> dict[str, Any]:
        path, _mark, query = address.partition("?")
        return {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": path,
            "QUERY_STRING": quote(query, safe="=&%"),
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "localhost",
            "HTTP_ACCEPT_LANGUAGE": "zh-hans",
            "HTTP_COOKIE": self._cookies.output(attrs=[], header="", sep=";").strip(),
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": False,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }

    def _begin(
        self, status: str, headers: list[tuple[str, str]], _error: Any = None
    ) -> Callable[[bytes], object]:
        self._status = int(status.split(maxsplit=1)[0])
        for name, value in headers:
            if name == "Set-Cookie":
                self._cookies.load(value)
        # What writes by hand, as servers of old let; no page does.
        return len


def figures_of(world: World) -> dict[str, Any]:
    """Figures by page, then how many miss a limit."""
    call_command("collectstatic", interactive=False, verbosity=0)
    person = make_person(Role.INSPECTOR, world.levels[0][0])
    reader = Reader(person)
    # As a process of the web server does before its first page.
    leave_start_up_alone()
    figures: dict[str, Any] = {"Django's own": _of_django(person)}
    for name, addresses in _PAGES.items():
        if ONLY and not re.search(ONLY, name):
            continue
        figures[name] = _figures(measured(reader, list(addresses(world))), world.limit_ms)
    above = sum(bool(one.get("above")) for one in figures.values())
    return figures | {"pages above a limit": above}


def _of_django(person: User) -> dict[str, Any]:
    """What a page of Django as it comes takes, as a peer; no limit is held against it."""
    with override_settings(**plain.SETTINGS):
        times = measured(Reader(person), [plain.ADDRESS] * _PLAIN, beside=plain.ADDRESS)
    page, bare = (float(np.percentile(column, 95)) for column in (times.page, times.bare))
    return {"p95 ms": round(page, 1), "bare p95 ms": round(bare, 1), "times": round(page / bare, 2)}


def measured(reader: Reader, addresses: list[str], *, beside: str = EMPTY) -> Times:
    """What the pages at these addresses take a reader who has been there before.

    Another page is asked for `beside` each of them.
    """
    times = Times()
    for address in addresses:
        reader.ask(address)
        for _round in range(ROUNDS):
            # Anew each time: the entry that a look leaves is written with the number that is next.
            statements = _statements(reader, address)
            times.bare.append(_bare(statements))
            reads = sum(one.lstrip("( \n").startswith(("SELECT", "WITH")) for one in statements)
            times.queries = max(times.queries, reads)
            took = reader.ask(address)
            if took > max(times.page, default=0):
                times.slowest = address
            times.page.append(took)
            times.empty.append(reader.ask(beside))
    return times


def _figures(times: Times, limit: int) -> dict[str, Any]:
    page, bare = (float(np.percentile(column, 95)) for column in (times.page, times.bare))
    empty = float(np.percentile(times.empty, 50))
    above = [
        told
        for told, is_above in (
            (f"p95 over {limit} ms", page > limit),
            (f"more than {MOST_QUERIES} queries", times.queries > MOST_QUERIES),
            (f"over {MOST_TIMES} times its statements", page > MOST_TIMES * bare),
        )
        if is_above
    ]
    return {
        "p50 ms": round(float(np.percentile(times.page, 50)), 1),
        "p95 ms": round(page, 1),
        "bare p95 ms": round(bare, 1),
        "times": round(page / bare, 2),
        "empty page ms": round(empty, 1),
        "times, less an empty page": round(max(0.0, page - empty) / bare, 2),
        "queries": times.queries,
        "slowest": times.slowest,
        "above": "; ".join(above),
    }


def _statements(reader: Reader, address: str) -> list[str]:
    """The statements of a request, in their order."""
    with undone(), CaptureQueriesContext(connection) as found:
        reader.ask(address)
    return [str(one["sql"]) for one in found.captured_queries]


def _bare(statements: list[str]) -> float:
    with undone(), connection.cursor() as cursor:
        # Begins the transaction, which is none of theirs.
        cursor.execute("SELECT 1")
        begun = time.perf_counter()
        for statement in statements:
            cursor.execute(statement)
            if cursor.description is not None:
                cursor.fetchall()
        return 1_000 * (time.perf_counter() - begun)


@contextmanager
def undone() -> Iterator[None]:
    """A transaction that is rolled back, in which requests leave the connection open."""
    ends = (request_started, request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        for signal in ends:
            signal.connect(close_old_connections)


def _scopes(world: World) -> list[Unit]:
    """One unit of each level that has units below it, none of the first or last."""
    return [row[len(row) // 3] for row in world.levels[:-1]]


def _of_scopes(path: str) -> Addresses:
    """The page for each scope and period."""

    def addresses(world: World) -> Iterator[str]:
        joint = "&" if "?" in path else "?"
        for unit, period in product(_scopes(world), world.periods):
            yield f"{path}{joint}unit={unit.uuid}&period={period}"

    return addresses


def _of_units(path: str) -> Addresses:
    """The page of one unit of each level, in each period."""

    def addresses(world: World) -> Iterator[str]:
        for row, period in product(world.levels, world.periods):
            yield path.format(row[len(row) // 3].uuid) + f"?period={period}"

    return addresses


def _of_things(path: str, model: Any, name: str = "uuid") -> Addresses:
    """The page of the first things, the last ones, and some between."""

    def addresses(_world: World) -> Iterator[str]:
        things = model.objects.order_by("pk")
        count = things.count()
        for place in range(0, count, max(1, count // 8)):
            yield path.format(things.values_list(name, flat=True)[place])

    return addresses


def _matters(path: str) -> Addresses:
    """The page of the largest matters and of some of the usual size."""

    def addresses(_world: World) -> Iterator[str]:
        roots = Item.objects.filter(depth=0).order_by("pk").values_list("uuid", flat=True)
        for place in range(0, min(4_000, roots.count()), 500):
            yield path.format(roots[place])

    return addresses


def _compared(_world: World) -> Iterator[str]:
    for match in Match.objects.select_related("lower", "upper").order_by("pk")[:40:8]:
        yield f"/documents/{match.lower.uuid}/compare/{match.upper.uuid}/"


_PAGES: dict[str, Addresses] = {
    "overview": _of_scopes("/"),
    "flow, one cell": _of_scopes("/flow/?from_level=county&to_level=township"),
    "unit": _of_units("/units/{}/"),
    "change": _of_scopes("/meetings/change/"),
    "who called whom": _of_scopes("/meetings/calls/"),
    "calendar": _of_scopes("/meetings/calendar/"),
    "attendance": _of_scopes("/meetings/attendance/"),
    "trend": _of_scopes("/meetings/trend/"),
    "trend, one host": _of_units("/meetings/trend/{}/"),
    "attendance, one meeting": _of_things("/meetings/{}/attendance/", Meeting),
    "layers avoided": _of_things("/meetings/{}/layers/", Meeting),
    "plans": _of_scopes("/meetings/plans/"),
    "duplicates": _of_scopes("/meetings/duplicates/"),
    "matters": _of_scopes("/matters/"),
    "matter": _matters("/matters/{}/"),
    "items of a matter": _matters("/matters/{}/items/"),
    "pains": _of_scopes("/pains/"),
    "pains by kind": _of_scopes("/pains/?by=kind"),
    "pains by issuer": _of_scopes("/pains/?by=issuer"),
    "pains of a level": _of_scopes("/pains/?level=township"),
    "findings": _of_scopes("/findings/"),
    "finding": _of_things("/findings/{}/", Finding),
    "papers": _of_scopes("/documents/"),
    "paper": _of_things("/documents/{}/", Paper),
    "compare": _compared,
    "white heads": _of_scopes("/documents/white-heads/"),
    "registers": _of_scopes("/documents/issued/"),
    "issuers": _of_scopes("/documents/issued/issuers/"),
    "uploads": lambda _world: iter(["/documents/uploads/"]),
    "meetings": _of_scopes("/meetings/"),
    "meeting": _of_things("/meetings/{}/", Meeting),
    "data quality": _of_scopes("/quality/"),
    "data gap": _of_scopes("/quality/readers/"),
    "silent issuers": _of_scopes("/quality/silent/"),
    "units": _of_scopes("/units/"),
    "own burden": _of_scopes("/own-burden/"),
    "parameters": lambda _world: iter(["/thresholds/"]),
    "rules": lambda _world: iter(["/thresholds/rules/"]),
    "search": lambda _world: iter(["/search/?words=防汛", "/search/?words=12345"]),
}
