"""The programs of the product and how each is started and stopped."""

import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from burden.stack.account import Account

# Web requests are short; a statement of the web server that is not has gone wrong.
WEB_STATEMENT_TIMEOUT_MS = "30000"


@dataclass(frozen=True)
class Program:
    """One child of the supervisor.

    `stop` asks it to end in order, `stop_seconds` is how long it may take, and `orphaned` is what
    the kernel sends it when the supervisor is gone. Engines are stopped after all others.
    """

    name: str
    command: list[str]
    environment: Mapping[str, str]
    folder: Path = Path("/")
    account: Account | None = None
    stop: signal.Signals = signal.SIGTERM
    orphaned: signal.Signals = signal.SIGTERM
    stop_seconds: float = 20
    is_engine: bool = False


def web(*, port: int, checkout: Path, environment: Mapping[str, str], metrics: Path) -> Program:
    """gunicorn on the loopback address; its processes leave their metrics in a folder."""
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}"]
    command += ["--config", "python:burden.stack.gunicorn_conf"]
    limited = {
        "STATEMENT_TIMEOUT_MS": WEB_STATEMENT_TIMEOUT_MS,
        "PROMETHEUS_MULTIPROC_DIR": str(metrics),
        **environment,
    }
    return Program("web", command, limited, checkout)


def worker(*, checkout: Path, environment: Mapping[str, str], app: str = "burden") -> Program:
    """A Celery worker; what its processes cannot end in time, the job rows remember."""
    command = [sys.executable, "-m", "celery", "--app", app, "worker"]
    command += ["--loglevel", "INFO", "--without-gossip", "--without-mingle"]
    return Program("worker", command, environment, checkout, stop_seconds=30)


def beat(*, checkout: Path, environment: Mapping[str, str]) -> Program:
    """The clock that ticks for the sweeper."""
    command = [sys.executable, "-m", "celery", "--app", "burden", "beat", "--loglevel", "INFO"]
    return Program("beat", command, environment, checkout)
