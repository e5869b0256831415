from django.urls import path

from meetings import attendance_views, import_views, report_views, sameness_views, views
from meetings.convening import views as convening
from meetings.notices import views as notices
from meetings.planning import views as planning

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
    path("notices/", notices.notice_list, name="notice-list"),
    path("notices/new/", notices.notice_create, name="notice-create"),
    path("notices/<uuid:uuid>/", notices.notice_detail, name="notice-detail"),
    path("notices/<uuid:uuid>/call-off/", notices.notice_call_off, name="notice-call-off"),
    path("notices/<uuid:uuid>/dismiss/", notices.notice_dismiss, name="notice-dismiss"),
    path("attendance/", attendance_views.attendance_list, name="attendance-list"),
    path("<uuid:uuid>/attendance/", attendance_views.attendance_detail, name="attendance-detail"),
    path("<uuid:uuid>/layers/", attendance_views.layers_avoided, name="layers-avoided"),
    path("plans/", planning.plan_list, name="plan-list"),
    path("plans/import/", planning.plan_import, name="plan-import"),
    path("plans/template.csv", planning.plan_template, name="plan-template"),
    path("plans/<uuid:uuid>/", planning.plan_unit, name="plan-unit"),
    path("trend/", convening.trend_list, name="trend-list"),
    path("trend/<uuid:uuid>/", convening.trend_unit, name="trend-unit"),
    path("trend/<uuid:uuid>/warnings/", convening.warning_create, name="warning-create"),
    path("<uuid:uuid>/", views.meeting_detail, name="meeting-detail"),
    path("<uuid:uuid>/take-up/", views.meeting_take_up, name="meeting-take-up"),
    path("<uuid:uuid>/chain.svg", views.chain_picture, name="chain-picture"),
    path("<uuid:uuid>/correct/", report_views.meeting_correct, name="meeting-correct"),
    path("<uuid:uuid>/separate/", sameness_views.meeting_separate, name="meeting-separate"),
]
