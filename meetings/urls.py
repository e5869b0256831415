from django.urls import path

from meetings import attendance_views, views

app_name = "meetings"
urlpatterns = [
    path("", views.meeting_list, name="meeting-list"),
    path("new/", views.meeting_create, name="meeting-create"),
    path("imports/", views.import_create, name="import-create"),
    path("imports/<uuid:uuid>/", views.import_detail, name="import-detail"),
    path("imports/template.csv", views.import_template, name="import-template"),
    path("attendance/", attendance_views.attendance_list, name="attendance-list"),
    path("<uuid:uuid>/attendance/", attendance_views.attendance_detail, name="attendance-detail"),
    path("<uuid:uuid>/layers/", attendance_views.layers_avoided, name="layers-avoided"),
    path("<uuid:uuid>/", views.meeting_detail, name="meeting-detail"),
]
