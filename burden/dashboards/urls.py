from django.urls import path

from burden.dashboards import (
    audit_views,
    booking_views,
    matter_views,
    meeting_views,
    pain_views,
    quality_views,
    saved_views,
    spread_views,
    views,
)

app_name = "dashboards"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("flow/", views.flow, name="flow"),
    path("spread/", spread_views.spread, name="spread"),
    path("meetings/change/", meeting_views.meeting_change, name="meeting-change"),
    path("meetings/calls/", meeting_views.meeting_calls, name="meeting-calls"),
    path("meetings/calendar/", meeting_views.meeting_calendar, name="meeting-calendar"),
    path("scope/", views.scope_pick, name="scope-pick"),
    path("quality/", quality_views.data_quality, name="quality"),
    path("quality/silent/", quality_views.silent_issuers, name="silent-issuers"),
    path("quality/spared/", quality_views.spared_hours, name="spared"),
    path("quality/<slug:code>/", quality_views.quality_gap, name="quality-gap"),
    path("audit/", audit_views.audit_list, name="audit-list"),
    path("views/", saved_views.view_list, name="view-list"),
    path("views/save/", saved_views.view_save, name="view-save"),
    path("views/<uuid:uuid>/remove/", saved_views.view_remove, name="view-remove"),
    path("search/", views.search, name="search"),
    path("pains/", pain_views.pains, name="pains"),
    path("matters/", matter_views.matter_list, name="matter-list"),
    path("matters/<uuid:uuid>/", matter_views.matter_detail, name="matter-detail"),
    path("matters/<uuid:uuid>/items/", matter_views.matter_items, name="matter-items"),
    path("matters/<uuid:uuid>/units/", matter_views.matter_units, name="matter-units"),
    path("items/<uuid:uuid>/bookings/", booking_views.booking_list, name="booking-list"),
    path("units/<uuid:uuid>/", views.unit_detail, name="unit-detail"),
]
