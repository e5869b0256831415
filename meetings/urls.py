from django.urls import path

from meetings import views

app_name = "meetings"
urlpatterns = [
    path("", views.meeting_list, name="meeting-list"),
    path("new/", views.meeting_create, name="meeting-create"),
    path("imports/", views.import_create, name="import-create"),
    path("imports/<uuid:uuid>/", views.import_detail, name="import-detail"),
    path("imports/template.csv", views.import_template, name="import-template"),
    path("<uuid:uuid>/", views.meeting_detail, name="meeting-detail"),
    path("<uuid:uuid>/chain.svg", views.chain_picture, name="chain-picture"),
]
