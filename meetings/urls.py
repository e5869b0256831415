from django.urls import path

from meetings import import_views, report_views, sameness_views, views

app_name = "meetings"
urlpatterns = [
    path("", views.meeting_list, name="meeting-list"),
    path("new/", report_views.meeting_create, name="meeting-create"),
    path("imports/", import_views.import_list, name="import-create"),
    path("imports/<uuid:uuid>/", import_views.import_detail, name="import-detail"),
    path("imports/<uuid:uuid>/columns/", import_views.import_columns, name="import-columns"),
    path("imports/template.csv", import_views.import_template, name="import-template"),
    path("duplicates/", sameness_views.duplicate_list, name="duplicate-list"),
    path(
        "duplicates/<uuid:first>/<uuid:second>/",
        sameness_views.duplicate_decide,
        name="duplicate-decide",
    ),
    path("<uuid:uuid>/", views.meeting_detail, name="meeting-detail"),
    path("<uuid:uuid>/correct/", report_views.meeting_correct, name="meeting-correct"),
    path("<uuid:uuid>/separate/", sameness_views.meeting_separate, name="meeting-separate"),
]
