import pytest
from django.db import transaction

from burden.jobs import registry, services
from burden.jobs.leases import Lease
from burden.jobs.models import Lane


class Probe:
    """A handler that notes its keys and does what a test tells it."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.error: Exception | None = None

    def __call__(self, key: str, lease: Lease) -> None:
        self.keys.append(key)
        if self.error is not None:
            raise self.error
        with transaction.atomic():
            lease.confirm()


@pytest.fixture
def probe(monkeypatch: pytest.MonkeyPatch) -> Probe:
    handler = Probe()
    monkeypatch.setitem(registry._handlers, "probe", handler)
    return handler


def remind(*keys: str, lane: Lane = Lane.DEFAULT) -> None:
    """Ask for jobs of the probe as those do who ask for the same at once."""
    for statement, values in services.reminders("probe", keys, lane=lane):
        statement.run(values)
