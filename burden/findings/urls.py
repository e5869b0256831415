"""Addresses under /findings/."""

from django.urls import path

from burden.findings import views
from burden.findings.cases import views as case_views

app_name = "findings"
urlpatterns = [
    path("", views.finding_list, name="finding-list"),
    path("cases/", case_views.case_list, name="case-list"),
    path("<uuid:uuid>/", views.finding_detail, name="finding-detail"),
    path("<uuid:uuid>/decide/", views.finding_decide, name="finding-decide"),
]
