"""The counters of the web processes, for Prometheus and whoever holds its token."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from django_prometheus.exports import ExportToDjangoView


@login_not_required
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """404 unless `Authorization: Bearer <METRICS_TOKEN>` is sent and a token is configured."""
    token = settings.METRICS_TOKEN
    shown = request.headers.get("Authorization", "")
    if not token or not constant_time_compare(shown, f"Bearer {token}"):
        raise Http404
    answer: HttpResponse = ExportToDjangoView(request)
    return answer
