"""The address map of the product."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from burden.stack.metrics import metrics

urlpatterns = [
    path("", include("burden.dashboards.urls")),
    path("", include("burden.organisations.urls")),
    path("thresholds/", include("burden.thresholds.urls")),
    path("documents/", include("docs_audit.urls")),
    path("meetings/", include("meetings.urls")),
    path("activities/", include("burden.activities.urls")),
    path("", include("burden.activities.voices.urls")),
    path("", include("burden.findings.urls")),
    path("news/", include("burden.news.urls")),
    path("removals/", include("burden.retention.urls")),
    path("own-burden/", include("burden.usage.urls")),
    path("reports/", include("burden.reports.urls")),
    path("api/", include("burden.api.urls")),
    path("health/", include("burden.jobs.urls")),
    path("metrics/", metrics, name="metrics"),
    path("i18n/setlang/", login_not_required(set_language), name="set_language"),
]
