"""Who judges anew when parameters change; the sources fill it in AppConfig.ready."""

from collections.abc import Callable

from django.db import transaction

from burden.jobs.leases import Lease
from burden.thresholds.models import ParameterSet

Listener = Callable[[ParameterSet], None]

_listeners: list[Listener] = []


def on_publish(listener: Listener) -> None:
    """Have `listener(version)` called after each publication.

    It is called inside a transaction and may be called twice for one version: it should only
    enqueue the jobs that judge anew.
    """
    if listener not in _listeners:
        _listeners.append(listener)


def tell_of_publication(key: str, lease: Lease) -> None:
    """Handler of the job that a publication leaves; `key` is the version."""
    version = ParameterSet.objects.get(version=int(key))
    with transaction.atomic():
        lease.confirm()
        for listener in _listeners:
            listener(version)
