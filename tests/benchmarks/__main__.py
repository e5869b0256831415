"""Runs the benchmarks and prints their figures as a table and as JSON: `make bench`.

    make bench                       all of them
    make bench BENCH="jobs copies"   those of these names
    make bench-copies                one of them

A benchmark is a module bench_<name>.py here with `main() -> dict`: names of figures and what was
measured, numbers or dicts of numbers. The database is a real one, made for the run and durable.
"""

import argparse
import importlib
import json
import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.engines import TestPostgres

_FOLDER = Path(__file__).parent


def main() -> None:
    known = sorted(path.stem.removeprefix("bench_") for path in _FOLDER.glob("bench_*.py"))
    parser = argparse.ArgumentParser(prog="make bench", description="Measure the product.")
    parser.add_argument("names", nargs="*", choices=[[], *known], default=known)
    names = parser.parse_args().names or known
    postgres = TestPostgres()
    try:
        postgres.start(fsync="on")
        _set_up_django(postgres)
        figures = {name: _measured(name) for name in names}
    finally:
        postgres.stop()
    print(_table(figures))
    print(json.dumps(figures, ensure_ascii=False, indent=2))


def _set_up_django(postgres: TestPostgres) -> None:
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "burden.settings",
        "BURDEN_DATA": str(postgres.folder / "data"),
        "DATABASE_URL": f"postgres:///{postgres.socket_folder}/postgres?user=burden",
        "CELERY_BROKER_URL": f"redis+socket://{postgres.folder}/none.sock",
        "SECRET_KEY": "0123456789" * 5,
        "AUDIT_SEAL_KEY": "9876543210" * 5,
        "ALLOWED_HOSTS": "testserver,localhost",
        "HTTPS": "no",
        "LOG_LEVEL": "ERROR",
    }
    import django  # noqa: PLC0415 the environment must be set first
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("migrate", verbosity=0)


def _measured(name: str) -> dict[str, Any]:
    module = importlib.import_module(f"tests.benchmarks.bench_{name}")
    begun = time.perf_counter()
    figures: dict[str, Any] = module.main()
    return {**figures, "seconds in all": round(time.perf_counter() - begun, 1)}


def _table(figures: Mapping[str, Any]) -> str:
    rows = list(_rows(figures, ()))
    width = max((len(label) for label, _ in rows), default=0)
    return "\n".join(f"{label:<{width}}  {value}" for label, value in rows)


def _rows(figures: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name, value in figures.items():
        path = (*above, str(name))
        if isinstance(value, Mapping):
            yield from _rows(value, path)
        else:
            yield " / ".join(path), f"{value:g}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()
