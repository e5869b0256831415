from django.urls import path

from meetings import views
from meetings.convening import views as convening
from meetings.planning import views as planning

app_name = "meetings"
urlpatterns = [
    path("", views.meeting_list, name="meeting-list"),
    path("new/", views.meeting_create, name="meeting-create"),
    path("imports/", views.import_create, name="import-create"),
    path("imports/<uuid:uuid>/", views.import_detail, name="import-detail"),
    path("imports/template.csv", views.import_template, name="import-template"),
    path("plans/", planning.plan_list, name="plan-list"),
    path("plans/import/", planning.plan_import, name="plan-import"),
    path("plans/template.csv", planning.plan_template, name="plan-template"),
    path("plans/<uuid:uuid>/", planning.plan_unit, name="plan-unit"),
    path("trend/", convening.trend_list, name="trend-list"),
    path("trend/<uuid:uuid>/", convening.trend_unit, name="trend-unit"),
    path("trend/<uuid:uuid>/warnings/", convening.warning_create, name="warning-create"),
    path("<uuid:uuid>/", views.meeting_detail, name="meeting-detail"),
]
