from django.urls import path

from burden.dashboards import views

app_name = "dashboards"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("flow/", views.flow, name="flow"),
    path("scope/", views.scope_pick, name="scope-pick"),
    path("search/", views.search, name="search"),
    path("matters/", views.matter_list, name="matter-list"),
    path("matters/<uuid:uuid>/", views.matter_detail, name="matter-detail"),
    path("units/<uuid:uuid>/", views.unit_detail, name="unit-detail"),
]
