from django.urls import path

from meetings import attendance_views, views
from meetings.notices import views as notices

app_name = "meetings"
urlpatterns = [
    path("", views.meeting_list, name="meeting-list"),
    path("new/", views.meeting_create, name="meeting-create"),
    path("imports/", views.import_create, name="import-create"),
    path("imports/<uuid:uuid>/", views.import_detail, name="import-detail"),
    path("imports/template.csv", views.import_template, name="import-template"),
    path("notices/", notices.notice_list, name="notice-list"),
    path("notices/new/", notices.notice_create, name="notice-create"),
    path("notices/<uuid:uuid>/", notices.notice_detail, name="notice-detail"),
    path("notices/<uuid:uuid>/dismiss/", notices.notice_dismiss, name="notice-dismiss"),
    path("attendance/", attendance_views.attendance_list, name="attendance-list"),
    path("<uuid:uuid>/attendance/", attendance_views.attendance_detail, name="attendance-detail"),
    path("<uuid:uuid>/layers/", attendance_views.layers_avoided, name="layers-avoided"),
    path("<uuid:uuid>/", views.meeting_detail, name="meeting-detail"),
    path("<uuid:uuid>/chain.svg", views.chain_picture, name="chain-picture"),
]
