from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import SimpleRouter

from burden.api import activities, figures, meeting_rules, meetings, thresholds, views

app_name = "api"

router = SimpleRouter()
router.register("units", views.UnitViewSet, basename="unit")
router.register("documents", views.PaperViewSet, basename="document")
router.register("uploads", views.UploadViewSet, basename="upload")
router.register("meetings", meetings.MeetingViewSet, basename="meeting")
router.register("meeting-imports", meetings.MeetingImportViewSet, basename="meeting-import")
router.register("meeting-rules", meeting_rules.MeetingRuleViewSet, basename="meeting-rule")
router.register("meeting-plans", meeting_rules.PlannedMeetingViewSet, basename="meeting-plan")
router.register("inspections", activities.InspectionViewSet, basename="inspection")
router.register("inspection-plans", activities.PlannedInspectionViewSet, basename="inspection-plan")
router.register("campaigns", activities.CampaignViewSet, basename="campaign")
router.register("secondments", activities.SecondmentViewSet, basename="secondment")
router.register("activity-rules", activities.ActivityRuleViewSet, basename="activity-rule")
router.register("findings", views.FindingViewSet, basename="finding")
router.register("scores", views.ScoreViewSet, basename="score")
router.register(
    "parameter-versions", thresholds.ParameterVersionViewSet, basename="parameter-version"
)
router.register("parameter-drafts", thresholds.ParameterDraftViewSet, basename="parameter-draft")

urlpatterns = [
    path("", include(router.urls)),
    path("matters/<uuid:uuid>/steps/", views.MatterStepsView.as_view(), name="matter-steps"),
    path("matters/", figures.MattersView.as_view(), name="matter-list"),
    path("matters/<uuid:uuid>/", figures.MatterView.as_view(), name="matter-detail"),
    path("matters/<uuid:uuid>/items/", figures.MatterItemsView.as_view(), name="matter-items"),
    path("items/<uuid:uuid>/bookings/", figures.BookingsView.as_view(), name="bookings"),
    path("units/<uuid:uuid>/burden/", figures.UnitView.as_view(), name="unit-burden"),
    path("figures/overview/", figures.OverviewView.as_view(), name="overview"),
    path("figures/meeting-change/", figures.MeetingChangeView.as_view(), name="meeting-change"),
    path("figures/meeting-calls/", figures.MeetingCallsView.as_view(), name="meeting-calls"),
    path("figures/meeting-days/", figures.MeetingDaysView.as_view(), name="meeting-days"),
    path("figures/spread/", figures.SpreadView.as_view(), name="spread"),
    path("figures/quality/", figures.QualityView.as_view(), name="quality"),
    path("figures/own-burden/", figures.OwnBurdenView.as_view(), name="own-burden"),
    path(
        "figures/inspection-receivers/",
        activities.InspectionReceiversView.as_view(),
        name="inspection-receivers",
    ),
    path("register-imports/", activities.RegisterImportView.as_view(), name="register-import"),
    path("parameters/", thresholds.ParameterListView.as_view(), name="parameter-list"),
    path("what-if/", thresholds.WhatIfView.as_view(), name="what-if"),
    path("flow/", views.FlowView.as_view(), name="flow"),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("pages/", SpectacularSwaggerSplitView.as_view(url_name="api:schema"), name="pages"),
]
