"""Addresses under /removals/."""

from django.urls import path

from burden.retention import views

app_name = "retention"
urlpatterns = [
    path("", views.removal_list, name="removal-list"),
    path("new/", views.removal_create, name="removal-create"),
    path("ask/<slug:kind>/<uuid:record>/", views.removal_ask, name="removal-ask"),
    path("<uuid:uuid>/", views.removal_detail, name="removal-detail"),
    path("<uuid:uuid>/decide/", views.removal_decide, name="removal-decide"),
]
