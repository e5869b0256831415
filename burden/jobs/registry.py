"""Which function does which kind of job; the apps fill it in AppConfig.ready."""

from collections.abc import Callable

from burden.jobs.errors import UnknownKind
from burden.jobs.leases import Lease

Handler = Callable[[str, Lease], None]

_handlers: dict[str, Handler] = {}


def register(kind: str, handler: Handler) -> None:
    """Have `handler(key, lease)` do the jobs of a kind.

    A handler may run more than once for one request and must leave the same rows each time; its
    last write begins with `lease.confirm()`.
    """
    if _handlers.get(kind, handler) is not handler:
        raise ValueError(f"two handlers for {kind}")
    _handlers[kind] = handler


def handler_for(kind: str) -> Handler:
    try:
        return _handlers[kind]
    except KeyError:
        raise UnknownKind(kind) from None
