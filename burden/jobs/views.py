"""The health page, for load balancers and for people who look after the product."""

from dataclasses import asdict

from django.contrib.auth.decorators import login_not_required
from django.db import Error
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from burden.jobs import registry, selectors
from burden.jobs.doorbell import broker_answers

# Ten ticks of the sweeper missed in a row.
_SWEEP_OVERDUE_SECONDS = 20


@login_not_required
@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """503 without a database, since nothing can be served then; otherwise 200.

    `state` is `degraded` when uploads are accepted but nobody works on them: no broker, no
    worker or no sweeper.
    """
    try:
        queue = selectors.health()
    except Error:
        return JsonResponse({"state": "down", "database": False}, status=503)
    swept = queue.seconds_since_sweep
    # Workers that are busy to the last child have no time for a tick.
    awake = queue.running > 0 or (swept is not None and swept < _SWEEP_OVERDUE_SECONDS)
    working = queue.workers > 0 and awake
    broker = broker_answers()
    state = "ok" if broker and working else "degraded"
    return JsonResponse(
        {
            "state": state,
            "database": True,
            "broker": broker,
            "queue": asdict(queue),
            **registry.reports(),
        }
    )
