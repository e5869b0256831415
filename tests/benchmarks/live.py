"""The product as a web server on this machine, for benchmarks that look through a browser."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

Application = Callable[..., Any]


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of the requests."""


@contextmanager
def live_server(application: Application) -> Iterator[str]:
    """Serve the product, static files as they are delivered; its address."""
    server = ThreadedWSGIServer(("localhost", 0), _Quiet)
    server.set_app(application)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
