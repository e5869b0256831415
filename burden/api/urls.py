from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import SimpleRouter

from burden.api import meeting_rules, meetings, views

app_name = "api"

router = SimpleRouter()
router.register("units", views.UnitViewSet, basename="unit")
router.register("documents", views.PaperViewSet, basename="document")
router.register("uploads", views.UploadViewSet, basename="upload")
router.register("meetings", meetings.MeetingViewSet, basename="meeting")
router.register("meeting-imports", meetings.MeetingImportViewSet, basename="meeting-import")
router.register("meeting-rules", meeting_rules.MeetingRuleViewSet, basename="meeting-rule")
router.register("meeting-plans", meeting_rules.PlannedMeetingViewSet, basename="meeting-plan")
router.register("findings", views.FindingViewSet, basename="finding")
router.register("scores", views.ScoreViewSet, basename="score")

urlpatterns = [
    path("", include(router.urls)),
    path("matters/<uuid:uuid>/steps/", views.MatterStepsView.as_view(), name="matter-steps"),
    path("flow/", views.FlowView.as_view(), name="flow"),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("pages/", SpectacularSwaggerSplitView.as_view(url_name="api:schema"), name="pages"),
]
