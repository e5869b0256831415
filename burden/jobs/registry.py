"""What other apps bring in AppConfig.ready: who does which kind of job, what health tells more."""

from collections.abc import Callable

from burden.jobs.errors import UnknownKind
from burden.jobs.leases import Lease

Handler = Callable[[str, Lease], None]

_handlers: dict[str, Handler] = {}
_reports: dict[str, Callable[[], object]] = {}


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


def report(name: str, ask: Callable[[], object]) -> None:
    """Have the health page tell under this name what `ask()` answers, as JSON."""
    _reports[name] = ask


def reports() -> dict[str, object]:
    return {name: ask() for name, ask in _reports.items()}
