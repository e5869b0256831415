"""How gunicorn serves the product, with every command line the same: `--config python:` this."""

import os
import tempfile
from typing import Any

# The metrics of all processes meet in a folder; it must be named before the first is imported.
os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", tempfile.mkdtemp(prefix="burden-metrics-"))

wsgi_app = "burden.wsgi"
worker_class = "gthread"
workers = int(os.environ.get("WEB_PROCESSES", "2"))
threads = 4
# Loaded once and forked: the processes share their memory and start at once.
preload_app = True
# An upload of many files over a slow line is one request.
timeout = 120
graceful_timeout = 15
loglevel = "warning"


def child_exit(_server: Any, worker: Any) -> None:
    """Drop the gauges of a process that is gone."""
    from prometheus_client import multiprocess  # noqa: PLC0415 after the folder is named

    multiprocess.mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]
