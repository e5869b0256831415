"""The address map of the product."""

from django.urls import include, path

urlpatterns = [
    path("", include("burden.organisations.urls")),
    path("thresholds/", include("burden.thresholds.urls")),
    path("health/", include("burden.jobs.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]
